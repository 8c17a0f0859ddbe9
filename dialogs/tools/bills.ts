import { BILL_WINDOW, type BillMatch, type Bills, isStillBill, matchBill } from "../../domain/bill-once.ts";
import type { Book } from "../../domain/book.ts";
import type { Entry } from "../../domain/entry.ts";
import type { Id } from "../../domain/ids.ts";
import { billTurn } from "../../domain/job.ts";
import type { Money } from "../../domain/money.ts";
import { type OccurrenceMark, occurrenceId } from "../../domain/occurrence-mark.ts";
import type { Change } from "../../domain/operation.ts";
import { type CalendarDate, daysAfter } from "../../domain/period.ts";

/** The bill that an entry is, or may be: what a reply says of it. */
export interface BillNotice {
  /** `maybe`: it is asked, and the job waits for the answer. */
  readonly kind: BillMatch["kind"];
  readonly bill: Id;
  readonly description: string;
  readonly due: CalendarDate;
  readonly expected: Money;
  /** A job had logged it before: the entry takes, or would take, its place. */
  readonly wasLogged: boolean;
}

/** An entry as it is to be written, with what else changes because of the bill that it is. */
export interface KnownEntry {
  readonly entry: Entry;
  readonly changes: readonly Change[];
  readonly bill: BillNotice | null;
}

/** Which due date of which recurring entry. */
type Occurrence = NonNullable<Entry["recurring"]>;

const NO_BILLS: Bills = { rules: [], entries: [], marks: [] };

/** More occurrences than lie in any range that is asked about. */
const MOST = 10_000;

/** Reads a book's bills, with what is recorded of those that are due between two dates. */
export async function readBills(book: Book, from: CalendarDate, to: CalendarDate): Promise<Bills> {
  const rules = await book.records("recurring");
  if (rules.length === 0) return NO_BILLS;
  const entries = await book.entries({
    recurring: rules.map(({ id }) => id),
    from: daysAfter(from, -BILL_WINDOW.answeredDays),
    to: daysAfter(to, BILL_WINDOW.askedDays),
    order: "newest",
    limit: MOST,
  });
  return { rules, entries, marks: await marksThatHold(book) };
}

/**
 * An entry that is about to be written, as the bill that it is.
 *
 * @param before what it was, when it is a correction: a bill stays one as long as nothing speaks against it, and only what
 *   is new is asked about
 * @param others what is written together with it
 */
export async function asBill(
  book: Book,
  entry: Entry,
  before: Entry | null = null,
  others: readonly Entry[] = [],
): Promise<KnownEntry> {
  const { askedDays } = BILL_WINDOW;
  const bills = await readBills(book, daysAfter(entry.date, -askedDays), daysAfter(entry.date, askedDays));
  const known = await recognise(book, entry, before, { ...bills, entries: [...others, ...bills.entries] });
  return { ...known, changes: [...known.changes, ...(await whatIsFreed(book, before, known.entry))] };
}

/** What comes back of the bill that an entry was, once it is that no more: what the job had logged before it. */
export async function whatIsFreed(book: Book, before: Entry | null, after: Entry | null): Promise<Change[]> {
  const was = before?.recurring;
  const is = after?.recurring;
  if (was === undefined || (was.id === is?.id && was.due === is.due)) return [];
  return loggedByJob(book, was);
}

/** The change that notes something of an occurrence. */
export async function markChange(book: Book, mark: OccurrenceMark): Promise<Change> {
  const id = occurrenceId(mark);
  // As it stands, also where it holds no longer: undo brings back exactly that.
  return { what: "occurrences", id, before: await book.record("occurrences", id), after: mark };
}

async function recognise(book: Book, entry: Entry, before: Entry | null, bills: Bills): Promise<KnownEntry> {
  const is = entry.recurring;
  const rule = bills.rules.find(({ id }) => id === is?.id);
  if (is && (!rule || isStillBill(entry, rule, is.due))) return plain(entry);
  const { recurring: _freed, ...free } = entry;
  const match = matchBill(free, bills);
  if (match?.kind === "is") return { ...linked(free, match), bill: noticeOf(match) };
  if (match?.kind !== "maybe" || before !== null) return plain(free);
  const { recurring, due } = match.occurrence;
  const mark: OccurrenceMark = { recurring, due, state: "waiting", entry: entry.id };
  return { entry: free, changes: [await markChange(book, mark)], bill: noticeOf(match) };
}

function plain(entry: Entry): KnownEntry {
  return { entry, changes: [], bill: null };
}

function linked(entry: Entry, { occurrence, replaces }: BillMatch): Omit<KnownEntry, "bill"> {
  const { recurring: id, due } = occurrence;
  return {
    entry: { ...entry, recurring: { id, due } },
    changes: replaces ? [{ what: "entries", id: replaces.id, before: replaces, after: null }] : [],
  };
}

function noticeOf({ kind, rule, occurrence, replaces }: BillMatch): BillNotice {
  const { id: bill, description } = rule;
  const { due, amount: expected } = occurrence;
  return { kind, bill, description, due, expected, wasLogged: replaces !== null };
}

async function loggedByJob(book: Book, { id, due }: Occurrence): Promise<Change[]> {
  const operations = await book.operationsOfTurn(billTurn(id, due));
  const logged = operations.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.what === "entries" && change.after ? [change.after] : [])),
  );
  const gone = await Promise.all(logged.map(async (entry) => ((await book.entry(entry.id)) === null ? [entry] : [])));
  return gone.flat().map((entry) => ({ what: "entries", id: entry.id, before: null, after: entry }));
}

/** A question about an entry that is gone, or that has become a bill, is over. */
async function marksThatHold(book: Book): Promise<OccurrenceMark[]> {
  const marks = await book.records("occurrences");
  const held = await Promise.all(marks.map((mark) => holds(book, mark)));
  return marks.filter((_mark, index) => held[index]);
}

async function holds(book: Book, { state, entry: id }: OccurrenceMark): Promise<boolean> {
  if (state !== "waiting" || id === undefined) return true;
  const entry = await book.entry(id);
  return entry !== null && entry.recurring === undefined;
}
