import type { Entry } from "../../domain/entry.ts";
import type { PendingChoice } from "../state.ts";
import type { ChoiceOfEntries, ReviseResult } from "../tools/revise-expense.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
import { awaitCharge, chargeQuestion } from "./charge.ts";
import { changedLine, entryAmount, entryLine, shownEntry, totalFact, totalOf } from "./entries.ts";
import { capitalise, formatDay, formatMoney, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { askAlways } from "./rules.ts";
import { standingFacts, standingLine } from "./standing.ts";
import { askUnusual } from "./unusual.ts";

type Revised = Extract<ReviseResult, { kind: "revised" }>;
type Unusual = Extract<ReviseResult, { kind: "unusual" }>;

/** Shows what an entry was and what it is now. */
export function presentRevised(results: readonly ReviseResult[], view: View): Presentation {
  const unusual = results.filter((result) => result.kind === "unusual");
  const others = results.filter((result) => result.kind !== "unusual");
  return combine([
    ...others.map((result) => present(result, view)),
    ...(unusual.length === 0 ? [] : [presentUnusual(unusual, view)]),
  ]);
}

function presentUnusual(unusual: readonly Unusual[], view: View): Presentation {
  const [first, another] = unusual;
  return askUnusual(
    {
      items: unusual.map(({ entry }) => entry),
      calls: unusual.map(({ call }) => call),
      yes: first && !another ? `Make it ${formatMoney(first.entry.amount, view)}` : `Change all ${unusual.length}`,
      notYet: "Nothing was changed yet.",
    },
    view,
  );
}

function present(result: Exclude<ReviseResult, Unusual>, view: View): Presentation {
  switch (result.kind) {
    case "none":
      return textOnly("I can't find that entry, so nothing was changed. Say which one, like “the taxi was 14”.");
    case "unchanged":
      return { ...textOnly(`It already says ${entryLine(result.entry, view)}.`), shown: [shownEntry(result.entry)] };
    case "which":
      return presentWhich(result, view);
    case "revised":
      return presentChange(result, view);
  }
}

function presentChange(result: Revised, view: View): Presentation {
  const { before, after, standing, batch, alerts, ledgerCurrency, offer } = result;
  const isWaiting = before.counts !== null && after.counts === null;
  const isBatch = batch.length > 1;
  const question = isWaiting ? awaitCharge(after, ledgerCurrency) : offer && askAlways(offer);
  const context = isBatch
    ? batchTotal(batch, view)
    : standing && after.counts !== null
      ? standingLine(standing, view)
      : "";
  const lines = [
    `✏️ ${changedLine(before, after, view)}${context === "" ? "" : ` · ${context}`}`,
    ...alertLines(alerts, standing && !isBatch ? [standing] : [], view),
    ...rearmedLines(alerts, view),
    ...(isWaiting ? [chargeQuestion(ledgerCurrency)] : question ? [question.question] : []),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: [
      { label: capitalise(after.description), value: after.amount, basis: { kind: "entries", ids: [after.id] } },
      ...(isBatch ? totalFact(batch) : []),
      ...(standing ? standingFacts(standing) : []),
    ],
    shown: isBatch ? batch.map(shownEntry) : [shownEntry(after)],
    choices: question && question.choices.length > 0 ? question.choices : [UNDO_CHOICE],
    ...(question ? { pending: question } : {}),
  };
}

function batchTotal(batch: readonly Entry[], view: View): string {
  const total = totalOf(batch);
  return total === null ? "" : `total ${formatMoney(total, view)}`;
}

/** Asks which of several entries is meant; nothing was changed. */
export function presentWhich({ entries, call }: ChoiceOfEntries, view: View): Presentation {
  const question = "Which one do you mean? Nothing was changed yet.";
  const choices: PendingChoice[] = entries.map((entry) => ({
    label: `${capitalise(entry.description)} ${entryAmount(entry, view)}, ${formatDay(entry.date, view)}`,
    calls: [{ ...call, args: { ...call.args, which: { id: entry.id } } }],
  }));
  return { ...textOnly(question), choices, pending: { question, choices } };
}
