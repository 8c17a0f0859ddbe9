import type { CalendarDate } from "../../../domain/period.ts";
import { MONTH_NAMES, monthOf } from "../calendar-names.ts";
import { dateOf } from "../dates.ts";
import type { Reading } from "../reading.ts";

/**
 * The day that a bank's text tells of: one, or several where its numbers can be read in two ways; none where it names
 * none that is over. The likeliest comes first.
 */
export function bankDates({ text, dates, context }: Reading): readonly CalendarDate[] {
  const today = context.now.toPlainDate();
  const isPast = (day: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(day, today) <= 0;
  for (const { pattern, read } of WRITTEN) {
    for (const match of text.matchAll(pattern)) {
      const days = read(match, today, context.locale).filter(isPast);
      if (days.length > 0) return likeliest(days, today).map(String);
    }
  }
  // Without a year a bank means a day that has just been.
  const named = dates.find(({ date }) => date !== null && isRecent(Temporal.PlainDate.from(date), today));
  return named?.date ? [named.date] : [];
}

/** Banks tell at once: where only one reading is of these days, the other is doubtful. In days. */
const RECENT_DAYS = 31;

function isRecent(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  const days = day.until(today).days;
  return days >= 0 && days <= RECENT_DAYS;
}

/** The reading that the locale prefers stands first, and alone where it is recent, or where both are long ago. */
function likeliest(days: readonly Temporal.PlainDate[], today: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const [first, second] = days;
  if (!first || !second || first.equals(second)) return days.slice(0, 1);
  return isRecent(first, today) || !isRecent(second, today) ? [first] : [second, first];
}

interface Written {
  readonly pattern: RegExp;
  /** All days that the numbers can stand for, what the locale prefers first. */
  readonly read: (match: RegExpExecArray, today: Temporal.PlainDate, locale: string) => readonly Temporal.PlainDate[];
}

/** Numbers of accounts and cards are written like days, too. */
const NO_NUMBER = "(?<!(?:a\\/c|acct?|account|card|ending|sort code|ref|no|nr)[.:#]? ?)(?<![\\d\\p{L}*.,/-])";

const WRITTEN: readonly Written[] = [
  {
    pattern: new RegExp(`${NO_NUMBER}(20\\d\\d)([-/.])(\\d\\d)\\2(\\d\\d)(?![\\d-])`, "giu"),
    read: ([, year, , month, day]) => existing(Number(year), Number(month), Number(day)),
  },
  {
    pattern: new RegExp(`${NO_NUMBER}(\\d{1,2})([-/.])(\\d{1,2})\\2(20\\d\\d|\\d\\d)(?!\\d|[-/.]\\d)`, "giu"),
    read: ([, first, , second, year = ""], _today, locale) =>
      inBothOrders(Number(first), Number(second), fullYear(year), locale),
  },
  {
    pattern: new RegExp(
      `${NO_NUMBER}(\\d{1,2})[- ]?(${MONTH_NAMES})[-, ]{1,2}(20\\d\\d|\\d\\d)(?![\\d.,:]\\d|\\d)`,
      "giu",
    ),
    read: ([, day, month = "", year = ""]) => existing(fullYear(year), monthOf(month) ?? 0, Number(day)),
  },
  {
    // "10/06 14:32": no year, so of this year or the last, whichever has just been.
    pattern: new RegExp(`${NO_NUMBER}(\\d{1,2})([-/])(\\d{1,2})(?!\\d|[-/.,]\\d)`, "giu"),
    read: ([, first, , second], today, locale) =>
      [today.year, today.year - 1]
        .flatMap((year) => inBothOrders(Number(first), Number(second), year, locale))
        .filter((day) => isRecent(day, today))
        .slice(0, 1),
  },
];

/** Where months go before days; also what an English without a country is read as. */
const MONTH_FIRST = /^en(?:-US|-PH)?$/;

function inBothOrders(first: number, second: number, year: number, locale: string): readonly Temporal.PlainDate[] {
  const monthFirst = existing(year, first, second);
  const dayFirst = existing(year, second, first);
  return MONTH_FIRST.test(locale) ? [...monthFirst, ...dayFirst] : [...dayFirst, ...monthFirst];
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

function existing(year: number, month: number, day: number): readonly Temporal.PlainDate[] {
  const date = dateOf(year, month, day);
  return date ? [date] : [];
}
