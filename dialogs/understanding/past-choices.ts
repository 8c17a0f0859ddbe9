import type { CategoryId } from "../../domain/categories.ts";
import type { RankedCategory } from "./categorize.ts";
import { foldTerm } from "./lexicon/terms.ts";

/** A category that the person chose or left for a description of their own. */
export interface PastChoice {
  readonly description: string;
  readonly category: CategoryId;
}

/**
 * What the person chose before for this description, or for one that shares most of its words: "lidl saturday" after "lidl".
 *
 * @param words the description's words, folded
 * @param past the latest first; of several as near, the latest counts
 */
export function recallCategory(words: readonly string[], past: readonly PastChoice[]): RankedCategory | null {
  if (words.length === 0) return null;
  const said = new Set(words);
  let nearest: { category: CategoryId; likeness: number } | null = null;
  for (const { description, category } of past) {
    const likeness = likenessOf(said, new Set(foldTerm(description).split(" ")));
    if (likeness > (nearest?.likeness ?? 0)) nearest = { category, likeness };
  }
  if (!nearest || nearest.likeness < NEAR) return null;
  return { category: nearest.category, confidence: nearest.likeness === 1 ? EXACT_CONFIDENCE : NEAR_CONFIDENCE };
}

/** Shared words of all words (Jaccard's index) from which two descriptions mean the same. */
const NEAR = 0.5;
const EXACT_CONFIDENCE = 0.99;
const NEAR_CONFIDENCE = 0.9;

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / a.union(b).size;
}
