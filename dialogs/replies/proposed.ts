import type { Change } from "../../domain/operation.ts";
import type { ToolCall } from "../tools/call.ts";
import { changedLine, entryLine } from "./entries.ts";
import { capitalise, type View } from "./format.ts";

/** A call that waits for a yes, with what it would change, as far as that is known. */
export interface ProposedCall {
  readonly call: ToolCall;
  readonly changes: readonly Change[];
}

/** What would be done, call by call. */
export function proposalText(lines: readonly string[]): string {
  return ["Shall I do this? Nothing is changed yet.", ...lines].join("\n");
}

/** A call as a line of its own, argument by argument. */
export function callLine(call: ToolCall): string {
  return `• ${callWords(call)}`;
}

/** A call, and below it what it would do to what there is. */
export function proposedLines({ call, changes }: ProposedCall, view: View): string[] {
  const effects = changes.flatMap((change) => effectWords(change, view) ?? []);
  return [callLine(call), ...effects.map((effect) => `   ${effect}`)];
}

/** A choice whose calls are shown: `Groceries: Log expense: amount 45.20, description “TESCO”`. */
export function optionLine(label: string, calls: readonly ToolCall[]): string {
  return `${label}: ${calls.map(callWords).join("; ")}`;
}

/** `Set limit: category dining, amount 250`. */
function callWords({ tool, args }: ToolCall): string {
  const name = capitalise(tool.replaceAll("_", " "));
  const values = argumentWords(args);
  return values === "" ? name : `${name}: ${values}`;
}

function argumentWords(args: object): string {
  return Object.entries(args)
    .map(([key, value]) => `${key.replaceAll("_", " ")} ${valueWords(value)}`)
    .join(", ");
}

function valueWords(value: unknown): string {
  if (typeof value === "string") return /^[\p{L}\p{N}.+-]*$/u.test(value) ? value : `“${value}”`;
  if (Array.isArray(value)) return value.map(valueWords).join(" and ");
  if (typeof value === "object" && value !== null) return argumentWords(value);
  return String(value);
}

/** What happens to one thing; null where the call itself says all about it. */
function effectWords(change: Change, view: View): string | null {
  if (change.what !== "entries") {
    return change.before === null ? null : `${capitalise(change.what)} ${change.id} ${change.after ? "change" : "go"}`;
  }
  const { before, after } = change;
  if (before && after) return changedLine(before, after, view);
  if (before) return `${entryLine(before, view)} goes`;
  return null;
}
