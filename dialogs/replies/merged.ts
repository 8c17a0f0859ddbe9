import type { MergeResult } from "../tools/merge-categories.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, ofRunningPeriods, rearmedLines } from "./alerts.ts";
import { plural, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine } from "./presentation.ts";
import { standingFacts, standingLine } from "./standing.ts";

/** Says what became of two categories that are one now. */
export function presentMerged(results: readonly MergeResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present({ from, into, entries, standing, alerts }: MergeResult, view: View): Presentation {
  const moved = entries === 0 ? "" : ` with its ${plural(entries, "entry", "entries")}`;
  const current = ofRunningPeriods(alerts, view);
  const lines = [
    `🏷️ ${from.name} is part of ${into.name} now${moved}; what both had adds up. ${standingLine(standing, view)}`,
    ...alertLines(current, [standing], view),
    ...rearmedLines(current, view),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: standingFacts(standing),
    choices: [UNDO_CHOICE],
  };
}
