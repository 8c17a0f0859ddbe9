import { occurrencesToLog } from "../../domain/bill-once.ts";
import type { Book } from "../../domain/book.ts";
import { draftEntry } from "../../domain/draft-entry.ts";
import type { Entry } from "../../domain/entry.ts";
import type { IdSource } from "../../domain/ids.ts";
import { JOB_CHANNEL } from "../../domain/job.ts";
import type { CalendarDate } from "../../domain/period.ts";
import type { Occurrence, Recurring } from "../../domain/recurring.ts";
import { stageWithAlerts } from "../tools/alerting.ts";
import { readBills } from "../tools/bills.ts";
import { JOB_STEP, type JobFacts } from "./job-facts.ts";

/** What was due longer ago is not made up: nobody would know what it was, and it would swamp the book. */
const MADE_UP = { days: 366 } as const;

/** Which due date of which recurring entry. */
export type DueBill = Pick<Occurrence, "recurring" | "due">;

/**
 * The bills due until a day that a job has to do with, oldest first: those to be logged, and those that it logged and may not
 * have told of. A job that was down makes up for the days it missed.
 */
export async function dueBills(book: Book, lastDay: CalendarDate): Promise<DueBill[]> {
  const first = Temporal.PlainDate.from(lastDay).subtract(MADE_UP).toString();
  const bills = await readBills(book, first, lastDay);
  const toLog: DueBill[] = bills.rules.flatMap((rule) => occurrencesToLog(rule, bills, first, lastDay));
  const logged = bills.entries.flatMap(({ source, recurring }): DueBill[] =>
    recurring && source.channel === JOB_CHANNEL ? [{ recurring: recurring.id, due: recurring.due }] : [],
  );
  return [...logged, ...toLog].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Stages the entry of a bill that is due; null when somebody recorded it meanwhile, or expects it no more. */
export async function logDueBill(
  book: Book,
  { recurring, due }: DueBill,
  { today, newId }: { readonly today: CalendarDate; readonly newId: IdSource },
): Promise<JobFacts | null> {
  const bills = await readBills(book, due, due);
  const rule = bills.rules.find(({ id }) => id === recurring);
  const [occurrence] = rule ? occurrencesToLog(rule, bills, due, due) : [];
  if (!rule || !occurrence) return null;
  const logged = entryOf(book, rule, occurrence, today, newId);
  const alerts = await stageWithAlerts(book, today, {
    step: JOB_STEP,
    tool: "log_bill",
    kind: "note",
    changes: [{ what: "entries", id: logged.id, before: null, after: logged }],
  });
  return { logged, planned: null, alerts };
}

function entryOf(
  book: Book,
  { id, description, category }: Recurring,
  { due, amount }: Occurrence,
  today: CalendarDate,
  newId: IdSource,
): Entry {
  const draft = draftEntry(book.ledger, book.author, today, {
    id: newId(),
    kind: "expense",
    amount,
    description,
    category,
    date: due,
    tags: [],
    suggested: { category, confidence: 1 },
    position: 1,
  });
  return { ...draft, recurring: { id, due } };
}
