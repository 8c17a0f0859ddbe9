/** A number written in words. */
export interface NumberInWords {
  readonly start: number;
  readonly end: number;
  /** Plain decimals; two when it can be read in two ways ("four fifty"). */
  readonly readings: readonly string[];
  /** "a few hundred": nobody knows how many. */
  readonly isVague: boolean;
  /** The unit is part of the words: fiver, grand, quid are money without another mark. */
  readonly isMoney: boolean;
}

/** Finds English numbers in words, from left to right: "fifty", "a couple hundred", "twenty-three fifty". */
export function findNumberWords(text: string): NumberInWords[] {
  const words = [...text.matchAll(/[\p{L}]+/gu)].map((match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  return numbersAmong(words, text);
}

/** {@link findNumberWords} in a text that is cut into its words; whatever else stands among them is none. */
export function numbersAmong(words: readonly Word[], text: string): NumberInWords[] {
  const found: NumberInWords[] = [];
  for (let index = 0; index < words.length; ) {
    const run = mayBegin(words[index]?.word ?? "") ? takeRun(words, index, text) : null;
    if (run) found.push(run.number);
    index = run?.next ?? index + 1;
  }
  return found;
}

/** Most words are of no number. */
const mayBegin = (word: string): boolean =>
  SMALL.has(word) || LEADS.has(word) || SCALES.has(word) || SLANG.has(word) || word === "half";

interface Word {
  /** In lower case. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const SMALL: ReadonlyMap<string, number> = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, 20 + index * 10] as const),
]);

const SCALES: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1_000],
  ["grand", 1_000],
  ["million", 1_000_000],
]);

const SLANG: ReadonlyMap<string, number> = new Map([
  ["fiver", 5],
  ["tenner", 10],
  ["grand", 1_000],
]);

/** Words that only belong to a number when a scale follows: "a couple hundred". */
const LEADS: ReadonlyMap<string, number | "vague"> = new Map<string, number | "vague">([
  ["a", 1],
  ["an", 1],
  ["couple", 2],
  ["few", "vague"],
  ["several", "vague"],
]);

function takeRun(words: readonly Word[], first: number, text: string): { number: NumberInWords; next: number } | null {
  const lead = takeLead(words, first, text);
  const parts: number[] = [];
  let next = lead?.next ?? first;
  const isVague = lead?.isVague ?? false;
  let isMoney = false;
  let current = lead ? lead.value : null;
  let total = 0;
  let decimals: string | null = null;
  if (!lead && !SMALL.has(words[next]?.word ?? "")) return null;
  for (let word = words[next]; word !== undefined; word = words[next]) {
    if (next > first && !touches(text, words[next - 1], word)) break;
    const small = SMALL.get(word.word);
    const scale = SCALES.get(word.word) ?? SLANG.get(word.word);
    if (decimals !== null) {
      if (small === undefined || small > 9) break;
      decimals += String(small);
    } else if (small !== undefined) {
      if (current === null) current = small;
      else if (fitsAfter(current, small)) current += small;
      else if (total === 0 && parts.length === 0 && current < 100 && small >= 10) {
        parts.push(current);
        current = small;
      } else break;
    } else if (scale !== undefined && (current !== null || word.word === "fiver" || word.word === "tenner")) {
      if (SLANG.has(word.word)) isMoney = true;
      if (scale === 100) current = (current ?? 1) * 100;
      else {
        total += (current ?? 1) * scale;
        current = null;
      }
    } else if (
      word.word === "and" &&
      current !== null &&
      current % 100 === 0 &&
      current > 0 &&
      isSmall(words[next + 1])
    ) {
      next += 1;
      continue;
    } else if (word.word === "point" && current !== null && isSmall(words[next + 1])) decimals = "";
    else break;
    next += 1;
  }
  const last = words[next - 1];
  const start = words[first]?.start;
  if (!last || start === undefined || next === first) return null;
  if (lead && current === lead.value && total === 0) return null;
  const whole = total + (current ?? 0);
  const half = halfAfter(text, last.end);
  const readings = readingsOf(whole, parts, decimals, half !== null);
  return { number: { start, end: half ?? last.end, readings, isVague, isMoney }, next };
}

function takeLead(
  words: readonly Word[],
  first: number,
  text: string,
): { value: number; next: number; isVague: boolean } | null {
  let index = first;
  let value: number | null = null;
  let isVague = false;
  for (; index < first + 4; index += 1) {
    const word = words[index];
    if (!word || (index > first && !touches(text, words[index - 1], word))) return null;
    if (word.word === "of" && value !== null) continue;
    if (word.word === "half" && words[index + 1]?.word === "a") {
      value = 0.5;
      index += 1;
      continue;
    }
    const lead = LEADS.get(word.word);
    if (lead === undefined) break;
    isVague ||= lead === "vague";
    value = lead === "vague" ? (value ?? 1) : lead;
  }
  const scale = words[index]?.word ?? "";
  if (value === null || !(SCALES.has(scale) || SLANG.has(scale))) return null;
  return { value, next: index, isVague };
}

/** Whether a smaller number goes on after a larger: "twenty" "three", "two hundred" "fifty". */
function fitsAfter(current: number, small: number): boolean {
  if (current === 0) return false;
  if (current % 100 === 0) return true;
  return current % 100 >= 20 && current % 10 === 0 && small > 0 && small < 10;
}

function readingsOf(whole: number, parts: readonly number[], decimals: string | null, hasHalf: boolean): string[] {
  const [before] = parts;
  if (before !== undefined) return [`${before}.${String(whole).padStart(2, "0")}`, String(before * 100 + whole)];
  if (decimals !== null) return decimals === "" ? [] : [`${whole}.${decimals}`];
  if (hasHalf) return [`${whole}.5`];
  return whole > 0 ? [String(whole)] : [];
}

function halfAfter(text: string, end: number): number | null {
  const match = /^ and a half\b/i.exec(text.slice(end, end + 12));
  return match ? end + match[0].length : null;
}

const isSmall = (word: Word | undefined): boolean => word !== undefined && SMALL.has(word.word);

const touches = (text: string, before: Word | undefined, after: Word): boolean =>
  before === undefined || /^[ -]$/.test(text.slice(before.end, after.start));
