import * as chrono from "chrono-node/en";
import type { CalendarDate } from "../../domain/period.ts";
import { MONTH_NAMES, weekdayOf } from "./calendar-names.ts";
import { type Day, future, on, vague } from "./day-told.ts";
import {
  DAYS_AGO,
  FOREIGN_WEEKDAYS,
  isFrench,
  maySayForeignDay,
  SOME_DAYS_AGO,
  YESTERDAY_OR_HERE,
} from "./foreign-days.ts";
import type { Span } from "./masks.ts";
import { matchesOf } from "./matches.ts";
import { rulesFor } from "./needed-words.ts";

/** A day that a text names, as the day on which something happened. */
export interface DateMention extends Span {
  /** Null when it names no single day ("last weekend") or can be read in two ways. */
  readonly date: CalendarDate | null;
  /** Days to offer where there is no single one. */
  readonly candidates: readonly CalendarDate[];
  /** True for days that are still to come. */
  readonly isFuture: boolean;
  /** True where the words would mean the same with a number beside them as part of the day: "12 June 5". */
  readonly isAmbiguous: boolean;
}

/** What days are counted from. */
export interface DateContext {
  readonly now: Temporal.PlainDateTime;
  /** BCP 47: tells whether 5/6 is the fifth or the sixth. */
  readonly locale: string;
}

/**
 * Finds the days that a text names, from left to right, none overlapping another.
 *
 * Days are read as past where they can be: "Friday" is the last one, "June 5" the latest. Only phrases that can't be
 * amounts are taken; the calendar arithmetic of month names is chrono's.
 */
