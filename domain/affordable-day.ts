import { isAffordable, outlookOn } from "./outlook.ts";
import { type CalendarDate, periodAfter, periodOf } from "./period.ts";
import type { VerdictSnapshot } from "./verdict-snapshot.ts";

/**
 * The first day after the one that was asked for on which the purchase may be made: a day when money comes, so a period's start or a pay day.
 *
 * @param periods how many periods after this one are looked at
 * @returns null when there is none
 */
export function firstAffordableDay(snapshot: VerdictSnapshot, periods: number): CalendarDate | null {
  const { today, paydays, payDates, amount, on = today } = snapshot;
  const current = periodOf(today, paydays);
  const starts = Array.from({ length: periods }, (_, index) => periodAfter(current, index + 1, paydays).start);
  const end = periodAfter(current, periods, paydays).end;
  const days = new Set([...starts, ...payDates].filter((date) => date > on && date <= end));
  return [...days].sort().find((date) => isAffordable(amount, outlookOn(snapshot, date))) ?? null;
}
