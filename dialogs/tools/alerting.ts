import { crossings } from "../../domain/alerts.ts";
import type { Book, OperationDraft } from "../../domain/book.ts";
import { type CalendarDate, daysLeft, periodOf } from "../../domain/period.ts";
import { sameImage } from "../../domain/undo.ts";
import { alertOf, fire, rearm } from "./alert-changes.ts";
import { readCarrying } from "./carried.ts";
import { keysTouched, readPeriods } from "./periods-touched.ts";
import { realign } from "./realign-alerts.ts";
import { warnedUseOf } from "./standing.ts";
import { readTagUse, tagAlerts, tagsTouched } from "./tag-alerting.ts";
import { readThresholds } from "./thresholds.ts";
import type { AlertNotice, AlertOutcome } from "./tool.ts";
import { weekAlerts } from "./week-alerting.ts";
import { daysTouched, readWeeks } from "./weeks.ts";

/**
 * Stages an operation together with the alerts that it fires or arms again, in every period that it touches.
 *
 * An alert stands for every threshold that is reached, told or not, so that what is armed follows from the sums alone and
 * undo brings it back exactly.
 */
export async function stageWithAlerts(book: Book, today: CalendarDate, draft: OperationDraft): Promise<AlertOutcome> {
  const keys = keysTouched(draft.changes, today, book.ledger.paydays, await readCarrying(book));
  const tags = tagsTouched(draft.changes);
  const days = daysTouched(draft.changes, today, book.ledger.paydays, await book.records("limits"));
  const before = await readPeriods(book, keys);
  const weeksBefore = await readWeeks(book, days);
  const tagsBefore = await readTagUse(book, tags, today);
  const former = await readThresholds(book);
  const addConsequences = book.stage(draft);
  const thresholds = await readThresholds(book);
  const after = await readPeriods(book, keys);
  const fired: AlertNotice[] = [];
  const rearmed: AlertNotice[] = [];
  for (const [index, is] of after.entries()) {
    const { period } = is;
    const crossed = crossings(warnedUseOf(before[index] ?? is), warnedUseOf(is), thresholds);
    for (const crossing of crossed.fired) {
      const reachedNow = thresholds.filter((threshold) => threshold <= crossing.threshold);
      const changes = await Promise.all(
        reachedNow.map((threshold) => fire(book, alertOf(period, { ...crossing, threshold }))),
      );
      addConsequences(changes.flat());
      if (changes.at(-1)?.length === 1) fired.push({ ...crossing, period });
    }
    for (const crossing of crossed.rearmed) {
      const changes = await rearm(book, alertOf(period, crossing));
      addConsequences(changes);
      if (changes.length === 1) rearmed.push({ ...crossing, period });
    }
  }
  const weekly = await weekAlerts(book, weeksBefore, await readWeeks(book, days), thresholds);
  addConsequences(weekly.changes);
  const tagged = await tagAlerts(book, tagsBefore, await readTagUse(book, tags, today), thresholds, today);
  addConsequences(tagged.changes);
  if (!sameImage(former, thresholds)) addConsequences(await realign(book, today, after, thresholds));
  const left = daysLeft(periodOf(today, book.ledger.paydays), today);
  fired.push(...weekly.fired);
  rearmed.push(...weekly.rearmed);
  return { fired, rearmed, daysLeft: left, ...(tagged.standings.length === 0 ? {} : { tags: tagged.standings }) };
}
