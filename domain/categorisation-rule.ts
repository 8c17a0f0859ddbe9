import type { CategoryId } from "./categories.ts";

/** Where things of a description belong, learned from the person. Unique by its description. */
export interface CategorisationRule {
  /** The folded description: `lidl`. */
  readonly words: string;
  readonly category: CategoryId;
  /** `stated`: said as a rule · `corrected`: the person put one right and said yes to doing so always. */
  readonly source: "stated" | "corrected";
  /** ISO instant. */
  readonly at: string;
}

/** Rules as they are listed and numbered: the one that was learned first comes first. */
export function inOrder(rules: readonly CategorisationRule[]): CategorisationRule[] {
  return rules.toSorted((a, b) => (a.at === b.at ? compare(a.words, b.words) : compare(a.at, b.at)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
