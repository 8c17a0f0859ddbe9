import type { CalendarDate } from "../../domain/period.ts";
import { MONTH_NAMES, monthOf, weekdayOf } from "./dates.ts";
import type { Span } from "./masks.ts";

/** A day, or a month, that a text names as one to come: "starting Friday", "due 3 March", "from January". */
export interface ComingMention extends Span {
  /** The day, or the month's first. */
  readonly date: CalendarDate;
  /** The day, or the month's last. */
  readonly last: CalendarDate;
  /** Day of the month where nothing but that is said: "the 24th". */
  readonly day?: number;
}

/**
 * Finds days and months in a text, from left to right, each read as the next one from today on.
 *
 * `dates.ts` reads the same words as past; here is asked when something will be.
 */
export function findComing(text: string, today: Temporal.PlainDate): ComingMention[] {
  const found: ComingMention[] = [];
  for (const { pattern, read } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((other) => other.start < span.end && span.start < other.end)) continue;
      const day = read(match, today);
      if (day) found.push({ ...span, ...day });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

type Coming = Omit<ComingMention, keyof Span>;

interface Rule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, today: Temporal.PlainDate) => Coming | null;
}

const WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(?:,? (20\\d{2}))?";

const RULES: readonly Rule[] = [
  {
    pattern: /\b(20\d{2})-(\d{2})-(\d{2})\b/g,
    read: ([, year, month, day]) => dateOf(Number(year), Number(month), Number(day)),
  },
  {
    pattern: new RegExp(`\\b(?:the )?${DAY}(?: of)? (${MONTH_NAMES})\\b\\.?${YEAR}`, "gi"),
    read: ([, day, month = "", year], today) => inMonth(Number(day), month, year, today),
  },
  {
    pattern: new RegExp(`\\b(${MONTH_NAMES})\\b\\.? (?:the )?${DAY}\\b(?![.,]?\\d)${YEAR}`, "gi"),
    read: ([, month = "", day, year], today) => inMonth(Number(day), month, year, today),
  },
  {
    // "may" is a verb far more often than a month.
    pattern: new RegExp(
      `\\b(?!may\\b(?! 20))(${MONTH_NAMES})\\b\\.?${YEAR}|(?<=\\b(?:from|until|till|in|since|through) )(may)\\b`,
      "gi",
    ),
    read: ([, month, year, may], today) => wholeMonth(month ?? may ?? "", year, today),
  },
  { pattern: /\btoday\b|\b(?:right )?now\b/gi, read: (_match, today) => only(today) },
  { pattern: /\btomorrow\b/gi, read: (_match, today) => only(today.add({ days: 1 })) },
  {
    pattern: new RegExp(`\\b(?:next |this |coming )?(${WEEKDAY})s?\\b`, "gi"),
    read: ([, name = ""], today) => nextWeekday(name, today),
  },
  { pattern: /\bnext month\b/gi, read: (_match, today) => monthOfDate(today.with({ day: 1 }).add({ months: 1 })) },
  { pattern: /\bthis month\b/gi, read: (_match, today) => monthOfDate(today) },
  { pattern: /\bnext week\b/gi, read: (_match, today) => week(today.add({ weeks: 1 })) },
  { pattern: /\bthis week\b/gi, read: (_match, today) => week(today) },
  { pattern: /\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b/gi, read: ([, day], today) => nextDay(Number(day), today) },
];

function only(date: Temporal.PlainDate): Coming {
  return { date: date.toString(), last: date.toString() };
}

/** Sunday is a week's last day. */
function week(day: Temporal.PlainDate): Coming {
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return { date: monday.toString(), last: monday.add({ days: 6 }).toString() };
}

function monthOfDate(day: Temporal.PlainDate): Coming {
  return { date: day.with({ day: 1 }).toString(), last: day.with({ day: day.daysInMonth }).toString() };
}

function dateOf(year: number, month: number, day: number): Coming | null {
  if (month < 1 || month > 12 || day < 1 || day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth)
    return null;
  return only(Temporal.PlainDate.from({ year, month, day }));
}

function inMonth(day: number, name: string, year: string | undefined, today: Temporal.PlainDate): Coming | null {
  const month = monthOf(name);
  if (month === null) return null;
  if (year !== undefined) return dateOf(Number(year), month, day);
  const thisYear = dateOf(today.year, month, day);
  return thisYear && thisYear.date >= today.toString() ? thisYear : dateOf(today.year + 1, month, day);
}

function wholeMonth(name: string, year: string | undefined, today: Temporal.PlainDate): Coming | null {
  const month = monthOf(name);
  if (month === null) return null;
  const isOver = month < today.month;
  return monthOfDate(
    Temporal.PlainDate.from({ year: year === undefined ? today.year + (isOver ? 1 : 0) : Number(year), month, day: 1 }),
  );
}

function nextWeekday(name: string, today: Temporal.PlainDate): Coming | null {
  const weekday = weekdayOf(name);
  return weekday === null ? null : only(today.add({ days: (weekday - today.dayOfWeek + 7) % 7 }));
}

function nextDay(day: number, today: Temporal.PlainDate): Coming | null {
  if (day < 1 || day > 31) return null;
  let month = today.toPlainYearMonth();
  while (month.daysInMonth < day || Temporal.PlainDate.compare(month.toPlainDate({ day }), today) < 0) {
    month = month.add({ months: 1 });
  }
  return { ...only(month.toPlainDate({ day })), day };
}
