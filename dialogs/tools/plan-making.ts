import { allocate } from "../../domain/allocate.ts";
import type { CategoryId } from "../../domain/categories.ts";
import type { SpendingHistory } from "../../domain/claim.ts";
import { InvalidInput } from "../../domain/errors.ts";
import type { GoalStanding } from "../../domain/goal-standing.ts";
import { divideHalfEven, type Money, money } from "../../domain/money.ts";
import { incomeOf } from "../../domain/pays.ts";
import { type Period, periodAfter, periodOf } from "../../domain/period.ts";
import { type IncomeSource, limitsIn, type Plan } from "../../domain/plan.ts";
import type { Position } from "../../domain/position.ts";
import { prioritiesOf } from "../../domain/priority.ts";
import { occurrencesBetween } from "../../domain/recurring.ts";
import { SETTINGS_ID } from "../../domain/settings.ts";
import { type Reader, readPosition } from "./position.ts";

/** How many complete periods say what a person spends. */
const PERIODS_BACK = 6;

/** What "pay off debt" asks of an income at least, in percent. */
const DEBT_AT_LEAST = 5n;

/**
 * Makes the plan of a period from its sources of income: the person's limits, then bills and goals, then the frame by their
 * priorities and habits.
 *
 * @throws InvalidInput when the sources bring nothing
 */
export async function makePlan(reader: Reader, period: Period, sources: readonly IncomeSource[]): Promise<Plan> {
  const { book, categories, today } = reader;
  const { currency } = book.ledger;
  const { risk = "moderate" } = (await book.record("settings", SETTINGS_ID)) ?? {};
  const income = incomeOf({ sources, period, entries: [], today: period.start, currency }).expected;
  if (income.minor <= 0) throw new InvalidInput("A plan needs an income above 0.");
  const position = await readPosition(reader, period);
  const limits = limitsIn(await book.records("limits"), period);
  const split = allocate({
    income,
    categories: categories.all(),
    limits: new Map(limits.map(({ category, amount }) => [category, amount])),
    floors: floorsOf(position, income),
    priorities: prioritiesOf(categories.all()),
    history: await readHistory(reader, today < period.start ? periodOf(today, book.ledger.paydays) : period),
    risk,
  });
  return { period: period.key, income, sources, ...split, risk, carried: [] };
}

/** What bills and goals need at least, by category: bills whether paid or due, saved-up ones their share. */
function floorsOf({ period, reserves, goals }: Position, income: Money): Map<CategoryId, Money> {
  const floors = new Map<CategoryId, number>();
  const raise = (category: CategoryId, minor: number): void => {
    floors.set(category, (floors.get(category) ?? 0) + minor);
  };
  for (const { rule, due, amount } of reserves) {
    const all = occurrencesBetween(rule, period.start, period.end).filter((one) => one.due >= rule.since);
    const paid = all.filter((one) => !due.some((open) => open.due === one.due));
    raise(rule.category, amount.minor + paid.reduce((total, one) => total + one.amount.minor, 0));
  }
  for (const standing of goals) raise(standing.goal.category, goalFloor(standing, income));
  return new Map(
    [...floors].filter(([, minor]) => minor > 0).map(([category, minor]) => [category, money(minor, income.currency)]),
  );
}

function goalFloor({ goal, planned }: GoalStanding, income: Money): number {
  if (goal.category !== "debt") return planned.minor;
  const least = Number(divideHalfEven(BigInt(income.minor) * DEBT_AT_LEAST, 100n));
  return Math.max(planned.minor, least);
}

/** What was spent by category in the last complete periods since the person came. */
async function readHistory({ book, arrivedOn }: Reader, period: Period): Promise<SpendingHistory> {
  const { paydays, currency } = book.ledger;
  const spent = new Map<CategoryId, number>();
  let completePeriods = 0;
  for (let back = 1; back <= PERIODS_BACK; back++) {
    const past = periodAfter(period, -back, paydays);
    const sums = await book.spent(past.start, past.end);
    if (sums.length === 0 && past.start < arrivedOn) break;
    completePeriods += 1;
    for (const { category, minor } of sums) spent.set(category, (spent.get(category) ?? 0) + minor);
  }
  const history = [...spent].map(([category, minor]) => [category, money(minor, currency)] as const);
  return { spent: new Map(history), completePeriods };
}
