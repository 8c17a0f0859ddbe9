import type { PendingChoice } from "../state.ts";
import type { RemoveResult } from "../tools/remove-expense.ts";
import type { Presentation } from "../tools/tool.ts";
import { rearmedLines } from "./alerts.ts";
import { entryLine } from "./entries.ts";
import type { View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { presentWhich } from "./revised.ts";
import { standingFacts, standingLine } from "./standing.ts";

/** Says what was removed, or asks before more than one is. */
export function presentRemoved(results: readonly RemoveResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: RemoveResult, view: View): Presentation {
  switch (result.kind) {
    case "none":
      return textOnly("I can't find that entry, so nothing was removed. “show my last 5” lists the latest.");
    case "which":
      return presentWhich(result, view);
    case "confirm": {
      const question = `Remove these ${result.entries.length}? Nothing was removed yet.`;
      const choices: PendingChoice[] = [
        { label: `Remove ${result.entries.length}`, isYes: true, calls: [{ ...result.call, confirmed: true }] },
        { label: "Keep them", calls: [] },
      ];
      const lines = [question, ...result.entries.map((entry) => `• ${entryLine(entry, view)}`)];
      return {
        ...textOnly(lines.join("\n")),
        choices,
        pending: { question, because: "More than one entry would go at once.", choices },
      };
    }
    case "removed": {
      const names = result.entries.map((entry) => entryLine(entry, view)).join(" · ");
      const standings = result.standings.map((standing) => standingLine(standing, view));
      const lines = [[`🗑️ Removed: ${names}`, ...standings].join(" · "), ...rearmedLines(result.alerts, view)];
      return {
        ...textOnly(lines.join("\n")),
        facts: result.standings.flatMap(standingFacts),
        choices: [UNDO_CHOICE],
      };
    }
  }
}
