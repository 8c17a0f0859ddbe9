import type { MergeResult } from "../tools/merge-categories.ts";
import type { AlertOutcome, Presentation } from "../tools/tool.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
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

/** The alerts of periods that are not over: what a merge makes of last year's sums is no news. */
export function ofRunningPeriods(alerts: AlertOutcome, { today }: View): AlertOutcome {
  const isRunning = ({ period }: AlertOutcome["fired"][number]): boolean => period.end >= today;
  return { ...alerts, fired: alerts.fired.filter(isRunning), rearmed: alerts.rearmed.filter(isRunning) };
}
