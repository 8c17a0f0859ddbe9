import { z } from "zod";
import type { Book } from "../../domain/book.ts";
import type { CategoryBook, CategoryId } from "../../domain/categories.ts";
import { type FreePart, freeParts } from "../../domain/free-parts.ts";
import { type Money, money } from "../../domain/money.ts";
import { type CalendarDate, type Period, periodAsked, periodOf } from "../../domain/period.ts";
import { planInForce } from "../../domain/plan.ts";
import { type Summary, summarize } from "../../domain/summary.ts";
import { foldTag, type TagStanding } from "../../domain/tag-limit.ts";
import { presentSummary } from "../replies/summary.ts";
import { category, date, month } from "./arguments.ts";
import { askedWords } from "./asked-words.ts";
import { type Reader, readPosition } from "./position.ts";
import {
  type AverageResult,
  averageADay,
  averageAMonth,
  type ComparedResult,
  compareSpending,
  type DateRange,
  periodsCompared,
  rangesCompared,
} from "./spending-compared.ts";
import { readTagStanding } from "./tag-alerting.ts";
import { defineTool, type ToolContext } from "./tool.ts";
import { type Uncounted, uncountedOf } from "./uncounted.ts";
import { readRunningWeeks, type WeekStanding } from "./weeks.ts";

const args = z.strictObject({
  month: month.optional(),
  from: date.optional(),
  to: date.optional(),
  category: category.optional(),
  words: z.string().max(100).optional(),
  tag: z.string().max(40).optional(),
  /** What may be spent on a day: of what is left of the running month. */
  per: z.literal("day").optional(),
  /** Up to the same day of the period before, or of the same period a year before. */
  compare_to: z.enum(["previous", "last_year"]).optional(),
  /** What it comes to in a day, or in a complete month, on average. */
  average: z.enum(["day", "month"]).optional(),
});

/** A period in figures, or what was spent on something over some dates. */
export type BudgetSummaryResult =
  | ComparedResult
  | AverageResult
  | {
      readonly kind: "period";
      readonly summary: Summary;
      readonly isCurrent: boolean;
      /** What was asked about; null: all. */
      readonly category: CategoryId | null;
      /** What is left is asked for by the day; left out: in all. */
      readonly per?: "day";
      /** How the running week stands of what is limited by the week; left out where nothing is, and for other periods. */
      readonly weeks?: readonly WeekStanding[];
      /** What free to spend is made of, besides what was spent. */
      readonly parts: readonly FreePart[];
      /** What does not count yet of what was asked about; left out where nobody asked. */
      readonly uncounted?: readonly Uncounted[];
    }
  | {
      readonly kind: "total";
      readonly total: Money;
      readonly count: number;
      readonly from: CalendarDate;
      readonly to: CalendarDate;
      readonly about: string | null;
      readonly category: CategoryId | null;
      /** What it was narrowed to besides: folded words, a tag. */
      readonly words?: string;
      readonly tag?: string;
      /** How the tag stands against its limit; left out where it has none. */
      readonly tagStanding?: TagStanding;
      readonly uncounted: readonly Uncounted[];
    };

type TotalResult = Extract<BudgetSummaryResult, { kind: "total" }>;

/** What a period comes to, as chat and API both tell it. */
export type SummaryResult = Extract<BudgetSummaryResult, { kind: "period" }>;

/** Sums up a period, or what was spent on something. */
export const summarizeBudget = defineTool({
  name: "summarize_budget",
  description:
    "Tell what was spent and what is left: in all, in a category, or on something, in a month or between dates; per day: what may be spent today; compared with the same days before, or on average.",
  risk: "read",
  args,
  async run(context, given): Promise<BudgetSummaryResult> {
    const { book, categories, today } = context;
    const { paydays } = book.ledger;
    const period = periodAsked(given.month, today, paydays);
    if (given.compare_to !== undefined || given.average !== undefined) return measureSpending(context, given, period);
    const isPlain = given.words === undefined && given.tag === undefined && given.from === undefined;
    if (isPlain && given.to === undefined) {
      const result = await readSummary(context, period);
      const category = given.category ?? null;
      return {
        ...result,
        category,
        ...(given.per === undefined || !result.isCurrent ? {} : { per: given.per }),
        uncounted: await readUncounted(book, { from: period.start, to: period.end }, category),
      };
    }
    const range = { from: given.from ?? period.start, to: given.to ?? earlier(today, period.end) };
    return isPlain || (given.words === undefined && given.tag === undefined)
      ? totalSpent(book, categories, range, given.category ?? null)
      : totalOf(book, categories, isTagAlone(given) ? await rangeOfTag(book, given.tag, today) : range, given, today);
  },
  present: presentSummary,
});

