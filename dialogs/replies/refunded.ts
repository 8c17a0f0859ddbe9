import type { RefundResult } from "../tools/log-refund.ts";
import type { Presentation } from "../tools/tool.ts";
import { rearmedLines } from "./alerts.ts";
import { chargeQuestion } from "./charge.ts";
import { categoryName, entryLine, loggedLine, shownEntry } from "./entries.ts";
import { capitalise, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine } from "./presentation.ts";
import { standingFacts, standingLine } from "./standing.ts";

/** Confirms what came back, and what it is taken off. */
export function presentRefunded(results: readonly RefundResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present({ entry, of, standing, alerts, ledgerCurrency }: RefundResult, view: View): Presentation {
  const category = standing ? standingLine(standing, view) : categoryName(entry.category, view);
  const charge = entry.counts === null ? chargeQuestion(entry, ledgerCurrency) : null;
  const lines = [
    `✅ Refund: ${loggedLine(entry, view)} · ${category}`,
    ...(of ? [`Taken off ${entryLine(of, view)}.`] : []),
    ...rearmedLines(alerts, view),
    ...(charge ? [charge.text] : []),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: [
      {
        label: `${capitalise(entry.description)} refund`,
        value: entry.amount,
        basis: { kind: "entries", ids: [entry.id] },
      },
      ...(standing ? standingFacts(standing) : []),
    ],
    shown: [shownEntry(entry)],
    choices: [UNDO_CHOICE],
    ...(charge ? { pending: charge.pending } : {}),
  };
}
