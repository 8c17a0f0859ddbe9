import type { Entry } from "../../domain/entry.ts";
import { paidOf } from "../../domain/price.ts";
import { sameImage } from "../../domain/undo.ts";
import type { PendingChoice } from "../state.ts";
import type { ChoiceOfEntries, ReviseResult } from "../tools/revise-expense.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, rearmedLines } from "./alerts.ts";
import { apartChoice, billWords } from "./bills.ts";
import { chargeQuestion } from "./charge.ts";
import { changedAmount, changedLine, entryLine, shownEntry, totalFact, totalOf } from "./entries.ts";
import { capitalise, formatDay, formatMoney, shortened, type View } from "./format.ts";
import { freeLine } from "./income.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";
import { askAlways } from "./rules.ts";
import { standingFacts, standingLine } from "./standing.ts";
import { askUnusual } from "./unusual.ts";

type Revised = Extract<ReviseResult, { kind: "revised" }>;
type Unusual = Extract<ReviseResult, { kind: "unusual" }>;
type WhichCurrency = Extract<ReviseResult, { kind: "which_currency" }>;

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
    case "which_currency":
      return presentWhichCurrency(result, view);
    case "revised":
      return presentChange(result, view);
  }
}

function presentChange(result: Revised, view: View): Presentation {
  const { before, after, standing, batch, alerts, ledgerCurrency, bill, offer, now } = result;
  const isBatch = batch.length > 1;
  const charge =
    after.kind !== "transfer" && isPaidOtherwise(before, after) ? chargeQuestion(after, ledgerCurrency) : null;
  const always = offer && !charge ? askAlways(offer) : null;
  const standings = standing && after.counts !== null && !isBatch ? [standing] : [];
  const context = isBatch ? batchTotal(batch, view) : standings.map((one) => standingLine(one, view));
  const lines = [
    ...(isCharge(before, after)
      ? [`✏️ ${changedAmount(before, after, view)}`, ...(standing?.allocated || isBatch ? context : [])]
      : [[`✏️ ${changedLine(before, after, view)}`, ...context, ...(charge?.isAside ? [charge.text] : [])].join(" · ")]),
    ...(bill ? [billWords(bill, view)] : []),
    ...(now ? [freeLine(now, view)].filter((line) => line !== null) : []),
    ...alertLines(alerts, standings, view),
    ...rearmedLines(alerts, view),
    ...(charge && !charge.isAside ? [charge.text] : []),
    ...(always ? [always.question] : []),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: [
      { label: capitalise(after.description), value: after.amount, basis: { kind: "entries", ids: [after.id] } },
      ...(isBatch ? totalFact(batch) : []),
      ...(standing ? standingFacts(standing) : []),
      ...(now?.free ? [{ label: "left to spend", value: now.free }] : []),
    ],
    shown: isBatch ? batch.map((one) => ({ ...shownEntry(one), isTouched: one.id === after.id })) : [shownEntry(after)],
    choices: always ? always.choices : [UNDO_CHOICE, ...(bill ? [apartChoice({ entry: after, bill })] : [])],
    ...(charge ? { pending: charge.pending } : always ? { pending: always } : {}),
  };
}

/** True where other foreign money was paid than was told before, so that its charge is not known any more. */
function isPaidOtherwise(before: Entry, after: Entry): boolean {
  const [was, is] = [paidOf(before), paidOf(after)];
  return was.minor !== is.minor || was.currency !== is.currency;
}

/** True where the charge of foreign money was put right, and nothing else. */
function isCharge(before: Entry, after: Entry): boolean {
  const isRight = before.counts !== null && after.original?.rate === null;
  return (
    isRight &&
    sameImage(
      { ...before, amount: null, counts: null, original: null },
      { ...after, amount: null, counts: null, original: null },
    )
  );
}

/** Asks in which money an amount is; nothing was changed. */
function presentWhichCurrency({ amounts, call }: WhichCurrency, view: View): Presentation {
  const labels = amounts.map((amount) => formatMoney(amount, view));
  const question = `${labels.join(" or ")}? Nothing was changed yet.`;
  const choices: PendingChoice[] = amounts.map(({ currency }, index) => ({
    label: labels[index] ?? currency,
    calls: [{ ...call, args: { ...call.args, currency } }],
  }));
  return { ...textOnly(question), choices, pending: { question, choices } };
}

function batchTotal(batch: readonly Entry[], view: View): string[] {
  const total = totalOf(batch);
  return total === null ? [] : [`total ${formatMoney(total, view)}`];
}

/** So much of a name fits on a button beside amount and day. */
const LONGEST_NAME = 30;

/** Asks which of several entries is meant; nothing was changed. */
export function presentWhich(
  { entries, call }: ChoiceOfEntries,
  view: View,
  notYet = "Nothing was changed yet.",
): Presentation {
  const question = `Which one do you mean? ${notYet}`;
  const choices: PendingChoice[] = entries.map((entry) => ({
    label: `${capitalise(shortened(entry.description, LONGEST_NAME))} ${formatMoney(paidOf(entry), view)}, ${formatDay(entry.date, view)}`,
    calls: [{ ...call, args: { ...call.args, which: { id: entry.id } } }],
  }));
  return { ...textOnly(question), choices, pending: { question, choices } };
}
