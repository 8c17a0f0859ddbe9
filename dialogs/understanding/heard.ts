import { findNumberWords, type NumberInWords } from "./number-words.ts";

/**
 * Writes what a recogniser heard as it would have been typed: numbers in digits, "four fifty" as the likelier 4.50, and
 * without the capital that every sentence begins with.
 *
 * For channels where everything is read back before it is written: elsewhere such an amount is asked about.
 */
export function asTyped(heard: string): string {
  let typed = "";
  let end = 0;
  for (const number of findNumberWords(heard)) {
    const digits = digitsOf(number, heard);
    if (digits === null) continue;
    typed += heard.slice(end, number.start) + digits;
    end = number.end;
  }
  typed += heard.slice(end);
  return typed
    .replace(CLOCK, "$1.$2")
    .replace(APART, "$1.$2")
    .replace(CAPITAL, (letter) => letter.toLowerCase());
}

/** Null where it is to stay in words: "a few hundred", and "one", which mostly is no number. */
function digitsOf({ readings, isVague, start, end }: NumberInWords, text: string): string | null {
  const [likelier] = readings;
  if (isVague || likelier === undefined) return null;
  const isOne = likelier === "1" && !/^ (?:dollar|buck|euro|pound|cent|hundred|thousand)/i.test(text.slice(end));
  return isOne || /\bthe $/i.test(text.slice(Math.max(0, start - 4), start)) ? null : likelier;
}

const CAPITAL = /^\p{Lu}(?=\p{Ll})/u;

/** "Coffee 4:50" is a price that was taken for a time. */
const CLOCK = /(?<!\bat |[\d:])(\d{1,3}):(\d{2})(?![\d:]| ?(?:[ap]\.?m\b|o'clock))/gi;

/** "Coffee 4 50" */
const APART = /(?<![\d.,$€£])(\d{1,3}) (\d{2})(?=[.,!?]?$|[.,!?]? (?:for|dollars|bucks|euros|pounds)\b)/gi;
