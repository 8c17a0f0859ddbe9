import type { CategoryId } from "./categories.ts";
import { limitIn } from "./limit-over-time.ts";
import { add, type Currency, type Money, money } from "./money.ts";
import type { CalendarDate, Period, PeriodKey } from "./period.ts";
import type { Because } from "./reasons.ts";
import { isTagLimit, type TagAlert, type TagLimit, tagLimitId } from "./tag-limit.ts";
import { amountIn } from "./weekly-limit.ts";

export type PayRhythm = "week" | "two_weeks" | "twice_monthly" | "month" | "irregular";

/** Money that comes in regularly. */
export interface IncomeSource {
  readonly name: string;
  readonly amount: Money;
  readonly every: PayRhythm;
  /** Days of the month (`month`: one, `twice_monthly`: two); empty: on the period's first day. */
  readonly days: readonly number[];
  /** A date to count from (`week`, `two_weeks`). */
  readonly anchor?: CalendarDate;
}

/** What a category gets in a period, and why. */
export interface Allocation {
  readonly category: CategoryId;
  /** ≥ 0. */
  readonly amount: Money;
  readonly because: readonly Because[];
}

export type RiskTolerance = "conservative" | "moderate" | "aggressive";

/** A period's income and how it is split. Its allocations and `unassigned` sum to the income exactly. */
export interface Plan {
  readonly period: PeriodKey;
  readonly income: Money;
  readonly sources: readonly IncomeSource[];
  readonly allocations: readonly Allocation[];
  readonly unassigned: Money;
  /** How much limits and floors lack, when they are above the income; else 0. */
  readonly underfunded: Money;
  readonly risk: RiskTolerance;
  /** What was moved between categories in this period alone; signed, sums to 0. */
  readonly moved?: readonly MovedPart[];
  /** What each category brought along from the period before (may be negative). */
  readonly carried: readonly { readonly category: CategoryId; readonly amount: Money }[];
}

/** What one category gave or got of what was moved. */
export interface MovedPart {
  readonly category: CategoryId;
  /** Signed. */
  readonly amount: Money;
  /** The day on which it was moved; left out in plans from before it was kept. */
  readonly on?: CalendarDate;
}

/** A limit that the person set; lasts until it is changed. */
export interface Limit {
  readonly category: CategoryId;
  readonly amount: Money;
  readonly per: "week" | "month";
  /** The day on which its weeks begin, 1 (Monday) … 7 (Sunday); Monday when left out. */
  readonly weekStartsOn?: number;
  /** The first period it holds for; left out: it has always held. */
  readonly from?: PeriodKey;
  /** The first period it holds for no more; left out: it lasts. */
  readonly until?: PeriodKey;
  /** What held before `from`. */
  readonly replaces?: Limit;
}

/** A warning that was given: at `threshold` percent of a category in a period. */
export interface Alert {
  /** Of what is limited by the week: the first day of the week. */
  readonly period: PeriodKey;
  readonly category: CategoryId;
  readonly threshold: number;
}

/** What an alert is unique by, and its id in the ledger. */
export function alertId(alert: Alert | TagAlert): string {
  if ("tag" in alert) {
    return [tagLimitId(alert.tag), ...(alert.week === undefined ? [] : [alert.week]), alert.threshold].join(":");
  }
  return `${alert.period}:${alert.category}:${alert.threshold}`;
}

/** What a limit is unique by, and its id in the ledger. */
export function limitId(limit: Limit | TagLimit): string {
  return isTagLimit(limit) ? tagLimitId(limit.tag) : limit.category;
}

/** The plan that holds for a period: its own, else the latest earlier one, carried on without what was moved in it. */
export function planInForce(plans: Iterable<Plan>, period: PeriodKey): Plan | null {
  let best: Plan | null = null;
  for (const plan of plans) {
    if (plan.period <= period && (best === null || plan.period > best.period)) best = plan;
  }
  if (best === null || best.period === period) return best;
  const { moved: _past, ...lasting } = best;
  return lasting;
}

/** A limit as it holds in a period. */
export interface PeriodLimit {
  readonly category: CategoryId;
  /** What it comes to in the whole period. */
  readonly amount: Money;
  /** What it is for a week; null for one that is for the month. */
  readonly weekly: Money | null;
}

/** The categories' limits as they held in a period: one set later leaves earlier periods as they were. */
export function limitsIn(limits: Iterable<Limit | TagLimit>, period: Period): PeriodLimit[] {
  return [...limits].flatMap((limit) => {
    const held = isTagLimit(limit) ? null : limitIn(limit, period.key);
    if (held === null) return [];
    const weekly = held.per === "week" ? held.amount : null;
    return [{ category: held.category, amount: amountIn(held, period), weekly }];
  });
}

/**
 * What each category has been given: the person's own limits first, else the plan's allocation.
 *
 * @param limits those of the plan's period: {@link limitsIn}
 * @returns category → amount; a category without either is not in it
 */
export function allocated(
  plan: Plan | null,
  limits: Iterable<Pick<PeriodLimit, "category" | "amount">>,
  currency: Currency,
): Map<CategoryId, Money> {
  const amounts = new Map<CategoryId, Money>();
  for (const { category, amount } of plan?.allocations ?? []) amounts.set(category, amount);
  for (const { category, amount } of limits) if (amount.currency === currency) amounts.set(category, amount);
  for (const { category, amount } of plan?.moved ?? []) {
    amounts.set(category, add(amounts.get(category) ?? money(0, currency), amount));
  }
  return amounts;
}
