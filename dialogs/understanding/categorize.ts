import { type CategoryId, DEFAULT_CATEGORIES, OTHER } from "../../domain/categories.ts";
import { likelyCategories } from "./classifier/category-model.ts";
import { emojiWords } from "./lexicon/emoji.ts";
import { gatherEvidence } from "./lexicon/evidence.ts";
import { foldTerm } from "./lexicon/terms.ts";
import { type Look, leaningOf, type PastChoice, type PastLook, recallCategory } from "./past-choices.ts";

/** A category with how sure it is, 0 … 1. */
export interface RankedCategory {
  readonly category: CategoryId;
  readonly confidence: number;
}

/** Where an expense most likely belongs. */
export interface Categorization extends RankedCategory {
  /** The three likeliest, best first; the first one is not `category` where that is `other` for want of a likely one. */
  readonly top: readonly RankedCategory[];
}

/** From here on a category may be used without a word. */
export const SURE = 0.9;
/** From here on a category may be used with its rivals to tap; below it is `other`. */
export const LIKELY = 0.5;

/**
 * Tells an expense's category from its description: what the person chose before, then names of brands, words, and a
 * classifier for what none of them knows.
 *
 * The confidence is measured: of the descriptions that come out at .9, nine in ten were right.
 *
 * @param description any text; only its first {@link LONGEST} characters count
 * @param past what the person chose for their own descriptions, the latest first; it outranks everything else
 */
export function categorize(description: string, past: readonly PastChoice[] = []): Categorization {
  const words = wordsOf(description);
  const likely = rank(words);
  const chosen = recallCategory(words, past) ?? categorizeByPast(description, past);
  const ranked = chosen ? [chosen, ...likely.filter(({ category }) => category !== chosen.category)] : likely;
  const [best] = ranked;
  const decided = best && best.confidence >= LIKELY ? best : UNKNOWN;
  return { ...decided, top: ranked.slice(0, 3) };
}

/**
 * Where what a person did so far puts something that they have not called so before; null where it does not speak against
 * the words alone. What the words alone are sure of stands, unless it goes into a category that the person made, as no words
 * suggest those, or they never use theirs for what looks like it.
 *
 * @param past the latest first; more than {@link REACH} do not count
 */
export function categorizeByPast(description: string, past: readonly PastChoice[]): RankedCategory | null {
  if (past.length === 0) return null;
  const look = lookOf(description);
  const [likeliest] = look.kinds;
  const isSure = likeliest !== undefined && likeliest.confidence >= SURE;
  if (isSure && !past.some(({ category }) => isOwn(category))) return null;
  const seen = past.slice(0, REACH).map((one) => ({ ...lookOf(one.description), category: one.category }));
  const { category, confidence } = leaningOf(look, seen);
  const leaning = { category, confidence: Math.min(LEANING, Math.round(confidence * 100) / 100) };
  if (isSure && isUnused(likeliest.category, seen)) return confidence < LIKELY ? UNKNOWN : leaning;
  if (confidence < LIKELY || (isSure && !isOwn(category))) return null;
  return likeliest?.category === category && likeliest.confidence >= LIKELY ? null : leaning;
}

/** As many of the latest choices as tell how somebody puts things. */
export const REACH = 500;

/** What was learned of the like is never used without a word. */
const LEANING = 0.8;

/** True where the person put several things that look like a category's, and none of them there. */
function isUnused(category: CategoryId, seen: readonly PastLook[]): boolean {
  const alike = seen.filter(({ kinds: [kind] }) => kind?.category === category && kind.confidence >= SURE);
  if (alike.some((one) => one.category === category)) return false;
  return new Set(alike.map(({ words }) => words.join(" "))).size >= SEVERAL;
}

const SEVERAL = 3;

/** True for a category that the person made. */
export function isOwn(category: CategoryId): boolean {
  return !DEFAULT_CATEGORIES.some(({ id }) => id === category);
}

/** The latest looks, the one that was needed longest ago first. */
const looks = new Map<string, Look>();
const KEPT_LOOKS = 4_000;

function lookOf(description: string): Look {
  const key = description.slice(0, LONGEST);
  const look = looks.get(key) ?? freshLook(key);
  looks.delete(key);
  looks.set(key, look);
  const [oldest] = looks.keys();
  if (looks.size > KEPT_LOOKS && oldest !== undefined) looks.delete(oldest);
  return look;
}

function freshLook(description: string): Look {
  const words = wordsOf(description);
  return { words, kinds: rank(words).slice(0, 3) };
}

/** All categories for words, the likeliest first. A turn asks several times for the same words: the last answers are kept. */
function rank(words: readonly string[]): readonly RankedCategory[] {
  const key = words.join(" ");
  const known = latest.get(key);
  if (known) return known;
  const ranked = likelyCategories(words, gatherEvidence(words)).map(([category, confidence]) => ({
    category,
    confidence: Math.round(confidence * 100) / 100,
  }));
  if (latest.size >= MOST_KEPT) latest.clear();
  latest.set(key, ranked);
  return ranked;
}

const latest = new Map<string, readonly RankedCategory[]>();
/** About as many as one message asks for. */
const MOST_KEPT = 32;

const LONGEST = 500;

/** What nothing likely is known of. */
const UNKNOWN: RankedCategory = { category: OTHER, confidence: 0.2 };

const PICTURE = /\p{Extended_Pictographic}/u;

function wordsOf(description: string): string[] {
  const told = description.slice(0, LONGEST);
  const folded = foldTerm(PICTURE.test(told) ? `${emojiWords(told)} ${told}` : told);
  return folded === "" ? [] : folded.split(" ");
}
