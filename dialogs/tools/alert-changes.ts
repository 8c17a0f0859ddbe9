import type { Crossing } from "../../domain/alerts.ts";
import type { Book } from "../../domain/book.ts";
import type { Change } from "../../domain/operation.ts";
import type { Period } from "../../domain/period.ts";
import { type Alert, alertId } from "../../domain/plan.ts";
import type { TagAlert } from "../../domain/tag-limit.ts";

/** Notes that a warning was given; nothing where it was given already. */
export async function fire(book: Book, alert: Alert | TagAlert): Promise<Change[]> {
  const id = alertId(alert);
  return (await book.record("alerts", id)) === null ? [{ what: "alerts", id, before: null, after: alert }] : [];
}

/** Takes the note back; nothing where the alert is armed already. */
export async function rearm(book: Book, alert: Alert | TagAlert): Promise<Change[]> {
  const id = alertId(alert);
  const before = await book.record("alerts", id);
  return before === null ? [] : [{ what: "alerts", id, before, after: null }];
}

/** What is noted of a threshold that a category reached in a period. */
export function alertOf(
  { key: period }: Period,
  { category, threshold }: Pick<Crossing, "category" | "threshold">,
): Alert {
  return { period, category, threshold };
}
