import type { CalendarDate } from "../../domain/period.ts";
import { MONTH_NAMES } from "./calendar-names.ts";
import { comingDate } from "./coming-dates.ts";
import type { Span } from "./masks.ts";
import { matchesOf } from "./matches.ts";
import { rulesFor } from "./needed-words.ts";

/** A day, or a stretch of days, that a text names as one to come: "starting Friday", "due 3 March", "from January". */
export interface ComingMention extends Span {
  /** The day, or the first of them. */
  readonly date: CalendarDate;
  /** The day, or the last of them. */
  readonly last: CalendarDate;
  /** Day of the month where nothing but that is said: "the 24th". */
  readonly day?: number;
}

/** Finds days and months in a text, from left to right, each as the next one: today's date and weekday are today's. */
export function findComing(text: string, today: Temporal.PlainDate): ComingMention[] {
  const found: ComingMention[] = [];
  for (const { pattern, read } of rulesIn(text.toLowerCase())) {
    for (const match of matchesOf(text, pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((other) => other.start < span.end && span.start < other.end)) continue;
      const days = read(match[0], today);
      if (days) found.push({ ...span, ...days });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

type Days = Omit<ComingMention, keyof Span>;

interface Rule {
  readonly pattern: RegExp;
  readonly read: (phrase: string, today: Temporal.PlainDate) => Days | null;
}

const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const YEAR = "(?:,? 20\\d{2})?";

const RULES: readonly Rule[] = [
  { pattern: /\b20\d{2}-\d{2}-\d{2}\b/g, read: dayFrom },
  { pattern: new RegExp(`\\b(?:the )?${DAY}(?: of)? (?:${MONTH_NAMES})\\b\\.?${YEAR}`, "gi"), read: dayFrom },
  { pattern: new RegExp(`\\b(?:${MONTH_NAMES})\\b\\.? (?:the )?${DAY}\\b(?![.,]?\\d)${YEAR}`, "gi"), read: dayFrom },
  {
    // "may" is a verb far more often than a month.
    pattern: new RegExp(
      `\\b(?!may\\b(?! 20))(?:${MONTH_NAMES})\\b${YEAR}|(?<=\\b(?:from|until|till|in|since|through) )may\\b`,
      "gi",
    ),
    read: monthFrom,
  },
  { pattern: /\btoday\b|\b(?:right )?now\b/gi, read: (_phrase, today) => only(today) },
  { pattern: /\btomorrow\b/gi, read: (_phrase, today) => only(today.add({ days: 1 })) },
  { pattern: /\b(?:next |this |coming )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/gi, read: dayFrom },
  { pattern: /\bnext month\b/gi, read: (_phrase, today) => monthOf(today.with({ day: 1 }).add({ months: 1 })) },
  { pattern: /\bthis month\b/gi, read: (_phrase, today) => monthOf(today) },
  { pattern: /\bnext week\b/gi, read: (_phrase, today) => weekOf(today.add({ weeks: 1 })) },
  { pattern: /\bthis week\b/gi, read: (_phrase, today) => weekOf(today) },
  { pattern: /\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b/gi, read: dayOfMonthFrom },
];

const rulesIn = rulesFor(RULES, ({ pattern }) => pattern);

function dayFrom(phrase: string, today: Temporal.PlainDate): Days | null {
  const date = nextDate(
    phrase.replace(/^(?:this|coming) |days$/gi, (part) => (part === "days" ? "day" : "")),
    today,
  );
  return date === null ? null : { date, last: date };
}

function monthFrom(phrase: string, today: Temporal.PlainDate): Days | null {
  const isThisMonth = nextDate(`1 ${phrase}`, today.with({ day: 1 })) === today.with({ day: 1 }).toString();
  const first = isThisMonth ? today.with({ day: 1 }).toString() : nextDate(phrase.replace(",", ""), today);
  return first === null ? null : monthOf(Temporal.PlainDate.from(first));
}

function dayOfMonthFrom(phrase: string, today: Temporal.PlainDate): Days | null {
  const days = dayFrom(phrase, today);
  return days && { ...days, day: Number.parseInt(phrase.replace(/^the /i, ""), 10) };
}

/** A phrase's date from today on: what comes after yesterday, or, where that is what was yesterday, after today. */
function nextDate(phrase: string, today: Temporal.PlainDate): CalendarDate | null {
  const after = (day: Temporal.PlainDate): CalendarDate | null =>
    comingDate(phrase, { now: day.toPlainDateTime({ hour: 12 }), locale: "en-US" });
  return after(today.subtract({ days: 1 })) ?? after(today);
}

function only(date: Temporal.PlainDate): Days {
  return { date: date.toString(), last: date.toString() };
}

/** Sunday is a week's last day. */
function weekOf(day: Temporal.PlainDate): Days {
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return { date: monday.toString(), last: monday.add({ days: 6 }).toString() };
}

function monthOf(day: Temporal.PlainDate): Days {
  return { date: day.with({ day: 1 }).toString(), last: day.with({ day: day.daysInMonth }).toString() };
}
