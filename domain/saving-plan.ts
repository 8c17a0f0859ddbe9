import { type Money, money } from "./money.ts";
import { type CalendarDate, periodAfter, periodOf } from "./period.ts";
import type { VerdictSnapshot } from "./verdict-snapshot.ts";

/** Putting the same amount aside in each of the coming periods until a purchase is paid for. */
export interface SavingPlan {
  readonly perPeriod: Money;
  readonly periods: number;
  /** The start of the period in which it is reached. */
  readonly until: CalendarDate;
}

/** Fewer periods than this say nothing reliable about what a person leaves over. */
const PERIODS_NEEDED = 3;

/**
 * How a purchase could be saved up from what the wants usually leave over, of which at most half their allocation counts: a
 * plan that leaves nothing to live on is not kept.
 *
 * @param mostPeriods longest plan worth naming
 * @returns null when too little is known, nothing is left over, or it would take longer
 */
export function savingPlan(snapshot: VerdictSnapshot, mostPeriods: number): SavingPlan | null {
  const { amount, today, paydays, categories, past } = snapshot;
  const known = past.flatMap(({ wantsLeft }) => (wantsLeft === null ? [] : [BigInt(wantsLeft.minor)]));
  if (known.length < PERIODS_NEEDED) return null;
  const count = BigInt(known.length);
  const left = known.reduce((total, minor) => total + minor, 0n);
  const allocated = categories
    .filter(({ group }) => group === "wants")
    .reduce((total, standing) => total + BigInt(standing.allocated?.minor ?? 0), 0n);

  // left ÷ count, or allocated ÷ 2 if that is less; a fraction until the periods are counted.
  const [top, bottom] = left * 2n > allocated * count ? [allocated, 2n] : [left, count];
  if (top <= 0n) return null;
  const periods = Number(divideUp(BigInt(amount.minor) * bottom, top));
  if (periods > mostPeriods) return null;
  return {
    perPeriod: money(Number(divideUp(BigInt(amount.minor), BigInt(periods))), amount.currency),
    periods,
    until: periodAfter(periodOf(today, paydays), periods, paydays).start,
  };
}

function divideUp(top: bigint, bottom: bigint): bigint {
  return (top + bottom - 1n) / bottom;
}
