import { z } from "zod";
import { allocate } from "../../domain/allocate.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { type Money, parseAmount } from "../../domain/money.ts";
import { daysLeft, periodByKey, periodOf } from "../../domain/period.ts";
import { type IncomeSource, limitsIn, type Plan, planInForce } from "../../domain/plan.ts";
import { presentBudget } from "../replies/budget.ts";
import { amount, currency, month } from "./arguments.ts";
import { readSummary, type SummaryResult } from "./summarize-budget.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";

const args = z.strictObject({
  income: amount.optional(),
  currency: currency.optional(),
  month: month.optional(),
});

/** A plan as it was made, or the question for the income. */
export type BudgetResult =
  | {
      readonly kind: "made";
      readonly plan: Plan;
      readonly summary: SummaryResult;
      readonly alerts: AlertOutcome;
      readonly replaces: boolean;
      readonly daysLeft: number;
    }
  | { readonly kind: "needs_income" };

/** Splits an income over the categories by the 50/30/20 frame and the person's own limits; the plan lasts. */
export const createBudget = defineTool({
  name: "create_budget",
  description: "Make a monthly budget from an income: 50/30/20, the person's own limits first.",
  risk: "write",
  args,
  async run(context, given): Promise<BudgetResult> {
    const { book, today } = context;
    const { paydays, currency: ledgerCurrency } = book.ledger;
    if (given.currency !== undefined && given.currency !== ledgerCurrency) {
      throw new InvalidInput(`This book is kept in ${ledgerCurrency}; tell me the income in ${ledgerCurrency}.`);
    }
    const period = given.month === undefined ? periodOf(today, paydays) : periodByKey(given.month, paydays);
    const inForce = planInForce(await book.records("plans"), period.key);
    const income = given.income === undefined ? inForce?.income : parseAmount(given.income, ledgerCurrency);
    if (!income) return { kind: "needs_income" };

    const plan = await makePlan(context, period.key, income);
    const before = await book.record("plans", period.key);
    const alerts = await context.commit([{ what: "plans", id: period.key, before, after: plan }]);
    return {
      kind: "made",
      plan,
      summary: await readSummary(context, period),
      alerts,
      replaces: inForce !== null,
      daysLeft: daysLeft(period, today),
    };
  },
  present: presentBudget,
});

async function makePlan({ book, categories }: ToolContext, period: string, income: Money): Promise<Plan> {
  const risk = "moderate";
  const limits = limitsIn(await book.records("limits"), period);
  const split = allocate({
    income,
    categories: categories.all(),
    limits: new Map(limits.map(({ category, amount }) => [category, amount])),
    risk,
  });
  const source: IncomeSource = { name: "income", amount: income, every: "month", days: [] };
  return { period, income, sources: [source], ...split, risk, carried: [] };
}
