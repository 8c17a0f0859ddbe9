import type { CategoryId } from "./categories.ts";
import type { Entry } from "./entry.ts";
import { type Money, money } from "./money.ts";
import { type CalendarDate, daysBetween } from "./period.ts";
import type { Frequency, Recurring } from "./recurring.ts";
import { median } from "./unusual.ts";

/** Something that seems to come again and again, and is no recurring entry yet. */
export interface LikelyRecurring {
  readonly description: string;
  readonly normalised: string;
  readonly category: CategoryId;
  readonly amount: Money;
  readonly frequency: Frequency;
  readonly every: number;
  /** When it came last, and when it would come next. */
  readonly last: CalendarDate;
  readonly next: CalendarDate;
}

/** What counts as coming again: how often, how punctually and how evenly. */
const LIKENESS = { times: 3, days: 3, percent: 10 } as const;

/** Rhythms by the days between two of them. */
const RHYTHMS: readonly {
  readonly from: number;
  readonly to: number;
  readonly frequency: Frequency;
  readonly every: number;
}[] = [
  { from: 7, to: 7, frequency: "weekly", every: 1 },
  { from: 14, to: 14, frequency: "weekly", every: 2 },
  { from: 28, to: 31, frequency: "monthly", every: 1 },
  { from: 365, to: 366, frequency: "yearly", every: 1 },
];

/**
 * Finds descriptions that came at least three times in one rhythm, for about the same amount, and that no rule knows.
 *
 * @param entries expenses, in any order
 */
export function likelyRecurring(entries: readonly Entry[], rules: readonly Recurring[]): LikelyRecurring[] {
  const open = entries.filter(
    ({ kind, category, recurring }) => kind === "expense" && category !== null && recurring === undefined,
  );
  return [...Map.groupBy(open, ({ normalised }) => normalised)]
    .filter(([normalised]) => normalised !== "" && !rules.some((rule) => rule.normalised === normalised))
    .flatMap(([, its]) => rhythmOf(its.toSorted((a, b) => (a.date < b.date ? -1 : 1))) ?? [])
    .sort((a, b) => b.amount.minor - a.amount.minor || (a.normalised < b.normalised ? -1 : 1));
}

function rhythmOf(entries: readonly Entry[]): LikelyRecurring | null {
  const last = entries.at(-1);
  if (!last || last.category === null || entries.length < LIKENESS.times) return null;
  const middle = median(entries.map(({ amount }) => amount.minor));
  const isEven = entries.every(
    ({ amount }) =>
      amount.currency === last.amount.currency && Math.abs(amount.minor - middle) * 100 <= LIKENESS.percent * middle,
  );
  if (!isEven) return null;
  const gaps = entries.slice(1).map((entry, index) => daysBetween(entries[index]?.date ?? entry.date, entry.date));
  const rhythm = RHYTHMS.find(({ from, to }) =>
    gaps.every((gap) => gap >= from - LIKENESS.days && gap <= to + LIKENESS.days),
  );
  if (!rhythm) return null;
  const { frequency, every } = rhythm;
  const step =
    frequency === "weekly" ? { weeks: every } : frequency === "monthly" ? { months: every } : { years: every };
  return {
    description: last.description,
    normalised: last.normalised,
    category: last.category,
    amount: money(Math.round(middle), last.amount.currency),
    frequency,
    every,
    last: last.date,
    next: Temporal.PlainDate.from(last.date).add(step).toString(),
  };
}
