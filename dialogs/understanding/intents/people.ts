import { gatherEvidence } from "../lexicon/evidence.ts";
import { foldTerm } from "../lexicon/terms.ts";

const RELATIONS =
  "wife|husband|partner|girlfriend|boyfriend|mom|mum|mother|dad|father|brother|sister|son|daughter|friend|roommate|flatmate|housemate|colleague|coworker|boss|cousin|uncle|aunt|neighbou?r|buddy|mate|grandma|grandpa";

/** Regular-expression source of what may be somebody in particular; {@link personIn} tells whether it is. Needs the flags `iu`. */
export const PERSON = `\\p{L}+(?: \\p{L}+)?|(?:my|our) (?:${RELATIONS})`;

// Two patterns: one that heeds case in a part of it (`(?-i:…)`) now and then forgets to disregard it in the rest, once the
// engine has compiled it anew.
const NAME = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?$/u;
const RELATED = new RegExp(`^(?:my|our) (?:${RELATIONS})$`, "iu");

/** Words after "with" that name nobody in particular, or no person at all. */
const NOBODY =
  /^(?:me|him|her|them|us|you|it|that|this|everyone|everybody|someone|somebody|friends?|others?|people|family|guests?|cash|card|tip|tax|the .*|a|an|my|two|three|four|five)$/i;

/**
 * The person that words name: "Tom's" → Tom, "my wife" → wife.
 *
 * @param isCertain only a person can stand there, so that a name may be in small letters
 * @returns null for pronouns and whatever else is nobody in particular
 */
export function personIn(words: string, isCertain = /'s?$/.test(words.trim())): string | null {
  const name = words.trim().replace(/(?:'s|(?<=s)')$/i, "");
  if (NAME.test(name) || RELATED.test(name)) return isThing(name) ? null : name.replace(/^(?:my|our) /i, "");
  if (!isCertain) return null;
  const isWord = /^\p{L}[\p{L}'-]{1,20}$/u.test(name) && !NOBODY.test(name);
  return isWord && !isThing(name) ? name : null;
}

/** True when the tables know a word as a thing or a shop, and not as an everyday name that a shop has too. */
function isThing(name: string): boolean {
  const told = [...gatherEvidence(foldTerm(name).split(" ")).values()];
  return told.some(({ whole, brand, word }) => whole + brand + word > 0);
}

/** The people of a list, "Tom, Ann and Bob"; none where one of them is nobody in particular. */
export function namesIn(list: string): string[] {
  const names = list
    .split(/,| and | & |\+/i)
    .map((part) => personIn(part, true))
    .filter((name, index, all) => name === null || all.indexOf(name) === index);
  return names.length > 6 || names.includes(null) ? [] : names.filter((name) => name !== null);
}

const FRACTIONS: Readonly<Record<string, string>> = {
  half: "1/2",
  third: "1/3",
  quarter: "1/4",
  fifth: "1/5",
  "two thirds": "2/3",
  "three quarters": "3/4",
};

/** A part of a whole as `split_expense` takes it: "half" → `1/2`, "30 %" → `30/100`; null when it is none. */
export function fractionOf(words: string): string | null {
  const percent = /^(\d{1,2}) ?%$/.exec(words)?.[1];
  if (percent !== undefined) return Number(percent) > 0 ? `${Number(percent)}/100` : null;
  return FRACTIONS[words.toLowerCase().replace(/^(?:a|one) /, "")] ?? null;
}
