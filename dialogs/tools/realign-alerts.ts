import { reached } from "../../domain/alerts.ts";
import type { Book } from "../../domain/book.ts";
import type { Change } from "../../domain/operation.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { type Alert, alertId } from "../../domain/plan.ts";
import { isTagLimit, type TagAlert } from "../../domain/tag-limit.ts";
import { alertOf } from "./alert-changes.ts";
import { type PeriodState, warnedUseOf } from "./standing.ts";
import { readTagUse, tagAlertsReached } from "./tag-alerting.ts";
import { weekUse } from "./week-alerting.ts";
import { daysLimited, isRecentWeek, readWeeks } from "./weeks.ts";

/**
 * Notes exactly what has been reached by other thresholds, without telling: they are told of when they are crossed.
 *
 * @param states all periods whose alerts are kept
 */
export async function realign(
  book: Book,
  today: CalendarDate,
  states: readonly PeriodState[],
  thresholds: readonly number[],
): Promise<Change[]> {
  const tags = (await book.records("limits")).flatMap((limit) => (isTagLimit(limit) ? [limit.tag] : []));
  const ofTags = tagAlertsReached(await readTagUse(book, tags, today), thresholds);
  const ofCategories = states.flatMap((state) => {
    return reached(warnedUseOf(state), thresholds).map((one) => alertOf(state.period, one));
  });
  const days = daysLimited(await book.records("limits"), today, book.ledger.paydays);
  const weeks = [...(await readWeeks(book, days)).values()];
  const ofWeeks = weeks.flatMap((one) => reached(weekUse(one), thresholds).map((its) => alertOf(one.week, its)));
  const wanted = new Map([...ofCategories, ...ofWeeks, ...ofTags].map((alert) => [alertId(alert), alert]));
  const keys = new Set(states.map(({ period }) => period.key));
  const kept = (alert: Alert | TagAlert): boolean => {
    return !("period" in alert) || keys.has(alert.period) || isRecentWeek(alert.period, today);
  };
  const standing = new Map((await book.records("alerts")).filter(kept).map((alert) => [alertId(alert), alert]));
  return [
    ...[...wanted]
      .filter(([id]) => !standing.has(id))
      .map(([id, after]): Change => ({ what: "alerts", id, before: null, after })),
    ...[...standing]
      .filter(([id]) => !wanted.has(id))
      .map(([id, before]): Change => ({ what: "alerts", id, before, after: null })),
  ];
}
