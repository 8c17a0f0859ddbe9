import { type Category, CategoryBook, type CategoryGroup, type CategoryId } from "./categories.ts";
import { type Currency, type Money, money } from "./money.ts";
import { allocated, type PeriodLimit, type Plan } from "./plan.ts";
import type { CategorySum } from "./ports.ts";

/** How a category stands in a period. Plain data, in the ledger's currency. */
export interface CategoryStanding {
  readonly category: CategoryId;
  readonly group: CategoryGroup;
  /** What it was given; null when nobody gave it anything. */
  readonly allocated: Money | null;
  /** True when the person set that amount themselves: a limit of 0 then fits nothing. */
  readonly isLimited: boolean;
  /** Brought along from the period before; may be negative. */
  readonly carried: Money;
  /** What pots paid of what was spent. */
  readonly covered: Money;
  readonly spent: Money;
  /** Set aside for bills that are still to come. */
  readonly reserved: Money;
  /** How many entries were spent there. */
  readonly count: number;
}

interface StandingsInput {
  readonly categories: readonly Category[];
  /** The plan in force. */
  readonly plan: Plan | null;
  readonly limits: readonly Pick<PeriodLimit, "category" | "amount">[];
  readonly sums: readonly CategorySum[];
  readonly currency: Currency;
  /** Brought along from the period before, by category. */
  readonly carried?: ReadonlyMap<CategoryId, Money>;
  /** Set aside for bills, by category. */
  readonly reserved?: ReadonlyMap<CategoryId, Money>;
  /** Paid by pots, by category. */
  readonly covered?: ReadonlyMap<CategoryId, Money>;
}

/** All categories as they stand: the ledger's, and those that only old entries or allocations still name. */
export function standingsOf(input: StandingsInput): CategoryStanding[] {
  const { plan, limits, sums, currency } = input;
  const nothing = money(0, currency);
  const book = new CategoryBook(input.categories);
  const given = allocated(plan, limits, currency);
  const limited = new Set(limits.filter(({ amount }) => amount.currency === currency).map(({ category }) => category));
  const bySum = new Map(sums.map((sum) => [sum.category, sum]));
  const ids = new Set([...input.categories.map(({ id }) => id), ...given.keys(), ...bySum.keys()]);
  return [...ids].map((category) => ({
    category,
    group: book.get(category).group,
    allocated: given.get(category) ?? null,
    isLimited: limited.has(category) && given.has(category),
    carried: input.carried?.get(category) ?? nothing,
    covered: input.covered?.get(category) ?? nothing,
    spent: money(bySum.get(category)?.minor ?? 0, currency),
    reserved: input.reserved?.get(category) ?? nothing,
    count: bySum.get(category)?.count ?? 0,
  }));
}

/** What is left of a category: allocated + carried + covered − spent − reserved; null without an allocation. */
export function remainingIn({ allocated: given, carried, covered, spent, reserved }: CategoryStanding): Money | null {
  if (given === null) return null;
  return money(given.minor + carried.minor + covered.minor - spent.minor - reserved.minor, given.currency);
}
