import { type Category, CategoryBook, type CategoryId } from "./categories.ts";
import { type Currency, type Money, money } from "./money.ts";
import type { CalendarDate, Payday } from "./period.ts";
import { allocated, type PeriodLimit, type Plan, type RiskTolerance } from "./plan.ts";
import type { CategorySum } from "./ports.ts";
import { type CategoryStanding, standingsOf } from "./standing.ts";

/** A category as a verdict sees it. */
export interface JudgedCategory extends CategoryStanding {
  /** 1–10. */
  readonly necessity: number;
  /** The person's own priority (1–10), else the necessity. */
  readonly priority: number;
  /** What of it was spent on recurring entries: they come when they are due, so no pace follows from them. Left out: 0. */
  readonly bills?: Money;
}

/** What a complete period was like. */
export interface PastPeriod {
  readonly income: Money;
  /** Allocated − spent of the wants group; null when no plan held then. */
  readonly wantsLeft: Money | null;
  readonly spent: readonly CategorySum[];
  /** What of it were recurring entries; left out: nothing. */
  readonly bills?: readonly CategorySum[];
}

/** What a period to come brings and asks for. */
export interface LaterPeriod {
  readonly expectedIncome: Money;
  /** Contributions to savings and goals. */
  readonly contributed: Money;
  /** For bills, by category. */
  readonly reserved: readonly { readonly category: CategoryId; readonly amount: Money }[];
}

/**
 * Everything that a verdict depends on: the same snapshot gives the same verdict. Plain JSON, so that it can be kept with
 * it; all amounts are in the ledger's currency.
 */
export interface VerdictSnapshot {
  readonly amount: Money;
  readonly category: CategoryId;
  readonly today: CalendarDate;
  /** The day after today for which it was asked about; left out: today. */
  readonly on?: CalendarDate;
  readonly paydays: readonly Payday[];
  /** Days after today on which a pay is expected, within the next three periods. */
  readonly payDates: readonly CalendarDate[];
  readonly risk: RiskTolerance;
  /** Of the period in which today lies; the next ones are expected to bring the same. */
  readonly expectedIncome: Money;
  readonly extraIncome: Money;
  /** Contributions to savings and goals, made and still to make in this period. */
  readonly contributed: Money;
  /** What else there is, or is not, in this period: {@link Incomings}. */
  readonly adjustment: Money;
  /** What is still to be put aside for goals in this period. */
  readonly toPutAside: Money;
  /** What the pot of the goal that the purchase is holds; null when it is none. */
  readonly goalPot: Money | null;
  /** What is reserved for the purchase itself, because it is a bill that is due. */
  readonly ownReserve: Money;
  /** True when what is free is an estimate: then no `buy` rests on it. */
  readonly isPartial: boolean;
  /** What the next periods bring and ask for, the next one first; further ones are like the last of them. */
  readonly later: readonly LaterPeriod[];
  readonly hasPlan: boolean;
  /** All of the ledger, the purchase's own included. */
  readonly categories: readonly JudgedCategory[];
  /** Up to six complete periods, newest last. */
  readonly past: readonly PastPeriod[];
}

/** What a snapshot is taken of. Amounts and sums are those of the ledger in the period in which today lies. */
export interface SnapshotInput {
  readonly amount: Money;
  readonly category: CategoryId;
  readonly today: CalendarDate;
  /** After today; left out: today. */
  readonly on?: CalendarDate | undefined;
  readonly paydays: readonly Payday[];
  readonly risk: RiskTolerance;
  readonly expectedIncome: Money;
  readonly categories: readonly Category[];
  /** The plan in force. */
  readonly plan: Plan | null;
  readonly limits: readonly Pick<PeriodLimit, "category" | "amount">[];
  readonly sums: readonly CategorySum[];
  /** Newest last; the last six count. */
  readonly past: readonly {
    readonly income: Money;
    readonly plan: Plan | null;
    readonly sums: readonly CategorySum[];
    readonly bills?: readonly CategorySum[];
  }[];
  /** What of the sums were recurring entries. */
  readonly bills?: readonly CategorySum[];
  readonly priorities?: ReadonlyMap<CategoryId, number>;
  readonly payDates?: readonly CalendarDate[];
  readonly extraIncome?: Money;
  readonly contributed?: Money;
  readonly adjustment?: Money;
  readonly toPutAside?: Money;
  readonly goalPot?: Money | null;
  readonly ownReserve?: Money;
  readonly isPartial?: boolean;
  readonly later?: readonly LaterPeriod[];
  readonly carried?: ReadonlyMap<CategoryId, Money>;
  readonly reserved?: ReadonlyMap<CategoryId, Money>;
  readonly covered?: ReadonlyMap<CategoryId, Money>;
}

/** How many complete periods a verdict looks back. */
const PERIODS_BACK = 6;

/** Takes the snapshot that a verdict is computed from. */
export function takeSnapshot(input: SnapshotInput): VerdictSnapshot {
  const { amount, category, today, paydays, risk, expectedIncome, plan, limits, sums, priorities } = input;
  const { currency } = expectedIncome;
  const nothing = money(0, currency);
  const book = new CategoryBook(input.categories);
  const known = book.has(category) ? input.categories : [...input.categories, book.get(category)];
  const { reserved = new Map(), covered = new Map(), carried = new Map() } = input;
  const standings = standingsOf({ categories: known, plan, limits, sums, currency, carried, reserved, covered });
  return {
    amount,
    category,
    today,
    ...(input.on === undefined ? {} : { on: input.on }),
    paydays,
    payDates: input.payDates ?? [],
    risk,
    expectedIncome,
    extraIncome: input.extraIncome ?? nothing,
    contributed: input.contributed ?? nothing,
    adjustment: input.adjustment ?? nothing,
    toPutAside: input.toPutAside ?? nothing,
    goalPot: input.goalPot ?? null,
    ownReserve: input.ownReserve ?? nothing,
    isPartial: input.isPartial ?? false,
    later: input.later ?? [],
    hasPlan: plan !== null,
    categories: standings.map((standing) => {
      const { necessity } = book.get(standing.category);
      const bills = input.bills?.find((sum) => sum.category === standing.category);
      return {
        ...standing,
        necessity,
        priority: priorities?.get(standing.category) ?? necessity,
        ...(bills === undefined ? {} : { bills: money(bills.minor, currency) }),
      };
    }),
    past: input.past.slice(-PERIODS_BACK).map((period) => ({
      income: period.income,
      wantsLeft: period.plan && wantsLeft(period.plan, period.sums, book, currency),
      spent: period.sums,
      ...(period.bills === undefined ? {} : { bills: period.bills }),
    })),
  };
}

function wantsLeft(plan: Plan, sums: readonly CategorySum[], book: CategoryBook, currency: Currency): Money {
  const isWanted = (category: CategoryId): boolean => book.get(category).group === "wants";
  let left = 0;
  for (const [category, amount] of allocated(plan, [], currency)) if (isWanted(category)) left += amount.minor;
  for (const { category, minor } of sums) if (isWanted(category)) left -= minor;
  return money(left, currency);
}
