import { afterPeriod } from "./after-period.ts";
import type { Balance } from "./balance.ts";
import type { Category, CategoryId } from "./categories.ts";
import type { Entry } from "./entry.ts";
import { type Covered, type FreeByBalance, freeByBalance, type StatedBalance } from "./free-by-balance.ts";
import { freeToSpendOver, type Incomings, savingsTaken } from "./free-to-spend.ts";
import type { Goal } from "./goal.ts";
import { type GoalStanding, goalsState } from "./goal-standing.ts";
import { add, type Currency, type Money, money, subtract, sum } from "./money.ts";
import { incomeOf, type PeriodIncome } from "./pays.ts";
import { type CalendarDate, daysBetween, daysIn, type Payday, type Period } from "./period.ts";
import type { IncomeSource, PeriodLimit, Plan } from "./plan.ts";
import type { CategorySum } from "./ports.ts";
import { potAtStart, potFor, type Reserve, reserveFor } from "./pots.ts";
import { contributedBy, isIn, lentBy, stillToPutAside } from "./put-aside.ts";
import type { Recurring } from "./recurring.ts";
import { type CategoryStanding, standingsOf } from "./standing.ts";

/** Everything that a period's figures follow from. Amounts are in `currency`. */
export interface PositionInput {
  readonly period: Period;
  readonly today: CalendarDate;
  readonly paydays: readonly Payday[];
  readonly currency: Currency;
  readonly categories: readonly Category[];
  /** The plan in force. */
  readonly plan: Plan | null;
  /** Those of the period. */
  readonly limits: readonly Pick<PeriodLimit, "category" | "amount">[];
  /** Brought along from the period before, by category. */
  readonly carried?: ReadonlyMap<CategoryId, Money>;
  /** Of the period. */
  readonly sums: readonly CategorySum[];
  readonly sources: readonly IncomeSource[];
  /** What irregular sources brought in complete periods, newest last. */
  readonly received?: ReadonlyMap<string, readonly Money[]>;
  /** Income of the period, and around it what is a pay due in it. */
  readonly incomes: readonly Entry[];
  /** Transfers of all time, and expenses that a goal was for. */
  readonly transfers: readonly Entry[];
  readonly goals: readonly Goal[];
  readonly rules: readonly Recurring[];
  /** Entries that are occurrences of the rules, made in the period or due in it. */
  readonly bills: readonly Entry[];
  readonly balance: StatedBalance | null;
  /** What the period before ended with by a stated balance, where that is negative; else 0. */
  readonly broughtDown?: Money;
  /** The day on which the person came: of a period that began before, only the rest is known. */
  readonly arrivedOn: CalendarDate;
}

/** How a period stands. */
export interface Position {
  readonly period: Period;
  readonly standings: readonly CategoryStanding[];
  readonly income: PeriodIncome;
  readonly incomings: Incomings;
  /** Free to spend; null when neither an income nor a balance is known. */
  readonly free: Money | null;
  /** What `free` is reckoned from. */
  readonly basis: "income" | "balance" | null;
  /** True when the person came in mid-period and has stated no balance: then `free` is an estimate. */
  readonly isPartial: boolean;
  /** The last day that `free` has to last for. */
  readonly lastDay: CalendarDate;
  /** Days until then, today included; 0 once it is over. */
  readonly daysLeft: number;
  readonly reserves: readonly Reserve[];
  readonly goals: readonly GoalStanding[];
  /** What the pots of bills hold from earlier periods. */
  readonly inPots: Money;
  /** The stated balance that is in force. */
  readonly balance: Balance | null;
  /** What it is worth. */
  readonly byBalance: FreeByBalance | null;
}

