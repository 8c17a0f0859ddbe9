import { type Money, subtract } from "../../domain/money.ts";
import type { LeftBasis, PendingQuestion } from "../state.ts";
import type { ExplainResult } from "../tools/explain-figure.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName, entryAmount, shownEntry } from "./entries.ts";
import { capitalise, formatDate, formatDay, formatMoney, plural, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";
import { verdictWords } from "./verdict.ts";

type Explained = Extract<ExplainResult, { kind: "explained" }>;

/** Shows the arithmetic behind a figure: its entries and their sum. */
export function presentExplained(results: readonly ExplainResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: ExplainResult, view: View): Presentation {
  if (result.kind === "nothing") {
    return textOnly(
      "There is no figure in my last answer to unfold. Ask “what's left” first, then “how did you get that?”.",
    );
  }
  if (result.kind === "asked") return presentAsked(result.pending);
  if (result.kind === "not_asked") return textOnly("I asked nothing that is still open.");
  if (result.kind === "verdict") return presentWhy(result, view);
  const { fact, entries, count } = result;
  const lines = entries.map(
    (entry) => `• ${capitalise(entry.description)} ${entryAmount(entry, view)}, ${formatDay(entry.date, view)}`,
  );
  const hidden =
    count > entries.length ? [`• and ${plural(count - entries.length, "more entry", "more entries")}`] : [];
  return {
    blocks: [{ kind: "text", text: [...headlines(result, view), ...lines, ...hidden].join("\n") }],
    facts: [{ ...fact, value: result.now }],
    shown: entries.map(shownEntry),
  };
}

/** Why something was asked, and the question again: it waits for its answer still, and so do its buttons. */
function presentAsked({ expires: _past, ...pending }: PendingQuestion): Presentation {
  const { question, because, choices, awaitsAmount, readsBack } = pending;
  const why =
    because ??
    (readsBack !== undefined
      ? "I may have misheard, and nothing is written before you say that it is right."
      : awaitsAmount !== undefined && choices.length === 0
        ? "I never make up an amount."
        : "There is more than one way to take that, and only you know which is meant.");
  const answers = choices.map(({ label }, index) => `${index + 1}) ${label}`);
  return { ...textOnly([why, question, ...answers].join("\n")), pending };
}

const DECIDED = { buy: "I said buy", wait: "I said wait", dont_buy: "I said don't buy" } as const;

/** The figures a verdict rests on, then its reasons. */
function presentWhy({ id, record, verdict }: Extract<ExplainResult, { kind: "verdict" }>, view: View): Presentation {
  const { remainingInCategory: left } = verdict.check;
  const { reasons, ways } = verdictWords({ verdict }, view);
  const [day, was] = verdict.on === undefined ? ["", "was"] : [` on ${formatDate(verdict.on, view)}`, "would be"];
  const lines = [
    `${DECIDED[verdict.decision]} to ${record.item} for ${formatMoney(record.amount, view)}${day} because:`,
    `• ${formatMoney(verdict.impact.freeAfter, view)} would be free after it`,
    ...(left === null ? [] : [`• ${formatMoney(left, view)} ${was} left for ${categoryName(record.category, view)}`]),
    ...[...reasons, ...ways].map((words) => `• ${words}`),
  ];
  return {
    ...textOnly(lines.join("\n")),
    facts: [{ label: "free after it", value: verdict.impact.freeAfter, verdict: id }],
  };
}

function headlines(result: Explained, view: View): string[] {
  const { fact, now, count } = result;
  const isStale = now.minor !== fact.value.minor;
  const stale = isStale ? [`It was ${formatMoney(fact.value, view)} when I said it; something was changed since.`] : [];
  return [...stale, `${derivation(result, view)}${count > 0 ? ":" : "."}`];
}

function derivation({ fact: { label, basis }, now, spent, count }: Explained, view: View): string {
  const figure = `${label} ${formatMoney(now, view)}`;
  if (basis.kind === "left") return `${figure} = ${leftWords(basis, spent, count, view)}`;
  if (basis.kind === "per_day") {
    const left = formatMoney(subtract(basis.left.total, spent), view);
    const days = plural(basis.days, "day");
    return `${figure} = ${left} left ÷ ${days}, rounded down; ${left} = ${leftWords(basis.left, spent, count, view)}`;
  }
  if (count === 0) return `${figure}: no entries`;
  return count === 1 ? `${figure} is this entry` : `${figure} = the sum of ${count} entries`;
}

function leftWords({ total, totalLabel, madeOf }: LeftBasis, spent: Money, count: number, view: View): string {
  const entries = plural(count, "entry", "entries");
  const figure = formatMoney(total, view);
  const there = madeOf === undefined ? `${totalLabel} ${figure}` : `${figure} (${madeOf})`;
  return `${there} − spent ${formatMoney(spent, view)} from ${entries}`;
}