export function findDates(text: string, context: DateContext): DateMention[] {
  const found: DateMention[] = [];
  const rules = rulesIn(text.toLowerCase());
  for (const { pattern, read } of maySayForeignDay(text) ? [...FOREIGN_RULES, ...rules] : rules) {
    for (const match of matchesOf(text, pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((other) => other.start < span.end && span.start < other.end)) continue;
      const day = read(match, context, text);
      if (day) found.push({ ...span, ...day });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** A day without a year that lies this many days ahead is meant as one to come; further ahead it was last year's. */
const NEAR_FUTURE_DAYS = 45;

interface Rule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, context: DateContext, text: string) => Day | null;
}

const COUNT = "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)";
const PART = "(?: morning| afternoon| evening| night| noon| lunchtime)?";
const YEAR = "(?:,? (?:20\\d{2}))?";
const WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
const WEEKDAY_SHORT = "mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat|sun";

const FOREIGN_RULES: readonly Rule[] = [
  ...DAYS_AGO.map(([days, pattern]): Rule => ({ pattern, read: daysAgo(days) })),
  ...SOME_DAYS_AGO.map(
    (pattern): Rule => ({
      pattern,
      read: ([, days], { now }) => on(now.toPlainDate().subtract({ days: Number(days) }), now),
    }),
  ),
  {
    pattern: YESTERDAY_OR_HERE,
    read: (_match, { now, locale }, text) => {
      const yesterday = now.toPlainDate().subtract({ days: 1 });
      return isFrench(text, locale) ? on(yesterday, now) : vague([yesterday, now.toPlainDate()]);
    },
  },
  ...FOREIGN_WEEKDAYS.map(
    (pattern, index): Rule => ({ pattern, read: (_match, { now }) => on(latestWeekday(index + 1, now), now) }),
  ),
];

const RULES: readonly Rule[] = [
  {
    pattern: /\bthe night before last\b|\b(?:the )?day before yesterday\b/gi,
    read: daysAgo(2),
  },
  {
    pattern: new RegExp(`\\b(?:(?:on )?yesterday${PART}|yday|last (?:night|nite))\\b`, "gi"),
    read: daysAgo(1),
  },
  {
    pattern:
      /\b(?:earlier today|(?:just )?today|tonight|this (?:morning|afternoon|evening|noon)|just now|right now)\b/gi,
    read: daysAgo(0),
  },
  { pattern: /\b(?:the )?day after tomorrow\b|\bübermorgen\b/gi, read: daysAgo(-2) },
  { pattern: new RegExp(`\\b(?:tomorrow${PART}|tmrw|tmr|mañana|domani|amanhã|demain)\\b`, "gi"), read: daysAgo(-1) },
  {
    pattern: new RegExp(
      `\\b(?:about |around )?(${COUNT}|a couple of|a couple) (days?|nights?|weeks?|months?) ago\\b`,
      "gi",
    ),
    read: readAgo,
  },
  { pattern: new RegExp(`\\bin (${COUNT}) (days?|weeks?|months?)\\b`, "gi"), read: () => future() },
  { pattern: /\bnext (?:week(?:end)?|month|year|payday)\b/gi, read: () => future() },
  {
    pattern:
      /\b(?:over the |on the |at the |last |this )?weekend\b(?! (?:trips?|getaways?|breaks?|brunch|bag|pass|edition|paper|special|tickets?|rate|house|class|workshop|market|away)\b)/gi,
    read: (_match, context) => lastWeekend(context),
  },
  {
    pattern: /\b(?:last|this) (?:week|month|year)\b|\bthe other day\b|\brecently\b|\ba while ago\b/gi,
    read: (_match, { now }) => vague([now.toPlainDate()]),
  },
  {
    pattern: /\b(?:on )?(\d{4})-(\d{2})-(\d{2})\b/g,
    read: ([, year, month, day], { now }) => stated(Number(year), Number(month), Number(day), now),
  },
  {
    pattern: new RegExp(
      `(\\b(?:on )?(?:(?<!\\d[.,])\\d{1,2}(?:st|nd|rd|th|\\.)? )(?:of )?)(${MONTH_NAMES})\\b\\.? (?:the )?\\d{1,2}(?:st|nd|rd|th)?(?![\\d.,]\\d|\\d)`,
      "gi",
    ),
    read: readCrowded,
  },
  {
    pattern: new RegExp(
      `\\b(?:on |the )*(?:${MONTH_NAMES})\\b\\.? (?:the )?\\d{1,2}(?:st|nd|rd|th)?\\b(?![.,]\\d)${YEAR}`,
      "gi",
    ),
    read: readMonthDay,
  },
  {
    pattern: new RegExp(
      `\\b(?:on |the )*(?<!\\d[.,])\\d{1,2}(?:st|nd|rd|th|\\.)?(?: of)?(?: |-)(?:${MONTH_NAMES})\\b(?! \\d{1,2}\\b(?!\\d))${YEAR}`,
      "gi",
    ),
    read: readMonthDay,
  },
  { pattern: /(?<![\d/.,])(?:on )?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/]|[.,]\d)/g, read: readSlashed },
  {
    pattern: /(?<![\d.,])(?:am |on )?(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?!\d)/g,
    read: ([, day, month, year], { now }) => partial(Number(day), Number(month), year, now),
  },
  {
    pattern: /\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|time|one|street|avenue|item|entry|birthday))/gi,
    read: ([, day], { now }) => dayOfMonth(Number(day), now),
  },
  {
    pattern:
      /\bon the (first|second|third|fourth|fifth|tenth|fifteenth|twentieth)(?=$|[,.;!)]| (?:i|we|for|it|at|and)\b)/gi,
    read: ([, day = ""], { now }) => dayOfMonth(DAYS_IN_WORDS.get(day.toLowerCase()) ?? 0, now),
  },
  {
    pattern: new RegExp(
      `(?<!\\b(?:black|good|cyber|casual|every|each|tgi|taco|until|till|by) )\\b(?:on |the )?((?:last|past|this past|this|next|coming) )?(${WEEKDAY})(?!s|'s)\\b${PART}(?! (?:roast|paper|times|league|school|brunch club))`,
      "gi",
    ),
    read: readWeekday,
  },
  {
    pattern: new RegExp(`\\b(?:on )?(last|past|this|next|on) (${WEEKDAY_SHORT})\\b${PART}`, "gi"),
    read: readWeekday,
  },
  {
    pattern: new RegExp(
      `^()(${WEEKDAY_SHORT})\\b(?= \\p{L})(?! (?:cream|screen|glasses|nav|block|dried|hat|bed|tan|lotion|ami))`,
      "giu",
    ),
    read: readWeekday,
  },
  {
    pattern: new RegExp(
      `(?:^|(?<=[,;\\n] ?|[\\d€] ))()(${WEEKDAY_SHORT})\\b(?=$|[,;:\\n]| ?[\\d$€£])|(?<= )()(${WEEKDAY_SHORT})(?=$|[,;\\n])`,
      "gi",
    ),
    read: readWeekday,
  },
  {
    pattern:
      /(?<= )()(mon|tues?|weds?|thurs?|thu|fri|sat|sun)(?= (?:night|nite|morning|evening|afternoon|arvo)\b)(?: \p{L}+)/giu,
    read: readWeekday,
  },
  { pattern: /(?<=\p{L} )()(mon|tue|wed|thu|fri|sat)(?= [$€£]?\d)/giu, read: readWeekday },
  // Words that mean nothing else.
  { pattern: /(?<= )()(tues|weds|thurs|thur)\b(?= )/gi, read: readWeekday },
];

const DAYS_IN_WORDS: ReadonlyMap<string, number> = new Map([
  ["first", 1],
  ["second", 2],
  ["third", 3],
  ["fourth", 4],
  ["fifth", 5],
  ["tenth", 10],
  ["fifteenth", 15],
  ["twentieth", 20],
]);

