import type { Entry } from "./entry.ts";
import type { Goal } from "./goal.ts";
import { type Currency, divideHalfEven, type Money, money } from "./money.ts";
import { type CalendarDate, type Payday, type Period, periodAfter } from "./period.ts";

/** How a goal stands. */
export interface GoalStanding {
  readonly goal: Goal;
  /** What is in its pot: put aside for it, less what it paid. */
  readonly pot: Money;
  /** What should be put aside for it in the period. */
  readonly planned: Money;
  /** What was put aside for it in the period; negative when more was taken out. */
  readonly contributed: Money;
}

interface GoalsInput {
  readonly goals: readonly Goal[];
  /** Transfers to and from savings, and expenses that a goal was for, over all time. */
  readonly entries: readonly Entry[];
  readonly period: Period;
  readonly paydays: readonly Payday[];
  /** Of the period; what a share is of. */
  readonly income: Money;
  readonly currency: Currency;
}

/** How the goals stand, and what their pots paid, by entry id. */
export interface GoalsState {
  readonly standings: readonly GoalStanding[];
  readonly covered: ReadonlyMap<string, number>;
}

/** Follows the goals' pots through what was put aside, taken out and paid, in the order in which it happened. */
export function goalsState(input: GoalsInput): GoalsState {
  const { goals, period, currency } = input;
  const covered = new Map<string, number>();
  const standings = goals.map((goal): GoalStanding => {
    let pot = 0;
    let atStart = 0;
    let contributed = 0;
    for (const entry of inOrder(input.entries)) {
      const put = entry.transfer?.goal === goal.id ? savedBy(entry, currency) : 0;
      const paid = entry.goal === goal.id ? Math.min(Math.max(entry.counts ?? 0, 0), Math.max(pot, 0)) : 0;
      if (paid > 0) covered.set(entry.id, paid);
      pot += put - paid;
      if (entry.date < period.start) atStart = pot;
      else if (entry.date <= period.end) contributed += put;
    }
    const planned = plannedFor(goal, money(atStart, currency), input);
    return { goal, pot: money(pot, currency), planned, contributed: money(contributed, currency) };
  });
  return { standings, covered };
}

/**
 * What is still to be put aside in the period for all goals together; a contribution that names none serves those that are
 * open.
 *
 * @param unnamed contributed in the period without a goal
 */
export function stillToContribute(standings: readonly GoalStanding[], unnamed: Money): Money {
  const open = standings.reduce(
    (total, { planned, contributed }) => total + Math.max(0, planned.minor - Math.max(0, contributed.minor)),
    0,
  );
  return money(Math.max(0, open - Math.max(0, unnamed.minor)), unnamed.currency);
}

/** Signed minor units that an entry puts to or takes from savings. */
export function savedBy({ kind, amount, transfer }: Entry, currency: Currency): number {
  if (kind !== "transfer" || transfer?.place !== "savings" || amount.currency !== currency) return 0;
  return transfer.side === "to" ? amount.minor : -amount.minor;
}

/**
 * What a goal asks of a period: what the person said, else what its pot lacked at the period's start by the periods that are
 * left, rounded up, so that it is reached in time; never more than it lacks.
 */
function plannedFor(
  { amount, perMonth, share, by }: Goal,
  atStart: Money,
  { period, paydays, income }: GoalsInput,
): Money {
  const lacks = amount === null ? Number.POSITIVE_INFINITY : Math.max(0, amount.minor - atStart.minor);
  const asked = perMonth?.minor ?? shareOf(income, share) ?? perPeriod(lacks, by, period, paydays);
  return money(Math.min(asked, lacks), atStart.currency);
}

function shareOf(income: Money, share: number | undefined): number | undefined {
  if (share === undefined) return undefined;
  return Number(divideHalfEven(BigInt(income.minor) * BigInt(Math.round(share * 10)), 1000n));
}

function perPeriod(lacks: number, by: CalendarDate | undefined, period: Period, paydays: readonly Payday[]): number {
  if (by === undefined || lacks === Number.POSITIVE_INFINITY) return 0;
  let periods = 1;
  for (let next = periodAfter(period, 1, paydays); next.end < by && periods < MOST_PERIODS; periods++) {
    next = periodAfter(next, 1, paydays);
  }
  return Math.ceil(lacks / periods);
}

/** A goal further off than fifty years is none. */
const MOST_PERIODS = 600;

function inOrder(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => compare(a.date, b.date) || compare(a.madeAt, b.madeAt) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
