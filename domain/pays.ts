import type { Entry } from "./entry.ts";
import { type Currency, type Money, money, sum } from "./money.ts";
import { type CalendarDate, daysBetween, type Payday, type Period, periodAfter, periodOf } from "./period.ts";
import type { IncomeSource } from "./plan.ts";

/** A pay that a source is expected to bring. Unique by (source, due). */
export interface ExpectedPay {
  readonly source: string;
  readonly due: CalendarDate;
  readonly amount: Money;
}

/** Judgements about which income is an expected pay. */
export const MATCHING = {
  /** Banks move a pay by a weekend and a holiday; never so far that another pay of the source is nearer ({@link reachOf}). */
  days: 5,
  /** Overtime and deductions: a fifth either way is still the same pay. */
  percent: 20,
} as const;

/** Fewer complete periods than this say little about an irregular income. */
const PERIODS_FOR_ESTIMATE = 3;

/** An irregular income is judged by at most so many of the last periods. */
const PERIODS_BACK = 6;

/** Days. */
const WEEK = 7;

/** The pays of a source that fall in a period, oldest first; of an irregular one its stated amount, on the first day. */
export function paysIn(source: IncomeSource, period: Period): ExpectedPay[] {
  return datesIn(source, period).map((due) => ({ source: source.name, due, amount: source.amount }));
}

function datesIn({ every, days, anchor }: IncomeSource, period: Period): CalendarDate[] {
  switch (every) {
    case "irregular":
      return [period.start];
    case "month":
      return days.length === 0 ? [period.start] : monthlyDates(days.slice(0, 1), period);
    case "twice_monthly":
      return monthlyDates(days.length < 2 ? TWICE_MONTHLY : days, period);
    case "week":
      return countedDates(anchor ?? period.start, WEEK, period);
    case "two_weeks":
      return countedDates(anchor ?? period.start, 2 * WEEK, period);
  }
}

/** When nobody said on which two days. */
const TWICE_MONTHLY: readonly number[] = [1, 15];

function monthlyDates(days: readonly number[], { start, end }: Period): CalendarDate[] {
  const dates = new Set<CalendarDate>();
  const last = Temporal.PlainYearMonth.from(end.slice(0, 7));
  let month = Temporal.PlainYearMonth.from(start.slice(0, 7));
  for (; Temporal.PlainYearMonth.compare(month, last) <= 0; month = month.add({ months: 1 })) {
    for (const day of days) dates.add(month.toPlainDate({ day }).toString());
  }
  return [...dates].filter((date) => date >= start && date <= end).sort();
}

function countedDates(anchor: CalendarDate, step: number, { start, end }: Period): CalendarDate[] {
  const offset = daysBetween(anchor, start);
  let date = Temporal.PlainDate.from(start).add({ days: (step - (((offset % step) + step) % step)) % step });
  const dates: CalendarDate[] = [];
  for (; date.toString() <= end; date = date.add({ days: step })) dates.push(date.toString());
  return dates;
}

/**
 * What an irregular income is expected to bring in a period: what was stated, until there are three complete periods; then
 * the lower quartile of what the last ones brought, so that a lean month is planned for.
 *
 * @param received of complete periods, newest last
 */
export function irregularEstimate(stated: Money, received: readonly Money[]): Money {
  const last = received.slice(-PERIODS_BACK);
  if (last.length < PERIODS_FOR_ESTIMATE) return stated;
  const ascending = last.toSorted((a, b) => a.minor - b.minor);
  return ascending[Math.ceil(last.length / 4) - 1] ?? stated;
}

/** A pay of a period, and what became of it. */
export interface Pay extends ExpectedPay {
  /** What came of it; null while nothing was logged. */
  readonly received: Money | null;
  /** What it counts for: what came, else what is expected; 0 once the period ended without it. */
  readonly counted: Money;
  readonly isIrregular: boolean;
}

/** The income of a period. */
export interface PeriodIncome {
  /** What its pays count for. */
  readonly expected: Money;
  /** Income that is no expected pay. */
  readonly extra: Money;
  readonly pays: readonly Pay[];
}

interface IncomeInput {
  readonly sources: readonly IncomeSource[];
  readonly period: Period;
  /** Income entries of the period, and those around it that are pays due in it. */
  readonly entries: readonly Entry[];
  /** What irregular sources brought in complete periods, newest last, by source. */
  readonly received?: ReadonlyMap<string, readonly Money[]>;
  readonly today: CalendarDate;
  readonly currency: Currency;
}

/**
 * What a period brings in. An expected pay counts until the period ends, and from when it came on with what came. Of a
 * period that is over only what came counts, unless no income was logged in it at all: then it is taken to have come.
 */
