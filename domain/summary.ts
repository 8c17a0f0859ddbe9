import { type Category, CategoryBook, type CategoryId } from "./categories.ts";
import { freeToSpendOver } from "./free-to-spend.ts";
import { type Currency, type Money, money, percentage, sum } from "./money.ts";
import { type CalendarDate, daysLeft, type Period, perDay } from "./period.ts";
import type { Limit, Plan } from "./plan.ts";
import type { CategorySum } from "./ports.ts";
import { type CategoryStanding, remainingIn, standingsOf } from "./standing.ts";

/** What a period is summed up from. Amounts are in `currency`, sums are those of the period. */
export interface SummaryInput {
  readonly period: Period;
  readonly today: CalendarDate;
  readonly categories: readonly Category[];
  /** The plan in force. */
  readonly plan: Plan | null;
  readonly limits: readonly Limit[];
  readonly sums: readonly CategorySum[];
  readonly currency: Currency;
  /** Income beyond the plan's. */
  readonly extraIncome?: Money;
  /** Contributions to savings and goals, made and still to make. */
  readonly contributed?: Money;
  /** Set aside for bills that are still to come, by category. */
  readonly reserved?: ReadonlyMap<CategoryId, Money>;
  /** Paid by pots, by category. */
  readonly covered?: ReadonlyMap<CategoryId, Money>;
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
  /** Free to spend; null without a plan. */
  readonly left: Money | null;
  /** `left` by the days that are left; null without a plan and once the period is over. */
  readonly perDay: Money | null;
  /** Today included. */
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
  const { period, today, plan, currency } = input;
  const nothing = money(0, currency);
  const standings = standingsOf(input);
  const left =
    plan &&
    freeToSpendOver(standings, {
      expectedIncome: plan.income,
      extraIncome: input.extraIncome ?? nothing,
      contributed: input.contributed ?? nothing,
    });
  const book = new CategoryBook(input.categories);
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
    left,
    perDay: left && perDay(left, period, today),
    daysLeft: daysLeft(period, today),
    categories: standings
      .filter(isWorthShowing)
      .sort(byUrgency)
      .map((standing) => summarizeCategory(standing, book)),
  };
}

function summarizeCategory(standing: CategoryStanding, book: CategoryBook): CategorySummary {
  const { category, allocated, spent, reserved, count } = standing;
  const { name, emoji } = book.get(category);
  const remaining = remainingIn(standing);
  return {
    category,
    name,
    emoji,
    allocated,
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
