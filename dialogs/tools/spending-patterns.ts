import { z } from "zod";
import type { Entry } from "../../domain/entry.ts";
import { type LikelyRecurring, likelyRecurring } from "../../domain/likely-recurring.ts";
import {
  type CategoryPattern,
  categoryPatterns,
  type DayProfile,
  dayProfile,
  largeEntries,
  type PeriodSums,
} from "../../domain/patterns.ts";
import { type CalendarDate, periodAfter, periodOf } from "../../domain/period.ts";
import { presentPatterns } from "../replies/patterns.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const args = z.strictObject({
  months: z.int().min(1).max(24).optional(),
  /** Only what stands out: of the complete months, or of the running one. */
  unusual: z.enum(["lately", "this_month"]).optional(),
});

/** How money was spent over some complete periods. */
export interface PatternsResult {
  /** How many complete periods there were. */
  readonly periods: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly categories: readonly CategoryPattern[];
  readonly large: readonly Entry[];
  readonly profile: DayProfile;
  readonly recurring: readonly LikelyRecurring[];
  /** Nothing but what stands out was asked about. */
  readonly unusual?: "lately" | "this_month";
}

const DEFAULT_PERIODS = 6;

/** Single expenses and likely bills that are named at most. */
const NAMED = 3;

/** Tells where the money goes: averages, trends, spikes, what stands out and what seems to recur. */
export const spendingPatterns = defineTool({
  name: "spending_patterns",
  description: "Tell where the money goes over complete months: averages, trends, spikes, and what seems to recur.",
  risk: "read",
  args,
  run: (context, { months = DEFAULT_PERIODS, unusual }): Promise<PatternsResult> =>
    unusual === undefined ? readPatterns(context, months) : readUnusual(context, months, unusual),
  present: presentPatterns,
});

/** Reads the patterns of the last complete periods in which anything was spent. */
export async function readPatterns(context: ToolContext, months: number): Promise<PatternsResult> {
  return (await readPast(context, months)).patterns;
}

/** What stands out, by the same measures; the running month against those before it. */
async function readUnusual(
  context: ToolContext,
  months: number,
  unusual: "lately" | "this_month",
): Promise<PatternsResult> {
  const { patterns, periods, entries } = await readPast(context, months);
  const { book, today } = context;
  const current = periodOf(today, book.ledger.paydays);
  const isNow = unusual === "this_month";
  const sums = await book.spent(current.start, today);
  const categories = isNow
    ? categoryPatterns([...periods, { key: current.key, sums }], book.ledger.currency).map((pattern) => ({
        ...pattern,
        spikes: pattern.spikes.filter(({ period }) => period === current.key),
      }))
    : patterns.categories;
  const large = largeEntries(entries.filter(({ date }) => date >= patterns.from)).filter(
    ({ date }) => !isNow || date >= current.start,
  );
  return { ...patterns, categories, large: large.slice(0, NAMED), unusual };
}

async function readPast({ book, today }: ToolContext, months: number) {
  const { paydays, currency } = book.ledger;
  const current = periodOf(today, paydays);
  const periods: PeriodSums[] = [];
  let from = current.start;
  for (let back = 1; back <= months; back++) {
    const past = periodAfter(current, -back, paydays);
    const sums = await book.spent(past.start, past.end);
    if (sums.length === 0 && periods.length > 0) break;
    if (sums.length === 0) continue;
    periods.unshift({ key: past.key, sums });
    from = past.start;
  }
  const to = Temporal.PlainDate.from(current.start).subtract({ days: 1 }).toString();
  const entries = await book.entries({ kinds: ["expense"], from, to: today, order: "newest", limit: 100_000 });
  const complete = entries.filter(({ date }) => date <= to);
  const patterns: PatternsResult = {
    periods: periods.length,
    from,
    to,
    categories: categoryPatterns(periods, currency),
    large: largeEntries(complete).slice(0, NAMED),
    profile: dayProfile(complete, currency),
    recurring: likelyRecurring(entries, await book.records("recurring")).slice(0, NAMED),
  };
  return { patterns, periods, entries };
}
