import type { CategoryId } from "./categories.ts";
import { type Money, money } from "./money.ts";

/** Percents of an allocation at which people are warned: early enough to act, and when it is used up. */
export const DEFAULT_THRESHOLDS: readonly number[] = [80, 100];

/** What was given and spent in a period, by category. */
export interface CategoryUse {
  /** Allocated + carried. */
  readonly allocated: ReadonlyMap<CategoryId, Money>;
  /** Signed minor units, less what pots paid. */
  readonly spent: ReadonlyMap<CategoryId, number>;
}

/** A threshold that an operation reached, or fell below, and how the category stands after it. */
export interface Crossing {
  readonly category: CategoryId;
  /** Percent of the allocation. */
  readonly threshold: number;
  readonly spent: Money;
  /** Null when there is none any more. */
  readonly allocated: Money | null;
}

/** What an operation does to a period's alerts, by category id. */
export interface Crossings {
  /** At most one for each category: the highest threshold that was reached. */
  readonly fired: readonly Crossing[];
  /** Every threshold that holds no longer, whether or not its alert was ever given. */
  readonly rearmed: readonly Crossing[];
}

/**
 * Which alerts an operation fires and which it arms again, from how the period stood before and after it.
 *
 * A threshold is reached at exactly its part of the allocation: 100 % is fully used. A category without an allocation, or
 * with one of 0, has reached none.
 *
 * @param thresholds percents above 0, in any order
 */
export function crossings(
  before: CategoryUse,
  after: CategoryUse,
  thresholds: readonly number[] = DEFAULT_THRESHOLDS,
): Crossings {
  const fired: Crossing[] = [];
  const rearmed: Crossing[] = [];
  const ascending = thresholds.toSorted((a, b) => a - b);
  for (const category of categoriesOf(before, after)) {
    const [was, is] = [useOf(before, category), useOf(after, category)];
    const given = is.allocated ?? was.allocated;
    if (given === null || isSame(was, is)) continue;
    const crossed = (threshold: number): Crossing => ({
      category,
      threshold,
      spent: money(is.spent, given.currency),
      allocated: is.allocated,
    });
    const highest = ascending.findLast((threshold) => !hasReached(was, threshold) && hasReached(is, threshold));
    if (highest !== undefined) fired.push(crossed(highest));
    const lost = ascending.filter((threshold) => hasReached(was, threshold) && !hasReached(is, threshold));
    rearmed.push(...lost.map(crossed));
  }
  return { fired, rearmed };
}

/** Every threshold that a category has reached. @param thresholds percents above 0 */
export function reached(
  use: CategoryUse,
  thresholds: readonly number[],
): { readonly category: CategoryId; readonly threshold: number }[] {
  return [...use.allocated.keys()].flatMap((category) =>
    thresholds
      .filter((threshold) => hasReached(useOf(use, category), threshold))
      .map((threshold) => ({ category, threshold })),
  );
}

interface Use {
  readonly allocated: Money | null;
  readonly spent: number;
}

/** Only what has, or had, an allocation can have crossed anything. */
function categoriesOf(before: CategoryUse, after: CategoryUse): CategoryId[] {
  return [...new Set([...before.allocated.keys(), ...after.allocated.keys()])].sort();
}

function useOf({ allocated, spent }: CategoryUse, category: CategoryId): Use {
  return { allocated: allocated.get(category) ?? null, spent: spent.get(category) ?? 0 };
}

function isSame(was: Use, is: Use): boolean {
  return was.spent === is.spent && was.allocated?.minor === is.allocated?.minor;
}

function hasReached({ allocated, spent }: Use, threshold: number): boolean {
  if (allocated === null || allocated.minor <= 0) return false;
  return BigInt(spent) * 100n >= BigInt(threshold) * BigInt(allocated.minor);
}
