import type { Entry } from "../../domain/entry.ts";
import type { Change, Operation } from "../../domain/operation.ts";
import type { PendingChoice } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName, changedLine, entryLine } from "./entries.ts";
import { capitalise, formatDay, formatMoney, formatMonth, type View } from "./format.ts";
import { textOnly } from "./presentation.ts";
import { changeWords, worthTelling } from "./reversed.ts";

/** What is read back before it is written. */
interface Readback {
  readonly operations: readonly Operation[];
  /** What a yes carries out. */
  readonly calls: readonly ToolCall[];
  /** ISO instant that counts as "now" for it. */
  readonly now: string;
}

/** Reads back what would be written, and asks whether it is right: `$4.50, coffee, today. Right?` */
export function presentReadback(readback: Readback, view: View): Presentation {
  const question = readbackQuestion(readback.operations, view);
  const choices: PendingChoice[] = [
    { label: "Yes", isYes: true, calls: readback.calls.map((call) => ({ ...call, confirmed: true })) },
    { label: "No", calls: [] },
  ];
  return { ...textOnly(question), choices, pending: { question, choices, readsBack: readback.now } };
}

/** All that operations write, in words, as a question; the same words are the same change. Empty where nothing needs a yes. */
export function readbackQuestion(operations: readonly Operation[], view: View): string {
  const words = operations.flatMap(({ kind, changes }) => {
    const each = worthTelling(changes)
      .map((change) => askedWords(change, view))
      .filter((its) => its !== "");
    return kind === "undo" && each.length > 0 ? [`undo: ${each.join("; ")}`] : each;
  });
  return words.length === 0 ? "" : `${capitalise(words.join("; "))}. Right?`;
}

/** The category only where somebody named one: else it is said once it is saved. */
function newEntryWords({ amount, description, date, category, suggested }: Entry, view: View): string {
  const isNamed = suggested !== undefined && suggested.category !== category;
  const words = [formatMoney(amount, view), description, formatDay(date, view)];
  return [...words, ...(isNamed ? [`under ${categoryName(category, view)}`] : [])].join(", ");
}

function askedWords(change: Change, view: View): string {
  switch (change.what) {
    case "entries": {
      const { before, after } = change;
      if (before && after) return changedLine(before, after, view);
      if (before) return `remove ${entryLine(before, view)}`;
      return after ? newEntryWords(after, view) : "";
    }
    case "plans": {
      const month = formatMonth(change.id, view);
      return change.after
        ? `a plan for ${formatMoney(change.after.income, view)} a month, from ${month}`
        : `no plan for ${month}`;
    }
    case "limits": {
      const name = categoryName(change.id, view);
      return change.after ? `${formatMoney(change.after.amount, view)} a month for ${name}` : `no limit for ${name}`;
    }
    default:
      return changeWords(change, view);
  }
}
