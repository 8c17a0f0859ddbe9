import { type CategoryId, DEFAULT_CATEGORIES, OTHER } from "../../domain/categories.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import { BRANDS } from "./lexicon/brands.ts";
import { AMBIGUOUS, GENERAL_STORES, HINTS, WORDS } from "./lexicon/words.ts";
import { WORDS_ABROAD } from "./lexicon/words-abroad.ts";

/** A category with how sure it is, 0 … 1. */
export interface RankedCategory {
  readonly category: CategoryId;
  readonly confidence: number;
}

/** Where an expense most likely belongs. */
export interface Categorization extends RankedCategory {
  /** The three likeliest, best first. */
  readonly top: readonly RankedCategory[];
}

/**
 * Tells an expense's category from its description: names of shops first, then words.
 *
 * Confidence ≥ .9 may be used silently, .5–.9 deserves a choice to tap, below that it is `other`.
 *
 * @param description any text; only its first {@link LONGEST} characters count
 */
export function categorize(description: string): Categorization {
  const words = wordsOf(description);
  const scores = scoreByCategory(findTerms(words), words);
  const ranked = [...scores].toSorted(([a, x], [b, y]) => y.score - x.score || a.localeCompare(b));
  const best = ranked[0];
  if (!best) return withTop([{ category: OTHER, confidence: 0.2 }]);
  const total = ranked.reduce((sum, [, { score }]) => sum + score, 0);
  return withTop(
    ranked.map(([category, { score, confidence }]) => ({
      category,
      confidence: round(confidence * agreement(score / total)),
    })),
  );
}

const LONGEST = 500;
const LONGEST_TERM = 4;

/** How sure each kind of term is alone, and how much it weighs against others. */
const STRENGTHS = {
  exactBrand: { confidence: 0.97, weight: 4 },
  brand: { confidence: 0.95, weight: 3 },
  word: { confidence: 0.92, weight: 2 },
  hint: { confidence: 0.6, weight: 0.5 },
} as const;

type Strength = keyof typeof STRENGTHS;

interface Meaning {
  readonly category: CategoryId;
  readonly strength: Strength;
  /** Another category that it may mean as well. */
  readonly rival?: CategoryId;
}

interface Term extends Meaning {
  readonly phrase: string;
  readonly start: number;
  readonly length: number;
}

/** Words after which a description says circumstances: what stands before them is what was bought. */
const CIRCUMSTANCE = new Set([
  "in",
  "at",
  "with",
  "from",
  "to",
  "near",
  "by",
  "before",
  "after",
  "bei",
  "mit",
  "con",
  "com",
  "avec",
  "chez",
]);

/** Who or what it was for outweighs what it was. */
const BENEFICIARIES: ReadonlySet<CategoryId> = new Set(["pets", "kids"]);

const TERMS: ReadonlyMap<string, Meaning> = loadTerms();

function loadTerms(): Map<string, Meaning> {
  const terms = new Map<string, Meaning>();
  for (const [term, [category, rival]] of Object.entries(AMBIGUOUS))
    terms.set(term, { category, rival, strength: "hint" });
  // The first to claim a term keeps it, so that a shop outweighs a word and a word outweighs a hint.
  const add = (table: Readonly<Record<CategoryId, string>>, strength: Strength): void => {
    for (const [category, list] of Object.entries(table)) {
      for (const term of list.split(",")) {
        const key = normaliseDescription(term);
        if (key !== "" && !terms.has(key)) terms.set(key, { category, strength });
      }
    }
  };
  add(BRANDS, "brand");
  add(WORDS, "word");
  add(WORDS_ABROAD, "word");
  add(HINTS, "hint");
  return terms;
}

function wordsOf(description: string): string[] {
  const folded = normaliseDescription(description.slice(0, LONGEST).replace(/(?<=\p{L})['’]s\b/gu, "s"));
  return folded === "" ? [] : folded.split(" ");
}

/** The longest terms, none overlapping another, from left to right. */
function findTerms(words: readonly string[]): Term[] {
  const found: Term[] = [];
  for (let start = 0; start < words.length; ) {
    const term = longestTermAt(words, start);
    if (term) found.push(term);
    start += term?.length ?? 1;
  }
  return found;
}

function longestTermAt(words: readonly string[], start: number): Term | null {
  for (let length = Math.min(LONGEST_TERM, words.length - start); length > 0; length -= 1) {
    const phrase = words.slice(start, start + length).join(" ");
    for (const form of [phrase, ...singulars(phrase), `${phrase}s`]) {
      const known = TERMS.get(form);
      if (!known) continue;
      const isWhole = known.strength === "brand" && length === words.length;
      return { ...known, phrase: form, strength: isWhole ? "exactBrand" : known.strength, start, length };
    }
  }
  return null;
}

function singulars(phrase: string): string[] {
  if (phrase.endsWith("ies")) return [`${phrase.slice(0, -3)}y`, phrase.slice(0, -1)];
  if (phrase.endsWith("es")) return [phrase.slice(0, -1), phrase.slice(0, -2)];
  if (phrase.endsWith("s") && !phrase.endsWith("ss")) return [phrase.slice(0, -1)];
  return [];
}

function scoreByCategory(
  terms: readonly Term[],
  words: readonly string[],
): Map<CategoryId, { score: number; confidence: number }> {
  const circumstance = words.findIndex((word, index) => index > 0 && CIRCUMSTANCE.has(word));
  const scores = new Map<CategoryId, { score: number; confidence: number }>();
  for (const term of terms) {
    const { weight, confidence } = STRENGTHS[term.strength];
    const score = weight * (1 + 0.4 * (term.length - 1)) * placement(term, words, circumstance);
    const known = scores.get(term.category) ?? { score: 0, confidence: 0 };
    scores.set(term.category, { score: known.score + score, confidence: Math.max(known.confidence, confidence) });
    if (term.rival !== undefined && !scores.has(term.rival)) scores.set(term.rival, { score: score * 0.4, confidence });
  }
  return scores;
}

/** A term counts more where English puts what a phrase is about, and little among circumstances. */
function placement(term: Term, words: readonly string[], circumstance: number): number {
  const before = words[term.start - 1];
  const isFor = before === "for" || (["the", "my", "our"].includes(before ?? "") && words[term.start - 2] === "for");
  if (isFor && BENEFICIARIES.has(term.category)) return 4;
  if (circumstance !== -1 && term.start > circumstance) return 0.2;
  if (GENERAL_STORES.has(term.phrase) && term.length < words.length) return 0.3;
  const isHead = term.start + term.length === (circumstance === -1 ? words.length : circumstance);
  return isHead ? 1.5 : 1;
}

/** What is left of a confidence when other categories speak as well. `share` is 0 … 1 of all scores. */
function agreement(share: number): number {
  if (share >= 0.7) return 1;
  if (share >= 0.55) return 0.85;
  return share;
}

function withTop(ranked: readonly RankedCategory[]): Categorization {
  const best = ranked[0] ?? { category: OTHER, confidence: 0.2 };
  const others = ["other", "shopping", "dining", ...DEFAULT_CATEGORIES.map(({ id }) => id)]
    .filter((id) => !ranked.some(({ category }) => category === id))
    .map((category) => ({ category, confidence: 0.01 }));
  return { ...best, top: [...ranked, ...new Map(others.map((other) => [other.category, other])).values()].slice(0, 3) };
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
