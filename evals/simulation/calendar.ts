import type { Recurring } from "../../domain/recurring.ts";

/** A budget month by its first and last day, both included. */
export interface Month {
  /** `YYYY-MM`. */
  readonly name: string;
  readonly first: string;
  readonly last: string;
}

/** The budget month in which a date lies, for one payday that never changes: found by looking at the months around it. */
export function monthOf(date: string, payday: number): Month {
  const middle = Temporal.PlainYearMonth.from(date.slice(0, 7));
  const found = [-1, 0, 1, 2]
    .map((months) => monthNamed(middle.add({ months }).toString(), payday))
    .find(({ first, last }) => first <= date && date <= last);
  if (!found) throw new Error(`${date} lies in no month.`);
  return found;
}

/** The budget month of that name. */
export function monthNamed(name: string, payday: number): Month {
  const next = Temporal.PlainYearMonth.from(name).add({ months: 1 }).toString();
  return { name, first: firstDay(name, payday), last: shift(firstDay(next, payday), -1) };
}

/** The budget month so many later; negative: earlier. */
export function monthAfter({ name }: Month, months: number, payday: number): Month {
  return monthNamed(Temporal.PlainYearMonth.from(name).add({ months }).toString(), payday);
}

function firstDay(name: string, payday: number): string {
  const own = Temporal.PlainYearMonth.from(name);
  return (payday <= 15 ? own : own.subtract({ months: 1 })).toPlainDate({ day: payday }).toString();
}

/** The date so many days later; negative: earlier. */
export function shift(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Days from one date to another. */
export function between(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days;
}

/** How many days a month has. */
export function lengthOf({ first, last }: Month): number {
  return between(first, last) + 1;
}

/** A due date of a rule, with what it costs then in minor units. */
export interface Due {
  readonly date: string;
  readonly minor: number;
}

/** All due dates of a rule up to a date. */
export function duesUntil(rule: Recurring, last: string): Due[] {
  const dues = known.get(rule) ?? allDues(rule);
  known.set(rule, dues);
  return dues.filter(({ date }) => date <= last);
}

/** Rules never change, what changes is another one, so that each is followed once. */
const known = new WeakMap<Recurring, Due[]>();

/** No year that is lived looks further ahead. */
const LAST_DAY = "2029-12-31";

/** One after the other from its start. */
function allDues(rule: Recurring): Due[] {
  const dues: Due[] = [];
  for (let step = 0; ; step += 1) {
    const due = dueAt(rule, step);
    if (due === null || due.date > LAST_DAY) return dues;
    dues.push(due);
  }
}

function dueAt(rule: Recurring, step: number): Due | null {
  const { start, every, frequency, end } = rule;
  if (frequency === "once" && step > 0) return null;
  const from = Temporal.PlainDate.from(start);
  const count = step * every;
  const plain =
    frequency === "daily"
      ? from.add({ days: count })
      : frequency === "weekly"
        ? from.add({ weeks: count })
        : frequency === "monthly"
          ? from.add({ months: count })
          : frequency === "yearly"
            ? from.add({ years: count })
            : from;
  const terms = rule.terms.filter(({ from: since }) => since <= plain.toString()).at(-1) ?? rule.terms[0];
  if (!terms) return null;
  const isOfMonths = frequency === "monthly" || frequency === "yearly";
  const date = isOfMonths ? plain.toPlainYearMonth().toPlainDate({ day: terms.day ?? from.day }) : plain;
  if (end !== undefined && date.toString() > end) return null;
  return { date: date.toString(), minor: terms.amount.minor };
}
