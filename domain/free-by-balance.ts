import type { AfterPeriod } from "./after-period.ts";
import type { Balance } from "./balance.ts";
import type { CategoryId } from "./categories.ts";
import type { Entry } from "./entry.ts";
import { type Incomings, savingsTaken } from "./free-to-spend.ts";
import { type Currency, type Money, money } from "./money.ts";
import type { Pay, PeriodIncome } from "./pays.ts";
import type { CalendarDate, Period } from "./period.ts";
import type { CategorySum } from "./ports.ts";
import { contributedBy, isIn, lentBy } from "./put-aside.ts";
import type { CategoryStanding } from "./standing.ts";

/** A stated balance that is in force, and what was spent since. */
export interface StatedBalance {
  readonly stated: Balance;
  /** Sums of the days after it. */
  readonly later: readonly CategorySum[];
  /** What was spent on its day; what was made after it counts. */
  readonly sameDay: readonly Entry[];
}

/** An entry with what a pot paid of it, in minor units. */
export interface Covered {
  readonly entry: Entry;
  readonly minor: number;
}

interface ByBalance {
  readonly balance: StatedBalance;
  readonly standings: readonly CategoryStanding[];
  readonly incomings: Incomings;
  readonly income: PeriodIncome;
  readonly incomes: readonly Entry[];
  readonly transfers: readonly Entry[];
  readonly covered: readonly Covered[];
  readonly period: Period;
  readonly currency: Currency;
  /** Only what is due before that day counts, and no savings without a date. */
  readonly before?: CalendarDate;
  /** What falls due after the period, where it has to last longer. */
  readonly after: AfterPeriod;
}

/** What a stated balance is worth, and what is still to come of it. */
export interface FreeByBalance {
  readonly free: Money;
  /** Pays that are still to come. */
  readonly toCome: Money;
  /** Bills that are still to be paid; less what is in their pots. */
  readonly bills: Money;
  /** Income that came since it was stated. */
  readonly came: Money;
  /** What came back or was borrowed since, less what was lent or paid back. */
  readonly lent: Money;
  /** Spent since, less what pots paid of it. */
  readonly spent: Money;
}

/**
 * Free to spend from what the person said they have: less what belongs to bills' pots, with what came and went since, and what
 * is still to come and to be set aside.
 */
export function freeByBalance(input: ByBalance): FreeByBalance {
  const { stated } = input.balance;
  const { period, currency } = input;
  const isSince = (entry: Entry): boolean => isMadeSince(entry, stated) && entry.date <= period.end;
  const came = input.incomes.filter((entry) => isSince(entry) && entry.amount.currency === currency);
  const pays = input.income.pays.filter((pay) => isToCome(pay, stated.date, input.before));
  const toCome = pays.reduce((total, { counted }) => total + counted.minor, input.after.pays.minor);
  const cameSince = came.reduce((total, { amount }) => total + amount.minor, 0);
  const lent = lentBy(input, isSince);
  const minor =
    stated.amount.minor -
    stated.inPots.minor +
    cameSince +
    toCome +
    lent.minor -
    spentSince(input, "others") -
    reservedOf(input, "others") -
    savingsStillTaken(input, isSince);
  const bills = reservedOf(input, "others") + reservedOf(input, "savings");
  const spent = spentSince(input, "others") + spentSince(input, "savings");
  return {
    free: money(minor, currency),
    toCome: money(toCome, currency),
    bills: money(bills, currency),
    came: money(cameSince, currency),
    lent,
    spent: money(spent, currency),
  };
}

type Side = "savings" | "others";

/** The savings group once, less what went there before the balance was stated; up to a day only what is dated. */
function savingsStillTaken(input: ByBalance, isSince: (entry: Entry) => boolean): number {
  const { standings, incomings, period, before } = input;
  const spent = spentSince(input, "savings");
  if (before !== undefined) {
    return contributedBy(input, isSince).minor + spent + reservedOf(input, "savings");
  }
  const { allocated, used } = savingsTaken(standings, incomings.contributed);
  const contributedBefore = contributedBy(input, (entry) => isIn(period, entry) && !isSince(entry)).minor;
  const group = standings.filter((standing) => standing.group === "savings");
  const spentInAll = group.reduce((total, one) => total + one.spent.minor - one.covered.minor, 0);
  return Math.max(allocated.minor, used.minor) - contributedBefore - (spentInAll - spent);
}

/** Spent after the balance was stated, less what pots paid of it. */
function spentSince({ balance, standings, covered }: ByBalance, side: Side): number {
  const isMeant = (category: CategoryId | null): boolean => sideOf(category, standings) === side;
  const isSince = (entry: Entry): boolean => isMadeSince(entry, balance.stated);
  const later = balance.later.filter(({ category }) => isMeant(category));
  const sameDay = balance.sameDay.filter((entry) => isSince(entry) && isMeant(entry.category));
  const paid = covered.filter(({ entry }) => isSince(entry) && isMeant(entry.category));
  return (
    later.reduce((total, { minor }) => total + minor, 0) +
    sameDay.reduce((total, { counts }) => total + (counts ?? 0), 0) -
    paid.reduce((total, { minor }) => total + minor, 0)
  );
}

function reservedOf({ standings, after }: ByBalance, side: Side): number {
  const now = standings.filter(({ group }) => (group === "savings") === (side === "savings"));
  const then = after.due.filter(({ category }) => sideOf(category, standings) === side);
  return [...now.map(({ reserved }) => reserved), ...then.map(({ amount }) => amount)].reduce(
    (total, { minor }) => total + minor,
    0,
  );
}

function sideOf(category: CategoryId | null, standings: readonly CategoryStanding[]): Side {
  const group = standings.find((standing) => standing.category === category)?.group;
  return group === "savings" ? "savings" : "others";
}

/** True for what is of a later day than the balance, or of its day and was made after it. */
function isMadeSince({ date, madeAt }: Entry, stated: Balance): boolean {
  return date > stated.date || (date === stated.date && madeAt > stated.at);
}

/** A pay of a later day than the balance that has not come yet. */
function isToCome({ due, received }: Pay, date: CalendarDate, before: CalendarDate | undefined): boolean {
  return received === null && due > date && (before === undefined || due < before);
}
