import { divideHalfEven, type Money, money } from "./money.ts";
import { type CalendarDate, daysBetween, daysIn, type Payday, type Period, periodAfter, periodOf } from "./period.ts";
import {
  nextOccurrence,
  type Occurrence,
  occurrencesBetween,
  previousOccurrence,
  type Recurring,
  termsOn,
} from "./recurring.ts";

/** Bills that come more rarely than this (days from due to due) are saved up for; others are paid from the period's money. */
const LONGEST_PAID_AT_ONCE = 31;

/** What a recurring entry asks of a period. */
export interface Reserve {
  readonly rule: Recurring;
  /** Occurrences due in the period and not logged, also after their day. */
  readonly due: readonly Occurrence[];
  /** What has to be set aside for them now; for a bill that is saved up for, this period's share or what its pot lacks. */
  readonly amount: Money;
}

interface ReserveInput {
  readonly rule: Recurring;
  readonly period: Period;
  readonly paydays: readonly Payday[];
  /** Due dates that were logged. */
  readonly logged: ReadonlySet<CalendarDate>;
  /** Only what is due before that day counts, and no shares; left out: all of the period. */
  readonly before?: CalendarDate;
}

/** What a rule asks of a period; nothing of what was due before the rule was set. */
export function reserveFor({ rule, period, paydays, logged, before }: ReserveInput): Reserve {
  const currency = currencyOf(rule);
  const from = rule.since > period.start ? rule.since : period.start;
  const all = occurrencesBetween(rule, from, period.end);
  const due = all.filter((one) => !logged.has(one.due) && (before === undefined || one.due < before));
  if (all.length > 0) {
    const amounts = due.map((one) => one.amount.minor - potFor(rule, one.due, paydays).minor);
    return { rule, due, amount: money(sum(amounts), currency) };
  }
  const next = nextOccurrence(rule, period.end);
  const share = next === null || before !== undefined ? 0 : shareOf(rule, next, period);
  return { rule, due: [], amount: money(share, currency) };
}

/**
 * What the pot of a saved-up bill holds when it is due: the shares of the periods between the one in which it was due last, or
 * set, and the one in which it is due. 0 for what is not saved up for.
 */
export function potFor(rule: Recurring, due: CalendarDate, paydays: readonly Payday[]): Money {
  const occurrence = nextOccurrence(rule, due);
  if (occurrence === null) return money(0, currencyOf(rule));
  return savedUntil(rule, occurrence, periodOf(occurrence.due, paydays), paydays);
}

/** What a rule's pot held at a period's start, for the next occurrence that was not logged by then. */
export function potAtStart(
  rule: Recurring,
  period: Period,
  paydays: readonly Payday[],
  logged: ReadonlySet<CalendarDate>,
): Money {
  const inPeriod = occurrencesBetween(rule, period.start, period.end)[0] ?? null;
  const next = inPeriod ?? nextOccurrence(rule, period.start);
  if (next === null || logged.has(next.due)) return money(0, currencyOf(rule));
  return savedUntil(rule, next, period, paydays);
}

/** Shares of the periods before `until` that save up for an occurrence. */
function savedUntil(rule: Recurring, occurrence: Occurrence, until: Period, paydays: readonly Payday[]): Money {
  let saved = 0;
  const first = periodOf(rule.since, paydays);
  const before = previousDue(rule, occurrence);
  for (let period = periodAfter(until, -1, paydays); period.key >= first.key && period.start > before; ) {
    saved += shareOf(rule, occurrence, period);
    period = periodAfter(period, -1, paydays);
  }
  return money(saved, occurrence.amount.currency);
}

/** What a period without a due date saves up for the next one: by its days, of those from due to due. */
function shareOf(rule: Recurring, next: Occurrence, period: Period): number {
  const before = previousDue(rule, next);
  const cycle = daysBetween(before, next.due);
  if (cycle <= LONGEST_PAID_AT_ONCE || rule.frequency === "once") return 0;
  return Number(divideHalfEven(BigInt(next.amount.minor) * BigInt(daysIn(period)), BigInt(cycle)));
}

/** The due date before an occurrence; of the first one, where it would have been. */
function previousDue(rule: Recurring, { due }: Occurrence): CalendarDate {
  const before = previousOccurrence(rule, due);
  if (before) return before.due;
  const { every } = rule;
  const step = {
    once: { days: 0 },
    daily: { days: every },
    weekly: { weeks: every },
    monthly: { months: every },
    yearly: { years: every },
  }[rule.frequency];
  return Temporal.PlainDate.from(due).subtract(step).toString();
}

function currencyOf(rule: Recurring): string {
  return termsOn(rule, rule.start).amount.currency;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
