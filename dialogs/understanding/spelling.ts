import { isKnownWord } from "./known-words.ts";

/**
 * The text with the commonest words of notes as they are spelt, where one letter is missing, too many, another, or has changed
 * places with its neighbour: "spnt 20 on luch". A word that is known, in whatever meaning, stays, as do names with a capital.
 */
export function mendSpelling(text: string): string {
  return text.replace(AND, " and ").replace(WORD, (word) => mended(word) ?? word);
}

/** "bacon butty 3.20 n tea 1.40" */
const AND = /(?<=[\p{L}\d]) ['’]?n['’]? (?=\p{L}{2})/gu;

const WORD = /(?<![\p{L}\p{N}@#./_'-])\p{Ll}{4,13}(?![\p{L}\p{N}@_'-]|\.\p{L})/gu;

const KNOWN =
  "yesterday spent grabbed bought ordered lunch dinner breakfast brunch coffee groceries grocery sandwich takeout takeaway pharmacy haircut parking tickets subscription electricity internet laundry".split(
    " ",
  );

function mended(word: string): string | null {
  const found = shorter(word).flatMap((key) => BY_SHORTER.get(key) ?? []);
  const meant = found.find((known) => known[0] === word[0] && isOneOff(word, known));
  return meant === undefined || isKnownWord(word) ? null : meant;
}

/** A word, and all that one letter less makes of it. */
function shorter(word: string): string[] {
  return [word, ...Array.from(word, (_letter, index) => word.slice(0, index) + word.slice(index + 1))];
}

const BY_SHORTER: ReadonlyMap<string, readonly string[]> = KNOWN.reduce((all, known) => {
  for (const key of shorter(known)) all.set(key, [...(all.get(key) ?? []), known]);
  return all;
}, new Map<string, readonly string[]>());

/** True where one letter more, less or other, or two neighbours exchanged, make one of the other. */
function isOneOff(word: string, known: string): boolean {
  if (word === known) return false;
  let start = 0;
  while (word[start] === known[start]) start += 1;
  const [left, right] = [word.slice(start), known.slice(start)];
  return (
    left.slice(1) === right ||
    left === right.slice(1) ||
    left.slice(1) === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}
