import { MARK_AFTER, MARK_BEFORE, readMark } from "../understanding/currencies.ts";
import { findNumberWords, type NumberInWords } from "../understanding/number-words.ts";
import { monthNames, WEEKDAYS } from "./calendar-words.ts";
import { type Numeral, readNumeral, SCALES } from "./numerals.ts";

/** A figure in a text: something that can be true or false by itself. */
export type Figure = Span & (Amount | Day | Month | Weekday | InWords);

interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Money, a percentage, or a number of something. */
export interface Amount {
  readonly kind: "money" | "percent" | "number";
  /** More than one where the text alone does not tell thousands from decimals. */
  readonly readings: readonly Numeral[];
  /** Which currencies its mark can mean; empty where it has none. */
  readonly currencies: readonly string[];
  /** What is counted, in the singular: `entry`; empty where nothing is said. */
  readonly noun: string;
}

export interface Day {
  readonly kind: "day";
  readonly day: number;
  /** Left out in "the 24th". */
  readonly month?: number;
  readonly year?: number;
  /** Monday is 1. */
  readonly weekday?: number;
}

export interface Month {
  readonly kind: "month";
  readonly month: number;
  readonly year?: number;
}

export interface Weekday {
  readonly kind: "weekday";
  readonly weekday: number;
}

/** "half", "twice", and a time of day: figures that are as they are said. */
export interface InWords {
  readonly kind: "words";
}

/** What figures are read by. */
export interface FigureContext {
  /** BCP 47: its months are known beside the English ones. */
  readonly locale: string;
  /** The person's own: what a bare `$` means. */
  readonly currency: string;
}

/** Finds the figures in a text, from left to right, none overlapping another. Numbers of a list are none. */
export function findFigures(text: string, context: FigureContext): Figure[] {
  const tokens = tokensOf(text);
  const figures: Figure[] = [];
  for (let index = 0; index < tokens.length; ) {
    const found = readAt(tokens, index, text, context);
    if (found) figures.push(found.figure);
    index = found?.next ?? index + 1;
  }
  for (const number of findNumberWords(text)) {
    const figure = numberInWords(number, text, context);
    if (figure && !figures.some((other) => other.start < figure.end && figure.start < other.end)) figures.push(figure);
  }
  return figures.sort((a, b) => a.start - b.start);
}

interface Token {
  readonly text: string;
  /** Folded, for words. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const TOKENS = /\d{4}-\d\d-\d\d|\d{1,2}:\d\d(?!\d)|\d+(?:[.,'’]\d+|[\u00a0\u202f]\d{3}(?!\d))*|\p{L}+/gu;

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKENS), ({ 0: token, index }) => {
    return { text: token, word: token.toLowerCase(), start: index, end: index + token.length };
  });
}

interface Found {
  readonly figure: Figure;
  /** Index of the token after it. */
  readonly next: number;
}

function readAt(tokens: readonly Token[], index: number, text: string, context: FigureContext): Found | null {
  const token = tokens[index];
  if (!token) return null;
  if (/^\d/.test(token.text)) {
    return dayThenMonth(tokens, index, text, context) ?? number(tokens, index, text, context);
  }
  return weekday(tokens, index, text, context) ?? month(tokens, index, text, context) ?? inWords(tokens, index, text);
}

const ORDINAL = /^(?:st|nd|rd|th)$/;

/** `9 Jun`, `1st of December 2026`. */
function dayThenMonth(tokens: readonly Token[], index: number, text: string, { locale }: FigureContext): Found | null {
  const first = tokens[index];
  if (!first || !/^\d{1,2}$/.test(first.text)) return null;
  let next = index + 1;
  if (ORDINAL.test(tokens[next]?.word ?? "") && tokens[next]?.start === first.end) next += 1;
  if (tokens[next]?.word === "of" && follows(tokens, next, text)) next += 1;
  const name = monthNames(locale).get(tokens[next]?.word ?? "");
  if (!name || !follows(tokens, next, text)) return null;
  return withYear(tokens, { day: Number(first.text), month: name.month }, index, next + 1, text);
}

/** `Tue 9 Jun`, `Tuesday, June 9`, or the weekday by itself, written in full. */
function weekday(tokens: readonly Token[], index: number, text: string, context: FigureContext): Found | null {
  const token = tokens[index];
  const weekday = WEEKDAYS.get(token?.word.replace(/(?<=day)s$/, "") ?? "");
  if (!token || weekday === undefined) return null;
  const next = tokens[index + 1]?.word === "the" ? index + 2 : index + 1;
  const date = follows(tokens, next, text)
    ? (dayThenMonth(tokens, next, text, context) ?? monthThenDay(tokens, next, text, context))
    : null;
  if (date?.figure.kind === "day") {
    const { start } = token;
    const { end } = date.figure;
    return { ...date, figure: { ...date.figure, weekday, start, end, text: text.slice(start, end) } };
  }
  return token.word.length > 5 ? found({ kind: "weekday", weekday }, token, token, index + 1, text) : null;
}

