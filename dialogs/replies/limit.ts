import type { Money } from "../../domain/money.ts";
import type { LimitResult } from "../tools/set-limit.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
import { formatMoney, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine } from "./presentation.ts";
import { standingFacts, standingLine } from "./standing.ts";

/** Confirms a limit, from what to what, and how the category stands against it. */
export function presentLimit(results: readonly LimitResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present({ before, after, standing, alerts, underfunded }: LimitResult, view: View): Presentation {
  const lines = [
    `📏 ${standing.name} limit ${amountWords(before, after, view)} a month · ${standingLine(standing, view)}`,
    ...alertLines(alerts, [standing], view),
    ...rearmedLines(alerts),
    ...(underfunded !== null && underfunded.minor > 0
      ? [`Your limits are ${formatMoney(underfunded, view)} above your income.`]
      : []),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: [{ label: `${standing.name} limit`, value: after }, ...standingFacts(standing)],
    choices: [UNDO_CHOICE],
  };
}

function amountWords(before: Money | null, after: Money, view: View): string {
  const now = formatMoney(after, view);
  if (before === null) return now;
  return before.minor === after.minor ? `stays ${now}` : `${formatMoney(before, view)} → ${now}`;
}
