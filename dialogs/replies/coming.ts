import type { ComingBill, ComingResult } from "../tools/list-recurring.ts";
import type { Presentation } from "../tools/tool.ts";
import { askWhatItCameTo } from "./bill-answers.ts";
import { askWhetherBill } from "./bills.ts";
import { capitalise, formatDate, formatDue, formatMoney, plural, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";
import { expected, rhythmWords } from "./recurring-words.ts";

/** Lists what is coming, with its sum, and what else is expected; asks again what was never answered. */
export function presentComing(results: readonly ComingResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: ComingResult, view: View): Presentation {
  const { coming, later, totals } = result;
  if (coming.length === 0 && later.length === 0) {
    return textOnly("I expect no bills. Tell me one like “netflix 15.49 every month on the 24th”.");
  }
  const lines = [
    headline(result, view),
    ...listed(coming, view),
    ...(later.length === 0 ? [] : ["Later:", ...listed(later, view)]),
  ];
  const list: Presentation = {
    ...textOnly(lines.join("\n")),
    facts: totals.map((value) => ({ label: "bills coming", value })),
  };
  return combine([list, ...question(coming, view)]);
}

/** So many lines still fit into one message of SMS beside as many later ones. */
const MOST_LISTED = 8;

function listed(bills: readonly ComingBill[], view: View): string[] {
  const lines = bills.slice(0, MOST_LISTED).map((bill) => `• ${billLine(bill, view)}`);
  const more = bills.length - lines.length;
  return more > 0 ? [...lines, `• and ${more} more`] : lines;
}

function headline({ coming, totals, until, payday }: ComingResult, view: View): string {
  const when = payday === null ? `until ${formatDate(until, view)}` : `until payday (${formatDate(payday, view)})`;
  if (coming.length === 0) return `📅 No bills ${when}.`;
  const sums = totals.map((total) => formatMoney(total, view)).join(" and ");
  return `📅 ${sums} in ${plural(coming.length, "bill")} ${when}:`;
}

function billLine({ rule, occurrence, maybe }: ComingBill, view: View): string {
  const { due, amount } = occurrence;
  const isLate = due < view.today;
  const when = isLate ? `was due ${formatDue(due, view)}` : formatDue(due, view);
  const waits = maybe === null ? "" : " · waits for your answer";
  return `${capitalise(rule.description)} ${expected(amount, rule, view)} · ${when} · ${rhythmWords(rule, view, due)}${waits}`;
}

/** The first thing that only the person can say: whether an entry is a bill, or what one that was due came to. */
function question(coming: readonly ComingBill[], view: View): Presentation[] {
  const unsure = coming.find(({ maybe }) => maybe !== null);
  if (unsure?.maybe) {
    const { rule, occurrence, maybe } = unsure;
    const bill = {
      kind: "maybe",
      bill: rule.id,
      description: rule.description,
      due: occurrence.due,
      expected: occurrence.amount,
      wasLogged: false,
    } as const;
    const pending = askWhetherBill({ entry: maybe, bill }, view);
    const about = `${capitalise(maybe.description)} ${formatMoney(maybe.amount, view)} (${formatDate(maybe.date, view)}):`;
    return [{ ...textOnly(`${about} ${pending.question}`), choices: pending.choices, pending }];
  }
  const open = coming.find(({ rule, occurrence }) => rule.varies && occurrence.due <= view.today);
  if (!open) return [];
  const { id: bill, description } = open.rule;
  return [askWhatItCameTo({ bill, description, due: open.occurrence.due }, view)];
}
