import { z } from "zod";
import { InvalidInput } from "../../domain/errors.ts";
import { type Money, parseAmount } from "../../domain/money.ts";
import { paysIn } from "../../domain/pays.ts";
import { daysLeft, type Period, periodAfter, periodAsked, periodOf } from "../../domain/period.ts";
import { type IncomeSource, type Plan, planInForce } from "../../domain/plan.ts";
import { presentBudget } from "../replies/budget.ts";
import { amount, currency, month } from "./arguments.ts";
import { makePlan } from "./plan-making.ts";
import { readSources } from "./position.ts";
import { incomesChange } from "./set-income.ts";
import { readSummary, type SummaryResult } from "./summarize-budget.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";

const args = z.strictObject({
  income: amount.optional(),
  currency: currency.optional(),
  month: month.optional(),
});

/** Months ahead: what holds until then is gone through from day to day, and nobody knows their money longer. */
const FARTHEST_PLAN = 24;

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
    const period = periodAsked(given.month, today, paydays);
    const last = periodAfter(periodOf(today, paydays), FARTHEST_PLAN, paydays);
    if (period.start > last.start)
      throw new InvalidInput("That is too far ahead; a plan is made up to two years ahead.");
    const inForce = planInForce(await book.records("plans"), period.key);
    const sources = await sourcesFor(context, period, given.income);
    if (sources.length === 0) return { kind: "needs_income" };

    const plan = await makePlan(context, period, sources);
    const before = await book.record("plans", period.key);
    const alerts = await context.commit([
      { what: "plans", id: period.key, before, after: plan },
      ...(given.income === undefined ? [] : [await incomesChange(context, period.key, sources)]),
    ]);
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

/** What the plan is made from: the income that is stated now, else what is known. */
async function sourcesFor(
  context: ToolContext,
  period: Period,
  income: string | undefined,
): Promise<readonly IncomeSource[]> {
  const { book } = context;
  const known = await readSources(book, period, planInForce(await book.records("plans"), period.key));
  return income === undefined ? known : sourcesWith(known, parseAmount(income, book.ledger.currency), period);
}

/** Where an income is told that is known already, or the amount of the only pay, the days on which it comes stay known. */
function sourcesWith(known: readonly IncomeSource[], income: Money, period: Period): readonly IncomeSource[] {
  const pays = known.flatMap((source) => paysIn(source, period));
  if (pays.length > 0 && pays.reduce((total, { amount }) => total + amount.minor, 0) === income.minor) return known;
  const [only, ...others] = known;
  if (only?.every === "month" && others.length === 0) return [{ ...only, amount: income }];
  return [{ name: "income", amount: income, every: "month", days: [] }];
}
