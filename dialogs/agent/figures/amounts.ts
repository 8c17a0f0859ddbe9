import { MARK_AFTER, MARK_BEFORE, readMark } from "../../understanding/currencies.ts";
import { readNumeral, SCALES } from "../numerals.ts";
import type { Day, FigureContext, Span } from "./figure.ts";
import { type Found, found, ORDINAL, type Token } from "./tokens.ts";

const BEFORE = new RegExp(`(?:^|[^\\p{L}])(${MARK_BEFORE})[ \\u00a0]?$`, "u");
const AFTER = new RegExp(`[ \\u00a0\\u202f-]?(?:(%|percent\\b|per cent\\b)|(${MARK_AFTER})(?![\\p{L}]|[ ]?\\d))`, "uy");
const LONGEST_MARK = 8;
const ISO_DASH = "YYYY".length;

/** Most words beside a number are no currency, which the table knows faster than the expressions. */
const WORD_BEFORE = /[^\s\d("“·:]{1,6}(?=[ \u00a0]?$)/u;
const WORD_AFTER = /[ \u00a0\u202f-]?([^\s\d.,;:!?)]{1,12})/uy;

/** A date, a time, money, a percentage or a number; digits that letters come before belong to a name: `PS5`. */
export function number(
  tokens: readonly Token[],
  index: number,
  text: string,
  { currency }: FigureContext,
): Found | null {
  const token = tokens[index];
  if (!token) return null;
  const next = index + 1;
  if (token.text[ISO_DASH] === "-") return found(dayOf(token.text), token, token, next, text);
  if (token.text.includes(":")) return found({ kind: "words" }, token, token, next, text);
  const before = markBefore(text, token.start, currency);
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

/** The currency that stands right before a number. */
export function markBefore(text: string, start: number, own: string): RegExpExecArray | null {
  const stretch = text.slice(Math.max(0, start - LONGEST_MARK), start);
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
export function unitAt(text: string, start: number, own: string): Unit | null {
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

/** What is counted behind a number, in lower case and the singular; empty where it is no word. */
export function nounAt(text: string, start: number): string {
  NOUN.lastIndex = start;
  const noun = NOUN.exec(text)?.[1]?.toLowerCase() ?? "";
  if (noun.endsWith("ies")) return `${noun.slice(0, -3)}y`;
  return noun.length > 3 && noun.endsWith("s") && !noun.endsWith("ss") ? noun.slice(0, -1) : noun;
}
