import type { CategoryId } from "./categories.ts";
import { normaliseDescription } from "./entry.ts";
import { InvalidInput } from "./errors.ts";
import type { Id } from "./ids.ts";
import type { Money } from "./money.ts";
import type { CalendarDate, Period } from "./period.ts";
import { type Frequency, nextOccurrence, type Recurring, type RecurringTerms, termsOn } from "./recurring.ts";

interface RecurringDraft {
  readonly id: Id;
  readonly description: string;
  readonly category: CategoryId;
  readonly amount: Money;
  readonly frequency: Frequency;
  readonly every: number;
  /** Day of the month (1–31). */
  readonly day?: number;
  /** The first due date, or the date from which the first is looked for where a day is given. */
  readonly start?: CalendarDate;
  readonly end?: CalendarDate;
  readonly varies: boolean;
}

/** When a rule is set. */
interface Setting {
  readonly today: CalendarDate;
  /** The budget month in which that is. */
  readonly period: Period;
}

/**
 * A new recurring entry, as it would stand in a ledger.
 *
 * @throws InvalidInput when it would never be due
 */
export function draftRecurring(draft: RecurringDraft, { today, period }: Setting): Recurring {
  const { id, description, category, amount, frequency, every, day, end, varies } = draft;
  const start = firstDue(draft, { today, period });
  const hasDay = day !== undefined && isByMonth(frequency);
  const rule: Recurring = {
    id,
    description,
    normalised: normaliseDescription(description),
    category,
    frequency,
    every,
    start,
    ...(end === undefined ? {} : { end }),
    varies,
    terms: [{ from: start, amount, ...(hasDay ? { day } : {}) }],
    since: today,
  };
  if (nextOccurrence(rule, today) === null) throw new InvalidInput(neverDue(rule, today));
  return rule;
}

/** What changes about a rule, from a date on. */
export interface RecurringRevision {
  readonly amount?: Money;
  /** Day of the month (1–31). */
  readonly day?: number;
  readonly from: CalendarDate;
}

/**
 * The rule with another amount or day from a date on; what was agreed before, and what else is agreed for later, stays.
 *
 * @param isRecorded whether a due date has its entry: its month keeps its day, or it would be due twice
 * @throws InvalidInput when it has no day of the month that could change
 */
export function reviseRecurring(
  rule: Recurring,
  { amount, day, from: stated }: RecurringRevision,
  isRecorded: (due: CalendarDate) => boolean,
): Recurring {
  if (day !== undefined && !isByMonth(rule.frequency)) {
    throw new InvalidInput(`${rule.description} has no day of the month; stop it, and tell me the new one.`);
  }
  const first = stated < rule.start ? rule.start : stated;
  const from = day === undefined ? first : afterRecorded(rule, first, isRecorded);
  const held = termsOn(rule, from);
  const revised: RecurringTerms = {
    ...held,
    from,
    ...(amount === undefined ? {} : { amount }),
    ...(day === undefined ? {} : { day }),
  };
  const earlier = rule.terms.filter((terms) => terms.from < from);
  const later = rule.terms
    .filter((terms) => terms.from > from)
    .map((terms) => (day === undefined ? terms : { ...terms, day }));
  return { ...rule, terms: [...earlier, revised, ...later] };
}

/**
 * The rule without any due date from a day on.
 *
 * @param from the first due date that nobody recorded, or today
 */
export function endRecurring(rule: Recurring, from: CalendarDate): Recurring {
  return { ...rule, end: Temporal.PlainDate.from(from).subtract({ days: 1 }).toString() };
}

/** True for rules whose dates are days of a month. */
export function isByMonth(frequency: Frequency): boolean {
  return frequency === "monthly" || frequency === "yearly";
}

function firstDue({ frequency, day, start }: RecurringDraft, { today, period }: Setting): CalendarDate {
  if (day !== undefined && isByMonth(frequency)) return nextDay(day, start ?? today);
  if (start !== undefined) return start;
  // Nobody said when: a monthly bill is set aside at once and due when its month is over, a yearly one is saved up for.
  if (frequency === "monthly") return period.end;
  return frequency === "yearly" ? Temporal.PlainDate.from(today).add({ years: 1 }).toString() : today;
}

/** The first date, from a date on, that is that day of its month. */
function nextDay(day: number, from: CalendarDate): CalendarDate {
  const first = Temporal.PlainDate.from(from);
  const month = first.toPlainYearMonth();
  const due = month.toPlainDate({ day });
  return (Temporal.PlainDate.compare(due, first) < 0 ? month.add({ months: 1 }).toPlainDate({ day }) : due).toString();
}

/** The first date, from a date on, whose month has no entry yet. */
function afterRecorded(rule: Recurring, from: CalendarDate, isRecorded: (due: CalendarDate) => boolean): CalendarDate {
  const month = Temporal.PlainDate.from(from).toPlainYearMonth();
  const due = nextOccurrence(rule, month.toPlainDate({ day: 1 }).toString())?.due;
  const isOfMonth = due?.startsWith(month.toString()) === true;
  const isDone = isOfMonth && (due < from || isRecorded(due));
  return isDone ? month.add({ months: 1 }).toPlainDate({ day: 1 }).toString() : from;
}

function neverDue({ description, end, start }: Recurring, today: CalendarDate): string {
  if (end !== undefined && end < start) return `${description} would end on ${end}, before it is due on ${start}.`;
  return `${description} would not be due any more from ${today} on.`;
}
