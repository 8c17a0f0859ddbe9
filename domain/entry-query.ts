import type { Entry } from "./entry.ts";
import type { EntryQuery } from "./ports.ts";

/** True when an entry is one that the query asks for, its order and limit aside. */
export function matchesQuery(query: EntryQuery, entry: Entry): boolean {
  return (
    entry.ledger === query.ledger &&
    (query.kinds === undefined || query.kinds.includes(entry.kind)) &&
    (query.from === undefined || entry.date >= query.from) &&
    (query.to === undefined || entry.date <= query.to) &&
    (query.category === undefined || entry.category === query.category) &&
    !asksForNothing(query) &&
    hasAllWords(entry.normalised, query) &&
    (query.description === undefined || entry.normalised === query.description) &&
    (query.firstWord === undefined || `${entry.normalised} `.startsWith(`${query.firstWord} `)) &&
    (query.tag === undefined || entry.tags.includes(query.tag)) &&
    (query.actor === undefined || entry.actor === query.actor) &&
    (query.channel === undefined || entry.source.channel === query.channel) &&
    (query.event === undefined || entry.source.event === query.event) &&
    isBetween(entry, query.least, query.most) &&
    (query.recurring === undefined ||
      (entry.recurring !== undefined && query.recurring.includes(entry.recurring.id))) &&
    (query.goals === undefined || (entry.goal !== undefined && query.goals.includes(entry.goal)))
  );
}

/** What counts nowhere is in another currency, or no spending: it has no amount to compare. */
function isBetween({ amount, counts }: Entry, least: number | undefined, most: number | undefined): boolean {
  if (least === undefined && most === undefined) return true;
  return counts !== null && amount.minor >= (least ?? 0) && amount.minor <= (most ?? Number.POSITIVE_INFINITY);
}

/** Sorts entries as a query's `order` says; later ids break ties, so the order is total. */
export function byOrder(order: EntryQuery["order"]): (a: Entry, b: Entry) => number {
  const latest = (a: Entry, b: Entry): number => compare(b.id, a.id);
  switch (order) {
    case "made":
      return latest;
    case "newest":
      return (a, b) => compare(b.date, a.date) || latest(a, b);
    case "largest":
      return (a, b) => b.amount.minor - a.amount.minor || latest(a, b);
  }
}

/** The folded words that a query asks for. */
export function wordsOf({ words }: Pick<EntryQuery, "words">): string[] {
  return (words ?? "").split(" ").filter((word) => word !== "");
}

/** True where words are asked for and there are none, as where somebody looks for signs alone: nothing is found by that. */
export function asksForNothing(query: Pick<EntryQuery, "words">): boolean {
  return query.words !== undefined && wordsOf(query).length === 0;
}

/**
 * Between which descriptions, in their order, those lie that begin with a word: it alone, or with others behind it. "!" is what
 * follows the space.
 */
export function beginningWith(firstWord: string): { readonly from: string; readonly before: string } {
  return { from: firstWord, before: `${firstWord}!` };
}

/** True when every folded word stands somewhere in the folded description. */
function hasAllWords(normalised: string, query: EntryQuery): boolean {
  return wordsOf(query).every((word) => normalised.includes(word));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
