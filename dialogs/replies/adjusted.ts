import type { AdjustedResult } from "../tools/adjust-spent.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
import type { View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { standingFacts, standingLine } from "./standing.ts";

/** Says how a category stands after an adjustment. */
export function presentAdjusted(results: readonly AdjustedResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present({ standing, alerts, isChanged }: AdjustedResult, view: View): Presentation {
  const lines = [
    isChanged ? "✏️ Adjusted." : "That is what it says already; nothing was changed.",
    standingLine(standing, view),
    ...alertLines(alerts, [standing], view),
    ...rearmedLines(alerts, view),
  ];
  return {
    ...textOnly(lines.join("\n")),
    facts: standingFacts(standing),
    ...(isChanged ? { choices: [UNDO_CHOICE] } : {}),
  };
}
