import type { OpenBill } from "../tools/ask-bill.ts";
import type { LogBillResult } from "../tools/log-bill.ts";
import type { MatchResult } from "../tools/match-bill.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
import { entryAmount, entryLine, shownEntry } from "./entries.ts";
import { capitalise, formatDue, type View } from "./format.ts";
import { presentLogged, UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { standingFacts, standingLine } from "./standing.ts";

/** Says what an entry is, now that the person has said it. */
export function presentMatched(results: readonly MatchResult[], view: View): Presentation {
  return combine(results.map((result) => presentMatch(result, view)));
}

/** Asks what bills came to; says nothing where none is due. */
export function presentBillQuestion(results: readonly (OpenBill | null)[], view: View): Presentation {
  return combine(results.map((open) => (open ? askWhatItCameTo(open, view) : { blocks: [], facts: [] })));
}

/** Asks what a bill came to; a bare amount answers. */
export function askWhatItCameTo({ bill, description, due }: OpenBill, view: View): Presentation {
  const when = due === view.today ? "" : ` (due ${formatDue(due, view)})`;
  const question = `What did ${description} come to${when}?`;
  const awaitsAmount = { tool: "log_bill", args: { bill, due } } as const;
  return { ...textOnly(question), pending: { question, choices: [], awaitsAmount } };
}

/** Confirms what a bill came to. */
export function presentBillLogged(results: readonly LogBillResult[], view: View): Presentation {
  const logged = results.filter((result) => result.kind === "logged");
  const already = results.filter((result) => result.kind === "already");
  return combine([
    ...(logged.length === 0 ? [] : [presentLogged(logged, view)]),
    ...already.map(({ entry }) => ({
      ...textOnly(`That is in the book already: ${entryLine(entry, view)}. Nothing was changed.`),
      shown: [shownEntry(entry)],
    })),
  ]);
}

function presentMatch(
  { entry, description, due, same, isBack, standings, alerts }: MatchResult,
  view: View,
): Presentation {
  const bill = `${capitalise(description)} due ${formatDue(due, view)}`;
  const amount = entryAmount(entry, view);
  const apart = isBack ? `the ${bill} stands beside it again` : `the ${bill} is still expected`;
  const lines = [
    same
      ? `✏️ ${amount} is the ${bill}: logged once, nothing more will be added.`
      : `✏️ ${capitalise(entry.description)} ${amount} is another one; ${apart}.`,
    ...standings.map((standing) => standingLine(standing, view)),
    ...alertLines(alerts, standings, view),
    ...rearmedLines(alerts, view),
  ];
  return {
    ...textOnly(lines.join("\n")),
    facts: standings.flatMap(standingFacts),
    shown: [shownEntry(entry)],
    choices: [UNDO_CHOICE],
  };
}
