import { type CategoryId, DEFAULT_CATEGORIES } from "../../domain/categories.ts";
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

/** Something described, as it looks to whoever knows nothing of the person. */
export interface Look {
  /** The description's words, folded. */
  readonly words: readonly string[];
  /** The likeliest categories by these words. */
  readonly kinds: readonly RankedCategory[];
}

/** How something looked, and where the person put it. */
export interface PastLook extends Look {
  readonly category: CategoryId;
}

/**
 * Where a person most likely puts what looks so, by everything they put somewhere: its words, and what its kind is to them, so
 * that a category under a name of their own is understood by what lies in it.
 *
 * It is a naive Bayes classifier over words and kinds. As if before all else, each of our categories held a few things of its
 * own kind.
 *
 * @returns the likeliest with its probability; it takes words for independent of each other, so that it is rather too sure
 */
export function leaningOf({ words, kinds }: Look, past: readonly PastLook[]): RankedCategory {
  const all = countUp(past.map(({ category }) => [category, 1]));
  for (const { id } of DEFAULT_CATEGORIES) all.set(id, (all.get(id) ?? 0) + OF_ITS_KIND);
  const total = past.length + DEFAULT_CATEGORIES.length * OF_ITS_KIND;
  const features = [
    ...new Set(words.filter(isTelling)).values().map((word) => ({
      weight: 1,
      held: countUp(past.flatMap((one) => (one.words.includes(word) ? [[one.category, 1]] : []))),
    })),
    ...kinds.map(({ category: kind, confidence: weight }) => ({
      weight,
      held: countUp([
        [kind, OF_ITS_KIND],
        ...past.map(
          (one) => [one.category, one.kinds.find(({ category }) => category === kind)?.confidence ?? 0] as const,
        ),
      ]),
    })),
  ].filter(({ held }) => held.size > 0);
  const scores = [...all].map(([category, count]) => {
    const share = count / total;
    const likelihoods = features.map(
      ({ weight, held }) => weight * Math.log(((held.get(category) ?? 0) + share) / (count + 1)),
    );
    return { category, score: Math.log(share) + likelihoods.reduce((sum, one) => sum + one, 0) };
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  const odds = scores.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0);
  return { category: best.category, confidence: 1 / odds };
}

/** So many things of its kind each of our categories is taken to hold from the first. */
const OF_ITS_KIND = 3;

/** A number alone tells nothing. */
function isTelling(word: string): boolean {
  return /\p{L}/u.test(word);
}

function countUp(counted: readonly (readonly [CategoryId, number])[]): Map<CategoryId, number> {
  const counts = new Map<CategoryId, number>();
  for (const [category, count] of counted) counts.set(category, (counts.get(category) ?? 0) + count);
  return counts;
}
