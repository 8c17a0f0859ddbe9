import type { CategoryId } from "./categories.ts";
import type { Entry } from "./entry.ts";
import { type Currency, type Money, money } from "./money.ts";
import { type CalendarDate, daysGone, daysIn, type Period } from "./period.ts";

/** Where bills live: paid in one go whatever the day, so that they would make a cliff of any line. */
const BILLS: ReadonlySet<CategoryId> = new Set(["housing", "utilities", "insurance", "debt", "savings"]);

/** How flexible spending runs through a period. */
export interface FlexiblePace {
  /** Spent by the end of each day, from the period's first to today, or to its last once it is over. */
  readonly days: readonly { readonly date: CalendarDate; readonly spent: Money }[];
  /** What may be spent flexibly in the whole period; null where nothing is known to spend from. */
  readonly planned: Money | null;
  /** What an even pace would have spent by the last of the days. */
  readonly even: Money | null;
}

interface FlexibleInput {
  readonly period: Period;
  readonly today: CalendarDate;
  readonly currency: Currency;
  /** Of the period. */
  readonly entries: readonly Entry[];
  /** Free to spend; null where neither an income nor a balance is known. */
  readonly free: Money | null;
}

/**
 * Flexible spending day by day against an even pace. What is planned is what was spent so far and what is still free, so the
 * line ends where "left to spend" begins.
 */
export function flexiblePace({ period, today, currency, entries, free }: FlexibleInput): FlexiblePace {
  const byDay = new Map<CalendarDate, number>();
  for (const { date, counts, recurring, category } of entries) {
    if (counts === null || recurring || BILLS.has(category ?? "")) continue;
    byDay.set(date, (byDay.get(date) ?? 0) + counts);
  }
  const shown = Math.min(Math.max(daysGone(period, today), 1), daysIn(period));
  const first = Temporal.PlainDate.from(period.start);
  let total = 0;
  const days = Array.from({ length: shown }, (_, index) => {
    const date = first.add({ days: index }).toString();
    total += byDay.get(date) ?? 0;
    return { date, spent: money(total, currency) };
  });
  const planned = free && money(Math.max(0, total + free.minor), currency);
  const even = planned && money(Math.round((planned.minor * shown) / daysIn(period)), currency);
  return { days, planned, even };
}
