import * as z from "zod";
import type { Category } from "../../../domain/categories.ts";
import type { Entry } from "../../../domain/entry.ts";
import { type Money, money, subtract } from "../../../domain/money.ts";
import type { Limit } from "../../../domain/plan.ts";
import { paidOf } from "../../../domain/price.ts";
import type { CategorySetting } from "../../../domain/settings.ts";
import { amountNumber } from "../amount-number.ts";
import { figure, instant, knownCategory } from "./fields.ts";

/** How the things of a book look in answers: their schemas, and how they are made. */

const id = z.string();

/** An entry that is spending. */
export const expense = z
  .strictObject({
    id,
    user_id: z.string(),
    kind: z.enum(["expense", "refund", "adjustment", "income", "transfer"]),
    amount: figure,
    currency: z.string(),
    category_id: knownCategory.nullable(),
    description: z.string(),
    date: z.iso.date(),
    is_recurring: z.boolean(),
    ai_suggested_category: z.string().nullable(),
    confidence_score: z.number().nullable(),
    tags: z.array(z.string()),
    original: z.strictObject({ amount: figure, currency: z.string() }).nullable(),
    channel: z.string(),
    created_at: instant,
  })
  .meta({ id: "Expense" });

/** An entry as answers show it. */
export function expenseView(entry: Entry): z.input<typeof expense> {
  const { amount, category, description, date, recurring, suggested, tags, source, madeAt, original } = entry;
  const paid = paidOf(entry);
  return {
    id: entry.id,
    user_id: entry.actor,
    kind: entry.kind,
    amount: amountNumber(amount),
    currency: amount.currency,
    category_id: category,
    description,
    date,
    is_recurring: recurring !== undefined,
    ai_suggested_category: suggested?.category ?? null,
    confidence_score: suggested?.confidence ?? null,
    tags: [...tags],
    original: original ? { amount: amountNumber(paid), currency: paid.currency } : null,
    channel: source.channel,
    created_at: madeAt,
  };
}

/** A category by its name and how necessary it is. */
export const namedCategory = z.strictObject({ id: knownCategory, name: z.string(), necessity_score: z.int() });

/** The least of a category. */
export function namedCategoryView({ id, name, necessity }: Category): z.input<typeof namedCategory> {
  return { id, name, necessity_score: necessity };
}

/** A category with what a person made of it. */
export const category = z
  .strictObject({
    id: knownCategory,
    name: z.string(),
    emoji: z.string(),
    group: z.enum(["needs", "wants", "savings"]),
    necessity_score: z.int(),
    default_allocation_percent: z.number(),
    parent_category: z.string().nullable(),
    is_system: z.boolean(),
    custom_priority: z.int().nullable(),
    monthly_limit: figure.nullable(),
  })
  .meta({ id: "Category" });

/** A category as answers show it. */
export function categoryView(
  { id, name, emoji, group, necessity, share, parent }: Category,
  isSystem: boolean,
  setting: CategorySetting | undefined,
  limit: Pick<Limit, "amount"> | undefined,
): z.input<typeof category> {
  return {
    id,
    name,
    emoji,
    group,
    necessity_score: necessity,
    default_allocation_percent: share,
    parent_category: parent ?? null,
    is_system: isSystem,
    custom_priority: setting?.priority ?? null,
    monthly_limit: limit ? amountNumber(limit.amount) : null,
  };
}

/** What a category was given and what became of it. */
export const allocation = z
  .strictObject({
    category_id: knownCategory,
    allocated_amount: figure,
    spent_amount: figure,
    remaining_amount: figure,
  })
  .meta({ id: "CategoryAllocation" });

/** An allocation as answers show it; without one, what was spent is over nothing. */
export function allocationView(
  categoryId: string,
  allocated: Money | null,
  spent: Money,
  remaining: Money | null = allocated && subtract(allocated, spent),
): z.input<typeof allocation> {
  return {
    category_id: categoryId,
    allocated_amount: amountNumber(allocated ?? money(0, spent.currency)),
    spent_amount: amountNumber(spent),
    remaining_amount: amountNumber(remaining ?? money(-spent.minor, spent.currency)),
  };
}

/** One reason as data. */
export const reason = z.strictObject({
  code: z.string(),
  category_id: z.string().optional(),
  amount: figure.optional(),
  percent: z.number().optional(),
  date: z.string().optional(),
});

interface Reason {
  readonly code: string;
  readonly category?: string;
  readonly amount?: Money;
  readonly percent?: number;
  readonly date?: string;
}

/** A reason as answers show it. */
export function reasonView({ code, category: about, amount, percent, date }: Reason): z.input<typeof reason> {
  return {
    code,
    ...(about === undefined ? {} : { category_id: about }),
    ...(amount === undefined ? {} : { amount: amountNumber(amount) }),
    ...(percent === undefined ? {} : { percent }),
    ...(date === undefined ? {} : { date }),
  };
}
