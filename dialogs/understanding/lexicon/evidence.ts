import type { CategoryId } from "../../../domain/categories.ts";
import type { Meaning, MeaningOf } from "./meaning.ts";
import { LONGEST_TERM, meaningOf } from "./terms.ts";
import { GENERAL_STORES } from "./words.ts";

/** What speaks for a category: how much, by how it tells. Each is 0 where nothing does. */
export type Evidence = Readonly<Record<EvidenceKind, number>>;

/** `whole`, `wholeGuarded` and `wholeFaint`: the name of a brand and nothing else. */
export const EVIDENCE_KINDS = ["whole", "wholeGuarded", "wholeFaint", "brand", "word", "hint", "rival"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * What the terms in a description tell, by category. Terms do not overlap; the longest one from the left counts.
 *
 * @param words the description's words, folded
 * @param lookUp what a term tells
 */
export function gatherEvidence(words: readonly string[], lookUp: MeaningOf = meaningOf): Map<CategoryId, Evidence> {
  const circumstance = words.findIndex((word, index) => index > 0 && CIRCUMSTANCES.has(word));
  const evidence = new Map<CategoryId, Evidence>();
  const add = (category: CategoryId, kind: EvidenceKind, value: number): void => {
    const found = evidence.get(category) ?? NONE;
    evidence.set(category, { ...found, [kind]: Math.min(MOST, found[kind] + value) });
  };
  const terms = findTerms(words, lookUp);
  const isGift = terms.some(({ category, kind }) => category === "gifts" && kind === "word");
  for (const term of terms) {
    const value = placement(term, words, circumstance, isGift) * (1 + 0.3 * (term.length - 1));
    const kind = evidenceKind(term, words);
    if (kind === null) continue;
    add(term.category, kind, value);
    if (term.rival !== undefined) add(term.rival, "rival", value);
  }
  return evidence;
}

/** A term where it stands in a description. */
interface Term extends Meaning {
  readonly phrase: string;
  readonly start: number;
  /** In words. */
  readonly length: number;
}

const NONE: Evidence = { whole: 0, wholeGuarded: 0, wholeFaint: 0, brand: 0, word: 0, hint: 0, rival: 0 };

/** Beyond it more of the same tells nothing new. */
const MOST = 3;

function findTerms(words: readonly string[], lookUp: MeaningOf): Term[] {
  const found: Term[] = [];
  for (let start = 0; start < words.length; ) {
    const term = longestTermAt(words, start, lookUp);
    if (term) found.push(term);
    start += term?.length ?? 1;
  }
  return found;
}

function longestTermAt(words: readonly string[], start: number, lookUp: MeaningOf): Term | null {
  for (let length = Math.min(LONGEST_TERM, words.length - start); length > 0; length -= 1) {
    const phrase = words.slice(start, start + length).join(" ");
    for (const form of [phrase, ...singulars(phrase), `${phrase}s`]) {
      const meaning = lookUp(form);
      if (meaning && (form === phrase || !isEveryday(meaning))) return { ...meaning, phrase: form, start, length };
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

function evidenceKind({ kind, start, length }: Term, words: readonly string[]): EvidenceKind | null {
  const isWhole = length === words.length;
  if (kind === "brand") return isWhole ? "whole" : "brand";
  if (kind === "word" || kind === "hint") return kind;
  if (isWhole) return kind === "guarded" ? "wholeGuarded" : "wholeFaint";
  const isSeller = SELLER_AFTER.has(words[start - 1] ?? "");
  if (kind === "guarded") return isSeller ? "brand" : "hint";
  return isSeller ? "hint" : null;
}

const isEveryday = ({ kind }: Meaning): boolean => kind === "guarded" || kind === "faint";

/** Words after which a name is a seller's. */
const SELLER_AFTER: ReadonlySet<string> = new Set("at from via @ bei chez en da".split(" "));

/** Words after which a description says circumstances: what stands before them is what was bought. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set(
  "in at with w from to near by before after on during bei mit im con com avec chez".split(" "),
);

/** "for" in the languages of notes, folded, and what may stand behind it. */
const FORS: ReadonlySet<string> = new Set("for fur für pour para pra pa per".split(" "));
const ARTICLES: ReadonlySet<string> = new Set(
  "the my our der die das den dem mein meine meinen meinem unser unsere le la les ma mon mes el los las mi mis il lo i gli mio mia o a os as meu minha".split(
    " ",
  ),
);

/** Who or what it was for outweighs what it was, unless it was a gift. */
const BENEFICIARIES: ReadonlySet<CategoryId> = new Set(["pets", "kids"]);

/** A term counts more where English puts what a phrase is about, and little among circumstances. */
function placement(
  { start, length, category, phrase }: Term,
  words: readonly string[],
  circumstance: number,
  isGift: boolean,
): number {
  const before = words[start - 1] ?? "";
  const isFor = FORS.has(before) || (ARTICLES.has(before) && FORS.has(words[start - 2] ?? ""));
  if (isFor && BENEFICIARIES.has(category)) return isGift ? 0.2 : 3;
  if (circumstance !== -1 && start > circumstance) return 0.2;
  if (GENERAL_STORES.has(phrase) && length < words.length) return 0.3;
  const end = start + length;
  const isHead = end === (circumstance === -1 ? words.length : circumstance) || FORS.has(words[end] ?? "");
  return isHead ? 1.5 : 1;
}
