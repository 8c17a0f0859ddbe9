import type { NumberInWords } from "../../understanding/number-words.ts";
import { readNumeral } from "../numerals.ts";
import { nounAt, unitAt } from "./amounts.ts";
import { type Figure, type FigureContext, UNITS } from "./figure.ts";
import { type Found, found, type Token } from "./tokens.ts";

const SHARES = new Set("half halves halved twice double doubled triple tripled".split(" "));
const PARTS = new Set("a one two three".split(" "));
const FRACTION = /(?:a|one|two|three)[ -](?:thirds?|quarters?|dozen)\b/iy;

/** "half", "a third": as good as digits. */
export function inWords(tokens: readonly Token[], index: number, text: string): Found | null {
  const token = tokens[index];
  if (!token) return null;
  if (SHARES.has(token.word)) return found({ kind: "words" }, token, token, index + 1, text);
  if (!PARTS.has(token.word)) return null;
  FRACTION.lastIndex = token.start;
  const fraction = FRACTION.exec(text)?.[0];
  const end = token.start + (fraction?.length ?? 0);
  return fraction === undefined ? null : found({ kind: "words" }, token, { ...token, end }, index + 2, text);
}

/** The largest number that people also write in words where nothing is counted: "two things to try". */
const TALK = 12;

/** Numbers in words are figures where they are money or a percentage, count what tools count, or are too large for talk. */
export function numberInWords(
  { start, end, readings: plain, isMoney }: NumberInWords,
  text: string,
  { currency }: FigureContext,
): Figure | null {
  const unit = unitAt(text, end, currency);
  const noun = nounAt(text, end);
  const to = unit?.end ?? end;
  const readings = plain.flatMap((reading) => readNumeral(reading).slice(0, 1));
  const figure = { start, end: to, text: text.slice(start, to), readings, currencies: [], noun: "" };
  if (unit?.isPercent) return { ...figure, kind: "percent" };
  const currencies = unit?.currencies ?? [];
  if (currencies.length > 0 || isMoney) return { ...figure, kind: "money", currencies };
  const isTalk = plain.length === 1 && Number(plain[0]) <= TALK && !COUNTED.has(noun);
  return isTalk || plain.length === 0 ? null : { ...figure, kind: "number", noun };
}

/** What tools count. */
export const COUNTED: ReadonlySet<string> = new Set([
  ...UNITS,
  ..."entry expense purchase transaction payment time item charge".split(" "),
]);
