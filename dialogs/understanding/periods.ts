import { MONTH_NAMES, monthOf } from "./calendar-names.ts";
import { type DateMention, findDates } from "./dates.ts";
import type { Span } from "./masks.ts";
import type { UnderstandingContext } from "./understanding.ts";

/** The stretch of time that a question is about. */
export interface AskedPeriod {
  /** `YYYY-MM`; for a whole month. */
  readonly month?: string;
  /** `YYYY-MM-DD`, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Where the text names it. */
  readonly spans: readonly Span[];
  /** True when it names nothing but the present: "this month", "so far", "right now". */
  readonly isCurrent: boolean;
}

/** Finds which period a question names; without any it is the current one. */
export function readPeriod(text: string, context: UnderstandingContext): AskedPeriod {
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(text);
    const period = match && read(match, context);
    if (match && period)
      return { ...period, spans: [{ start: match.index, end: match.index + match[0].length }], isCurrent: false };
  }
  const dates = findDates(text, context);
  return (
    sinceDay(text, dates, context) ??
    daysOf(dates) ?? {
      spans: [...text.matchAll(CURRENT)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
      isCurrent: true,
    }
  );
}

const CURRENT =
  /\b(?:(?:for |in |of )?(?:this|the current|current) month|so far|right now|now|currently|at the moment|at present|these days|(?:for |until |till |by )?(?:the )?(?:end of (?:the |this )?month|rest of (?:the |this )?month)|month to date|mtd)\b/gi;

type Found = Pick<AskedPeriod, "month" | "from" | "to">;

interface Rule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, context: UnderstandingContext) => Found | null;
}

const LEAD = "(?:\\b(?:in|for|during|over|of|from|within)(?: all of| the month of| the)? )?";
const UNIT = "(days?|weeks?|months?|years?)";
const NUMBER_WORDS = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

const today = ({ now }: UnderstandingContext): Temporal.PlainDate => now.toPlainDate();
const range = (from: Temporal.PlainDate, to: Temporal.PlainDate): Found => ({
  from: from.toString(),
  to: to.toString(),
});

const RULES: readonly Rule[] = [
  {
    pattern: new RegExp(
      `\\b(?:between|from) (${MONTH_NAMES}) (?:and|to|through|until|till|-) (${MONTH_NAMES})\\b`,
      "i",
    ),
    read: ([, first = "", second = ""], context) => {
      const end = latestMonth(second, undefined, context);
      const start = latestMonth(first, undefined, context);
      if (!end || !start) return null;
      const from = Temporal.PlainYearMonth.compare(start, end) > 0 ? start.subtract({ years: 1 }) : start;
      return range(from.toPlainDate({ day: 1 }), end.toPlainDate({ day: end.daysInMonth }));
    },
  },
  {
    pattern: new RegExp(
      `\\bsince (?:the (?:start|beginning) of )?(${MONTH_NAMES})\\b(?! \\d{1,2}\\b)(?: (20\\d\\d))?`,
      "i",
    ),
    read: ([, name = "", year], context) => {
      const month = latestMonth(name, year, context);
      return month && { from: month.toPlainDate({ day: 1 }).toString() };
    },
  },
  {
    pattern: new RegExp(
      `${LEAD}\\b(${MONTH_NAMES})(?!\\w)(?! \\d{1,2}(?:st|nd|rd|th)?\\b)(?:'s|s)?(?:,? (20\\d\\d))?`,
      "i",
    ),
    read: ([whole, name = "", year], context) => {
      // "may" and "march" are verbs too: they need a preposition or a year to be months.
      if (/^(?:may|mar|march|sep|dec|jan|jun)$/i.test(whole)) return null;
      const month = latestMonth(name, year, context);
      return month && { month: month.toString() };
    },
  },
  {
    pattern: new RegExp(`${LEAD}\\b(?:last|the previous|previous|the past|the last) month\\b`, "i"),
    read: (_match, context) => ({ month: today(context).toPlainYearMonth().subtract({ months: 1 }).toString() }),
  },
  {
    pattern: new RegExp(`${LEAD}\\b(?:the month before last|two months ago)\\b`, "i"),
    read: (_match, context) => ({ month: today(context).toPlainYearMonth().subtract({ months: 2 }).toString() }),
  },
  {
    pattern: new RegExp(`${LEAD}\\bthis week(?! ?end)(?: so far)?\\b`, "i"),
    read: (_match, context) => range(today(context).subtract({ days: today(context).dayOfWeek - 1 }), today(context)),
  },
  {
    pattern: new RegExp(`${LEAD}\\b(?:last|the previous|previous) week(?! ?end)\\b`, "i"),
    read: (_match, context) => {
      const monday = today(context).subtract({ days: today(context).dayOfWeek + 6 });
      return range(monday, monday.add({ days: 6 }));
    },
  },
  {
    pattern: new RegExp(`${LEAD}\\b(?:last |this |the |this past |over the )?weekend\\b`, "i"),
    read: (_match, context) => {
      const sunday = today(context).subtract({ days: today(context).dayOfWeek % 7 });
      return range(sunday.subtract({ days: 1 }), sunday);
    },
  },
  {
    pattern: new RegExp(`${LEAD}\\b(?:this year|year to date|ytd|since (?:the start of the year|new year))\\b`, "i"),
    read: (_match, context) => range(today(context).with({ month: 1, day: 1 }), today(context)),
  },
  {
    pattern: new RegExp(`${LEAD}\\b(?:last year|the previous year)\\b`, "i"),
    read: (_match, context) => wholeYear(context.now.year - 1, context),
  },
  {
    pattern: new RegExp(
      `${LEAD}\\b(?:the )?(?:last|past|previous) (\\d{1,3}|${NUMBER_WORDS.join("|")}|few|couple of) ${UNIT}\\b`,
      "i",
    ),
    read: ([, count = "", unit = ""], context) => {
      const known = /couple/i.test(count) ? 2 : /few/i.test(count) ? 3 : NUMBER_WORDS.indexOf(count.toLowerCase());
      const value = known > 0 ? known : Number(count);
      if (!(value > 0)) return null;
      const name = unit.toLowerCase().replace(/s$/, "");
      const from = today(context)
        .subtract({ [`${name}s`]: value })
        .add({ days: 1 });
      return range(from, today(context));
    },
  },
  {
    pattern: /\b(?:in|for|during|of) (20\d\d)\b/i,
    read: ([, year], context) => wholeYear(Number(year), context),
  },
];

