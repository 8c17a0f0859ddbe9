import { monthNames, WEEKDAYS } from "../calendar-words.ts";
import type { FigureContext } from "./figure.ts";
import { type Found, follows, found, ORDINAL, type Token } from "./tokens.ts";

/** `9 Jun`, `1st of December 2026`. */
export function dayThenMonth(
  tokens: readonly Token[],
  index: number,
  text: string,
  { locale }: FigureContext,
): Found | null {
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
export function weekday(tokens: readonly Token[], index: number, text: string, context: FigureContext): Found | null {
  const token = tokens[index];
  const weekday = WEEKDAYS.get(token?.word.endsWith("days") ? token.word.slice(0, -1) : (token?.word ?? ""));
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
export function month(tokens: readonly Token[], index: number, text: string, context: FigureContext): Found | null {
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

/** A day and its month, and its year where that follows. */
export function withYear(
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
