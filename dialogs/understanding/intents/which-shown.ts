import { normaliseDescription } from "../../../domain/entry.ts";
import type { ShownEntry } from "../understanding.ts";

/** Which of the entries last shown a phrase names. */
export type MentionedEntry =
  | {
      readonly kind: "one";
      readonly position: number;
      readonly which: { readonly words: string } | { readonly position: number };
    }
  | { readonly kind: "several"; readonly positions: readonly number[] }
  | { readonly kind: "none" };

/** Finds the entry whose description shares all words that matter with the phrase: "the taxi" names "Taxi home". */
export function mentionedEntry(phrase: string, shown: readonly ShownEntry[]): MentionedEntry {
  const words = wordsOf(phrase);
  if (words.length === 0) return { kind: "none" };
  const positions = shown.flatMap(({ description }, index) => {
    const known = wordsOf(description);
    return words.every((word) => known.some((other) => stem(other) === stem(word))) ? [index + 1] : [];
  });
  const [position, ...others] = positions;
  if (position === undefined) return { kind: "none" };
  if (others.length > 0) return { kind: "several", positions };
  return { kind: "one", position, which: { words: words.join(" ") } };
}

function wordsOf(phrase: string): string[] {
  return normaliseDescription(phrase)
    .split(" ")
    .filter((word) => word !== "" && !FILLERS.has(word));
}

const stem = (word: string): string => (word.length > 3 ? word.replace(/(?:es|s)$/, "") : word);

const FILLERS = new Set(
  "the a an my our that this one entry expense thing for of on in at with and it just logged".split(" "),
);
