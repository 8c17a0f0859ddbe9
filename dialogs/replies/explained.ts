import type { Money } from "../../domain/money.ts";
import type { Fact } from "../state.ts";
import type { ExplainResult } from "../tools/explain-figure.ts";
import type { Presentation } from "../tools/tool.ts";
import { entryAmount, shownEntry } from "./entries.ts";
import { capitalise, formatDay, formatMoney, plural, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";

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
  const { fact, entries, count, spent } = result;
  const lines = entries.map(
    (entry) => `• ${capitalise(entry.description)} ${entryAmount(entry, view)}, ${formatDay(entry.date, view)}`,
  );
  const hidden =
    count > entries.length ? [`• and ${plural(count - entries.length, "more entry", "more entries")}`] : [];
  return {
    blocks: [{ kind: "text", text: [headline(fact, spent, count, view), ...lines, ...hidden].join("\n") }],
    facts: [fact],
    shown: entries.map(shownEntry),
  };
}

function headline({ label, value, basis }: Fact, spent: Money, count: number, view: View): string {
  const figure = typeof value === "object" ? formatMoney(value, view) : String(value);
  const sum = `${formatMoney(spent, view)} from ${plural(count, "entry", "entries")}`;
  if (basis?.kind === "left") {
    return `${label} ${figure} = ${basis.totalLabel} ${formatMoney(basis.total, view)} − spent ${sum}${count > 0 ? ":" : "."}`;
  }
  if (count === 0) return `${label} ${figure}: no entries yet.`;
  return count === 1 ? `${label} ${figure} is this entry:` : `${label} ${figure} = ${sum}:`;
}
