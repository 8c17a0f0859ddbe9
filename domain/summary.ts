import type { CategoryBook, CategoryId } from "./categories.ts";
import { type Currency, type Money, money, percentage, sum } from "./money.ts";
import type { CalendarDate, Period } from "./period.ts";
import type { Plan } from "./plan.ts";
import type { Position } from "./position.ts";
import { type CategoryStanding, remainingIn } from "./standing.ts";

/** What a period is summed up from. */
export interface SummaryInput {
  readonly position: Pick<Position, "period" | "standings" | "free" | "basis" | "isPartial" | "lastDay" | "daysLeft">;
  readonly categories: CategoryBook;
  /** The plan in force. */
  readonly plan: Plan | null;
  readonly currency: Currency;
}

/** A period in figures. */
export interface Summary {
  readonly period: Period;
  /** The plan's income; without a plan what the limits come to; null without either. */
  readonly budget: Money | null;
  readonly spent: Money;
  /** How many entries were spent. */
  readonly count: number;
  /** Set aside for bills that are still to come. */
  readonly reserved: Money;
  /** Paid by what was saved up for it in earlier periods. */
  readonly covered: Money;
  /** Free to spend; null when neither an income nor a balance is known. */
  readonly left: Money | null;
  /** What `left` is reckoned from. */
  readonly basis: Position["basis"];
  /** True when `left` is an estimate, because the person came in mid-period. */
  readonly isPartial: boolean;
  /** The last day that `left` has to last for. */
  readonly lastDay: CalendarDate;
  /** `left` by the days that are left; null without it and once they are over. */
  readonly perDay: Money | null;
  /** Until the last day, today included. */
  readonly daysLeft: number;
  /** What has an allocation or was spent in, the most urgent first. */
  readonly categories: readonly CategorySummary[];
}

/** A category in figures. */
export interface CategorySummary {
  readonly category: CategoryId;
  readonly name: string;
  readonly emoji: string;
  /** Null where nothing was allocated. */
  readonly allocated: Money | null;
  /** Brought along from the period before; may be negative. */
  readonly carried: Money;
  readonly spent: Money;
  readonly reserved: Money;
  /** Allocated + carried − spent − reserved; null without an allocation. */
  readonly remaining: Money | null;
  /** Spent ÷ allocated, one decimal; null without an allocation or with one of 0. */
  readonly percent: number | null;
  readonly count: number;
  readonly isOverspent: boolean;
}

/** Sums up a period, so far or as it ended. */
export function summarize(input: SummaryInput): Summary {
  const { position, categories, plan, currency } = input;
  const { period, standings, free, basis, isPartial, lastDay, daysLeft } = position;
  return {
    period,
    budget: plan?.income ?? totalAllocated(standings, currency),
    spent: sum(
      standings.map(({ spent }) => spent),
      currency,
    ),
    count: standings.reduce((total, { count }) => total + count, 0),
    reserved: sum(
      standings.map(({ reserved }) => reserved),
      currency,
    ),
    covered: sum(
      standings.map(({ covered }) => covered),
      currency,
    ),
    left: free,
    basis,
    isPartial,
    lastDay,
    perDay: free === null || daysLeft === 0 ? null : money(Math.floor(free.minor / daysLeft), currency),
    daysLeft,
    categories: standings
      .filter(isWorthShowing)
      .sort(byUrgency)
      .map((standing) => summarizeCategory(standing, categories)),
  };
}

function summarizeCategory(standing: CategoryStanding, book: CategoryBook): CategorySummary {
  const { category, allocated, carried, spent, reserved, count } = standing;
  const { name, emoji } = book.get(category);
  const remaining = remainingIn(standing);
  return {
    category,
    name,
    emoji,
    allocated,
    carried,
    spent,
    reserved,
    remaining,
    percent: allocated && percentage(spent, allocated),
    count,
    isOverspent: remaining !== null && remaining.minor < 0,
  };
}

function totalAllocated(standings: readonly CategoryStanding[], currency: Currency): Money | null {
  const amounts = standings.flatMap(({ allocated }) => allocated ?? []);
  return amounts.length === 0 ? null : sum(amounts, currency);
}

function isWorthShowing({ allocated, count, spent, reserved }: CategoryStanding): boolean {
  return allocated !== null || count > 0 || spent.minor !== 0 || reserved.minor !== 0;
}

/** Overspent first, by how much; then by the part that is used; then what has no allocation, by what was spent. */
function byUrgency(a: CategoryStanding, b: CategoryStanding): number {
  const order = [deficitOf(b) - deficitOf(a), compareUse(b, a), b.spent.minor - a.spent.minor];
  return order.find((difference) => difference !== 0) ?? (a.category < b.category ? -1 : 1);
}

function deficitOf(standing: CategoryStanding): number {
  return Math.max(0, -(remainingIn(standing)?.minor ?? 0));
}

function compareUse(a: CategoryStanding, b: CategoryStanding): number {
  const [ofA, ofB] = [a.allocated?.minor ?? 0, b.allocated?.minor ?? 0];
  if (ofA === 0 || ofB === 0) return Math.sign(ofA) - Math.sign(ofB);
  const difference = usedOf(a) * BigInt(ofB) - usedOf(b) * BigInt(ofA);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

function usedOf({ spent, reserved }: CategoryStanding): bigint {
  return BigInt(spent.minor + reserved.minor);
}
