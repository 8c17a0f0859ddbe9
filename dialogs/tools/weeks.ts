import type { Book } from "../../domain/book.ts";
import type { CategoryId } from "../../domain/categories.ts";
import { type Money, money } from "../../domain/money.ts";
import { movedWithin } from "../../domain/move-allocation.ts";
import type { Change } from "../../domain/operation.ts";
import { type CalendarDate, type Payday, type Period, periodByKey } from "../../domain/period.ts";
import type { Limit } from "../../domain/plan.ts";
import { isTagLimit, type TagLimit } from "../../domain/tag-limit.ts";
import { sameImage } from "../../domain/undo.ts";
import { weekLimitOn } from "../../domain/weekly-limit.ts";

/** How a category that is limited by the week stands in one. */
export interface WeekStanding {
  readonly category: CategoryId;
  readonly week: Period;
  /** What it may cost, with what was moved into or out of it in the week. */
  readonly limit: Money;
  readonly spent: Money;
}

/** A category on a day: the week that this lies in is meant. */
export interface CategoryDay {
  readonly category: CategoryId;
  readonly date: CalendarDate;
}

/** How the week of a day stands; null where the category is not limited by the week then. */
export async function readWeek(book: Book, day: CategoryDay): Promise<WeekStanding | null> {
  const [standing = null] = (await readWeeks(book, [day])).values();
  return standing;
}

/** The weeks of some days that are limited, each once, by category and first day. */
export async function readWeeks(book: Book, days: readonly CategoryDay[]): Promise<Map<string, WeekStanding>> {
  const weeks = new Map<string, WeekStanding>();
  const { paydays, currency } = book.ledger;
  const limits = days.length === 0 ? [] : await book.records("limits");
  const byCategory = new Map(limits.flatMap((limit) => (isTagLimit(limit) ? [] : [[limit.category, limit]])));
  if (byCategory.size === 0) return weeks;
  const plans = await book.records("plans");
  for (const { category, date } of days) {
    const limit = byCategory.get(category);
    const held = limit ? weekLimitOn(limit, date, paydays) : null;
    if (held?.amount.currency !== currency) continue;
    const { week } = held;
    const key = `${category} ${week.key}`;
    if (weeks.has(key)) continue;
    const sums = await book.spent(week.start, week.end);
    const minor = sums.find((sum) => sum.category === category)?.minor ?? 0;
    const given = money(Math.max(0, held.amount.minor + movedWithin(plans, category, week)), currency);
    weeks.set(key, { category, week, limit: given, spent: money(minor, currency) });
  }
  return weeks;
}

/** How the running week stands of everything that is limited by the week. */
export async function readRunningWeeks(book: Book, today: CalendarDate): Promise<WeekStanding[]> {
  const limits = await book.records("limits");
  const days = limits.flatMap((limit) => (isTagLimit(limit) ? [] : [{ category: limit.category, date: today }]));
  return [...(await readWeeks(book, days)).values()];
}

/** The days whose weeks some changes may move. @param limits as they are before the changes */
export function daysTouched(
  changes: readonly Change[],
  today: CalendarDate,
  paydays: readonly Payday[],
  limits: readonly (Limit | TagLimit)[],
): CategoryDay[] {
  return changes.flatMap((change) => {
    switch (change.what) {
      case "entries":
        return [change.before, change.after].flatMap((entry) =>
          entry && entry.category !== null ? [{ category: entry.category, date: entry.date }] : [],
        );
      case "limits":
        return daysLimited(
          [change.before, change.after].flatMap((limit) => limit ?? []),
          today,
          paydays,
        );
      case "plans":
        return [change.before, change.after].flatMap((plan) =>
          (plan?.moved ?? []).flatMap(({ category, on }) => (on === undefined ? [] : [{ category, date: on }])),
        );
      // In which month a week ends decides from when its limit holds.
      case "settings":
        return sameImage(change.before?.paydays, change.after?.paydays) ? [] : daysLimited(limits, today, paydays);
      default:
        return [];
    }
  });
}

/** More weeks back than a year has; nobody looks at warnings of older ones. */
const WEEKS_BACK = 60;

/** A day of each week in which some limits hold, the latest first. */
export function daysLimited(
  limits: readonly (Limit | TagLimit)[],
  today: CalendarDate,
  paydays: readonly Payday[],
): CategoryDay[] {
  return limits.flatMap((limit) => {
    if (isTagLimit(limit) || !isEverWeekly(limit)) return [];
    const first = firstOf(limit, paydays);
    return Array.from({ length: WEEKS_BACK }, (_, back) => {
      const date = Temporal.PlainDate.from(today).subtract({ weeks: back });
      return { category: limit.category, date: date.toString() };
    }).filter(({ date }) => Temporal.PlainDate.from(date).add({ weeks: 1 }).toString() >= first);
  });
}

/** True for the name of a week, not of a month, that is followed still. */
export function isRecentWeek(key: string, today: CalendarDate): boolean {
  const isNamedByDay = key.length === today.length;
  return isNamedByDay && key > Temporal.PlainDate.from(today).subtract({ weeks: WEEKS_BACK }).toString();
}

function isEverWeekly({ per, replaces }: Limit): boolean {
  return per === "week" || (replaces !== undefined && isEverWeekly(replaces));
}

/** The first day of the oldest period in which it, or what it replaced, held. */
function firstOf({ from, replaces }: Limit, paydays: readonly Payday[]): CalendarDate {
  if (replaces) return firstOf(replaces, paydays);
  return from === undefined ? "" : periodByKey(from, paydays).start;
}
