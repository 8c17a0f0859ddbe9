import { normaliseDescription } from "./entry.ts";
import type { Id } from "./ids.ts";

/** Something that the person told about themselves, to be kept in mind. */
export interface Memory {
  readonly id: Id;
  /** In their own words, 1 to {@link MOST_REMEMBERED.characters} characters. */
  readonly text: string;
  /** ISO instant. */
  readonly at: string;
}

/** How much is kept in mind: as much as somebody can look through, and a language model be told each time. */
export const MOST_REMEMBERED = { things: 50, characters: 200 } as const;

/** Oldest first: the order in which they are counted. */
export function inOrderTold(memories: readonly Memory[]): Memory[] {
  return memories.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}

/** Those that say what the words say: the same, or all of the words among others. */
export function memoriesAbout(memories: readonly Memory[], words: string): Memory[] {
  const wanted = wordsOf(words);
  if (wanted.length === 0) return [];
  const same = memories.filter(({ text }) => normaliseDescription(text) === normaliseDescription(words));
  if (same.length > 0) return same;
  return memories.filter(({ text }) => {
    const its = wordsOf(text);
    return wanted.every((word) => its.includes(word));
  });
}

/** Without the words that only join others, so that "being vegetarian" finds "I'm vegetarian". */
function wordsOf(text: string): string[] {
  return normaliseDescription(text)
    .split(" ")
    .filter((word) => word !== "" && !JOINING.has(word));
}

const JOINING = new Set(
  "i im i'm am is are be being my me the a an that this about thing to of in on at and have has get".split(" "),
);
