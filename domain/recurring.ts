import type { CategoryId } from "./categories.ts";
import type { Id } from "./ids.ts";
import type { Money } from "./money.ts";
import { type CalendarDate, daysBetween } from "./period.ts";

export type Frequency = "once" | "daily" | "weekly" | "monthly" | "yearly";

/** A bill, or anything else that is spent again and again. Its dates follow from it alone, whenever it is asked. */
export interface Recurring {
  readonly id: Id;
  readonly description: string;
  /** The description folded for matching. */
  readonly normalised: string;
  readonly category: CategoryId;
  readonly frequency: Frequency;
  /** Every so many days, weeks, months or years; ≥ 1. */
  readonly every: number;
  /** The first due date, from which all others are counted. */
  readonly start: CalendarDate;
  /** No due date after it. */
  readonly end?: CalendarDate;
  /** The amount is an estimate: it is set aside and asked on the day, never logged by itself. */
  readonly varies: boolean;
  /** What it costs and on which day it is due, each from a date on; oldest first, the first from `start`. */
  readonly terms: readonly RecurringTerms[];
  /** The day on which it was set: what was due before is not made up. */
  readonly since: CalendarDate;
}

export interface RecurringTerms {
  readonly from: CalendarDate;
  readonly amount: Money;
  /** Day of the month (1–31; the month's last day where shorter), for monthly and yearly ones. */
  readonly day?: number;
}

/** A day on which a recurring entry is due. Unique by (recurring, due). */
export interface Occurrence {
  readonly recurring: Id;
  readonly due: CalendarDate;
  readonly amount: Money;
}

/** The due dates between two dates, both included, oldest first. */
export function occurrencesBetween(rule: Recurring, from: CalendarDate, to: CalendarDate): Occurrence[] {
  const found: Occurrence[] = [];
  const last = rule.end !== undefined && rule.end < to ? rule.end : to;
  for (let index = firstIndex(rule, from); ; index++) {
    const occurrence = occurrenceAt(rule, index);
    if (occurrence === null || occurrence.due > last) return found;
    if (occurrence.due >= from) found.push(occurrence);
  }
}

/** The first due date on or after a date; null when there is none any more. */
export function nextOccurrence(rule: Recurring, from: CalendarDate): Occurrence | null {
  for (let index = firstIndex(rule, from); ; index++) {
    const occurrence = occurrenceAt(rule, index);
    if (occurrence === null || (rule.end !== undefined && occurrence.due > rule.end)) return null;
    if (occurrence.due >= from) return occurrence;
  }
}

/** The last due date before a date; null when there is none. */
export function previousOccurrence(rule: Recurring, before: CalendarDate): Occurrence | null {
  const { end } = rule;
  const isOver = end !== undefined && end < before;
  const bound = isOver ? Temporal.PlainDate.from(end).add({ days: 1 }).toString() : before;
  let last: Occurrence | null = null;
  for (let index = firstIndex(rule, bound); ; index++) {
    const occurrence = occurrenceAt(rule, index);
    if (occurrence === null || occurrence.due >= bound) return last;
    last = occurrence;
  }
}

/** What a recurring entry costs on a day. */
export function termsOn({ terms }: Pick<Recurring, "terms">, date: CalendarDate): RecurringTerms {
  const held = terms.findLast(({ from }) => from <= date) ?? terms[0];
  if (!held) throw new TypeError("A recurring entry has terms from its start.");
  return held;
}

/** An index at or before the first due date on or after a date: changed days move a due date by less than two steps. */
function firstIndex(rule: Recurring, from: CalendarDate): number {
  return Math.max(0, Math.floor(daysBetween(rule.start, from) / (rule.every * LONGEST_STEP[rule.frequency])) - 2);
}

/** Days that one step takes at most. */
const LONGEST_STEP: Readonly<Record<Frequency, number>> = {
  once: Number.POSITIVE_INFINITY,
  daily: 1,
  weekly: 7,
  monthly: 31,
  yearly: 366,
};

/** The occurrence of that index, from 0; null beyond the only one of `once`. */
function occurrenceAt(rule: Recurring, index: number): Occurrence | null {
  const { id, start, every, frequency } = rule;
  const first = Temporal.PlainDate.from(start);
  const steps = index * every;
  switch (frequency) {
    case "once":
      return index === 0 ? { recurring: id, due: start, amount: termsOn(rule, start).amount } : null;
    case "daily":
    case "weekly": {
      const due = first.add(frequency === "daily" ? { days: steps } : { weeks: steps }).toString();
      return { recurring: id, due, amount: termsOn(rule, due).amount };
    }
    case "monthly":
    case "yearly": {
      const month = first.toPlainYearMonth().add(frequency === "monthly" ? { months: steps } : { years: steps });
      return { recurring: id, ...inMonth(rule, first.day, month) };
    }
  }
}

/** The due date in a month, by the newest terms that hold on the day that they themselves name. */
function inMonth(
  { terms }: Recurring,
  startDay: number,
  month: Temporal.PlainYearMonth,
): Omit<Occurrence, "recurring"> {
  // Day 31 is the last day of a shorter month, and the 31st again afterwards.
  const due = ({ day = startDay }: RecurringTerms): CalendarDate => month.toPlainDate({ day }).toString();
  const held = terms.findLast((one) => one.from <= due(one)) ?? terms[0];
  if (!held) throw new TypeError("A recurring entry has terms from its start.");
  return { due: due(held), amount: held.amount };
}
