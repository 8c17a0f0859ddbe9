import type { CategoryId } from "../../../domain/categories.ts";
import { normaliseDescription } from "../../../domain/entry.ts";
import { readTextArtefact } from "../data/artefact.ts";
import { BRANDS } from "./brands.ts";
import { BRANDS_ONLINE } from "./brands-online.ts";
import { BRANDS_WORLD } from "./brands-world.ts";
import { openNames } from "./compiled-names.ts";
import { EVERYDAY_NAMES } from "./everyday-names.ts";
import { GOODS } from "./goods.ts";
import type { Meaning, MeaningOf, TermKind } from "./meaning.ts";
import { AMBIGUOUS, HINTS, WORDS } from "./words.ts";
import { WORDS_ABROAD } from "./words-abroad.ts";
import { WORDS_HINDI } from "./words-hindi.ts";

/** Words in the longest term. */
export const LONGEST_TERM = 4;

/** What a term tells by all that is known; loaded at first use. */
export const meaningOf: MeaningOf = (term) => {
  known ??= withCompiledNames(handWrittenTerms(), readTextArtefact("names.txt"));
  return known(term);
};

let known: MeaningOf | null = null;

/** What was written by hand outweighs what was compiled. */
export function withCompiledNames(handWritten: ReadonlyMap<string, Meaning>, compiled: Uint8Array): MeaningOf {
  const named = openNames(compiled);
  return (term) => handWritten.get(term) ?? named(term);
}

/** Every term of the tables beside this file. */
export function handWrittenTerms(): Map<string, Meaning> {
  const terms = new Map<string, Meaning>();
  for (const [term, [category, rival]] of Object.entries(AMBIGUOUS)) terms.set(term, { category, rival, kind: "hint" });
  const add = (table: Readonly<Record<CategoryId, string>>, kind: TermKind): void => {
    for (const [category, list] of Object.entries(table)) {
      // One object for all terms of a list, not one for each.
      const meaning: Meaning = { category, kind };
      const guarded: Meaning = { category, kind: "guarded" };
      for (const term of list.split(",")) {
        const key = foldTerm(term);
        if (key === "" || terms.has(key)) continue;
        terms.set(key, kind === "brand" && EVERYDAY_NAMES.has(key) ? guarded : meaning);
      }
    }
  };
  add(BRANDS, "brand");
  add(WORDS, "word");
  add(WORDS_ABROAD, "word");
  add(BRANDS_ONLINE, "brand");
  add(BRANDS_WORLD, "brand");
  add(GOODS, "word");
  add(WORDS_HINDI, "word");
  add(HINTS, "hint");
  return terms;
}

/** A term as a description is folded before it is looked up: "Trader Joe's" is "trader joes". */
export const foldTerm = (term: string): string => normaliseDescription(term.replace(/['’](?<=\p{L}.)s\b/gu, "s"));
