import type { Frequency } from "../../domain/recurring.ts";
import { weekdayOf } from "./calendar-names.ts";
import type { Span } from "./masks.ts";
import { mayMatch } from "./needed-words.ts";

/** How often something comes, as a text says it: "every two weeks", "monthly", "on the 1st of every month". */
export interface Rhythm extends Span {
  readonly frequency: Exclude<Frequency, "once">;
  /** Every so many days, weeks, months or years. */
  readonly every: number;
  /** Day of the month. */
  readonly day?: number;
  /** Monday = 1. */
  readonly weekday?: number;
  /** "12 a day" may as well be a price. */
  readonly isRate?: true;
}

/** The first rhythm that a text names; null when it names none. */
export function findRhythm(text: string): Rhythm | null {
  if (!mayRecur(text.toLowerCase())) return null;
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(text);
    const beat = match && read(match);
    if (beat) return { start: match.index, end: match.index + match[0].length, ...beat };
  }
  return null;
}

type Beat = Omit<Rhythm, keyof Span>;

interface Rule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Beat | null;
}

const COUNTS = ["", "one", "two", "three", "four", "five", "six"];
const COUNT = `other|second|third|\\d{1,3}|${COUNTS.slice(1).join("|")}`;
const UNIT = "days?|weeks?|fortnights?|months?|quarters?|years?";
const SHORT_UNIT = `${UNIT}|mo|mth|wk|yr`;
const WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const ORDINAL = "(\\d{1,2})(?:st|nd|rd|th)";

/** "monthly pass", "weekly shop": the kind of thing that it is. */
const KIND =
  "(?! (?:pass|ticket|card|shop|shopping|groceries|magazine|special|menu|travel ?card|parking pass|planner|newspaper|contacts|lenses|cleaning|bus pass|train pass|metro pass)\\b)";

const RULES: readonly Rule[] = [
  {
    // Of a month, where nothing else is said: "a recurring bill: phone 25 on the 12th".
    pattern: new RegExp(
      `\\b(?:recurring|regular) (?:bill|expense|payment|charge)s?\\b(?!.*\\b(?:every|each|weekly|yearly|daily|annual(?:ly)?|(?:a|per) (?:${SHORT_UNIT}))\\b)`,
      "i",
    ),
    read: () => beat("month", 1),
  },
  {
    pattern: new RegExp(`\\b(?:(?:on|by) )?(?:the )?${ORDINAL}(?: day)? of (?:every|each|the) month\\b`, "i"),
    read: ([, day]) => onDay(Number(day)),
  },
  {
    pattern: new RegExp(`\\b(?:every|each) (?:month on the )?${ORDINAL}\\b`, "i"),
    read: ([, day]) => onDay(Number(day)),
  },
  {
    pattern: new RegExp(`\\b(?:every|each) (${COUNT}) (${UNIT})\\b`, "i"),
    read: ([, count = "", unit = ""]) => beat(unit, countOf(count)),
  },
  {
    pattern: new RegExp(`\\b(?:every|each) (other|second|two|three|four|[2-9]) (${WEEKDAY})s?\\b`, "i"),
    read: ([, count = "", name = ""]) => {
      const beat = onWeekday(name);
      return beat && { ...beat, every: countOf(count) };
    },
  },
  {
    pattern: new RegExp(`\\b(?:every|each) (${WEEKDAY})\\b|\\bon (${WEEKDAY})s\\b`, "i"),
    read: ([, name, plural]) => onWeekday(name ?? plural ?? ""),
  },
  {
    pattern: new RegExp(
      `\\b(?:every|each|per) (?:single )?(${SHORT_UNIT})\\b|\\b(?:a|an) (${UNIT})\\b(?! ago)|(?<=\\d) ?\\/ ?(${SHORT_UNIT})\\b`,
      "i",
    ),
    read: ([whole, often, each, slashed]) => {
      const found = beat(often ?? each ?? slashed ?? "", 1);
      return found?.frequency === "daily" && !/^(?:every|each)/i.test(whole) ? { ...found, isRate: true } : found;
    },
  },
  { pattern: new RegExp(`\\b(?:bi-?weekly|fortnightly)\\b${KIND}`, "i"), read: () => beat("week", 2) },
  { pattern: /\b(?:quarterly)\b/i, read: () => beat("month", 3) },
  { pattern: /\b(?:half-?yearly|semi-?annually|twice a year)\b/i, read: () => beat("month", 6) },
  { pattern: new RegExp(`\\b(?:daily|täglich)\\b${KIND}`, "i"), read: () => beat("day", 1) },
  { pattern: new RegExp(`\\b(?:weekly|wöchentlich)\\b${KIND}`, "i"), read: () => beat("week", 1) },
  {
    pattern: new RegExp(`\\b(?:monthly|monatlich|mensuel|mensual|mensile|mensal)\\b${KIND}`, "i"),
    read: () => beat("month", 1),
  },
  {
    pattern: new RegExp(`\\b(?:yearly|annually|annual|jährlich|annuel|anual)\\b${KIND}`, "i"),
    read: () => beat("year", 1),
  },
];

const mayRecur = mayMatch(RULES.map(({ pattern }) => pattern));

/** Above it a number of units is no rhythm that anyone keeps. */
const MOST = 366;

function beat(unit: string, count: number): Beat | null {
  if (!(count >= 1 && count <= MOST)) return null;
  const name = unit.toLowerCase();
  if (name.startsWith("fortnight")) return { frequency: "weekly", every: 2 * count };
  if (name.startsWith("quarter")) return { frequency: "monthly", every: 3 * count };
  if (name.startsWith("d")) return { frequency: "daily", every: count };
  if (name.startsWith("w")) return { frequency: "weekly", every: count };
  return { frequency: name.startsWith("m") ? "monthly" : "yearly", every: count };
}

function onDay(day: number): Beat | null {
  return day >= 1 && day <= 31 ? { frequency: "monthly", every: 1, day } : null;
}

function onWeekday(name: string): Beat | null {
  const weekday = weekdayOf(name);
  return weekday === null ? null : { frequency: "weekly", every: 1, weekday };
}

function countOf(word: string): number {
  const lower = word.toLowerCase();
  if (lower === "other" || lower === "second") return 2;
  if (lower === "third") return 3;
  const named = COUNTS.indexOf(lower);
  return named > 0 ? named : Number(lower);
}
