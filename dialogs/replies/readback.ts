import { NOT_UNDOABLE, type Operation } from "../../domain/operation.ts";
import type { PendingChoice } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";
import type { Presentation } from "../tools/tool.ts";
import { changeToCome } from "./change-to-come.ts";
import { capitalise, type View } from "./format.ts";
import { textOnly } from "./presentation.ts";
import { worthTelling } from "./reversed.ts";

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
  const words = operations.flatMap((operation) => operationWords(operation, view));
  return words.length === 0 ? "" : `${capitalise(words.join("; "))}. Right?`;
}

/** No write goes without words: one that has none of its own goes by what was asked for. */
function operationWords({ kind, tool, changes }: Operation, view: View): string[] {
  // What only notes that something was asked is no write that anybody could say no to.
  if (kind === "note" || changes.every(({ what }) => NOT_UNDOABLE.has(what))) return [];
  const each = worthTelling(changes)
    .map((change) => changeToCome(change, view))
    .filter((words) => words !== "");
  if (each.length === 0) return [tool.replaceAll("_", " ")];
  return kind === "undo" ? [`undo: ${each.join("; ")}`] : each;
}
