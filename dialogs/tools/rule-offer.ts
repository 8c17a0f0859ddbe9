import type { CategoryId } from "../../domain/categories.ts";
import type { Entry } from "../../domain/entry.ts";
import { categoryFor } from "./category-for.ts";
import type { ToolContext } from "./tool.ts";

/** A rule that a correction could become. */
export interface RuleOffer {
  /** The folded description. */
  readonly words: string;
  readonly category: CategoryId;
}

/** What is longer tells of one occasion, and will not come again in these words. */
const LONGEST = { words: 4, characters: 40 } as const;

/**
 * The rule that a correction could become; null where nothing would be learned from it.
 *
 * @param before the entry as it still stands in the book
 */
export async function ruleOffer(context: ToolContext, before: Entry, after: Entry): Promise<RuleOffer | null> {
  const { category, normalised: words } = after;
  if (category === null || category === before.category || !isName(words)) return null;
  const { suggested } = await categoryFor(context, after.description);
  return suggested.category === category ? null : { words, category };
}

function isName(words: string): boolean {
  return words !== "" && words.length <= LONGEST.characters && words.split(" ").length <= LONGEST.words;
}
