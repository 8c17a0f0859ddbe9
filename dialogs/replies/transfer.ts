import { type Money, money } from "../../domain/money.ts";
import type { TransferResult } from "../tools/log-transfer.ts";
import type { Presentation } from "../tools/tool.ts";
import { dateNote, shownEntry } from "./entries.ts";
import { capitalise, formatMoney, type View } from "./format.ts";
import { freeLine } from "./income.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine } from "./presentation.ts";

/** Says what a transfer was taken for, and that it is no spending. */
export function presentTransfer(results: readonly TransferResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: TransferResult, view: View): Presentation {
  const { entry, transfer, pot, now } = result;
  const free = transfer.place === "savings" || transfer.place === "person" ? freeLine(now, view) : null;
  return {
    blocks: [{ kind: "text", text: [words(result, view), ...(free === null ? [] : [free])].join("\n") }],
    facts: [
      { label: capitalise(entry.description), value: entry.amount, basis: { kind: "entries", ids: [entry.id] } },
      ...(pot === null ? [] : [{ label: `in the ${entry.description} pot`, value: pot }]),
    ],
    shown: [shownEntry(entry)],
    choices: [UNDO_CHOICE],
  };
}

function words({ entry, transfer, goal, pot, owed }: TransferResult, view: View): string {
  const amount = `${formatMoney(entry.amount, view)}${dateNote(entry.date, view)}`;
  switch (transfer.place) {
    case "card":
      return `↔️ ${amount} to the card. Noted as a transfer, not spending: what you bought with it is already counted.`;
    case "cash":
      return `↔️ ${amount} in cash. That's no spending yet; tell me what it goes for.`;
    case "own_account":
      return `↔️ ${amount} between your own accounts. That's no spending.`;
    case "savings": {
      const verb = transfer.side === "to" ? "put aside" : "taken out";
      const where = goal ? ` for ${goal.name}` : transfer.side === "to" ? " for savings" : " of savings";
      return `🐖 ${amount} ${verb}${where}${goal ? potWords(goal.amount, pot, view) : ""}.`;
    }
    case "person":
      return `🤝 ${amount} ${personWords(entry.description, owed, view)}`;
  }
}

function potWords(target: Money | null, pot: Money | null, view: View): string {
  if (pot === null) return "";
  const of = target === null ? "" : ` of ${formatMoney(target, view)}`;
  return ` · ${formatMoney(pot, view)}${of} so far`;
}

function personWords(description: string, owed: Money | null, view: View): string {
  const noted = `${description}. That's no spending.`;
  if (owed === null) return noted;
  const who = capitalise(description.replace(/^(?:to|from) /, ""));
  if (owed.minor === 0) return `${noted} You and ${who} are even.`;
  const figure = formatMoney(money(Math.abs(owed.minor), owed.currency), view);
  return owed.minor > 0 ? `${noted} ${who} owes you ${figure}.` : `${noted} You owe ${who} ${figure}.`;
}
