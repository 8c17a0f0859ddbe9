import type { Entry } from "./entry.ts";
import type { Id } from "./ids.ts";
import { JOB_CHANNEL } from "./job.ts";
import { isLikeDescription } from "./like-description.ts";
import type { Money } from "./money.ts";
import type { OccurrenceMark } from "./occurrence-mark.ts";
import { type CalendarDate, daysAfter, daysBetween } from "./period.ts";
import { type Frequency, type Occurrence, occurrencesBetween, type Recurring } from "./recurring.ts";

/** How far an entry may be from what was expected and still be taken for it, or at least be asked about. */
export const BILL_WINDOW = {
  /** A charge that falls on a weekend, or is booked late. */
  days: 3,
  /** A fee or a rate that moved a little. */
  percent: 10,
  /** Paid well ahead, or long after. */
  askedDays: 10,
  /** A new price. */
  askedPercent: 50,
  /** What varies was asked about on its day, and is often told only when the letter has come. */
  answeredDays: 28,
} as const;

/** What a book knows of its bills around some dates. */
export interface Bills {
  readonly rules: readonly Recurring[];
  /** The entries that are an occurrence of one of them. */
  readonly entries: readonly Entry[];
  readonly marks: readonly OccurrenceMark[];
}

/** The occurrence that an entry is, or may be. */
export interface BillMatch {
  /** `maybe`: it takes the person to say so. */
  readonly kind: "is" | "maybe";
  readonly rule: Recurring;
  readonly occurrence: Occurrence;
  /** What a job had logged for it, which counts no more once the entry is it. */
  readonly replaces: Entry | null;
}

/**
 * The occurrence that an entry is, by its description, amount and date; null when it is none.
 *
 * What somebody recorded already is no other entry's, so that each is recorded once, whichever of bill and entry comes first.
 */
export function matchBill(entry: Entry, bills: Bills): BillMatch | null {
  if (entry.kind !== "expense") return null;
  const found = bills.rules
    .filter((rule) => isLikeDescription(entry.normalised, rule.normalised))
    .flatMap((rule) => matchesOf(entry, rule, bills));
  return found.sort((a, b) => byLikelihood(entry, a, b))[0] ?? null;
}

/** True when nothing about an entry speaks against the occurrence that it is, so that an edit leaves it so. */
export function isStillBill(entry: Entry, rule: Recurring, due: CalendarDate): boolean {
  if (entry.source.channel === JOB_CHANNEL) return true;
  const late = daysBetween(due, entry.date);
  const isAnswer = rule.varies && late > 0 && late <= BILL_WINDOW.answeredDays;
  const isNear = isAnswer || Math.abs(late) <= reachOf(rule, BILL_WINDOW.askedDays);
  return isNear && isLikeDescription(entry.normalised, rule.normalised);
}

/** The due dates between two that nobody has recorded, and none before the rule was set; oldest first. */
export function openOccurrences(rule: Recurring, bills: Bills, from: CalendarDate, to: CalendarDate): Occurrence[] {
  const first = from < rule.since ? rule.since : from;
  return occurrencesBetween(rule, first, to).filter(({ due }) => entryFor(bills, rule.id, due) === null);
}

/** Those of {@link openOccurrences} that are logged without a word: what varies is asked, and a question is waited for. */
export function occurrencesToLog(rule: Recurring, bills: Bills, from: CalendarDate, to: CalendarDate): Occurrence[] {
  if (rule.varies) return [];
  const isWaiting = ({ due }: Occurrence): boolean => markFor(bills, rule.id, due)?.state === "waiting";
  return openOccurrences(rule, bills, from, to).filter((occurrence) => !isWaiting(occurrence));
}

/** The entry that is an occurrence; null when there is none. */
export function entryFor({ entries }: Pick<Bills, "entries">, rule: Id, due: CalendarDate): Entry | null {
  return entries.find(({ recurring }) => recurring?.id === rule && recurring.due === due) ?? null;
}

/** What is noted of an occurrence; null when nothing is. */
export function markFor({ marks }: Pick<Bills, "marks">, rule: Id, due: CalendarDate): OccurrenceMark | null {
  return marks.find((mark) => mark.recurring === rule && mark.due === due) ?? null;
}

