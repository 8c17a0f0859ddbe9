import type { Money } from "../../domain/money.ts";
import type { ListResult } from "../tools/list-expenses.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName, entryAmount, shownEntry } from "./entries.ts";
import { capitalise, dayWords, formatDay, formatShort, plural, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";
import { spentWords } from "./spent-words.ts";
import { uncountedLines } from "./uncounted.ts";

/** Lists entries with their numbers, and what they come to. */
export function presentListed(results: readonly ListResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: ListResult, view: View): Presentation {
  const when = rangeWords(result, view);
  const about = aboutWords(result, view);
  if (result.entries.length === 0)
    return { ...textOnly(`Nothing spent${about}${when}, as far as I was told.`), shown: [] };
  const lines = result.entries.map(
    (entry, index) =>
      `${index + 1} ${capitalise(entry.description)} ${entryAmount(entry, view)} · ${categoryName(entry.category, view)}, ${formatDay(entry.date, view)}`,
  );
  const hidden = result.count - result.entries.length;
  const which =
    hidden === 0 ? "" : `; the ${result.order === "largest" ? "largest" : "latest"} ${result.entries.length}:`;
  const total = `${plural(result.count, "entry", "entries")}${about}${when}: ${spentWords(result.total, view)}${which}`;
  const more = hidden === 0 ? [] : ["There are more; say “show my last 50” to see them."];
  return {
    blocks: [{ kind: "text", text: [total, ...lines, ...more, ...uncountedLines(result.uncounted, view)].join("\n") }],
    facts: result.basis === null ? [] : [{ label: "total spent", value: result.total, basis: result.basis }],
    shown: result.entries.map(shownEntry),
  };
}

function aboutWords({ about, who, atLeast, atMost }: ListResult, view: View): string {
  const by = who === null ? "" : who === "me" ? " by you" : " by others";
  return `${about === null ? "" : ` for ${about}`}${by}${amountWords(atLeast, atMost, view)}`;
}

function amountWords(atLeast: Money | null, atMost: Money | null, view: View): string {
  if (atLeast && atMost) {
    const [least, most] = [formatShort(atLeast, view), formatShort(atMost, view)];
    return least === most ? ` of ${least}` : ` from ${least} to ${most}`;
  }
  if (atLeast) return ` of ${formatShort(atLeast, view)} or more`;
  return atMost ? ` of ${formatShort(atMost, view)} or less` : "";
}

function rangeWords({ from, to }: ListResult, view: View): string {
  if (from !== null && from === to) return ` ${dayWords(from, view)}`;
  if (from !== null && to !== null) return ` from ${formatDay(from, view)} to ${formatDay(to, view)}`;
  if (from !== null) return ` since ${formatDay(from, view)}`;
  return to === null ? "" : ` until ${formatDay(to, view)}`;
}
