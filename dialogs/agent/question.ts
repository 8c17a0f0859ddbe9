import type { Change } from "../../domain/operation.ts";
import { markOf } from "../flows/mark.ts";
import { runCall, type Scene } from "../flows/run-call.ts";
import { plainText } from "../replies/plain-text.ts";
import { optionLine, type ProposedCall, proposalText, proposedLines } from "../replies/proposed.ts";
import type { PendingChoice } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";
import { TOOLS } from "../tools/registry.ts";
import type { CommitOptions, Presentation } from "../tools/tool.ts";
import { readCall } from "./read-call.ts";

/**
 * The call that shows what the model wants to do, as one question with Yes and No. The yes carries out exactly what is
 * shown: the arguments that are listed, on things that have not changed since.
 *
 * @param scene with a fresh book: on it the calls are tried in their order, as the yes will carry them out
 */
export async function proposalOf(calls: readonly ToolCall[], scene: Scene): Promise<ToolCall> {
  const proposed: ProposedCall[] = [];
  for (const [index, call] of calls.entries()) proposed.push(await tried({ ...call, confirmed: true }, index, scene));
  const lines = proposed.flatMap((one) => proposedLines(one, scene.view));
  const yes = { label: "Yes, do it", isYes: true as const, calls: proposed.map(({ call }) => call) };
  return proposeCall(proposalText(lines), [yes, { label: "No", calls: [] }]);
}

/** A call that only its yes may carry out at all is not tried; the others are marked with what they begin from. */
async function tried(call: ToolCall, index: number, scene: Scene): Promise<ProposedCall> {
  if (TOOLS[call.tool].risk === "confirm") return { call, changes: [] };
  let seen: { changes: readonly Change[]; options: CommitOptions } | undefined;
  const guard = (_call: ToolCall, changes: readonly Change[], options: CommitOptions): void => {
    seen = { changes, options };
  };
  await runCall({ ...scene, guard }, call, index);
  if (!seen) return { call, changes: [] };
  return { call: { ...call, expects: markOf(seen.changes, seen.options.kind) }, changes: seen.changes };
}

/**
 * The question that a call of the model ended with, with all that its answers would write laid open.
 *
 * @returns null when nothing is asked, or its answers only read
 */
export function openedQuestion({ blocks, pending }: Presentation): ToolCall | null {
  if (!pending) return null;
  const awaited = pending.awaitsAmount;
  const isHarmless = [...pending.choices.flatMap(({ calls }) => calls), ...(awaited ? [awaited] : [])].every(isReading);
  if (isHarmless) return null;
  const choices = pending.choices.filter(({ calls }) => calls.every(makesSense)).map(confirmedChoice);
  const lines = [
    plainText({ blocks, privacy: "private" }),
    ...choices.filter(({ calls }) => calls.length > 0).map(({ label, calls }) => `• ${optionLine(label, calls)}`),
    ...(awaited ? [`• ${optionLine("With the amount that you say", [awaited])}`] : []),
  ];
  return proposeCall(lines.join("\n"), choices, awaited);
}

function proposeCall(text: string, choices: readonly PendingChoice[], awaited?: ToolCall): ToolCall {
  return { tool: "propose", args: { text, choices, ...(awaited && { awaits_amount: awaited }) } };
}

function confirmedChoice({ calls, ...choice }: PendingChoice): PendingChoice {
  return { ...choice, calls: calls.map((call) => ({ ...call, confirmed: true as const })) };
}

function isReading({ tool }: ToolCall): boolean {
  return TOOLS[tool].risk === "read";
}

function makesSense({ tool, args }: ToolCall): boolean {
  return readCall({ id: "", tool, args: JSON.stringify(args) }).kind === "call";
}