const rulesIn = rulesFor(RULES, ({ pattern }) => pattern);

function readAgo([, count = "", unit = ""]: RegExpExecArray, { now }: DateContext): Day {
  const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
  const lower = count.toLowerCase();
  const value = lower.startsWith("a couple")
    ? 2
    : lower === "a" || lower === "an"
      ? 1
      : Math.max(words.indexOf(lower), 0) || Number(count);
  const today = now.toPlainDate();
  if (unit.startsWith("week")) return on(today.subtract({ weeks: value }), now);
  if (unit.startsWith("month")) return vague([today.subtract({ months: value })]);
  return on(today.subtract({ days: value }), now);
}

function readWeekday(match: RegExpExecArray, { now }: DateContext): Day | null {
  const [, lead = "", name = match[4] ?? ""] = match;
  const weekday = weekdayOf(name);
  if (weekday === null) return null;
  const qualifier = lead.trim().toLowerCase();
  if (qualifier === "next" || qualifier === "coming") return future();
  const latest = latestWeekday(weekday, now);
  const isWeekAgo = /last|past/.test(qualifier) && latest.equals(now.toPlainDate());
  return on(isWeekAgo ? latest.subtract({ weeks: 1 }) : latest, now);
}

/** The latest such day, perhaps today. @param weekday Monday = 1 */
function latestWeekday(weekday: number, now: Temporal.PlainDateTime): Temporal.PlainDate {
  const today = now.toPlainDate();
  return today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 });
}

/** "12 june 5": one of the numbers is the day, the other an amount; which, nobody knows. */
function readCrowded(_match: RegExpExecArray, { now }: DateContext): Day {
  return { ...vague([now.toPlainDate()]), isAmbiguous: true };
}

function readMonthDay(match: RegExpExecArray, { now }: DateContext): Day | null {
  // "may" is a verb far more often than a month, unless a day is written to it at once.
  const phrase = match[0].replace(/^(?:on |the )+/i, "");
  const reference = new Date(now.year, now.month - 1, now.day, 12);
  const result = chrono.casual.parse(phrase, { instant: reference }, { forwardDate: false })[0]?.start;
  const year = result?.get("year");
  const month = result?.get("month");
  const day = result?.get("day");
  if (!result?.isCertain("day") || !year || !month || !day) return null;
  return result.isCertain("year") ? stated(year, month, day, now) : partial(day, month, undefined, now);
}

function readSlashed([whole = "", first, second, year]: RegExpExecArray, { now, locale }: DateContext): Day | null {
  if (year === undefined && /^[13]\/[234]$/.test(whole)) return null;
  if (whole === "24/7") return null;
  const monthFirst = /^en(?:-US|-PH)?$/.test(locale);
  const [day, month] = monthFirst ? [Number(second), Number(first)] : [Number(first), Number(second)];
  if (month > 12 && day <= 12) return partial(month, day, year, now);
  return partial(day, month, year, now);
}

function dayOfMonth(day: number, now: Temporal.PlainDateTime): Day | null {
  if (day < 1 || day > 31) return null;
  let month = now.toPlainDate();
  if (month.day < day) month = month.subtract({ months: 1 });
  while (month.daysInMonth < day) month = month.subtract({ months: 1 });
  return on(month.with({ day }), now);
}

function partial(day: number, month: number, year: string | undefined, now: Temporal.PlainDateTime): Day | null {
  if (year !== undefined) return stated(year.length === 2 ? 2000 + Number(year) : Number(year), month, day, now);
  const thisYear = dateOf(now.year, month, day) ?? dateOf(now.year - 1, month, day);
  if (!thisYear) return null;
  const ahead = now.toPlainDate().until(thisYear, { largestUnit: "days" }).days;
  if (ahead <= 0) return on(thisYear, now);
  return ahead <= NEAR_FUTURE_DAYS ? future() : on(thisYear.subtract({ years: 1 }), now);
}

function stated(year: number, month: number, day: number, now: Temporal.PlainDateTime): Day | null {
  const date = dateOf(year, month, day);
  return date ? on(date, now) : null;
}

/** That day; null where the calendar has none. */
export function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1 || day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth)
    return null;
  return Temporal.PlainDate.from({ year, month, day });
}

function lastWeekend({ now }: DateContext): Day {
  const today = now.toPlainDate();
  const sunday = today.dayOfWeek === 7 ? today : today.subtract({ days: today.dayOfWeek });
  return vague([sunday.subtract({ days: 1 }), sunday]);
}

function daysAgo(days: number): Rule["read"] {
  return (_match, { now }) => on(now.toPlainDate().subtract({ days }), now);
}
