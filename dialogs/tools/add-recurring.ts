import { z } from "zod";
import { matchBill } from "../../domain/bill-once.ts";
import { draftRecurring } from "../../domain/draft-recurring.ts";
import type { Entry } from "../../domain/entry.ts";
import { parseAmount } from "../../domain/money.ts";
import type { Change } from "../../domain/operation.ts";
import { type CalendarDate, daysAfter, periodOf } from "../../domain/period.ts";
import { nextOccurrence, type Recurring } from "../../domain/recurring.ts";
import { presentAdded } from "../replies/recurring.ts";
import { amount, category, currency, date, description } from "./arguments.ts";
import type { ToolCall } from "./call.ts";
import { categoryFor } from "./category-for.ts";
import { defineTool, type ToolContext } from "./tool.ts";
import { expectedRules } from "./which-recurring.ts";

const args = z.strictObject({
  description,
  amount,
  currency: currency.optional(),
  category: category.optional(),
  frequency: z.enum(["once", "daily", "weekly", "monthly", "yearly"]),
  every: z.int().min(1).max(366).optional(),
  day: z.int().min(1).max(31).optional(),
  start: date.optional(),
  end: date.optional(),
  varies: z.boolean().optional(),
});

/** What is expected from now on. */
export type AddResult =
  | {
      readonly kind: "added";
      readonly rule: Recurring;
      readonly due: CalendarDate;
      /** False where nobody said when, so that the day is a guess. */
      readonly isDayStated: boolean;
      /** An entry of today or shortly before that is the first occurrence. */
      readonly first: Entry | null;
    }
  /** One that is called so is expected already: asked first, nothing was changed. */
  | { readonly kind: "known"; readonly known: Recurring; readonly draft: Recurring; readonly call: ToolCall };

/** Expects a bill, or any other expense, again and again. */
export const addRecurring = defineTool({
  name: "add_recurring",
  description: "Expect a bill or another expense regularly: it is set aside, and logged on its day.",
  risk: "write",
  args,
  async run(context, given): Promise<AddResult> {
    const { book, today, person, newId, isConfirmed } = context;
    const expected = parseAmount(given.amount, given.currency ?? person.currency);
    const { day, start, end } = given;
    const { category } = await categoryFor(context, given.description, given.category);
    const rule = draftRecurring(
      {
        id: newId(),
        description: given.description,
        category,
        amount: expected,
        frequency: given.frequency,
        every: given.every ?? 1,
        ...(day === undefined ? {} : { day }),
        ...(start === undefined ? {} : { start }),
        ...(end === undefined ? {} : { end }),
        varies: given.varies ?? false,
      },
      { today, period: periodOf(today, book.ledger.paydays) },
    );
    const known = (await expectedRules(book, today)).find(({ normalised }) => normalised === rule.normalised);
    if (known && !isConfirmed)
      return { kind: "known", known, draft: rule, call: { tool: "add_recurring", args: given } };
    const first = await firstEntry(context, rule);
    await context.commit([{ what: "recurring", id: rule.id, before: null, after: rule }, ...(first?.changes ?? [])]);
    const due = nextOccurrence(rule, first ? daysAfter(first.due, 1) : today)?.due ?? rule.start;
    const isDayStated = day !== undefined || start !== undefined || isDailyOrWeekly(rule);
    return { kind: "added", rule, due, isDayStated, first: first?.entry ?? null };
  },
  present: presentAdded,
});

/** An entry that was logged before the bill was known and is its first occurrence, so that it is not logged again. */
async function firstEntry(
  { book, today }: ToolContext,
  rule: Recurring,
): Promise<{ entry: Entry; due: CalendarDate; changes: Change[] } | null> {
  const from = Temporal.PlainDate.from(today).subtract(LOOKED_BACK).toString();
  const recent = await book.entries({ kinds: ["expense"], from, to: today, order: "newest", limit: RECENT });
  for (const before of recent.filter(({ recurring }) => recurring === undefined)) {
    const match = matchBill(before, { rules: [rule], entries: [], marks: [] });
    if (match?.kind !== "is") continue;
    const { due } = match.occurrence;
    const entry = { ...before, recurring: { id: rule.id, due } };
    return { entry, due, changes: [{ what: "entries", id: entry.id, before, after: entry }] };
  }
  return null;
}

/** As far as an entry may be from the day on which its bill is due. */
const LOOKED_BACK = { days: 3 } as const;

/** More expenses than a few days have. */
const RECENT = 500;

function isDailyOrWeekly({ frequency }: Recurring): boolean {
  return frequency === "daily" || frequency === "weekly";
}
