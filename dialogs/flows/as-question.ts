import { callLine, proposalText } from "../replies/proposed.ts";
import type { ToolCall } from "../tools/call.ts";
import { TOOLS } from "../tools/registry.ts";

/** What somebody else wrote, or may have been misheard, changes nothing until the person says so. */
export function asQuestion(calls: readonly ToolCall[]): readonly ToolCall[] {
  if (calls.every(({ tool }) => TOOLS[tool].risk === "read")) return calls;
  const yes = { label: "Yes, do it", isYes: true, calls: calls.map((call) => ({ ...call, confirmed: true })) };
  const text = proposalText(calls.map(callLine));
  return [{ tool: "propose", args: { text, choices: [yes, { label: "No", calls: [] }] } }];
}
