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
    .replace(DAY, (_, before: string, day: string) => before + asOrdinal(DAYS.indexOf(day.toLowerCase()) + 1))
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

const UP_TO_TWENTY =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const DAYS = [...UP_TO_TWENTY, ...UP_TO_TWENTY.slice(0, 9).map((day) => `twenty-${day}`), "thirtieth", "thirty-first"];

/** "Until the first", "on the twenty-fourth": days of a month. */
const DAY = new RegExp(
  `\\b((?:until|till|on|by|from|since|before) the )(${DAYS.toReversed().join("|")})\\b(?! (?:one|entry|item|time|floor)\\b)`,
  "gi",
);

const ENDINGS: Readonly<Record<number, string>> = { 1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st" };

const asOrdinal = (day: number): string => `${day}${ENDINGS[day] ?? "th"}`;
