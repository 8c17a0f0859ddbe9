import type { Change } from "../../domain/operation.ts";
import { changePayday, nextPeriod, type Period, periodOf } from "../../domain/period.ts";
import { SETTINGS_ID } from "../../domain/settings.ts";
import { sameImage } from "../../domain/undo.ts";
import type { ToolContext } from "./tool.ts";

/** The change that lets budget months start on another day; none where they do already. @param day 1–31 */
export async function paydayChange({ book, today }: ToolContext, day: number): Promise<Change[]> {
  const wasEverPlanned = (await book.records("plans")).length > 0;
  const paydays = changePayday(book.ledger.paydays, day, today, wasEverPlanned);
  if (startsOn(book.ledger.paydays) === day || sameImage(paydays, book.ledger.paydays)) return [];
  const before = await book.record("settings", SETTINGS_ID);
  return [{ what: "settings", id: SETTINGS_ID, before, after: { ...before, paydays } }];
}

function startsOn(paydays: ToolContext["book"]["ledger"]["paydays"]): number | undefined {
  return paydays.at(-1)?.day;
}

/** The running period and the next two, as budget months are cut now. */
export function comingPeriods({ book, today }: ToolContext): Period[] {
  const { paydays } = book.ledger;
  const running = periodOf(today, paydays);
  const next = nextPeriod(running, paydays);
  return [running, next, nextPeriod(next, paydays)];
}
