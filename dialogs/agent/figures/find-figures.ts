import { numbersAmong } from "../../understanding/number-words.ts";
import { number } from "./amounts.ts";
import { dayThenMonth, month, weekday } from "./dates.ts";
import { dayAfterDay, dayUntilDay } from "./day-ranges.ts";
import type { Figure, FigureContext } from "./figure.ts";
import { findForeignWords } from "./foreign-words.ts";
import { inWords, numberInWords } from "./in-words.ts";
import { type Found, type Token, tokensOf } from "./tokens.ts";

/** Finds the figures in a text, from left to right, none overlapping another. Numbers of a list are none. */
export function findFigures(text: string, context: FigureContext): Figure[] {
  const tokens = tokensOf(text);
  const figures: Figure[] = [];
  for (let index = 0; index < tokens.length; ) {
    const found = readAt(tokens, index, text, context, figures.at(-1));
    if (found) figures.push(found.figure);
    index = found?.next ?? index + 1;
  }
  const inEnglish = numbersAmong(tokens, text).map((number) => numberInWords(number, text, context));
  for (const figure of [...inEnglish, ...findForeignWords(tokens, text)]) {
    if (figure && !figures.some((other) => other.start < figure.end && figure.start < other.end)) figures.push(figure);
  }
  return figures.sort((a, b) => a.start - b.start);
}

const [ZERO, NINE] = [0x30, 0x39];
const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

function readAt(
  tokens: readonly Token[],
  index: number,
  text: string,
  context: FigureContext,
  before: Figure | undefined,
): Found | null {
  const token = tokens[index];
  if (!token) return null;
  if (isDigit(token.text.charCodeAt(0))) {
    return (
      dayThenMonth(tokens, index, text, context) ??
      dayUntilDay(tokens, index, text, context) ??
      dayAfterDay(tokens, index, text, context, before) ??
      number(tokens, index, text, context)
    );
  }
  return weekday(tokens, index, text, context) ?? month(tokens, index, text, context) ?? inWords(tokens, index, text);
}
