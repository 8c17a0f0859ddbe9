import type { Alternative } from "../../domain/alternatives.ts";
import { add, toDecimal } from "../../domain/money.ts";
import type { Move } from "../../domain/moves.ts";
import { paidOf } from "../../domain/price.ts";
import type { Verdict } from "../../domain/verdict.ts";
import type { VerdictReason } from "../../domain/verdict-reasons.ts";
import type { LeftBasis, PendingChoice, PendingQuestion } from "../state.ts";
import type { PurchaseResult } from "../tools/check-purchase.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName, rateNotes } from "./entries.ts";
import { capitalise, formatDate, formatMoney, formatPercent, formatShort, plural, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";
import { verdictRemark } from "./tone.ts";

type Judged = Extract<PurchaseResult, { kind: "judged" }>;

/** Words a verdict: the decision first, then why, then what would make it possible. */
export function presentVerdict(results: readonly PurchaseResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: PurchaseResult, view: View): Presentation {
  switch (result.kind) {
    case "needs_income":
      return textOnly(
        "To judge that I need what is left until your next pay, and when it is: “I have 600 until the 1st”. Then ask again.",
      );
    case "needs_amount":
      return askAmount(result);
    case "judged":
      return presentJudged(result, view);
  }
}

function askAmount({ item, category, date, when }: Extract<PurchaseResult, { kind: "needs_amount" }>): Presentation {
  const question = `What would ${item} cost?`;
  const pending: Omit<PendingQuestion, "expires"> = {
    question,
    choices: [],
    awaitsAmount: {
      tool: "check_purchase",
      args: { item, category, ...(date === undefined ? {} : { date }), ...(when === undefined ? {} : { when }) },
    },
  };
  return { ...textOnly(question), pending };
}

function presentJudged(result: Judged, view: View): Presentation {
  const { verdict, item } = result;
  const day = verdict.on === undefined ? "" : ` on ${formatDate(verdict.on, view)}, going by your plans`;
  const headline = `${HEADLINES[verdict.decision]} ${capitalise(item)}, ${priceWords(result, view)}${day}`;
  const { reasons, ways } = verdictWords(result, view);
  const lines = [
    `${headline}: ${[...waitWords(verdict, view), ...reasons].join("; ")}.`,
    ...(ways.length > 0 ? [`What would work: ${ways.join("; ")}.`] : []),
    ...(result.isForTodayOnly ? ["I don't know what comes in until then, so this is for today."] : []),
  ];
  const text = lines.join("\n") + verdictRemark(verdict, result.category, view);
  return {
    blocks: [{ kind: "text", text }],
    facts: factsOf(result, view),
    choices: buttonsFor(result, view),
  };
}

/** A verdict's reasons, and what would make it possible, each in words. */
export function verdictWords(
  { verdict }: Pick<Judged, "verdict">,
  view: View,
): { readonly reasons: readonly string[]; readonly ways: readonly string[] } {
  return {
    reasons: verdict.because.map((reason) => reasonWords(reason, view)).filter((words) => words !== ""),
    ways: verdict.alternatives.map((alternative) => wayWords(alternative, view)),
  };
}

/** What may follow: to be reminded, to make room, to buy it all the same. */
function buttonsFor(result: Judged, view: View): PendingChoice[] {
  const { verdict } = result;
  const plan: PendingChoice[] = verdict.because.some(({ code }) => code === "no_plan")
    ? [{ label: "Make a plan", calls: [{ tool: "create_budget", args: {} }] }]
    : [];
  const moves = verdict.alternatives.flatMap((way) => (way.kind === "move" ? [moveChoice(way.moves, view)] : []));
  if (verdict.on !== undefined) return [...remindMe(result), ...plan];
  return verdict.decision === "buy" ? [...moves, ...plan] : [...remindMe(result), ...moves, buyAnyway(result), ...plan];
}

function moveChoice(moves: readonly Move[], view: View): PendingChoice {
  const words = moves.map(({ from, amount }) => `${formatShort(amount, view)} from ${categoryName(from, view)}`);
  return {
    label: `Move ${words.join(" and ")}`,
    calls: moves.map(({ from, to, amount }) => ({ tool: "move_money", args: { from, to, amount: toDecimal(amount) } })),
  };
}

function priceWords({ amount, original }: Judged, view: View): string {
  const price = formatMoney(amount, view);
  if (!original) return price;
  const rate = rateNotes({ original, date: view.today }, view).map((note) => ` (${note})`);
  return `${formatMoney(original.amount, view)} = ${price}${rate.join("")}`;
}

const HEADLINES: Readonly<Record<Verdict["decision"], string>> = {
  buy: "👍 Buy.",
  wait: "⏳ Wait.",
  dont_buy: "🛑 Don't buy.",
};

function waitWords({ decision, affordableOn }: Verdict, view: View): string[] {
  return decision !== "wait" || affordableOn === null ? [] : [`from ${formatDate(affordableOn, view)}`];
}

function reasonWords({ code, category, amount, percent, date }: VerdictReason, view: View): string {
  const name = category === undefined ? "" : categoryName(category, view);
  const figure = amount === undefined ? "" : formatShort(amount, view);
  const share = percent === undefined ? "" : formatPercent(percent, view);
  switch (code) {
    case "no_plan":
      return "there is no plan yet, so this goes by your income and spending so far";
    case "judged_on_free":
      return `nothing is set aside for ${name}, so this goes by what is free over all`;
    case "fits_category":
      return `${name} has ${figure} left`;
    case "share_of_category":
      return `it is ${share} of what ${name} gets a month`;
    case "over_category":
      return `${figure} more than ${name} has left${share === "" ? "" : ` (${share} over)`}`;
    case "free_after":
      return `${figure} would stay free to spend`;
    case "free_short":
      return `${figure} more than is free to spend`;
    case "buffer_short":
      return `it leaves ${figure} too little in reserve`;
    case "essential":
      return `${name} is essential`;
    case "affordable_on":
      return date === undefined ? "" : `it fits on ${formatDate(date, view)}`;
    case "saving_plan":
      return date === undefined ? "" : `putting aside ${figure} a month reaches it on ${formatDate(date, view)}`;
    case "needs_allocation":
      return `it would take ${figure} a month for ${name}`;
    case "beyond_income":
      return share === "" ? "" : `that is ${share} of your income`;
    case "goal_pot":
      return `you saved up for it: its pot holds ${figure}`;
    case "goal_missed":
      return `${figure} that is still to be put aside for your goals would not be there`;
    case "needs_balance":
      return "I only know the rest of this month; tell me what you have until your next pay, like “I have 600 until the 1st”";
  }
}

function wayWords(alternative: Alternative, view: View): string {
  switch (alternative.kind) {
    case "lower_price":
      return `something for up to ${formatShort(alternative.amount, view)}`;
    case "move":
      return alternative.moves
        .map(
          ({ from, to, amount }) =>
            `${formatShort(amount, view)} moved from ${categoryName(from, view)} to ${categoryName(to, view)}`,
        )
        .join(" and ");
    case "wait":
      return `waiting until ${formatDate(alternative.until, view)}`;
    case "saving_plan":
      return `${formatMoney(alternative.perPeriod, view)} a month for ${plural(alternative.periods, "month")}, until ${formatDate(alternative.until, view)}`;
  }
}

/** It is kept in mind for the day on which it can be bought. */
function remindMe({ verdict, item, category, amount }: Judged): PendingChoice[] {
  const isLater = verdict.decision === "wait" || (verdict.decision === "buy" && verdict.on !== undefined);
  if (!isLater || verdict.affordableOn === null) return [];
  const args = { item, amount: toDecimal(amount), category, by: verdict.affordableOn };
  return [{ label: "Remind me", calls: [{ tool: "plan_purchase", args }] }];
}

function buyAnyway({ item, category, ...price }: Judged): PendingChoice {
  const paid = paidOf(price);
  const args = { description: item, amount: toDecimal(paid), currency: paid.currency, category };
  return { label: "Buy anyway", calls: [{ tool: "log_expense", args }] };
}

function factsOf({ id, verdict, category, spent, period }: Judged, view: View): Presentation["facts"] {
  const { remainingInCategory: left } = verdict.check;
  const free = { label: "free after it", value: verdict.impact.freeAfter, verdict: id };
  // What is left on a later day is no sum of entries.
  if (left === null || verdict.on !== undefined) return [free];
  const name = categoryName(category, view);
  const basis: LeftBasis = {
    kind: "left",
    total: add(left, spent),
    totalLabel: `${name} allocated`,
    category,
    from: period.start,
    to: period.end,
  };
  return [{ label: `${name} left`, value: left, basis }, free];
}
