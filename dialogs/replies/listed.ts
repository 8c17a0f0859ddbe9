import type { ListResult } from "../tools/list-expenses.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName, entryAmount, shownEntry } from "./entries.ts";
import { capitalise, dayWords, formatDay, formatMoney, plural, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";

/** Lists entries with their numbers, and what they come to. */
export function presentListed(results: readonly ListResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: ListResult, view: View): Presentation {
  const when = rangeWords(result, view);
  const about = result.about === null ? "" : ` for ${result.about}`;
  if (result.entries.length === 0)
    return { ...textOnly(`Nothing spent${about}${when}, as far as I was told.`), shown: [] };
  const lines = result.entries.map(
    (entry, index) =>
      `${index + 1} ${capitalise(entry.description)} ${entryAmount(entry, view)} · ${categoryName(entry.category)}, ${formatDay(entry.date, view)}`,
  );
  const more = result.hasMore ? "\nThere are more; say “show my last 50” to see them." : "";
  const total = `${plural(result.entries.length, "entry", "entries")}${about}${when}: ${formatMoney(result.total, view)} spent`;
  return {
    blocks: [{ kind: "text", text: `${total}\n${lines.join("\n")}${more}` }],
    facts: [
      {
        label: "total spent",
        value: result.total,
        basis: { kind: "entries", ids: result.entries.map(({ id }) => id) },
      },
    ],
    shown: result.entries.map(shownEntry),
  };
}

function rangeWords({ from, to }: ListResult, view: View): string {
  if (from !== null && from === to) return ` ${dayWords(from, view)}`;
  if (from !== null && to !== null) return ` from ${formatDay(from, view)} to ${formatDay(to, view)}`;
  if (from !== null) return ` since ${formatDay(from, view)}`;
  return to === null ? "" : ` until ${formatDay(to, view)}`;
}