/** Compares what was spent with earlier days, or averages it. */
async function measureSpending(
  { book, categories, today }: ToolContext,
  given: Args,
  period: Period,
): Promise<ComparedResult | AverageResult> {
  const { paydays } = book.ledger;
  const stated = { from: given.from ?? period.start, to: given.to ?? earlier(today, period.end) };
  const isNarrowed = given.words !== undefined || given.tag !== undefined;
  const total = (range: DateRange) =>
    isNarrowed
      ? totalOf(book, categories, range, given, today)
      : totalSpent(book, categories, range, given.category ?? null);
  const { about } = await total(stated);
  const spending = { about, sum: async (range: DateRange) => (await total(range)).total };
  if (given.compare_to !== undefined) {
    const isPeriod = given.from === undefined && given.to === undefined;
    const ranges = isPeriod
      ? periodsCompared(period, given.compare_to, today, paydays)
      : rangesCompared(stated, given.compare_to);
    return compareSpending(spending, ranges);
  }
  if (given.average === "day") return averageADay(spending, stated);
  const hasEntries = async ({ from, to }: DateRange) => (await book.spent(from, to)).length > 0;
  return averageAMonth(spending, hasEntries, today, paydays);
}

/** Reads a period in figures. */
export async function readSummary(reader: Reader, period: Period): Promise<SummaryResult> {
  const { book, categories, today } = reader;
  const { paydays, currency } = book.ledger;
  const plan = planInForce(await book.records("plans"), period.key);
  const position = await readPosition(reader, period);
  const isCurrent = periodOf(today, paydays).key === period.key;
  const summary = summarize({ position, categories, plan, currency });
  const weeks = isCurrent ? await readRunningWeeks(book, today) : [];
  const running = weeks.length === 0 ? {} : { weeks };
  return { kind: "period", summary, isCurrent, category: null, ...running, parts: freeParts(position) };
}

async function totalSpent(
  book: Book,
  categories: CategoryBook,
  range: DateRange,
  category: CategoryId | null,
): Promise<TotalResult> {
  const sums = (await book.spent(range.from, range.to)).filter((sum) => category === null || sum.category === category);
  const total = sums.reduce((sum, { minor }) => sum + minor, 0);
  const count = sums.reduce((sum, one) => sum + one.count, 0);
  const about = category === null ? null : categories.get(category).name;
  const uncounted = await readUncounted(book, range, category);
  return { kind: "total", total: money(total, book.ledger.currency), count, ...range, about, category, uncounted };
}

/** Sums come from what counts alone, so what does not is read by itself. */
async function readUncounted(book: Book, range: DateRange, category: CategoryId | null): Promise<Uncounted[]> {
  const inCategory = category === null ? {} : { category };
  return uncountedOf(await book.entries({ ...range, ...inCategory, order: "newest", limit: SUMMED }));
}

/** More entries than anyone logs about one thing. */
const SUMMED = 100_000;

type Args = z.output<typeof args>;

/** A tag is of a journey or a purpose, not of a month: asked about without dates, all that bears it is meant. */
function isTagAlone(given: Args): given is Args & { readonly tag: string } {
  return given.tag !== undefined && given.month === undefined && given.from === undefined && given.to === undefined;
}

async function rangeOfTag(book: Book, tag: string, today: CalendarDate): Promise<DateRange> {
  const entries = await book.entries({ tag: foldTag(tag), order: "newest", limit: SUMMED });
  return { from: entries.at(-1)?.date ?? today, to: today };
}

async function totalOf(
  book: Book,
  categories: CategoryBook,
  range: DateRange,
  given: Args,
  today: CalendarDate,
): Promise<TotalResult> {
  const { words, category } = given;
  const tag = given.tag === undefined ? undefined : foldTag(given.tag);
  const standing = tag === undefined ? null : await readTagStanding(book, tag, today);
  const narrowed = {
    ...askedWords(words),
    ...(tag === undefined ? {} : { tag }),
  };
  const inCategory = category === undefined ? {} : { category };
  const entries = await book.entries({ ...range, ...narrowed, ...inCategory, order: "newest", limit: SUMMED });
  const about = [words, tag && `#${tag}`, category && categories.get(category).name].filter(Boolean).join(", ");
  const counted = entries.filter(({ counts }) => counts !== null);
  return {
    kind: "total",
    total: money(
      counted.reduce((sum, { counts }) => sum + (counts ?? 0), 0),
      book.ledger.currency,
    ),
    count: counted.length,
    ...range,
    about: about === "" ? null : about,
    category: category ?? null,
    ...narrowed,
    ...(standing === null ? {} : { tagStanding: standing }),
    uncounted: uncountedOf(entries),
  };
}

function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}
