import { toDecimal } from "../../domain/money.ts";
import type { PendingChoice } from "../state.ts";
import type { LogResult } from "../tools/log-expense.ts";
import type { Presentation } from "../tools/tool.ts";
import { loggedLine, shownEntry } from "./entries.ts";
import { formatMoney, type View } from "./format.ts";
import { textOnly } from "./presentation.ts";

type Charged = Extract<LogResult, { kind: "charged" }>;

/** Asks whether a card's charge is of what was logged before, so that nothing counts twice; nothing was written. */
export function presentCharged({ entry, amount, args }: Charged, view: View): Presentation {
  const figure = formatMoney(amount, view);
  const question = `Is ${figure} what you were charged for ${loggedLine(entry, view)}? Not logged yet.`;
  const revision = { which: { id: entry.id }, amount: toDecimal(amount), currency: amount.currency };
  const { charge: _asked, ...apart } = args;
  const choices: PendingChoice[] = [
    { label: "Yes, the same", isYes: true, calls: [{ tool: "revise_expense", args: revision }] },
    { label: "No, another one", calls: [{ tool: "log_expense", args: apart }] },
  ];
  return { ...textOnly(question), shown: [shownEntry(entry)], choices, pending: { question, choices } };
}
