import { z } from "zod";
import { categoryBookOf } from "../../domain/categories.ts";
import type { Currency } from "../../domain/money.ts";
import { localDate } from "../../domain/period.ts";
import { presentLookAround } from "../replies/look-around.ts";
import { checkPurchase, type PurchaseResult } from "./check-purchase.ts";
import { type ComingResult, listRecurring } from "./list-recurring.ts";
import { type PatternsResult, spendingPatterns } from "./spending-patterns.ts";
import { type BudgetSummaryResult, summarizeBudget } from "./summarize-budget.ts";
import { defineTool, NO_ALERTS, type ToolContext } from "./tool.ts";

const topic = z.enum(["month", "verdict", "patterns", "bills", "leave"]);

const args = z.strictObject({ topic: topic.optional() });

/** What can be looked at of the example. */
export type LookTopic = z.output<typeof topic>;

/** An answer as the example's book gives it; `currency` is that book's. */
export type LookResult = { readonly currency: Currency } & (
  | { readonly topic: "month"; readonly answer: BudgetSummaryResult }
  | { readonly topic: "verdict"; readonly answer: PurchaseResult }
  | { readonly topic: "patterns"; readonly answer: PatternsResult }
  | { readonly topic: "bills"; readonly answer: ComingResult }
  | { readonly topic: "leave" }
);

/** What is asked for in the example. */
export const EXAMPLE_PURCHASE = { item: "headphones", amount: "180", category: "electronics" } as const;

/** Answers from six months of example data, which no book of the person's ever sees. */
export const lookAround = defineTool({
  name: "look_around",
  description: "Show what BudgetWise answers, with six months of example data that are nobody's.",
  risk: "read",
  args,
  async run(context, { topic: about = "month" }): Promise<LookResult> {
    const { currency: own } = context.book.ledger;
    if (about === "leave") return { topic: about, currency: own };
    const there = await inExample(context);
    const { currency } = there.book.ledger;
    switch (about) {
      case "month":
        return { topic: about, currency, answer: await summarizeBudget.run(there, {}) };
      case "verdict":
        return { topic: about, currency, answer: await checkPurchase.run(there, EXAMPLE_PURCHASE) };
      case "patterns":
        return { topic: about, currency, answer: await spendingPatterns.run(there, {}) };
      case "bills":
        return { topic: about, currency, answer: await listRecurring.run(there, {}) };
    }
  },
  present: presentLookAround,
});

/** The same turn, in the example's book; nothing can be written there. */
async function inExample(context: ToolContext): Promise<ToolContext> {
  const { book, person } = await context.example();
  return {
    ...context,
    book,
    person,
    author: book.author,
    arrivedOn: localDate(person.createdAt, person.zone),
    categories: categoryBookOf(await book.records("categories")),
    commit: async () => NO_ALERTS,
  };
}