/** Works out how a period stands. */
export function positionOf(input: PositionInput): Position {
  const { period, today, currency, rules, balance } = input;
  const until = untilOf(input);
  const income = incomeOf({ ...input, entries: input.incomes });
  const reserves = rules.map((rule) => reserveFor({ ...input, rule, logged: loggedOf(rule, input), ...until }));
  const goals = goalsState({ ...input, entries: input.transfers, income: income.expected });
  const covered = coveredOf(input, goals.covered);
  const standings = standingsWith(input, reserves, covered);
  const isOfPeriod = (entry: Entry): boolean => isIn(period, entry);
  const incomings: Incomings = {
    expectedIncome: income.expected,
    extraIncome: income.extra,
    contributed: add(contributedBy(input, isOfPeriod), stillToPutAside(goals.standings, input, until.before)),
  };
  const basis = basisOf(input, income);
  const isPartial = basis === "income" && input.arrivedOn > period.start && input.arrivedOn <= period.end;
  const plain = freeToSpendOver(standings, incomings);
  const after = afterPeriod(input, until.before, (rule) => loggedOf(rule, input));
  const byBalance =
    balance && freeByBalance({ ...input, balance, standings, incomings, income, covered, after, ...until });
  const adjustment = byBalance
    ? subtract(byBalance.free, plain)
    : sum(
        [
          lentBy(input, isOfPeriod),
          input.broughtDown ?? money(0, currency),
          isPartial ? unseen(input, income, standings, incomings) : money(0, currency),
        ],
        currency,
      );
  const lastDay = until.before === undefined ? period.end : dayBefore(until.before);
  return {
    period,
    standings,
    income,
    incomings: { ...incomings, adjustment },
    free: basis === null ? null : add(plain, adjustment),
    basis,
    isPartial,
    lastDay,
    daysLeft: Math.max(0, daysBetween(today > period.start ? today : period.start, lastDay) + 1),
    reserves,
    goals: goals.standings,
    inPots: sum(
      rules.map((rule) => potAtStart(rule, period, input.paydays, loggedOf(rule, input))),
      currency,
    ),
    balance: balance?.stated ?? null,
    byBalance,
  };
}

function basisOf({ balance }: PositionInput, { pays, extra }: PeriodIncome): Position["basis"] {
  if (balance) return "balance";
  return pays.length > 0 || extra.minor > 0 ? "income" : null;
}

/** The day before which things have to happen to count; none once it has come. */
function untilOf({ balance, today }: PositionInput): { readonly before?: CalendarDate } {
  const until = balance?.stated.until;
  return until === undefined || until <= today ? {} : { before: until };
}

function loggedOf(rule: Recurring, { bills }: PositionInput): ReadonlySet<CalendarDate> {
  return new Set(bills.flatMap(({ recurring }) => (recurring?.id === rule.id ? [recurring.due] : [])));
}

function standingsWith(
  input: PositionInput,
  reserves: readonly Reserve[],
  covered: readonly Covered[],
): CategoryStanding[] {
  const { currency } = input;
  const reserved = reserves.map(({ rule, amount }) => [rule.category, amount.minor] as const);
  const paid = covered.map(({ entry, minor }) => [entry.category, minor] as const);
  return standingsOf({ ...input, reserved: byCategory(reserved, currency), covered: byCategory(paid, currency) });
}

/** What pots of bills and goals paid of the period's entries. */
function coveredOf(input: PositionInput, byGoals: ReadonlyMap<string, number>): Covered[] {
  const { bills, rules, transfers, paydays, period } = input;
  const ofBills = bills.map((entry): Covered => {
    const rule = rules.find(({ id }) => id === entry.recurring?.id);
    if (!rule || !entry.recurring) return { entry, minor: 0 };
    const pot = potFor(rule, entry.recurring.due, paydays);
    return { entry, minor: Math.max(0, Math.min(entry.counts ?? 0, pot.minor)) };
  });
  const ofGoals = transfers.map((entry) => ({ entry, minor: byGoals.get(entry.id) ?? 0 }));
  return [...ofBills, ...ofGoals].filter(({ entry, minor }) => minor > 0 && isIn(period, entry));
}

function byCategory(
  amounts: readonly (readonly [CategoryId | null, number])[],
  currency: Currency,
): Map<CategoryId, Money> {
  const sums = new Map<CategoryId, Money>();
  for (const [category, minor] of amounts) {
    if (category !== null) sums.set(category, money((sums.get(category)?.minor ?? 0) + minor, currency));
  }
  return sums;
}

/**
 * What a first period lacks that began before the person came: of pays before that day, and of the savings group, only the part
 * of the days that were left counts, because the rest of the money went unseen.
 */
function unseen(
  { arrivedOn, period, currency }: PositionInput,
  { pays }: PeriodIncome,
  standings: readonly CategoryStanding[],
  { contributed }: Incomings,
): Money {
  const days = daysBetween(arrivedOn, period.end) + 1;
  const part = (minor: number): number => Math.floor((minor * days) / daysIn(period));
  const before = pays.filter(({ due, received }) => due < arrivedOn && received === null);
  const earned = before.reduce((total, { counted }) => total + counted.minor, 0);
  const { allocated, used } = savingsTaken(standings, contributed);
  const taken = Math.max(allocated.minor, used.minor);
  return money(part(earned) - earned + taken - Math.max(part(allocated.minor), used.minor), currency);
}

function dayBefore(date: CalendarDate): CalendarDate {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}
