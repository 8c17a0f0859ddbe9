import type { Entry } from "../../../domain/entry.ts";
import { JOB_CHANNEL } from "../../../domain/job.ts";
import { type Change, NOT_UNDOABLE, type Operation } from "../../../domain/operation.ts";
import { type Alert, alertId } from "../../../domain/plan.ts";
import type { TagAlert } from "../../../domain/tag-limit.ts";
import { SPENDING } from "./spending.ts";
import { expenseView } from "./views.ts";

/** Something that happened in a book, as a stream tells it. */
export interface LiveEvent {
  readonly name:
    | "expense.created"
    | "expense.changed"
    | "budget.crossed"
    | "budget.exceeded"
    | "recurring.due"
    | "analytics.turn";
  readonly data: object;
}

/** Percent of a budget from which on it is used up. */
const USED_UP = 100;

/** What an operation is to those who listen: its expenses, the budgets that it crossed, the bills that it found due. */
export function eventsOf({ changes, channel }: Pick<Operation, "changes" | "channel">): LiveEvent[] {
  return changes.flatMap((change) => {
    if (change.what === "entries") return [...expenseEvents(change), ...billEvents(change, channel)];
    if (change.what === "alerts") return alertEvents(change);
    return change.what === "occurrences" ? askedEvents(change) : [];
  });
}

/** A turn in counts: never what was said, or what it was about. */
export function turnEvent(channel: string, at: string, counts: { actions: number; changes: number }): LiveEvent {
  return { name: "analytics.turn", data: { channel, at, ...counts } };
}

/** How much an operation changed; what follows by itself is not counted. */
export function countChanges(operations: readonly Pick<Operation, "changes">[]): number {
  return operations.flatMap(({ changes }) => changes).filter(({ what }) => !NOT_UNDOABLE.has(what)).length;
}

function expenseEvents({ before, after }: Change<"entries">): LiveEvent[] {
  const entry = after ?? before;
  if (!entry || !SPENDING.includes(entry.kind)) return [];
  if (before === null) return [{ name: "expense.created", data: { expense: expenseView(entry) } }];
  return [{ name: "expense.changed", data: { expense: expenseView(entry), removed: after === null } }];
}

/** A bill that was logged because its day had come; one that somebody recorded is no news. */
function billEvents({ before, after }: Change<"entries">, channel: string): LiveEvent[] {
  if (channel !== JOB_CHANNEL || before !== null || !after?.recurring) return [];
  return [dueEvent(after.recurring, after)];
}

/** A bill of which is asked what it came to. */
function askedEvents({ before, after }: Change<"occurrences">): LiveEvent[] {
  if (before !== null || after?.state !== "asked") return [];
  return [dueEvent({ id: after.recurring, due: after.due }, null)];
}

function dueEvent({ id, due }: NonNullable<Entry["recurring"]>, logged: Entry | null): LiveEvent {
  return { name: "recurring.due", data: { recurring_id: id, due, expense_id: logged?.id ?? null } };
}

/** An alert that stands now was fired by this operation; one that is gone is armed again. */
function alertEvents({ before, after }: Change<"alerts">): LiveEvent[] {
  if (before !== null || after === null) return [];
  const data = { id: alertId(after), ...whatFired(after), threshold: after.threshold };
  return [
    { name: "budget.crossed", data },
    ...(after.threshold < USED_UP ? [] : [{ name: "budget.exceeded", data } as const]),
  ];
}

function whatFired(alert: Alert | TagAlert): object {
  return "tag" in alert ? { tag: alert.tag } : { category_id: alert.category, month: alert.period };
}
