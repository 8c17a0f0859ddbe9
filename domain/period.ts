import { InvalidInput } from "./errors.ts";
import { type Money, money } from "./money.ts";

/** A calendar date `YYYY-MM-DD`; sorts as text. */
export type CalendarDate = string;

/** Name of a period, `YYYY-MM`; sorts as text. */
export type PeriodKey = string;

/** A budget month of a ledger: a range of calendar dates. */
export interface Period {
  readonly key: PeriodKey;
  /** First and last day, both included. */
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** From `from` on (a period's start), budget months start on `day` (1–31; the month's last day where shorter). */
export interface Payday {
  readonly from: CalendarDate;
  readonly day: number;
}

/** A budget month that starts later than this day is named by the month in which most of it lies: the next. */
const LAST_DAY_NAMED_BY_OWN_MONTH = 15;

/** True for a day of a period. */
export function isInPeriod(date: CalendarDate, { start, end }: Period): boolean {
  return date >= start && date <= end;
}

/**
 * The period in which a date lies.
 *
 * Every date lies in exactly one period, neighbours touch, and names are consecutive, whatever the history of paydays: the
 * start of period `M` always falls between the 16th of the month before `M` and the 15th of `M`.
 *
 * @param paydays newest last, at least one; the first also holds for all dates before it
 */
export function periodOf(date: CalendarDate, paydays: readonly Payday[]): Period {
  const cuts = cutsOf(paydays);
  return periodNamed(nameOf(date, cuts), cuts);
}

/** The period of that name. @param paydays as for {@link periodOf} */
export function periodByKey(key: PeriodKey, paydays: readonly Payday[]): Period {
  return periodNamed(key, cutsOf(paydays));
}

/** Years between today and a month that is asked about: what recurs is gone through from day to day. */
const FARTHEST = 20;

/**
 * The period that somebody asks about, or the running one where they name none.
 *
 * @param paydays as for {@link periodOf}
 * @throws InvalidInput for one that lies more than 20 years away
 */
export function periodAsked(key: PeriodKey | undefined, today: CalendarDate, paydays: readonly Payday[]): Period {
  const running = periodOf(today, paydays);
  if (key === undefined) return running;
  if (Math.abs(Number(key.slice(0, 4)) - Number(running.key.slice(0, 4))) > FARTHEST) {
    throw new InvalidInput(`${key} is too far away; name a month within ${FARTHEST} years.`);
  }
  return periodByKey(key, paydays);
}

/** The period `count` later (negative: earlier). @param paydays as for {@link periodOf} */
export function periodAfter(period: Period, count: number, paydays: readonly Payday[]): Period {
  return periodByKey(shiftKey(period.key, count), paydays);
}

/** The period that follows. @param paydays as for {@link periodOf} */
export function nextPeriod(period: Period, paydays: readonly Payday[]): Period {
  return periodAfter(period, 1, paydays);
}

/** The period before. @param paydays as for {@link periodOf} */
export function previousPeriod(period: Period, paydays: readonly Payday[]): Period {
  return periodAfter(period, -1, paydays);
}

/**
 * The payday history after a change of payday.
 *
 * While no plan was ever made all periods are cut anew; else the new day holds from the next start on, after one bridging
 * period of 1 to 61 days that bears the next name. A change that has not begun yet is replaced.
 *
 * @param day 1–31
 */
export function changePayday(
  paydays: readonly Payday[],
  day: number,
  today: CalendarDate,
  wasEverPlanned: boolean,
): Payday[] {
  if (!wasEverPlanned) return [{ from: periodOf(today, [{ from: today, day }]).start, day }];
  const begun = paydays.filter(({ from }, index) => index === 0 || from <= today);
  return [...begun, { from: nextPeriod(periodOf(today, begun), begun).start, day }];
}

/** The calendar date of an instant (ISO) in a zone (IANA). */
export function localDate(instant: string, zone: string): CalendarDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** How many days a period has. */
export function daysIn({ start, end }: Period): number {
  return daysBetween(start, end) + 1;
}

/** Days of the period up to `today`, which counts as gone; 0 before it begins, all of them after its end. */
export function daysGone(period: Period, today: CalendarDate): number {
  return clamp(daysBetween(period.start, today) + 1, daysIn(period));
}

/** Days of the period from `today` on, which counts as left; all of them before it begins, 0 after its end. */
export function daysLeft(period: Period, today: CalendarDate): number {
  return clamp(daysBetween(today, period.end) + 1, daysIn(period));
}

/** What may be spent on each day that is left, rounded down; null once the period is over. */
export function perDay(left: Money, period: Period, today: CalendarDate): Money | null {
  const days = daysLeft(period, today);
  return days === 0 ? null : money(Math.floor(left.minor / days), left.currency);
}

/** The date some days after another; before it when they are negative. */
export function daysAfter(date: CalendarDate, days: number): CalendarDate {
  return dayAt(date, days);
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** A payday by the names it governs: it starts all periods whose name comes after `after`. */
interface Cut {
  readonly after: PeriodKey;
  readonly day: number;
}

function cutsOf(paydays: readonly Payday[]): Cut[] {
  const cuts: Cut[] = [];
  for (const { from, day } of paydays) {
    cuts.push({ after: cuts.length === 0 ? "" : firstNameFrom(from, cuts), day });
  }
  return cuts;
}

/** Name of the first period that starts on a date or later. */
function firstNameFrom(date: CalendarDate, cuts: readonly Cut[]): PeriodKey {
  const name = nameOf(date, cuts);
  return startOf(name, cuts) === date ? name : shiftKey(name, 1);
}

function nameOf(date: CalendarDate, cuts: readonly Cut[]): PeriodKey {
  const month = date.slice(0, 7);
  if (startOf(month, cuts) > date) return shiftKey(month, -1);
  const next = shiftKey(month, 1);
  return startOf(next, cuts) <= date ? next : month;
}

function periodNamed(key: PeriodKey, cuts: readonly Cut[]): Period {
  return { key, start: startOf(key, cuts), end: dayAt(startOf(shiftKey(key, 1), cuts), -1) };
}

function startOf(key: PeriodKey, cuts: readonly Cut[]): CalendarDate {
  const day = cuts.findLast(({ after }) => after < key)?.day ?? 1;
  return dayIn(day <= LAST_DAY_NAMED_BY_OWN_MONTH ? key : shiftKey(key, -1), day);
}

// Asked dozens of times a turn, mostly about the same few months.

const dayIn = remembered((month: string, day: number) =>
  Temporal.PlainYearMonth.from(month).toPlainDate({ day }).toString(),
);

const dayAt = remembered((date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString());

const shiftKey = remembered((key: string, months: number) =>
  Temporal.PlainYearMonth.from(key).add({ months }).toString(),
);

const EPOCH = Temporal.PlainDate.from("1970-01-01");

/** Days since the epoch. */
const dayNumber = remembered((date: string) => EPOCH.until(date).days);

/** Results that are remembered before they are forgotten all at once. */
const MOST_REMEMBERED = 1_000;

/** The same function, which does not compute again what it was just asked. */
function remembered<Args extends readonly (string | number)[], T>(compute: (...args: Args) => T): (...args: Args) => T {
  const known = new Map<string, T>();
  return (...args) => {
    const key = args.join(" ");
    const value = known.get(key) ?? compute(...args);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, value);
    return value;
  };
}

function clamp(days: number, most: number): number {
  return Math.min(Math.max(days, 0), most);
}
