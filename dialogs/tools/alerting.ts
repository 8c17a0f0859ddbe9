import { type Crossing, crossings } from "../../domain/alerts.ts";
import type { Book, OperationDraft } from "../../domain/book.ts";
import type { Change } from "../../domain/operation.ts";
import { type CalendarDate, type Period, periodOf } from "../../domain/period.ts";
import type { Alert } from "../../domain/plan.ts";
import { readPeriod } from "./standing.ts";
import type { AlertNotice, AlertOutcome } from "./tool.ts";

/**
 * Stages an operation together with the alerts that it fires or arms again, in every period that it touches.
 *
 * @param today the period in which it lies is the one whose alerts are told
 */
export async function stageWithAlerts(book: Book, today: CalendarDate, draft: OperationDraft): Promise<AlertOutcome> {
  const current = periodOf(today, book.ledger.paydays);
  const periods = touchedPeriods(book, current, draft.changes);
  const before = await Promise.all(periods.map((period) => readPeriod(book, period)));
  const addConsequences = book.stage(draft);
  const fired: AlertNotice[] = [];
  const rearmed: AlertNotice[] = [];
  for (const was of before) {
    const is = await readPeriod(book, was.period);
    const crossed = crossings(was, is);
    const isTold = was.period.key === current.key;
    for (const crossing of crossed.fired) {
      const moved = await alertChange(book, was.period, crossing, "fired");
      if (moved) addConsequences([moved]);
      if (moved && isTold) fired.push(crossing);
    }
    for (const crossing of crossed.rearmed) {
      const moved = await alertChange(book, was.period, crossing, "rearmed");
      if (moved) addConsequences([moved]);
      if (moved && isTold) rearmed.push(crossing);
    }
  }
  return { fired: fired.map(noticeOf), rearmed: rearmed.map(noticeOf) };
}

function touchedPeriods(book: Book, current: Period, changes: readonly Change[]): Period[] {
  const periods = new Map<string, Period>();
  const touch = (period: Period) => periods.set(period.key, period);
  for (const change of changes) {
    if (change.what === "plans" || change.what === "limits") touch(current);
    if (change.what !== "entries") continue;
    for (const entry of [change.before, change.after]) if (entry) touch(periodOf(entry.date, book.ledger.paydays));
  }
  return [...periods.values()];
}

/** Null where the alert is already as the crossing makes it. */
async function alertChange(
  book: Book,
  { key: period }: Period,
  { category, threshold }: Crossing,
  to: "fired" | "rearmed",
): Promise<Change | null> {
  const id = `${period}:${category}:${threshold}`;
  const before = await book.record("alerts", id);
  const after: Alert | null = to === "fired" ? { period, category, threshold } : null;
  return (before === null) === (after === null) ? null : { what: "alerts", id, before, after };
}

function noticeOf({ category, threshold }: AlertNotice): AlertNotice {
  return { category, threshold };
}
