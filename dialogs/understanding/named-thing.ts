import { categorize, LIKELY, SURE } from "./categorize.ts";
import { trim } from "./describing.ts";
import { isStatement } from "./guards.ts";

/**
 * What a description names, without the remarks around it: "plumber. dont even ask" is a plumber, and "tesco, i was starving" is
 * Tesco. Where nothing in it is known it stays as it is.
 *
 * @param description as it was cut out of a text
 */
export function namedThing(description: string): string {
  const plain = withoutPictures(description);
  const told = keptOf(plain, SENTENCE, (part) => !isKnown(part, LIKELY));
  return trim(keptOf(told, CLAUSE, (part) => isStatement(part) && !isKnown(part, SURE)));
}

const SENTENCE = /[.!?]+(?: |$)/u;
const CLAUSE = /[,;]+ | [-–—] /u;

/** Pictures beside words tell nothing more. */
function withoutPictures(description: string): string {
  return /\p{L}/u.test(description) ? description.replace(PICTURE, " ").replace(/ {2,}/g, " ").trim() : description;
}

const PICTURE = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D})+/gu;

/** The parts of a text that are no remarks, where one of them is surely known; else the text as it is. */
function keptOf(text: string, separator: RegExp, isRemark: (part: string) => boolean): string {
  const parts = text.split(separator).filter((part) => trim(part) !== "");
  if (parts.length < 2) return text;
  const kept = parts.filter((part) => !isRemark(part));
  return kept.length < parts.length && kept.some((part) => isKnown(part, SURE)) ? kept.map(trim).join(", ") : text;
}

const isKnown = (part: string, from: number): boolean => categorize(trim(part)).confidence >= from;
