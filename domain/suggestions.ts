import type { CategoryId } from "./categories.ts";
import { type Money, money } from "./money.ts";
import { isTooEarly, type Move, rankedFor, roundUp, surplusOf } from "./moves.ts";
import { projectedFor } from "./projected-category.ts";
import type { JudgedCategory, VerdictSnapshot } from "./verdict-snapshot.ts";

/** What suggestions are made from: a snapshot without a purchase. */
export type Situation = Omit<VerdictSnapshot, "amount" | "category">;

/** A move that would make a plan hold, and why. */
export interface Suggestion extends Move {
  /** What the category that gets it is projected to lack in all. */
  readonly deficit: Money;
}

/**
 * Moves from what is projected to be left over, the least important first, to what is projected to fall short, the most
 * necessary first; whole main units. Applying all of them leaves the plan's total as it is and no category below 0.
 */
export function suggestMoves(situation: Situation): Suggestion[] {
  if (isTooEarly(situation)) return [];
  const ranked = rankedFor(situation);
  const sources = ranked
    .toReversed()
    .filter(({ group }) => group !== "savings")
    .map((standing) => ({ category: standing.category, rest: surplusOf(standing, situation).minor }))
    .filter(({ rest }) => rest > 0);
  const short = ranked
    .map((standing) => ({ standing, deficit: deficitOf(standing, situation) }))
    .filter(({ deficit }) => deficit.minor > 0)
    .sort((a, b) => b.standing.necessity - a.standing.necessity || compare(a.standing.category, b.standing.category));
  return short.flatMap(({ standing, deficit }) => {
    let missing = deficit.minor;
    const moves: Suggestion[] = [];
    for (const source of sources) {
      const given = Math.min(missing, source.rest);
      if (given <= 0) continue;
      source.rest -= given;
      missing -= given;
      moves.push({
        from: source.category,
        to: standing.category,
        amount: money(given, deficit.currency),
        deficit,
      });
    }
    return moves;
  });
}

/** What a category is projected to lack by the period's end, rounded up to main units; 0 where nothing was given to it. */
function deficitOf(standing: JudgedCategory, situation: Situation): Money {
  const { allocated, carried, covered, reserved, spent } = standing;
  if (allocated === null) return money(0, spent.currency);
  const projected = projectedFor(standing, situation);
  const needed = projected.minor + reserved.minor - carried.minor - covered.minor;
  return roundUp(money(Math.max(0, needed - allocated.minor), spent.currency));
}

function compare(a: CategoryId, b: CategoryId): number {
  return a < b ? -1 : 1;
}
