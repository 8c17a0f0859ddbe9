import { limitIn } from "./limit-over-time.ts";
import { divideHalfEven, type Money, money } from "./money.ts";
import { type CalendarDate, daysIn, type Payday, type Period, periodOf } from "./period.ts";
import type { Limit } from "./plan.ts";

const WEEK = 7;

/** The week that a date lies in; its key is its first day. @param startsOn 1 (Monday) … 7 (Sunday) */
export function weekOf(date: CalendarDate, startsOn: number): Period {
  const day = Temporal.PlainDate.from(date);
  const start = day.subtract({ days: (day.dayOfWeek - startsOn + WEEK) % WEEK });
  return { key: start.toString(), start: start.toString(), end: start.add({ days: WEEK - 1 }).toString() };
}

/** True for a week, false for a budget month. */
export function isWeek({ key, start }: Period): boolean {
  return key === start;
}

/** With which day weeks begin where a locale is spoken: 1 (Monday) … 7 (Sunday). */
export function weekStartOf(locale: string): number {
  return new Intl.Locale(locale).getWeekInfo().firstDay;
}

/** What a limit comes to in a whole period: one for a week as many times as the period has weeks, half-even. */
export function amountIn({ amount, per }: Limit, period: Period): Money {
  if (per === "month") return amount;
  return money(Number(divideHalfEven(BigInt(amount.minor) * BigInt(daysIn(period)), BigInt(WEEK))), amount.currency);
}

/**
 * The week of a date with what may be spent in it; a limit holds from the week that ends in its first period, to the last one
 * that ends before the period in which it holds no more.
 */
export function weekLimitOn(
  limit: Limit,
  date: CalendarDate,
  paydays: readonly Payday[],
): { readonly week: Period; readonly amount: Money } | null {
  const week = weekOf(date, limit.weekStartsOn ?? 1);
  const { key } = periodOf(week.end, paydays);
  const isLater = limit.from !== undefined && limit.from > key;
  if (isLater) return limit.replaces ? weekLimitOn(limit.replaces, date, paydays) : null;
  return limit.per === "week" && limitIn(limit, key) ? { week, amount: limit.amount } : null;
}
