import { markBefore, nounAt, unitAt } from "./amounts.ts";
import { dayThenMonth, withYear } from "./dates.ts";
import type { Figure, FigureContext } from "./figure.ts";
import { COUNTED } from "./in-words.ts";
import { type Found, found, ORDINAL, type Token } from "./tokens.ts";

/** The first day of `24 to 30 May`, whose month stands at the last. */
export function dayUntilDay(
  tokens: readonly Token[],
  index: number,
  text: string,
  context: FigureContext,
): Found | null {
  const day = dayAt(tokens, index);
  if (!day || markBefore(text, day.first.start, context.currency)) return null;
  const next = tokens.findIndex(({ start }) => start > day.last.end && isDigit(text, start));
  const to = tokens[next];
  if (!to || !UNTIL_OR_AND.test(text.slice(day.last.end, to.start))) return null;
  const last = dayThenMonth(tokens, next, text, context)?.figure;
  if (last?.kind !== "day" || last.day <= day.number) return null;
  const { kind, month, year } = last;
  const what = { kind, day: day.number, ...(month !== undefined && { month }), ...(year !== undefined && { year }) };
  return found(what, day.first, day.last, day.next, text);
}

/** The last day of `May 24 to 30`, whose month stands at the first, the figure before it. */
export function dayAfterDay(
  tokens: readonly Token[],
  index: number,
  text: string,
  { currency }: FigureContext,
  before: Figure | undefined,
): Found | null {
  const day = dayAt(tokens, index);
  if (!day || before?.kind !== "day" || before.month === undefined || before.day >= day.number) return null;
  if (!UNTIL.test(text.slice(before.end, day.first.start))) return null;
  // "Since May 24 to 30 entries" counts them.
  const { end } = day.last;
  if (unitAt(text, end, currency) || COUNTED.has(nounAt(text, end))) return null;
  return withYear(tokens, { day: day.number, month: before.month }, index, day.next, text);
}

const UNTIL = /^\.?(?: ?[-–—] ?| (?:to|until|till|through|bis|au|al|a|até|tot)(?: the)? )$/i;
const UNTIL_OR_AND = new RegExp(`${UNTIL.source}|^ (?:and|und|et|y|e|en)(?: the)? $`, "i");

function dayAt(tokens: readonly Token[], index: number) {
  const [first, after] = [tokens[index], tokens[index + 1]];
  const number = Number(first?.text);
  if (!first || first.text.length > 2 || !(number >= 1 && number <= 31)) return null;
  const isOrdinal = after?.start === first.end && ORDINAL.test(after.word);
  return { number, first, last: isOrdinal ? after : first, next: index + (isOrdinal ? 2 : 1) };
}

const isDigit = (text: string, index: number): boolean => /\d/.test(text.charAt(index));
