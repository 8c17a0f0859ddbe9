import { z } from "zod";
import { InvalidInput } from "../../domain/errors.ts";
import { INCOMES_ID, type Incomes, sourcesIn } from "../../domain/income.ts";
import { type Money, parseAmount, sum } from "../../domain/money.ts";
import { paysIn } from "../../domain/pays.ts";
import { type CalendarDate, type PeriodKey, periodOf } from "../../domain/period.ts";
import { type IncomeSource, planInForce } from "../../domain/plan.ts";
import { presentIncomes } from "../replies/incomes.ts";
import { amount, currency, date } from "./arguments.ts";
import { type FreeNow, readFreeNow } from "./free-now.ts";
import { readSources } from "./position.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const dayOfMonth = z.int().min(1).max(31);

const source = z.strictObject({
  amount,
  currency: currency.optional(),
  every: z.enum(["week", "two_weeks", "twice_monthly", "month", "irregular"]),
  name: z.string().trim().min(1).max(60).optional(),
  /** `month`: a day of the month · `twice_monthly`: two · `week` and `two_weeks`: a date to count from. */
  day: z.union([dayOfMonth, z.array(dayOfMonth).length(2), date]).optional(),
});

const args = z
  .strictObject({
    sources: z.array(source).min(1).max(10).optional(),
    /** Shorthand for one source of that much a month. */
    amount: amount.optional(),
    currency: currency.optional(),
    /** It comes beside what was known before, which stays. */
    also: z.literal(true).optional(),
  })
  .refine(({ sources, amount: single }) => (sources === undefined) !== (single === undefined), {
    message: "An income is either its sources or one amount a month.",
  });

/** What comes in regularly, before and now. */
export interface IncomesResult {
  readonly before: readonly IncomeSource[];
  readonly after: readonly IncomeSource[];
  /** What they bring in the running period. */
  readonly inPeriod: Money;
  /** The running plan's income, where it was made for another; else null. */
  readonly planned: Money | null;
  readonly hasPlan: boolean;
  readonly now: FreeNow;
}

/** Sets what comes in regularly; it lasts until it is set again. */
export const setIncome = defineTool({
  name: "set_income",
  description:
    "Set the regular income: all its sources with amount and rhythm. Replaces what was set before, unless it comes also.",
  risk: "write",
  args,
  async run(context, given): Promise<IncomesResult> {
    const { book, today } = context;
    const period = periodOf(today, book.ledger.paydays);
    const plan = planInForce(await book.records("plans"), period.key);
    const before = await readSources(book, period, plan);
    const stated = given.sources ?? [{ every: "month", amount: given.amount ?? "", currency: given.currency } as const];
    const added = stated.map((one) => sourceOf(one, context));
    const after = named(given.also ? [...before, ...added] : added);
    await context.commit([await incomesChange(context, period.key, after)]);
    const inPeriod = sum(
      after.flatMap((one) => paysIn(one, period).map((pay) => pay.amount)),
      book.ledger.currency,
    );
    const planned = plan && plan.income.minor !== inPeriod.minor ? plan.income : null;
    return { before, after, inPeriod, planned, hasPlan: plan !== null, now: await readFreeNow(context) };
  },
  present: presentIncomes,
});

/** The change that makes these the sources from a period on. */
export async function incomesChange({ book }: ToolContext, from: PeriodKey, sources: readonly IncomeSource[]) {
  const before = await book.record("incomes", INCOMES_ID);
  // What was said twice in one period held for none but the last.
  const replaces = before?.from === from ? before.replaces : before;
  const after: Incomes = { sources, from, replaces };
  return { what: "incomes", id: INCOMES_ID, before, after } as const;
}

/** The sources as stated for a period, and nothing of plans. */
export async function statedSources({ book }: ToolContext, period: PeriodKey): Promise<readonly IncomeSource[]> {
  return sourcesIn(await book.record("incomes", INCOMES_ID), period);
}

function sourceOf(
  { amount: figure, currency: its, every, name, day }: z.output<typeof source>,
  context: ToolContext,
): IncomeSource {
  const { currency: own } = context.book.ledger;
  if (its !== undefined && its !== own) {
    throw new InvalidInput(`This book is kept in ${own}; tell me the income in ${own}.`);
  }
  const anchor = typeof day === "string" ? day : isCounted(every) ? context.today : undefined;
  return {
    name: name ?? "income",
    amount: parseAmount(figure, own),
    every,
    days: daysOf(every, day),
    ...(anchor === undefined ? {} : { anchor }),
  };
}

function isCounted(every: IncomeSource["every"]): boolean {
  return every === "week" || every === "two_weeks";
}

function daysOf(every: IncomeSource["every"], day: number | readonly number[] | CalendarDate | undefined): number[] {
  if (every === "month") return typeof day === "number" ? [day] : typeof day === "string" ? [Number(day.slice(8))] : [];
  if (every === "twice_monthly") return Array.isArray(day) ? [...day].sort((a, b) => a - b) : [1, 15];
  return [];
}

/** Sources are told apart by their names. */
function named(sources: readonly IncomeSource[]): IncomeSource[] {
  const counts = new Map<string, number>();
  return sources.map((one) => {
    const count = (counts.get(one.name) ?? 0) + 1;
    counts.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} ${count}` };
  });
}
