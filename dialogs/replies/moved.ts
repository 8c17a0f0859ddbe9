import type { MoveResult } from "../tools/move-money.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
import { formatMoney, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine } from "./presentation.ts";
import { standingFacts, standingLine } from "./standing.ts";

/** Says what was moved, and how both categories stand now. */
export function presentMoved(results: readonly MoveResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present({ amount, from, to, leftOfFrom, alerts }: MoveResult, view: View): Presentation {
  const isTooMuch = leftOfFrom !== null && leftOfFrom.minor < 0;
  const lines = [
    `↔️ ${formatMoney(amount, view)} moved from ${from.name} to ${to.name} · ${standingLine(to, view)} · ${standingLine(from, view)}`,
    ...(isTooMuch ? [`${from.name} has spent more than it has now.`] : []),
    ...alertLines(alerts, [from, to], view),
    ...rearmedLines(alerts, view),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: [...standingFacts(to), ...standingFacts(from)],
    choices: [UNDO_CHOICE],
  };
}
