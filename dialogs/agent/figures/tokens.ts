import type { Amount, Day, Figure, InWords, Month, Span, Weekday } from "./figure.ts";

/** A word, a run of digits, a date or a time. */
export interface Token {
  readonly text: string;
  /** Folded, for words. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const TOKENS = /\d{4}-\d\d-\d\d|\d{1,2}:\d\d(?!\d)|\d+(?:[.,'’]\d+|[\u00a0\u202f]\d{3}(?!\d))*|\p{L}+/gu;

/** Cuts a text into its tokens; what stands between them is left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKENS.lastIndex = 0;
  for (let match = TOKENS.exec(text); match !== null; match = TOKENS.exec(text)) {
    const [token] = match;
    tokens.push({ text: token, word: token.toLowerCase(), start: match.index, end: TOKENS.lastIndex });
  }
  return tokens;
}

/** A figure that begins at some token. */
export interface Found {
  readonly figure: Figure;
  /** Index of the token after it. */
  readonly next: number;
}

/** What makes a day of a number: `9th`. */
export const ORDINAL = /^(?:st|nd|rd|th)$/;

/** True when nothing but a space, a point or a comma stands between a token and the one before it. */
export function follows(tokens: readonly Token[], index: number, text: string): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  return before !== undefined && token !== undefined && /^[.,]?[ \u00a0]?$/.test(text.slice(before.end, token.start));
}

/** A figure that reaches from one span of a text to the end of another. */
export function found(
  what: Amount | Day | Month | Weekday | InWords,
  from: Span,
  to: Span,
  next: number,
  text: string,
): Found {
  return { figure: { ...what, start: from.start, end: to.end, text: text.slice(from.start, to.end) }, next };
}
