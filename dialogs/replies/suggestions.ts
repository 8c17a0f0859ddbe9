import type { Suggestion } from "../../domain/suggestions.ts";
import type { AppliedResult } from "../tools/apply-suggestion.ts";
import type { SuggestionsResult } from "../tools/suggest-reallocation.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
import { categoryName } from "./entries.ts";
import { formatShort, type View } from "./format.ts";
import { FIRST_STEPS } from "./help.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";

/** Names the moves that would make the plan hold. */
export function presentSuggestions(results: readonly SuggestionsResult[], view: View): Presentation {
  return combine(results.map(({ suggestions }) => present(suggestions, view)));
}

function present(suggestions: SuggestionsResult["suggestions"], view: View): Presentation {
  if (suggestions === null) return textOnly(`There is no plan to rearrange yet. Say “${FIRST_STEPS[1]}”.`);
  if (suggestions.length === 0) return textOnly("Nothing to move: as it looks now, the plan holds.");
  const lines = suggestions.map((suggestion, index) => `${index + 1} ${moveWords(suggestion, view)}`);
  return {
    ...textOnly(["💡 So that the plan holds:", ...lines].join("\n")),
    facts: suggestions.map(({ from, to, amount }) => ({
      label: `to move from ${categoryName(from, view)} to ${categoryName(to, view)}`,
      value: amount,
    })),
    choices: [
      { label: suggestions.length === 1 ? "Move it" : "Move all", calls: [{ tool: "apply_suggestion", args: {} }] },
      ...(suggestions.length > 1
        ? [{ label: "Only the first", calls: [{ tool: "apply_suggestion" as const, args: { which: 1 } }] }]
        : []),
    ],
  };
}

/** `$40 from Travel, where it will be left over, to Dining, which is heading $55 over`. */
function moveWords({ from, to, amount, deficit }: Suggestion, view: View): string {
  return `${formatShort(amount, view)} from ${categoryName(from, view)}, which will have it left over, to ${categoryName(to, view)}, which is heading ${formatShort(deficit, view)} over`;
}

/** Says what was moved. */
export function presentApplied(results: readonly AppliedResult[], view: View): Presentation {
  return combine(
    results.map(({ applied, alerts }) => {
      const moved = applied.map(
        ({ from, to, amount }) =>
          `${formatShort(amount, view)} from ${categoryName(from, view)} to ${categoryName(to, view)}`,
      );
      const lines = [`↔️ Moved ${moved.join(" · ")}.`, ...alertLines(alerts, [], view), ...rearmedLines(alerts, view)];
      return { ...textOnly(lines.join("\n")), choices: [UNDO_CHOICE] };
    }),
  );
}
