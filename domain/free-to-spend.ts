import { add, type Money, money, sum } from "./money.ts";
import type { CategoryStanding } from "./standing.ts";

/** What free to spend is made of, all for one period and in one currency. */
export interface FreeToSpendInput {
  /** The pays that fall in the period. */
  readonly expectedIncome: Money;
  /** Income beyond them. */
  readonly extraIncome: Money;
  /** Less what pots paid. */
  readonly spentOutsideSavings: Money;
  readonly reservedOutsideSavings: Money;
  readonly savingsAllocated: Money;
  /** Contributions made and still to make, and what was spent and reserved in the savings group. */
  readonly savingsUsed: Money;
}

/**
 * What may still be spent in a period over all: income less what is spent and reserved, with the savings group taken off
 * once, by its allocation or, where that is more, by what has gone there. May be negative.
 */
export function freeToSpend(input: FreeToSpendInput): Money {
  const { expectedIncome, extraIncome, spentOutsideSavings, reservedOutsideSavings, savingsAllocated, savingsUsed } =
    input;
  const savings = Math.max(savingsAllocated.minor, savingsUsed.minor);
  const income = expectedIncome.minor + extraIncome.minor;
  return money(income - spentOutsideSavings.minor - reservedOutsideSavings.minor - savings, expectedIncome.currency);
}

/** The income side of a period, and what was put aside in it. */
export interface Incomings {
  readonly expectedIncome: Money;
  readonly extraIncome: Money;
  /** Contributions to savings and goals, made and still to make. */
  readonly contributed: Money;
  /**
   * What else there is, or (negative) is not: lent and borrowed, a stated balance against what the income alone would come
   * to, a first month that was half over. 0 when left out.
   */
  readonly adjustment?: Money;
}

/** {@link freeToSpend} over the categories as they stand. */
export function freeToSpendOver(standings: readonly CategoryStanding[], incomings: Incomings): Money {
  const { expectedIncome, extraIncome, contributed, adjustment } = incomings;
  const { currency } = expectedIncome;
  const outside = standings.filter(({ group }) => group !== "savings");
  const savings = savingsTaken(standings, contributed);
  return freeToSpend({
    expectedIncome,
    extraIncome: adjustment ? add(extraIncome, adjustment) : extraIncome,
    spentOutsideSavings: sum(outside.map(spentLessCovered), currency),
    reservedOutsideSavings: sum(
      outside.map(({ reserved }) => reserved),
      currency,
    ),
    savingsAllocated: savings.allocated,
    savingsUsed: savings.used,
  });
}

/**
 * What the savings group still sets aside for one of its categories: already off what is free to spend, but there for
 * what is bought in it. 0 outside the group.
 *
 * @param remaining what is left of the category, null without an allocation
 */
export function setAsideFor(
  standing: CategoryStanding,
  remaining: Money | null,
  standings: readonly CategoryStanding[],
  contributed: Money,
): Money {
  if (standing.group !== "savings" || remaining === null) return money(0, contributed.currency);
  const { allocated, used } = savingsTaken(standings, contributed);
  return money(Math.max(0, Math.min(remaining.minor, allocated.minor - used.minor)), contributed.currency);
}

/** What the savings group was given, and what has gone there or is about to. */
export function savingsTaken(
  standings: readonly CategoryStanding[],
  contributed: Money,
): { readonly allocated: Money; readonly used: Money } {
  const { currency } = contributed;
  const group = standings.filter((standing) => standing.group === "savings");
  return {
    allocated: sum(
      group.flatMap((standing) => standing.allocated ?? []),
      currency,
    ),
    used: sum([contributed, ...group.map(spentLessCovered), ...group.map(({ reserved }) => reserved)], currency),
  };
}

function spentLessCovered({ spent, covered }: CategoryStanding): Money {
  return money(spent.minor - covered.minor, spent.currency);
}
