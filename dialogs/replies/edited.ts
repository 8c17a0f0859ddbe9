import type { EditResult } from "../tools/edit-message.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
import { changedLine, entryLine, shownEntry } from "./entries.ts";
import type { View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { standingFacts, standingLine } from "./standing.ts";
import { askUnusual } from "./unusual.ts";

/** Says what an edited message changed; nothing where it says the same as before. */
export function presentEdited(results: readonly EditResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: EditResult, view: View): Presentation {
  if (result.kind === "changed_since") {
    const question = "What that message logged was changed since. Should it follow your edit? Nothing was changed yet.";
    const choices = [
      { label: TAKE_IT, isYes: true as const, calls: [{ ...result.call, confirmed: true as const }] },
      { label: "Keep it as it is", calls: [] },
    ];
    const lines = [question, ...result.entries.map((entry) => `• ${entryLine(entry, view)}`)];
    return { ...textOnly(lines.join("\n")), choices, pending: { question, choices } };
  }
  if (result.kind === "unusual") {
    const { entries: items, call } = result;
    return askUnusual({ items, calls: [call], yes: TAKE_IT, notYet: "Nothing was changed yet." }, view);
  }
  if (result.changes.length === 0) return { blocks: [], facts: [] };
  const { standings, alerts } = result;
  const lines = [
    ...result.changes.map((change) => `✏️ ${changeWords(change, view)}`),
    ...standings.map((standing) => standingLine(standing, view)),
    ...alertLines(alerts, standings, view),
    ...rearmedLines(alerts, view),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: standings.flatMap(standingFacts),
    shown: result.entries.map(shownEntry),
    choices: [UNDO_CHOICE],
  };
}

const TAKE_IT = "Take the edit";

type EditChange = Extract<EditResult, { kind: "edited" }>["changes"][number];

function changeWords({ before, after }: EditChange, view: View): string {
  if (!after) return before ? `Removed: ${entryLine(before, view)}` : "";
  if (!before) return `Added: ${entryLine(after, view)}`;
  const isSameThing = before.description === after.description;
  return isSameThing ? changedLine(before, after, view) : `${entryLine(before, view)} → ${entryLine(after, view)}`;
}