function matchesOf(entry: Entry, rule: Recurring, bills: Bills): BillMatch[] {
  const reach = reachOf(rule, BILL_WINDOW.askedDays);
  const around = occurrencesBetween(rule, daysAfter(entry.date, -reach), daysAfter(entry.date, reach));
  return [...askedBefore(entry, rule, bills, reach), ...around].flatMap((occurrence) => {
    const { due } = occurrence;
    const known = entryFor(bills, rule.id, due);
    const isTaken = known !== null && known.id !== entry.id && known.source.channel !== JOB_CHANNEL;
    const mark = markFor(bills, rule.id, due);
    const isApart = mark?.state === "apart" && mark.entry === entry.id;
    const isAnswer = daysBetween(due, entry.date) > reach;
    const fit = isAnswer ? "is" : fitOf(entry, rule, occurrence);
    const kind = due < rule.since || isTaken || isApart ? null : fit;
    return kind === null ? [] : [{ kind, rule, occurrence, replaces: known?.id === entry.id ? null : known }];
  });
}

/** What was asked about longer ago and never told: naming it answers the question. */
function askedBefore(entry: Entry, rule: Recurring, bills: Bills, reach: number): Occurrence[] {
  if (!rule.varies) return [];
  const [from, to] = [daysAfter(entry.date, -BILL_WINDOW.answeredDays), daysAfter(entry.date, -reach - 1)];
  return occurrencesBetween(rule, from, to).filter(({ due, amount }) => {
    return markFor(bills, rule.id, due)?.state === "asked" && amount.currency === entry.amount.currency;
  });
}

function fitOf({ amount, date }: Entry, rule: Recurring, occurrence: Occurrence): BillMatch["kind"] | null {
  const days = Math.abs(daysBetween(date, occurrence.due));
  const isOnTime = days <= reachOf(rule, BILL_WINDOW.days);
  // What it costs in other money nobody can compare.
  if (amount.currency !== occurrence.amount.currency) return isOnTime ? "maybe" : null;
  const isAbout = (percent: number): boolean => rule.varies || isWithin(amount, occurrence.amount, percent);
  if (isOnTime && isAbout(BILL_WINDOW.percent)) return "is";
  const isNear = isOnTime ? isAbout(BILL_WINDOW.askedPercent) : isAbout(BILL_WINDOW.percent);
  return isNear ? "maybe" : null;
}

function isWithin(amount: Money, expected: Money, percent: number): boolean {
  const apart = BigInt(Math.abs(amount.minor - expected.minor));
  return apart * 100n <= BigInt(percent) * BigInt(expected.minor);
}

/** Days of one step, at least: what is nearer to another due date than to this one is not this one. */
const SHORTEST_STEP: Readonly<Record<Frequency, number>> = {
  once: Number.POSITIVE_INFINITY,
  daily: 1,
  weekly: 7,
  monthly: 28,
  yearly: 365,
};

function reachOf({ frequency, every }: Recurring, days: number): number {
  return Math.min(days, Math.floor((every * SHORTEST_STEP[frequency] - 1) / 2));
}

function byLikelihood(entry: Entry, a: BillMatch, b: BillMatch): number {
  return (
    Number(a.kind === "maybe") - Number(b.kind === "maybe") ||
    Number(a.rule.normalised !== entry.normalised) - Number(b.rule.normalised !== entry.normalised) ||
    daysApart(entry, a) - daysApart(entry, b) ||
    amountApart(entry, a) - amountApart(entry, b) ||
    (a.occurrence.due < b.occurrence.due ? -1 : a.occurrence.due > b.occurrence.due ? 1 : 0) ||
    (a.rule.id < b.rule.id ? -1 : 1)
  );
}

function daysApart({ date }: Entry, { occurrence }: BillMatch): number {
  return Math.abs(daysBetween(date, occurrence.due));
}

function amountApart({ amount }: Entry, { occurrence }: BillMatch): number {
  return Math.abs(amount.minor - occurrence.amount.minor);
}