/** `June 9`, `June 2026`, `June`. */
function month(tokens: readonly Token[], index: number, text: string, context: FigureContext): Found | null {
  const token = tokens[index];
  const name = monthNames(context.locale).get(token?.word ?? "");
  if (!token || !name) return null;
  const date = monthThenDay(tokens, index, text, context);
  if (date) return date;
  const year = yearAt(tokens, index + 1, text);
  if (year !== null) {
    return found({ kind: "month", month: name.month, year }, token, tokens[index + 1] ?? token, index + 2, text);
  }
  const isTime = ABOUT_TIME.test(text.slice(0, token.start)) || AS_SUBJECT.test(text.slice(token.end));
  const isNamed = name.standsAlone || (/^(?:May|March)$/.test(token.text) && isTime);
  return isNamed ? found({ kind: "month", month: name.month }, token, token, index + 1, text) : null;
}

/** "May" is a month where something is said of it. */
const AS_SUBJECT = /^(?:['’]s | (?:is|was|has|had|looks|went|will|came|comes) )/;

const ABOUT_TIME = /\b(?:in|of|since|until|till|for|by|last|this|next) $/i;

function monthThenDay(tokens: readonly Token[], index: number, text: string, { locale }: FigureContext): Found | null {
  const name = monthNames(locale).get(tokens[index]?.word ?? "");
  const next = tokens[index + 1]?.word === "the" && follows(tokens, index + 1, text) ? index + 2 : index + 1;
  const day = tokens[next];
  if (!name || !day || !/^\d{1,2}$/.test(day.text) || !follows(tokens, next, text)) return null;
  const after = tokens[next + 1];
  const isOrdinal = ORDINAL.test(after?.word ?? "") && after?.start === day.end;
  return withYear(tokens, { day: Number(day.text), month: name.month }, index, next + (isOrdinal ? 2 : 1), text);
}

function withYear(
  tokens: readonly Token[],
  date: { readonly day: number; readonly month: number },
  first: number,
  next: number,
  text: string,
): Found | null {
  const [from, last] = [tokens[first], tokens[next - 1]];
  if (!from || !last) return null;
  const year = yearAt(tokens, next, text);
  if (year === null) return found({ kind: "day", ...date }, from, last, next, text);
  return found({ kind: "day", ...date, year }, from, tokens[next] ?? last, next + 1, text);
}

function yearAt(tokens: readonly Token[], index: number, text: string): number | null {
  const token = tokens[index];
  return token && /^[0-3]\d{3}$/.test(token.text) && follows(tokens, index, text) ? Number(token.text) : null;
}

/** True when nothing but a space, a point or a comma stands between a token and the one before it. */
function follows(tokens: readonly Token[], index: number, text: string): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  return before !== undefined && token !== undefined && /^[.,]?[ \u00a0]?$/.test(text.slice(before.end, token.start));
}

function found(
  what: Amount | Day | Month | Weekday | InWords,
  from: Span,
  to: Span,
  next: number,
  text: string,
): Found {
  return { figure: { ...what, start: from.start, end: to.end, text: text.slice(from.start, to.end) }, next };
}

const BEFORE = new RegExp(`(?:^|[^\\p{L}])(${MARK_BEFORE})[ \\u00a0]?$`, "u");
const AFTER = new RegExp(`[ \\u00a0\\u202f-]?(?:(%|percent\\b|per cent\\b)|(${MARK_AFTER})(?![\\p{L}]|[ ]?\\d))`, "uy");
const LONGEST_MARK = 8;

/** Most words beside a number are no currency, which the table knows faster than the expressions. */
const WORD_BEFORE = /[^\s\d("“·:]{1,6}(?=[ \u00a0]?$)/u;
const WORD_AFTER = /[ \u00a0\u202f-]?([^\s\d.,;:!?)]{1,12})/uy;

/** A date, a time, money, a percentage or a number; digits that letters come before belong to a name: `PS5`. */
function number(tokens: readonly Token[], index: number, text: string, { currency }: FigureContext): Found | null {
  const token = tokens[index];
  if (!token) return null;
  const next = index + 1;
  if (/^\d{4}-/.test(token.text)) return found(dayOf(token.text), token, token, next, text);
  if (token.text.includes(":")) return found({ kind: "words" }, token, token, next, text);
  const before = markBefore(text.slice(Math.max(0, token.start - LONGEST_MARK), token.start), currency);
  const isGlued = tokens[index - 1]?.end === token.start;
  if (isGlued && !before) return null;
  const after = tokens[next];
  if (after?.start === token.end && ORDINAL.test(after.word)) {
    return found({ kind: "day", day: Number(token.text) }, token, after, next + 1, text);
  }
  if (isListed(token, text)) return null;
  const scale = after && text.slice(token.end, after.start).trim() === "" ? SCALES.get(after.word) : undefined;
  const [to, following] = scale === undefined || !after ? [token, next] : [after, next + 1];
  const readings = readNumeral(token.text, scale);
  const unit = unitAt(text, to.end, currency);
  const start = before ? token.start - (before[0].length - before[0].search(/[^\s(]/)) : token.start;
  const span = { ...token, start };
  if (unit?.isPercent) {
    return found({ kind: "percent", readings, currencies: [], noun: "" }, span, unit, following, text);
  }
  const ahead = currenciesOf(before?.[1], currency);
  const currencies = ahead.length > 0 ? ahead : (unit?.currencies ?? []);
  if (currencies.length > 0) {
    const end = ahead.length > 0 ? to : (unit ?? to);
    return found(
      { kind: "money", readings, currencies, noun: "" },
      span,
      end,
      skipTo(tokens, following, end.end),
      text,
    );
  }
  return found({ kind: "number", readings, currencies, noun: nounAt(text, to.end) }, span, to, following, text);
}

function markBefore(stretch: string, own: string): RegExpExecArray | null {
  const word = WORD_BEFORE.exec(stretch)?.[0];
  return word !== undefined && readMark(word, own) ? BEFORE.exec(stretch) : null;
}

function dayOf(iso: string): Day {
  const [year, month, day = 0] = iso.split("-").map(Number);
  return { kind: "day", day, ...(month !== undefined && { month }), ...(year !== undefined && { year }) };
}

function isListed({ start, end }: Token, text: string): boolean {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  return text.slice(line, start).trim() === "" && /^[.)] /.test(text.slice(end, end + 2));
}

interface Unit extends Span {
  readonly isPercent: boolean;
  readonly currencies: readonly string[];
}

/** The percent sign or currency that stands behind a number. */
function unitAt(text: string, start: number, own: string): Unit | null {
  WORD_AFTER.lastIndex = start;
  const word = WORD_AFTER.exec(text)?.[1];
  if (word === undefined || !(word.startsWith("%") || word.startsWith("per") || readMark(word, own))) return null;
  AFTER.lastIndex = start;
  const match = AFTER.exec(text);
  if (!match) return null;
  const span = { text: match[0], start, end: start + match[0].length };
  return { ...span, isPercent: match[1] !== undefined, currencies: currenciesOf(match[2], own) };
}

function skipTo(tokens: readonly Token[], index: number, end: number): number {
  const token = tokens[index];
  return token && token.end <= end ? index + 1 : index;
}

function currenciesOf(mark: string | undefined, own: string): readonly string[] {
  const meaning = mark === undefined ? null : readMark(mark, own);
  if (!meaning) return [];
  if (meaning.kind === "own") return [own];
  return meaning.kind === "stated" ? [meaning.currency] : meaning.candidates;
}

const NOUN = /[ -]?(\p{L}+)/uy;

function nounAt(text: string, start: number): string {
  NOUN.lastIndex = start;
  const noun = NOUN.exec(text)?.[1]?.toLowerCase() ?? "";
  if (noun.endsWith("ies")) return `${noun.slice(0, -3)}y`;
  return noun.length > 3 && noun.endsWith("s") && !noun.endsWith("ss") ? noun.slice(0, -1) : noun;
}

const SHARES = new Set("half halves halved twice double doubled triple tripled".split(" "));
const FRACTION = /(?:a|one|two|three)[ -](?:thirds?|quarters?|dozen)\b/iy;

/** "half", "a third": as good as digits. */
function inWords(tokens: readonly Token[], index: number, text: string): Found | null {
  const token = tokens[index];
  if (!token) return null;
  if (SHARES.has(token.word)) return found({ kind: "words" }, token, token, index + 1, text);
  FRACTION.lastIndex = token.start;
  const fraction = FRACTION.exec(text)?.[0];
  const end = token.start + (fraction?.length ?? 0);
  return fraction === undefined ? null : found({ kind: "words" }, token, { ...token, end }, index + 2, text);
}

/** The largest number that people also write in words where nothing is counted: "two things to try". */
const TALK = 12;

/** Numbers in words are figures where they are money or a percentage, count what tools count, or are too large for talk. */
function numberInWords(
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

/** Units that stand for themselves: days are no entries. */
export const UNITS: ReadonlySet<string> = new Set(["day", "week", "month", "year", "hour"]);

/** What tools count. */
const COUNTED: ReadonlySet<string> = new Set([
  ...UNITS,
  ..."entry expense purchase transaction payment time item charge".split(" "),
]);
