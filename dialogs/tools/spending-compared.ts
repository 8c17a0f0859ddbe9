import { type Money, money } from "../../domain/money.ts";
import {
  type CalendarDate,
  daysAfter,
  daysBetween,
  daysGone,
  type Payday,
  type Period,
  periodAfter,
  periodOf,
} from "../../domain/period.ts";

/** Days of which spending is summed up, both included. */
export interface DateRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What was spent, against what was spent over as many days before. */
export interface ComparedResult extends DateRange {
  readonly kind: "compared";
  /** Null: on everything. */
  readonly about: string | null;
  readonly spent: Money;
  readonly before: DateRange & { readonly spent: Money };
}

/** What is spent in a day, or in a complete month, on average. */
export interface AverageResult extends DateRange {
  readonly kind: "average";
  readonly per: "day" | "month";
  /** Null: on everything. */
  readonly about: string | null;
  readonly total: Money;
  /** Days or complete months that `total` was spent in; 0: there is no complete month yet, and the range is the running one. */
  readonly units: number;
  readonly average: Money;
}

/** What a spending question is about, as the tool can sum it up over any days. */
export interface Spending {
  readonly about: string | null;
  sum(range: DateRange): Promise<Money>;
}

/** The ranges of a comparison: a running period is compared up to the same day of the other. */
export function periodsCompared(
  period: Period,
  to: "previous" | "last_year",
  today: CalendarDate,
  paydays: readonly Payday[],
): readonly [DateRange, DateRange] {
  const other = periodAfter(period, to === "previous" ? -1 : -12, paydays);
  if (periodOf(today, paydays).key !== period.key) {
    return [
      { from: period.start, to: period.end },
      { from: other.start, to: other.end },
    ];
  }
  const last = daysAfter(other.start, daysGone(period, today) - 1);
  return [
    { from: period.start, to: today },
    { from: other.start, to: last < other.end ? last : other.end },
  ];
}

/** The range before, of as many days: of the same weekdays where it is of a week at most. */
export function rangesCompared(range: DateRange, to: "previous" | "last_year"): readonly [DateRange, DateRange] {
  if (to === "last_year") {
    const earlier = (date: CalendarDate): CalendarDate =>
      Temporal.PlainDate.from(date).subtract({ years: 1 }).toString();
    return [range, { from: earlier(range.from), to: earlier(range.to) }];
  }
  const days = Math.max(daysOf(range), DAYS_OF_WEEK);
  return [range, { from: daysAfter(range.from, -days), to: daysAfter(range.to, -days) }];
}

const DAYS_OF_WEEK = 7;

/** Compares what was spent in the first of two ranges with the second. */
export async function compareSpending(
  { about, sum }: Spending,
  [range, before]: readonly [DateRange, DateRange],
): Promise<ComparedResult> {
  return {
    kind: "compared",
    about,
    ...range,
    spent: await sum(range),
    before: { ...before, spent: await sum(before) },
  };
}

/** What was spent on a day of a range, on average. */
export async function averageADay({ about, sum }: Spending, range: DateRange): Promise<AverageResult> {
  const total = await sum(range);
  const units = daysOf(range);
  return { kind: "average", per: "day", about, ...range, total, units, average: partOf(total, units) };
}

/** How many complete months an average looks back. */
const MONTHS_BACK = 6;

/**
 * What was spent in a complete month, on average: of the last ones, from the first in which anything was logged.
 *
 * @param hasEntries whether anything at all was logged in a range
 */
export async function averageAMonth(
  { about, sum }: Spending,
  hasEntries: (range: DateRange) => Promise<boolean>,
  today: CalendarDate,
  paydays: readonly Payday[],
): Promise<AverageResult> {
  const current = periodOf(today, paydays);
  const past = Array.from({ length: MONTHS_BACK }, (_, back) => periodAfter(current, back - MONTHS_BACK, paydays));
  const logged = await Promise.all(past.map(({ start, end }) => hasEntries({ from: start, to: end })));
  const first = logged.indexOf(true);
  const [from, last] = [past[first], past.at(-1)];
  const isNone = first < 0 || !from || !last;
  const range = isNone ? { from: current.start, to: today } : { from: from.start, to: last.end };
  const total = await sum(range);
  const units = isNone ? 0 : MONTHS_BACK - first;
  return { kind: "average", per: "month", about, ...range, total, units, average: partOf(total, Math.max(units, 1)) };
}

function partOf({ minor, currency }: Money, units: number): Money {
  return money(Math.round(minor / units), currency);
}

function daysOf({ from, to }: DateRange): number {
  return daysBetween(from, to) + 1;
}
