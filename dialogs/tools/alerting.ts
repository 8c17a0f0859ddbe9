import { type Crossing, crossings, DEFAULT_THRESHOLDS } from "../../domain/alerts.ts";
import type { Book, OperationDraft } from "../../domain/book.ts";
import type { Change } from "../../domain/operation.ts";
import { type CalendarDate, daysLeft, type Period, periodOf } from "../../domain/period.ts";
import { type Alert, alertId } from "../../domain/plan.ts";
import { readPeriod } from "./standing.ts";
import type { AlertNotice, AlertOutcome } from "./tool.ts";

/**
 * Stages an operation together with the alerts of the current period that it fires or arms again.
 *
 * An alert stands for every threshold that is reached, told or not, so that what is armed follows from the sums alone and
 * undo brings it back exactly. Periods that are over are left as they ended: nobody is told about them.
 */
export async function stageWithAlerts(book: Book, today: CalendarDate, draft: OperationDraft): Promise<AlertOutcome> {
  const period = periodOf(today, book.ledger.paydays);
  const before = touches(draft.changes, period) ? await readPeriod(book, period) : null;
  const addConsequences = book.stage(draft);
  const fired: AlertNotice[] = [];
  const rearmed: AlertNotice[] = [];
  if (before) {
    const crossed = crossings(before, await readPeriod(book, period));
    for (const crossing of crossed.fired) {
      const reached = DEFAULT_THRESHOLDS.filter((threshold) => threshold <= crossing.threshold);
      const changes = await Promise.all(reached.map((threshold) => fire(book, period, { ...crossing, threshold })));
      addConsequences(changes.flat());
      if (changes.at(-1)?.length === 1) fired.push(crossing);
    }
    for (const crossing of crossed.rearmed) {
      const changes = await rearm(book, period, crossing);
      addConsequences(changes);
      if (changes.length === 1) rearmed.push(crossing);
    }
  }
  return { fired, rearmed, daysLeft: daysLeft(period, today) };
}

function touches(changes: readonly Change[], { start, end }: Period): boolean {
  return changes.some((change) => {
    if (change.what === "plans" || change.what === "limits") return true;
    if (change.what !== "entries") return false;
    return [change.before, change.after].some((entry) => entry !== null && entry.date >= start && entry.date <= end);
  });
}

/** Nothing where the alert was given already. */
async function fire(book: Book, period: Period, crossing: Crossing): Promise<Change[]> {
  const alert = alertOf(period, crossing);
  const id = alertId(alert);
  return (await book.record("alerts", id)) === null ? [{ what: "alerts", id, before: null, after: alert }] : [];
}

/** Nothing where the alert is armed already. */
async function rearm(book: Book, period: Period, crossing: Crossing): Promise<Change[]> {
  const id = alertId(alertOf(period, crossing));
  const before = await book.record("alerts", id);
  return before === null ? [] : [{ what: "alerts", id, before, after: null }];
}

function alertOf({ key: period }: Period, { category, threshold }: Crossing): Alert {
  return { period, category, threshold };
}
