import type { Category, CategoryId } from "./categories.ts";

/** What decides how early a category is served. */
export interface Ranked {
  readonly id: CategoryId;
  /** 1 (luxury) … 10 (essential). */
  readonly necessity: number;
  /** The person's own priority (1–10), else the necessity. */
  readonly priority: number;
  /** What was spent there over the last complete periods, minor units; negative counts as 0. */
  readonly spent: number;
  /** Overspent or underfunded now: comes first among equals. */
  readonly isShort?: boolean;
}

/** The priorities that the person set themselves, by category. */
export function prioritiesOf(categories: readonly Category[]): Map<CategoryId, number> {
  return new Map(categories.flatMap(({ id, priority }) => (priority === undefined ? [] : [[id, priority]])));
}

/**
 * Weights of the order, in tenths: what the person says counts most, what life needs next, and habit decides between
 * categories that are otherwise alike.
 */
const WEIGHTS = { priority: 7n, necessity: 2n, share: 10n } as const;

/**
 * Sorts categories from the most to the least important: 0.7 · priority + 0.2 · necessity + the share of spending, so that
 * all of the history weighs as much as one step of ten. Ties go to what is short, then by id. Exact, and the order of input
 * does not matter.
 */
export function byPriority<T extends Ranked>(categories: readonly T[]): T[] {
  let total = 0n;
  for (const { spent } of categories) total += positive(spent);
  const whole = total === 0n ? 1n : total;
  const scores = new Map(
    categories.map(({ id, priority, necessity, spent }) => [
      id,
      (WEIGHTS.priority * BigInt(priority) + WEIGHTS.necessity * BigInt(necessity)) * whole +
        WEIGHTS.share * positive(spent),
    ]),
  );
  return categories.toSorted((a, b) => {
    const difference = (scores.get(b.id) ?? 0n) - (scores.get(a.id) ?? 0n);
    if (difference !== 0n) return difference > 0n ? 1 : -1;
    if (a.isShort !== b.isShort) return a.isShort ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
}

function positive(minor: number): bigint {
  return BigInt(Math.max(0, minor));
}
