import type { CategoryGroup } from "./categories.ts";
import type { RiskTolerance } from "./plan.ts";

/** Amounts by group. */
export type ByGroup = Readonly<Record<CategoryGroup, bigint>>;

/**
 * Each group's share of the income in percent: 50/30/20 is the rule of thumb that people know (Warren and Tyagi, "All Your
 * Worth", 2005); caution moves 5 points from wants to savings, boldness the other way.
 */
export const FRAME: Readonly<Record<RiskTolerance, Readonly<Record<CategoryGroup, number>>>> = {
  conservative: { needs: 50, wants: 25, savings: 25 },
  moderate: { needs: 50, wants: 30, savings: 20 },
  aggressive: { needs: 50, wants: 35, savings: 15 },
};

/** Who gives first when a group needs more than its share: what can best be done without. */
const GIVING_ORDER: readonly CategoryGroup[] = ["wants", "savings", "needs"];

/** Who gets first what a group has no use for. */
const RECEIVING_ORDER: readonly CategoryGroup[] = ["savings", "wants", "needs"];

/**
 * What each group gets of an income, when it must get at least what limits and floors already gave it.
 *
 * @param income in any unit fine enough to be divided by 100
 * @param given by group; sums to the income at most
 * @param isOpen whether the group has a category that can take more than it was given
 * @returns by group, each at least what was given, and the rest that no group can take; they sum to the income
 */
export function frameTotals(
  income: bigint,
  given: ByGroup,
  risk: RiskTolerance,
  isOpen: (group: CategoryGroup) => boolean,
): { readonly totals: ByGroup; readonly unassigned: bigint } {
  const totals: Record<CategoryGroup, bigint> = { needs: 0n, wants: 0n, savings: 0n };
  let overflow = 0n;
  for (const group of GIVING_ORDER) {
    const target = (income * BigInt(FRAME[risk][group])) / 100n;
    totals[group] = given[group] > target ? given[group] : target;
    overflow += totals[group] - target;
  }
  for (const group of GIVING_ORDER) {
    const spare = totals[group] - given[group];
    const taken = spare < overflow ? spare : overflow;
    totals[group] -= taken;
    overflow -= taken;
  }

  const receiver = RECEIVING_ORDER.find(isOpen);
  let unassigned = 0n;
  for (const group of RECEIVING_ORDER) {
    if (isOpen(group)) continue;
    const rest = totals[group] - given[group];
    totals[group] = given[group];
    if (receiver) totals[receiver] += rest;
    else unassigned += rest;
  }
  return { totals, unassigned };
}
