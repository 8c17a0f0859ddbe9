import type { CategoryUse } from "../../domain/alerts.ts";
import type { Book } from "../../domain/book.ts";
import type { CategoryId } from "../../domain/categories.ts";
import type { Entry } from "../../domain/entry.ts";
import { add, type Money, money } from "../../domain/money.ts";
import { type CalendarDate, daysLeft, type Period, periodOf } from "../../domain/period.ts";
import { allocated, limitsIn, type Plan, planInForce } from "../../domain/plan.ts";
import { readCarried } from "./carried.ts";
import type { ToolContext } from "./tool.ts";
import { readWeek, type WeekStanding } from "./weeks.ts";

/** How a category stands in a period: what a confirmation says after the amount. */
export interface Standing {
  readonly category: CategoryId;
  readonly name: string;
  readonly spent: Money;
  /** Null where nothing was allocated. */
  readonly allocated: Money | null;
  /** Brought along from the period before; may be negative. */
  readonly carried: Money;
  readonly period: Period;
  readonly daysLeft: number;
  /** How its week stands, where it is limited by the week. */
  readonly week: WeekStanding | null;
}

/** A period of a ledger with everything that was decided about it. */
export interface PeriodState {
  readonly period: Period;
  readonly plan: Plan | null;
  readonly allocated: ReadonlyMap<CategoryId, Money>;
  /** Brought along from the period before, by category. */
  readonly carried: ReadonlyMap<CategoryId, Money>;
  /** Signed minor units by category. */
  readonly spent: ReadonlyMap<CategoryId, number>;
  /** What is limited by the week, and warned of by the week. */
  readonly weekly: ReadonlySet<CategoryId>;
}

/** Reads a period: its plan, its allocations and what was spent in it. */
export async function readPeriod(book: Book, period: Period): Promise<PeriodState> {
  const plan = planInForce(await book.records("plans"), period.key);
  const limits = limitsIn(await book.records("limits"), period);
  const sums = await book.spent(period.start, period.end);
  return {
    period,
    plan,
    allocated: allocated(plan, limits, book.ledger.currency),
    carried: await readCarried(book, period),
    spent: new Map(sums.map(({ category, minor }) => [category, minor])),
    weekly: new Set(limits.flatMap(({ category, weekly }) => (weekly === null ? [] : [category]))),
  };
}

/**
 * How a category stands, everything this turn has staged included.
 *
 * @param date lies in the period that is meant; the current one unless it is said otherwise
 */
export async function readStanding(
  context: ToolContext,
  category: CategoryId,
  date: CalendarDate = context.today,
): Promise<Standing> {
  const { book, today, categories } = context;
  const period = periodOf(date, book.ledger.paydays);
  const state = await readPeriod(book, period);
  return {
    category,
    name: categories.get(category).name,
    spent: money(state.spent.get(category) ?? 0, book.ledger.currency),
    allocated: state.allocated.get(category) ?? null,
    carried: state.carried.get(category) ?? money(0, book.ledger.currency),
    period,
    daysLeft: daysLeft(period, today),
    week: await readWeek(book, { category, date }),
  };
}

/** What a category has in its period: what it was given, and what it brought along; null where it was given nothing. */
export function availableIn({ allocated: given, carried }: Pick<Standing, "allocated" | "carried">): Money | null {
  return given && add(given, carried);
}

/** How a period's categories are used. */
export function useOf({ allocated: given, carried, spent }: PeriodState): CategoryUse {
  const available = [...given].map(([category, amount]) => {
    return [category, add(amount, carried.get(category) ?? money(0, amount.currency))] as const;
  });
  return { allocated: new Map(available), spent };
}

/** How those categories of a period are used that are warned of by the period. */
export function warnedUseOf(state: PeriodState): CategoryUse {
  const use = useOf(state);
  return { ...use, allocated: new Map([...use.allocated].filter(([category]) => !state.weekly.has(category))) };
}

/** How the categories of some entries stand, each in the period of its entry, once. */
export async function readStandings(context: ToolContext, entries: Iterable<Entry | null>): Promise<Standing[]> {
  const wanted = new Map<string, { readonly category: CategoryId; readonly date: CalendarDate }>();
  for (const entry of entries) {
    if (!entry || entry.category === null) continue;
    const { category, date } = entry;
    const week = await readWeek(context.book, { category, date });
    const { key } = week?.week ?? periodOf(date, context.book.ledger.paydays);
    wanted.set(`${key} ${category}`, { category, date });
  }
  const standings: Standing[] = [];
  for (const { category, date } of wanted.values()) standings.push(await readStanding(context, category, date));
  return standings;
}
