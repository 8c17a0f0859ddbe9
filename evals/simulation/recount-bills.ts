import type { Recurring } from "../../domain/recurring.ts";
import { between, type Due, duesUntil, lengthOf, type Month, monthAfter, monthOf, shift } from "./calendar.ts";

/** More rarely due than this many days: it is saved up for. */
const MONTHLY = 31;

interface Question {
  readonly rule: Recurring;
  readonly month: Month;
  readonly payday: number;
  /** Due dates that are in the book. */
  readonly paid: ReadonlySet<string>;
  /** Only what is due before that day. */
  readonly before: string | undefined;
}

/** What a bill asks of a month: what is due and not in the book, less its pot; or the month's share of what comes later. */
export function reservedFor({ rule, month, payday, paid, before }: Question): number {
  const dues = duesUntil(rule, shift(month.last, 800)).filter(({ date }) => date >= rule.since);
  const inMonth = dues.filter(({ date }) => date >= month.first && date <= month.last);
  if (inMonth.length === 0) {
    const next = dues.find(({ date }) => date > month.last);
    return next === undefined || before !== undefined ? 0 : shareOf(rule, next, month);
  }
  return inMonth
    .filter(({ date }) => !paid.has(date) && (before === undefined || date < before))
    .reduce((sum, due) => sum + due.minor - potOf(rule, due, payday), 0);
}

/** What was saved up for a due date in the months before its own. */
export function potOf(rule: Recurring, due: Due, payday: number): number {
  const last = duesUntil(rule, shift(due.date, -1)).at(-1)?.date ?? oneStepBefore(rule, due.date);
  let saved = 0;
  for (let month = monthAfter(monthOf(due.date, payday), -1, payday); month.first > last; ) {
    if (month.last < rule.since) break;
    saved += shareOf(rule, due, month);
    month = monthAfter(month, -1, payday);
  }
  return saved;
}

function shareOf(rule: Recurring, due: Due, month: Month): number {
  const last = duesUntil(rule, shift(due.date, -1)).at(-1)?.date ?? oneStepBefore(rule, due.date);
  const cycle = between(last, due.date);
  if (rule.frequency === "once" || cycle <= MONTHLY) return 0;
  return halfEven(due.minor * lengthOf(month), cycle);
}

function oneStepBefore({ frequency, every }: Recurring, date: string): string {
  const first = Temporal.PlainDate.from(date);
  if (frequency === "yearly") return first.subtract({ years: every }).toString();
  if (frequency === "monthly") return first.subtract({ months: every }).toString();
  return first.subtract({ days: (frequency === "weekly" ? 7 : frequency === "daily" ? 1 : 0) * every }).toString();
}

/** A fraction as a whole number, halves to the even one. */
export function halfEven(above: number, below: number): number {
  const down = Math.floor(above / below);
  const twice = (above - down * below) * 2;
  if (twice === below) return down % 2 === 0 ? down : down + 1;
  return twice > below ? down + 1 : down;
}
