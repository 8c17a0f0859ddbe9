import { z } from "zod";
import type { CategoryId } from "../../domain/categories.ts";
import type { OriginalAmount } from "../../domain/entry.ts";
import { InvalidInput } from "../../domain/errors.ts";
import type { Id } from "../../domain/ids.ts";
import { type Money, parseAmount } from "../../domain/money.ts";
import type { CalendarDate, Period } from "../../domain/period.ts";
import { advise, type Verdict, type VerdictRecord } from "../../domain/verdict.ts";
import type { VerdictSnapshot } from "../../domain/verdict-snapshot.ts";
import { presentVerdict } from "../replies/verdict.ts";
import { amount, category, currency, date, description } from "./arguments.ts";
import { categoryFor } from "./category-for.ts";
import { readStanding } from "./standing.ts";
import { defineTool, type ToolContext } from "./tool.ts";
import { readSnapshot } from "./verdict-snapshot.ts";

const args = z.strictObject({
  item: description,
  amount: amount.optional(),
  currency: currency.optional(),
  category: category.optional(),
  /** When it would be bought; left out: today. */
  date: date.optional(),
  /** Instead of a date. */
  when: z.literal("next_pay").optional(),
});

/** A verdict, or what is missing for one. */
export type PurchaseResult =
  | {
      readonly kind: "judged";
      /** Of the verdict as it is kept. */
      readonly id: Id;
      readonly item: string;
      /** In the ledger's money. */
      readonly amount: Money;
      /** The price as it was told, where that is foreign. */
      readonly original?: OriginalAmount;
      readonly category: CategoryId;
      /** In the category and period, before it. */
      readonly spent: Money;
      readonly verdict: Verdict;
      readonly period: Period;
      /** It was asked for a later day, but what comes in until then is not known: judged for today. */
      readonly isForTodayOnly: boolean;
    }
  | {
      readonly kind: "needs_amount";
      readonly item: string;
      readonly category: CategoryId;
      readonly date?: CalendarDate | undefined;
      readonly when?: "next_pay" | undefined;
    }
  | { readonly kind: "needs_income" };

/** Advises on a purchase: buy, wait or don't, with the reason and what would make it possible. */
export const checkPurchase = defineTool({
  name: "check_purchase",
  description: "Advise whether to buy something: buy, wait or don't, with reasons.",
  risk: "read",
  args,
  async run(context, given): Promise<PurchaseResult> {
    const { book } = context;
    const { category } = await categoryFor(context, given.item, given.category);
    const { item, date, when } = given;
    if (given.amount === undefined) return { kind: "needs_amount", item, category, date, when };
    const told = parseAmount(given.amount, given.currency ?? context.person.currency);
    const price = await context.price(told, context.today);
    if (price.amount.currency !== book.ledger.currency) {
      throw new InvalidInput(
        `I know no rate for ${told.currency}; tell me about what it is in ${book.ledger.currency}.`,
      );
    }
    const snapshot = await readSnapshot(context, {
      item,
      amount: price.amount,
      category,
      on: date,
      isOnNextPay: when === "next_pay",
    });
    if (!snapshot) return { kind: "needs_income" };
    const verdict = advise(snapshot);
    const change = verdictChange(context, item, snapshot, verdict);
    await context.commit([change], { kind: "note" });
    const { spent, period } = await readStanding(context, category);
    const isLater = when !== undefined || (date !== undefined && date > context.today);
    const isForTodayOnly = isLater && verdict.on === undefined;
    return { kind: "judged", id: change.id, item, ...price, category, spent, verdict, period, isForTodayOnly };
  },
  present: presentVerdict,
});

function verdictChange({ author, newId }: ToolContext, item: string, snapshot: VerdictSnapshot, verdict: Verdict) {
  const { decision, affordableOn, because } = verdict;
  const { amount, category } = snapshot;
  const after: VerdictRecord = { item, amount, category, decision, affordableOn, because, snapshot, at: author.at };
  return { what: "verdicts", id: newId(), before: null, after } as const;
}
