import { MOST_WORDS } from "./features.ts";

/** A message as the classifier of intents sees it. */
export interface IntentText {
  /**
   * Its words without marks and apostrophes, every number by its shape, signs of currencies as `$`, question marks as words,
   * and the first word once more as such. What is counted, and how much, makes no intent; that there is a number does, and
   * whether it is written like a price.
   */
  readonly words: readonly string[];
  /** What stands together in it: runs of words, the first two, the last one, and how many there are. */
  readonly phrases: readonly string[];
}

/** Prepares a message for the classifier; the work is bounded. */
export function intentText(text: string): IntentText {
  const words = wordsOf(text);
  const first = words[0];
  return { words: first === undefined ? [] : [...words, `^${first}`], phrases: phrasesOf(words) };
}

function phrasesOf(words: readonly string[]): string[] {
  const runs = words.flatMap((word, index) => [
    `1 ${word}`,
    ...[2, 3]
      .filter((length) => index + length <= words.length)
      .map((length) => `${length} ${words.slice(index, index + length).join(" ")}`),
    ...(index + 2 < words.length ? [`_ ${word} ${words[index + 2]}`] : []),
  ]);
  return [
    ...runs,
    `< ${words.slice(0, 2).join(" ")}`,
    `> ${words.at(-1) ?? ""}`,
    `# ${Math.min(words.length, LONGEST_COUNTED)}`,
  ];
}

function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, LONGEST)
      .normalize("NFKD")
      .replace(/[\p{M}'’]+/gu, "")
      .toLowerCase()
      .replace(/\p{Sc}/gu, " $ ")
      .replace(/\?+/g, " ? ")
      .replace(/\d+(?:[.,:/-]\d+)*/g, (number) => ` ${shapeOf(number)} `)
      .match(/0[a-z]?|\p{L}+|[$?%]|\p{Extended_Pictographic}/gu) ?? []
  ).slice(0, MOST_WORDS);
}

/** A price with its cents, a time or a score, what has more than three digits, or any other number. */
function shapeOf(number: string): string {
  if (/^\d+[.,]\d\d$/.test(number)) return "0c";
  if (/[:/-]/.test(number)) return "0t";
  return number.replace(/\D/g, "").length > 3 ? "0m" : "0";
}

const LONGEST_COUNTED = 12;

/** Characters that are looked at: what a message is for is said early. */
const LONGEST = 400;