function wholeYear(year: number, context: UnderstandingContext): Found {
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const end = from.with({ month: 12, day: 31 });
  return range(
    from,
    Temporal.PlainDate.compare(end, today(context)) > 0 && year === context.now.year ? today(context) : end,
  );
}

/** The latest month of that name that is not in the future. */
function latestMonth(
  name: string,
  year: string | undefined,
  context: UnderstandingContext,
): Temporal.PlainYearMonth | null {
  const month = monthOf(name);
  if (month === null) return null;
  if (year !== undefined) return Temporal.PlainYearMonth.from({ year: Number(year), month });
  const thisYear = context.now.year;
  return Temporal.PlainYearMonth.from({ year: month > context.now.month ? thisYear - 1 : thisYear, month });
}

/** "since Monday": from then to today. */
function sinceDay(text: string, dates: readonly DateMention[], { now }: UnderstandingContext): AskedPeriod | null {
  const [only, another] = dates;
  const since = only && /\bsince (?:on )?(?:the )?$/i.exec(text.slice(0, only.start));
  if (!only || another || !since || only.date === null || only.isFuture) return null;
  return {
    from: only.date,
    to: now.toPlainDate().toString(),
    spans: [{ start: since.index, end: only.end }],
    isCurrent: false,
  };
}

function daysOf(dates: readonly DateMention[]): AskedPeriod | null {
  const known = dates.flatMap(({ date, start, end, isFuture }) =>
    date !== null && !isFuture ? [{ date, start, end }] : [],
  );
  const [first, second] = known;
  if (!first || known.length > 2) return null;
  const last = second ?? first;
  const [from, to] = first.date <= last.date ? [first.date, last.date] : [last.date, first.date];
  return { from, to, spans: known.map(({ start, end }) => ({ start, end })), isCurrent: false };
}

/** The arguments that say a period in a call. */
export function periodArgs({ month, from, to }: AskedPeriod): Readonly<Record<string, string>> {
  return {
    ...(month === undefined ? {} : { month }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** {@link periodArgs} for calls that know no months: a month becomes its first and last day. */
export function rangeArgs(period: AskedPeriod): Readonly<Record<string, string>> {
  if (period.month === undefined) return periodArgs(period);
  const month = Temporal.PlainYearMonth.from(period.month);
  return {
    from: month.toPlainDate({ day: 1 }).toString(),
    to: month.toPlainDate({ day: month.daysInMonth }).toString(),
  };
}
