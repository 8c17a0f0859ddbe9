import type { Entry } from "../../domain/entry.ts";
import { sum } from "../../domain/money.ts";
import type { PendingChoice } from "../state.ts";
import type { ChoiceOfEntries, ReviseResult } from "../tools/revise-expense.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName, entryAmount, entryLine, shownEntry } from "./entries.ts";
import { capitalise, formatDay, formatMoney, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { alertLines, rearmedLines, standingFacts, standingLine } from "./standing.ts";

type Revised = Extract<ReviseResult, { kind: "revised" }>;

/** Shows what an entry was and what it is now. */
export function presentRevised(results: readonly ReviseResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: ReviseResult, view: View): Presentation {
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
  const { after, standing, batch, alerts } = result;
  const isBatch = batch.length > 1;
  const context = isBatch
    ? batchTotal(batch, view)
    : standing && after.counts !== null
      ? standingLine(standing, view)
      : "";
  const lines = [
    `✏️ ${changeWords(result, view)}${context === "" ? "" : ` · ${context}`}`,
    ...alertLines(alerts, standing, view),
    ...rearmedLines(alerts),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: [
      { label: capitalise(after.description), value: after.amount, basis: { kind: "entries", ids: [after.id] } },
      ...(standing ? standingFacts(standing) : []),
    ],
    shown: isBatch ? batch.map(shownEntry) : [shownEntry(after)],
    choices: [UNDO_CHOICE],
  };
}

/** `Coffee $50.00 → $15.00`, and the other things that changed. */
function changeWords({ before, after }: Revised, view: View): string {
  const name = capitalise(before.description);
  const parts: string[] = [];
  if (before.amount.minor !== after.amount.minor || before.amount.currency !== after.amount.currency) {
    const kept = after.original ? ` (${formatMoney(after.original.amount, view)} kept)` : "";
    parts.push(`${formatMoney(before.amount, view)} → ${formatMoney(after.amount, view)}${kept}`);
  } else parts.push(entryAmount(after, view));
  if (before.description !== after.description) parts.push(`now “${after.description}”`);
  if (before.category !== after.category)
    parts.push(`${categoryName(before.category)} → ${categoryName(after.category)}`);
  if (before.date !== after.date) parts.push(`${formatDay(before.date, view)} → ${formatDay(after.date, view)}`);
  if (before.tags.join(" ") !== after.tags.join(" ")) parts.push(after.tags.map((tag) => `#${tag}`).join(" "));
  return `${name} ${parts.join(", ")}`;
}

function batchTotal(batch: readonly Entry[], view: View): string {
  const currency = batch[0]?.amount.currency;
  const amounts = batch.map(({ amount }) => amount);
  if (currency === undefined || amounts.some((amount) => amount.currency !== currency)) return "";
  return `total ${formatMoney(sum(amounts, currency), view)}`;
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
