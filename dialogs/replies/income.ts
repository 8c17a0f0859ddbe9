import type { PendingChoice } from "../state.ts";
import type { FreeNow } from "../tools/free-now.ts";
import type { IncomeResult } from "../tools/log-income.ts";
import type { Presentation } from "../tools/tool.ts";
import { dateNote, shownEntry } from "./entries.ts";
import { capitalise, formatDate, formatMoney, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine } from "./presentation.ts";
import { leftWords } from "./summary.ts";

/** Confirms income: which pay it is, and what is free to spend with it. */
export function presentIncome(results: readonly IncomeResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present({ entry, hasSources, now }: IncomeResult, view: View): Presentation {
  const amount = `${formatMoney(entry.amount, view)}${dateNote(entry.date, view)}`;
  const line = `✅ ${capitalise(entry.description)} ${amount} in · ${kindWords(entry, hasSources, view)}`;
  const free = freeLine(now, view);
  return {
    blocks: [{ kind: "text", text: free === null ? line : `${line}\n${free}` }],
    facts: [
      { label: capitalise(entry.description), value: entry.amount, basis: { kind: "entries", ids: [entry.id] } },
      ...(now.free === null ? [] : [{ label: "left to spend", value: now.free }]),
    ],
    shown: [shownEntry(entry)],
    choices: [UNDO_CHOICE, ...(entry.pay ? [extraInstead(entry)] : [])],
  };
}

function kindWords({ pay, amount }: IncomeResult["entry"], hasSources: boolean, view: View): string {
  if (pay) return pay.due === view.today ? "today's pay" : `the pay expected on ${formatDate(pay.due, view)}`;
  if (amount.currency !== view.currency) return `kept in ${amount.currency}, not counted yet`;
  return hasSources ? "extra income" : "income";
}

/** `$1,240.00 left to spend until Mon 30 Nov, $155.00 a day.`; null while nothing is known. */
export function freeLine({ free, lastDay, perDay }: FreeNow, view: View): string | null {
  if (free === null) return null;
  const pace = perDay !== null && perDay.minor > 0 ? `, ${formatMoney(perDay, view)} a day` : "";
  return `${leftWords(free, view)} to spend until ${formatDate(lastDay, view)}${pace}.`;
}

/** One tap makes a matched pay an extra. */
function extraInstead({ id }: IncomeResult["entry"]): PendingChoice {
  return { label: "It's extra", calls: [{ tool: "revise_expense", args: { which: { id }, extra: true } }] };
}
