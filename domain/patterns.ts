import type { CategoryId } from "./categories.ts";
import type { Entry } from "./entry.ts";
import { type Currency, divideHalfEven, exponentOf, type Money, money, percentage } from "./money.ts";
import type { PeriodKey } from "./period.ts";
import type { CategorySum } from "./ports.ts";
import { median } from "./unusual.ts";

/** When a month, or a single expense, stands out; robust against the months that do. */
export const STANDING_OUT = {
  /** Median absolute deviations above the median; 1.4826 of them are one standard deviation of normal data (Leys et al., 2013). */
  deviations: 3,
  deviationScale: 1.4826,
  /** And at least so much above the median, in percent and in main units: small sums scatter for no reason. */
  percent: 20,
  units: 10,
  /** A single expense: times the category's median, from so many entries on. */
  timesMedian: 3,
  entriesForMedian: 5,
} as const;

/** What was spent in a complete period. */
export interface PeriodSums {
  readonly key: PeriodKey;
  readonly sums: readonly CategorySum[];
}

/** How a category was spent in over some complete periods. */
export interface CategoryPattern {
  readonly category: CategoryId;
  readonly mean: Money;
  readonly median: Money;
  /** Entries over all of them. */
  readonly count: number;
  /** What it rises (falls) by in each period: the median of all slopes between two periods (Theil–Sen). */
  readonly trend: Money;
  /** Of all that was spent, percent with one decimal; null where nothing was. */
  readonly share: number | null;
  readonly spikes: readonly { readonly period: PeriodKey; readonly amount: Money }[];
}

/** Patterns by category, the most spent first. @param periods oldest first */
export function categoryPatterns(periods: readonly PeriodSums[], currency: Currency): CategoryPattern[] {
  const categories = new Set(periods.flatMap(({ sums }) => sums.map(({ category }) => category)));
  const total = periods.reduce((all, { sums }) => all + sums.reduce((sum, { minor }) => sum + minor, 0), 0);
  return [...categories]
    .map((category) => patternOf(category, periods, total, currency))
    .sort((a, b) => b.mean.minor - a.mean.minor || (a.category < b.category ? -1 : 1));
}

function patternOf(
  category: CategoryId,
  periods: readonly PeriodSums[],
  total: number,
  currency: Currency,
): CategoryPattern {
  const its = periods.map(({ sums }) => sums.find((sum) => sum.category === category));
  const spent = its.map((sum) => sum?.minor ?? 0);
  const all = spent.reduce((sum, minor) => sum + minor, 0);
  return {
    category,
    mean: money(Number(divideHalfEven(BigInt(all), BigInt(Math.max(1, spent.length)))), currency),
    median: money(Math.round(median(spent)), currency),
    count: its.reduce((sum, one) => sum + (one?.count ?? 0), 0),
    trend: money(Math.round(slopeOf(spent)), currency),
    share: percentage(money(all, currency), money(total, currency)),
    spikes: periods.flatMap(({ key }, index) => {
      const amount = spent[index] ?? 0;
      return isSpike(amount, spent, currency) ? [{ period: key, amount: money(amount, currency) }] : [];
    }),
  };
}

/** The median of the slopes between all pairs of periods: one odd month does not tilt it. */
function slopeOf(values: readonly number[]): number {
  const slopes = values.flatMap((first, from) =>
    values.slice(from + 1).map((second, index) => (second - first) / (index + 1)),
  );
  return slopes.length === 0 ? 0 : median(slopes);
}

/** True for a sum that is far above what the periods usually had. */
export function isSpike(amount: number, all: readonly number[], currency: Currency): boolean {
  const middle = median(all);
  const deviation = median(all.map((value) => Math.abs(value - middle)));
  const { deviations, deviationScale, percent, units } = STANDING_OUT;
  return (
    amount > middle + deviations * deviationScale * deviation &&
    amount * 100 >= middle * (100 + percent) &&
    amount - middle >= units * 10 ** exponentOf(currency)
  );
}

/** Single expenses of more than three times what their category usually costs, the largest first. */
export function largeEntries(entries: readonly Entry[]): Entry[] {
  const spending = entries.filter(({ kind, counts }) => kind === "expense" && counts !== null);
  const byCategory = Map.groupBy(spending, ({ category }) => category);
  return [...byCategory.values()]
    .flatMap((its) => {
      if (its.length < STANDING_OUT.entriesForMedian) return [];
      const usual = median(its.map(({ counts }) => counts ?? 0));
      return its.filter(({ counts }) => (counts ?? 0) > STANDING_OUT.timesMedian * usual);
    })
    .sort((a, b) => (b.counts ?? 0) - (a.counts ?? 0) || (a.id < b.id ? -1 : 1));
}

/** What was spent by weekday, Monday first, and by the thirds of a month. */
export interface DayProfile {
  readonly weekdays: readonly Money[];
  /** Days 1–10, 11–20 and the rest. */
  readonly thirds: readonly Money[];
}

/** When money is spent. */
export function dayProfile(entries: readonly Entry[], currency: Currency): DayProfile {
  const weekdays = [0, 0, 0, 0, 0, 0, 0];
  const thirds = [0, 0, 0];
  for (const { counts, date } of entries) {
    if (counts === null) continue;
    const { dayOfWeek, day } = Temporal.PlainDate.from(date);
    const third = day <= 10 ? 0 : day <= 20 ? 1 : 2;
    weekdays[dayOfWeek - 1] = (weekdays[dayOfWeek - 1] ?? 0) + counts;
    thirds[third] = (thirds[third] ?? 0) + counts;
  }
  return {
    weekdays: weekdays.map((minor) => money(minor, currency)),
    thirds: thirds.map((minor) => money(minor, currency)),
  };
}
