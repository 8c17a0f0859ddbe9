import { z } from "zod";
import type { CategoryId } from "../../domain/categories.ts";
import { type LikelyRecurring, likelyRecurring } from "../../domain/likely-recurring.ts";
import { type Money, money } from "../../domain/money.ts";
import {
  type CalendarDate,
  daysGone,
  daysIn,
  type Period,
  periodAfter,
  periodAsked,
  periodOf,
} from "../../domain/period.ts";
import type { CategorySum } from "../../domain/ports.ts";
import { presentInsights } from "../replies/insights.ts";
import { month } from "./arguments.ts";
import { type FreeNow, freeNow } from "./free-now.ts";
import { readPosition } from "./position.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ month: month.optional() });

/** How a period compares with the one before, up to the same day. */
export interface InsightsResult {
  readonly period: Period;
  readonly isCurrent: boolean;
  /** Days of the period that are looked at, and the last of them. */
  readonly days: number;
  readonly lastDay: CalendarDate;
  readonly spent: Money;
  /** Of the period before, up to the same day; null where nothing was spent then. */
  readonly before: Money | null;
  /** What changed most against then, the largest first. */
  readonly changes: readonly { readonly category: CategoryId; readonly by: Money }[];
  readonly now: FreeNow | null;
  /** Set aside for bills that are still to come. */
  readonly bills: Money;
  readonly recurring: readonly LikelyRecurring[];
}

/** Changes that are named at most. */
const NAMED = 3;

/** Tells what stands out in a month, compared with the same days of the month before. */
export const insights = defineTool({
  name: "insights",
  description: "Tell what stands out in a month, compared with the same days of the month before.",
  risk: "read",
  args,
  async run(context, given): Promise<InsightsResult> {
    const { book, today } = context;
    const { paydays, currency } = book.ledger;
    const current = periodOf(today, paydays);
    const period = periodAsked(given.month, today, paydays);
    const isCurrent = period.key === current.key;
    const days = isCurrent ? daysGone(period, today) : daysIn(period);
    const earlier = periodAfter(period, -1, paydays);
    const lastDay = lastOf(period, days);
    const sums = await book.spent(period.start, lastDay);
    const sumsBefore = await book.spent(earlier.start, lastOf(earlier, days));
    const position = isCurrent ? await readPosition(context, period) : null;
    const entries = await book.entries({ kinds: ["expense"], order: "newest", limit: 2_000 });
    return {
      period,
      isCurrent,
      days,
      lastDay,
      spent: totalOf(sums, currency),
      before: sumsBefore.length === 0 ? null : totalOf(sumsBefore, currency),
      changes: sumsBefore.length === 0 ? [] : changesBetween(sumsBefore, sums, currency),
      now: position && freeNow(position),
      bills: money(
        position?.reserves.reduce((total, { due, amount }) => total + (due.length > 0 ? amount.minor : 0), 0) ?? 0,
        currency,
      ),
      recurring: likelyRecurring(entries, await book.records("recurring")).slice(0, 1),
    };
  },
  present: presentInsights,
});

function lastOf({ start, end }: Period, days: number): string {
  const last = Temporal.PlainDate.from(start)
    .add({ days: days - 1 })
    .toString();
  return last < end ? last : end;
}

function totalOf(sums: readonly CategorySum[], currency: string): Money {
  return money(
    sums.reduce((total, { minor }) => total + minor, 0),
    currency,
  );
}

function changesBetween(before: readonly CategorySum[], now: readonly CategorySum[], currency: string) {
  const categories = new Set([...before, ...now].map(({ category }) => category));
  const spentIn = (sums: readonly CategorySum[], id: string): number =>
    sums.find(({ category }) => category === id)?.minor ?? 0;
  return [...categories]
    .map((category) => ({ category, by: money(spentIn(now, category) - spentIn(before, category), currency) }))
    .filter(({ by }) => by.minor !== 0)
    .sort((a, b) => Math.abs(b.by.minor) - Math.abs(a.by.minor) || (a.category < b.category ? -1 : 1))
    .slice(0, NAMED);
}
