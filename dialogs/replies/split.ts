import type { SplitResult } from "../tools/split-expense.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
import { categoryName, entryAmount, shownEntry } from "./entries.ts";
import { capitalise, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { presentWhich } from "./revised.ts";
import { standingFacts, standingLine } from "./standing.ts";

type Split = Extract<SplitResult, { kind: "split" }>;

/** Shows into what an expense was split, and who owes what of it. */
export function presentSplit(results: readonly SplitResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: SplitResult, view: View): Presentation {
  switch (result.kind) {
    case "none":
      return textOnly("I can't find that expense, so nothing was split. Log it first, like “dinner 60”.");
    case "which":
      return presentWhich(result, view);
    case "split":
      return presentPieces(result, view);
  }
}

function presentPieces({ before, pieces, standings, alerts }: Split, view: View): Presentation {
  const limited = standings.filter(({ allocated }) => allocated !== null);
  const shown = limited.length > 0 ? limited : standings.slice(0, 1);
  const lines = [
    `✂️ ${[...pieces.map((piece) => pieceWords(before, piece, view)), ...shown.map((one) => standingLine(one, view))].join(" · ")}`,
    ...alertLines(alerts, standings, view),
    ...rearmedLines(alerts, view),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: [
      ...pieces.map(({ entry, person }) => ({
        label: person === undefined ? capitalise(entry.description) : `${capitalise(person)} owes`,
        value: entry.amount,
        basis: { kind: "entries" as const, ids: [entry.id] },
      })),
      ...standings.flatMap(standingFacts),
    ],
    shown: pieces.map(({ entry }) => shownEntry(entry)),
    choices: [UNDO_CHOICE],
  };
}

/** `Dinner $60.00 → $30.00`, `Tom owes you $30.00`, `Dog $12.00 (Pets)`. */
function pieceWords(before: Split["before"], { entry, person }: Split["pieces"][number], view: View): string {
  if (person !== undefined) return `${capitalise(person)} owes you ${entryAmount(entry, view)}`;
  if (entry.id === before.id && entry.category === before.category) {
    return `${capitalise(before.description)} ${entryAmount(before, view)} → ${entryAmount(entry, view)}`;
  }
  return `${capitalise(entry.description)} ${entryAmount(entry, view)} (${categoryName(entry.category, view)})`;
}
