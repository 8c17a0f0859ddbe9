import type { View } from "../replies/format.ts";
import { combine, textOnly } from "../replies/presentation.ts";
import type { ToolCall } from "../tools/call.ts";
import { TOOLS } from "../tools/registry.ts";
import type { Presentation } from "../tools/tool.ts";
import type { CallOutcome } from "./run-call.ts";

/** A call with what became of it. */
export interface Done {
  readonly call: ToolCall;
  readonly outcome: CallOutcome;
}

/** Words what became of some calls, below each other. */
export function presentCalls(done: readonly Done[], view: View): Presentation {
  return combine(presentEach(done, view).map(({ presentation }) => presentation));
}

/** Consecutive calls of one tool, worded together, so that three expenses are one line. */
export interface PresentedCalls {
  readonly calls: readonly ToolCall[];
  readonly presentation: Presentation;
}

/** As {@link presentCalls}, each part by itself. */
export function presentEach(done: readonly Done[], view: View): PresentedCalls[] {
  return grouped(done).map((group) => ({ calls: group.map(({ call }) => call), presentation: wordsOf(group, view) }));
}

function grouped(done: readonly Done[]): Done[][] {
  const groups: Done[][] = [];
  for (const one of done) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    const isAlike = first?.outcome.kind === "done" && one.outcome.kind === "done" && first.call.tool === one.call.tool;
    if (group && isAlike) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function wordsOf(group: readonly Done[], view: View): Presentation {
  const refused = group.flatMap(({ outcome }) => (outcome.kind === "refused" ? [textOnly(outcome.message)] : []));
  if (refused.length > 0) return combine(refused);
  const [first] = group;
  if (!first) return { blocks: [], facts: [] };
  const results = group.flatMap(({ outcome }) => (outcome.kind === "done" ? [outcome.result] : []));
  return TOOLS[first.call.tool].present(results, view);
}
