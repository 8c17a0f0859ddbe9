import { divideHalfEven, type Money, money } from "./money.ts";
import { type CalendarDate, daysGone, daysIn, type Period } from "./period.ts";

/** How many complete periods say what a period usually costs: long enough to even out, short enough to follow a change. */
export const PERIODS_FOR_PROJECTION = 3;

/** Ahead is what is more than a tenth above the usual: less is the ordinary scatter of days. */
const AHEAD_TENTHS = 11n;

/**
 * What a category's flexible spending will come to by the end of the period: what was spent, and for the days to come a mix
 * of this period's rate and the usual one, the former counting more the more of the period is gone. Bills that are still
 * due are added by the caller. Rounded half to even.
 *
 * @param earlier sums of the last complete periods, newest last; the last three count; none: this period's rate alone
 */
export function projectSpending(spent: Money, earlier: readonly Money[], period: Period, today: CalendarDate): Money {
  const gone = BigInt(daysGone(period, today));
  const days = BigInt(daysIn(period));
  const soFar = BigInt(spent.minor);
  const usual = usualOf(earlier);
  if (usual === null) return gone === 0n ? spent : inCurrency(divideHalfEven(soFar * days, gone), spent);

  // spent + (1−e)·(e·(spent ÷ e) + (1−e)·usual) with e = gone ÷ days, over the common denominator days² · count.
  const rest = days - gone;
  const top = soFar * (days + rest) * days * usual.count + rest * rest * usual.sum;
  return inCurrency(divideHalfEven(top, days * days * usual.count), spent);
}

/**
 * What a whole period usually costs in a category: the mean of the last three complete ones, else this period's projection.
 * Never negative.
 *
 * @param earlier as for {@link projectSpending}
 */
export function usualSpending(spent: Money, earlier: readonly Money[], period: Period, today: CalendarDate): Money {
  const usual = usualOf(earlier);
  const amount = usual
    ? inCurrency(divideHalfEven(usual.sum, usual.count), spent)
    : projectSpending(spent, [], period, today);
  return money(Math.max(0, amount.minor), spent.currency);
}

interface PaceInput {
  /** Flexible spending so far. */
  readonly spent: Money;
  /** What the same day of the last complete periods had, newest last; the last three count. */
  readonly sameDayBefore: readonly Money[];
  readonly allocated: Money | null;
  readonly period: Period;
  readonly today: CalendarDate;
}

/**
 * True when more was spent than usual by this day: 1.1 × the mean of the same day before, or, without history, of the
 * allocation's part for the days gone. False when there is nothing to compare with.
 */
export function isAheadOfPace({ spent, sameDayBefore, allocated, period, today }: PaceInput): boolean {
  const soFar = BigInt(spent.minor) * 10n;
  const usual = usualOf(sameDayBefore);
  if (usual) return soFar * usual.count > AHEAD_TENTHS * usual.sum;
  if (allocated === null) return false;
  return soFar * BigInt(daysIn(period)) > AHEAD_TENTHS * BigInt(daysGone(period, today)) * BigInt(allocated.minor);
}

function usualOf(earlier: readonly Money[]): { readonly sum: bigint; readonly count: bigint } | null {
  const last = earlier.slice(-PERIODS_FOR_PROJECTION);
  if (last.length === 0) return null;
  return { sum: last.reduce((total, { minor }) => total + BigInt(minor), 0n), count: BigInt(last.length) };
}

function inCurrency(minor: bigint, { currency }: Money): Money {
  return money(Number(minor), currency);
}
