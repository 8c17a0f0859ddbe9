import type { Meaning, TermKind } from "../../dialogs/understanding/lexicon/meaning.ts";
import type { CategoryId } from "../../domain/categories.ts";
import { GIVEN_NAMES } from "./given-names.ts";
import type { IndexedBrand } from "./sources/brand-index.ts";
import type { Embeddings } from "./sources/embeddings.ts";
import type { PlaceWord } from "./sources/place-names.ts";
import { UNMISTAKABLE } from "./unmistakable.ts";

interface Sources {
  readonly brands: readonly IndexedBrand[];
  readonly places: readonly PlaceWord[];
  readonly embeddings: Embeddings;
  /** Terms that are written by hand; they need no line. */
  readonly handWritten: ReadonlyMap<string, Meaning>;
}

/** Names of places and brands by what they tell, as `openNames` finds them: sorted, in blocks. */
export function compileNames({ brands, places, embeddings, handWritten }: Sources): string {
  const names = new Map<string, Meaning>();
  const claim = (name: string, meaning: Meaning): void => {
    if (!handWritten.has(name) && !names.has(name)) names.set(name, meaning);
  };
  for (const [name, meaning] of placeMeanings(places)) claim(name, meaning);
  for (const brand of brands) {
    const meaning = brandMeaning(brand, embeddings);
    if (meaning) claim(brand.name, meaning);
  }
  const blocks = Map.groupBy(names, ([, { kind, category, rival }]) =>
    ["=", kind, category, ...(rival === undefined ? [] : [rival])].join(" "),
  );
  const text = [...blocks]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([head, members]) => [head, ...members.map(([name]) => name).toSorted()].join("\n"));
  return `${REMARK}\n${text.join("\n")}\n`;
}

const REMARK =
  "# Compiled by npm run understanding:build from name-suggestion-index and id-tagging-schema; see README.md beside this file.";

/** A place's name tells its category where all languages and kinds agree, and hints at it else. */
function placeMeanings(places: readonly PlaceWord[]): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const [word, uses] of Map.groupBy(places, ({ word }) => word)) {
    const categories = [...new Set(uses.map(({ category }) => category))];
    const [category, rival, ...more] = categories;
    if (category === undefined || more.length > 0) continue;
    const isName = uses.some((use) => use.as === "name");
    const kind: TermKind = isName && rival === undefined ? "word" : "hint";
    meanings.set(word, { category, kind, ...(rival === undefined ? {} : { rival }) });
  }
  return meanings;
}

/** Among so many commonest words a name is a word, a place or a person first. */
const EVERYDAY_RANK = 25_000;
/** Several words that each are so common are a phrase first. */
const PHRASE_RANK = 2_500;

/** Countries, web sites and profiles that make a brand known, as `readBrandIndex` adds them up. */
const WORLD_FAMOUS = 30;
const KNOWN = 3;

/**
 * What a brand's name tells; null when it tells too little: an everyday word that hardly anyone knows as a brand.
 *
 * The popularity guard: a name that is a word of its own counts only alone or after "at", and little where few know it.
 */
function brandMeaning({ name, fame }: IndexedBrand, embeddings: Embeddings): Meaning | null {
  const [[category, most] = ["", 0], [second, next] = ["", 0]] = fame;
  const rival: CategoryId | undefined = next * 1.5 >= most && second !== "" ? second : undefined;
  const isGiven = GIVEN_NAMES.has(name);
  const isEveryday = isGiven || (!UNMISTAKABLE.has(name) && isEverydayName(name, embeddings));
  if (isEveryday && most < KNOWN) return null;
  const kind = !isEveryday && rival === undefined ? "brand" : most < WORLD_FAMOUS || isGiven ? "faint" : "guarded";
  return { category, kind, ...(rival === undefined ? {} : { rival }) };
}

function isEverydayName(name: string, { rankOf }: Embeddings): boolean {
  const words = name.split(" ");
  if (name.replace(" ", "").length <= 2) return true;
  return words.length === 1 ? rankOf(name) < EVERYDAY_RANK : words.every((word) => rankOf(word) < PHRASE_RANK);
}