export function incomeOf({ sources, period, entries, received, today, currency }: IncomeInput): PeriodIncome {
  const incomes = entries.filter(({ kind, amount }) => kind === "income" && amount.currency === currency);
  const isLogged = incomes.some(({ date }) => date >= period.start && date <= period.end);
  const isOver = today > period.end && isLogged;
  const pays = sources.flatMap((source): Pay[] =>
    paysIn(source, period).map((pay) => {
      const isIrregular = source.every === "irregular";
      const came = incomes.filter((entry) => entry.pay?.source === pay.source && entry.pay.due === pay.due);
      const amount = isIrregular ? irregularEstimate(pay.amount, received?.get(pay.source) ?? []) : pay.amount;
      const total = came.length === 0 ? null : sumOf(came, currency);
      return { ...pay, amount, received: total, isIrregular, counted: counted({ amount, total, isIrregular, isOver }) };
    }),
  );
  const extra = incomes.filter(({ pay, date }) => pay === undefined && date >= period.start && date <= period.end);
  return {
    expected: sum(
      pays.map((pay) => pay.counted),
      currency,
    ),
    extra: sumOf(extra, currency),
    pays,
  };
}

interface Counting {
  readonly amount: Money;
  readonly total: Money | null;
  readonly isIrregular: boolean;
  readonly isOver: boolean;
}

function counted({ amount, total, isIrregular, isOver }: Counting): Money {
  if (total === null) return isOver ? money(0, amount.currency) : amount;
  return isIrregular && !isOver && amount.minor > total.minor ? amount : total;
}

function sumOf(entries: readonly Entry[], currency: Currency): Money {
  return sum(
    entries.map(({ amount }) => amount),
    currency,
  );
}

/** An income that was told. */
export interface ToldIncome {
  readonly amount: Money;
  readonly description: string;
  readonly date: CalendarDate;
}

interface MatchInput {
  readonly sources: readonly IncomeSource[];
  readonly paydays: readonly Payday[];
  /** Income entries around the date that are pays already. */
  readonly matched: readonly Entry[];
}

/**
 * The expected pay that an income is: due within five days (of a weekly one three), nearest first, then earliest, and within a
 * fifth of its amount or called pay. A source without a day pays on any day of its period, and an irregular one whatever comes.
 *
 * @returns null when it is extra
 */
export function payFor(told: ToldIncome, { sources, paydays, matched }: MatchInput): NonNullable<Entry["pay"]> | null {
  const current = periodOf(told.date, paydays);
  const periods = [-1, 0, 1].map((count) => periodAfter(current, count, paydays));
  const isTaken = ({ source, due }: ExpectedPay): boolean =>
    matched.some(({ pay }) => pay?.source === source && pay.due === due);
  const regular = sources
    .filter(({ every }) => every !== "irregular")
    .flatMap((source) =>
      periods.flatMap((period) =>
        paysIn(source, period).map((pay) => ({ source, pay, isOwn: period.key === current.key })),
      ),
    )
    .filter(({ pay }) => !isTaken(pay))
    .filter(({ source, pay, isOwn }) => isNear(told, source, pay, isOwn) && isLike(told, pay))
    .sort((a, b) => distance(told, a.pay) - distance(told, b.pay) || (a.pay.due < b.pay.due ? -1 : 1));
  const [best] = regular;
  if (best) return { source: best.pay.source, due: best.pay.due };
  const irregular = sources.find(({ every }) => every === "irregular");
  return irregular ? { source: irregular.name, due: current.start } : null;
}

function isNear(told: ToldIncome, source: IncomeSource, pay: ExpectedPay, isOwn: boolean): boolean {
  const hasNoDay = source.every === "month" && source.days.length === 0;
  return hasNoDay ? isOwn : distance(told, pay) <= reachOf(source);
}

/** By how many days a pay may come early or late: less than half the days between two pays. */
function reachOf({ every }: IncomeSource): number {
  return every === "week" ? Math.min(MATCHING.days, Math.floor((WEEK - 1) / 2)) : MATCHING.days;
}

function isLike({ amount, description }: ToldIncome, pay: ExpectedPay): boolean {
  if (amount.currency !== pay.amount.currency) return false;
  const difference = Math.abs(amount.minor - pay.amount.minor);
  return difference * 100 <= MATCHING.percent * pay.amount.minor || isCalledPay(description, pay.source);
}

/** True for what is called a pay, in general or by its source's name. */
function isCalledPay(description: string, source: string): boolean {
  if (/\b(?:salary|pay|paid|pay ?che(?:ck|que)|wages?|payroll|pay ?day|stipend)\b/i.test(description)) return true;
  return source !== "income" && description.toLowerCase().includes(source.toLowerCase());
}

function distance({ date }: ToldIncome, { due }: ExpectedPay): number {
  return Math.abs(daysBetween(date, due));
}
