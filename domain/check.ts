import { InvalidInput } from "./errors.ts";
import { type Money, percentage, subtract } from "./money.ts";
import { type CategoryStanding, remainingIn } from "./standing.ts";

/** Whether a purchase fits, and by how much it does not. */
export interface PurchaseCheck {
  readonly fitsBudget: boolean;
  /** What is left of the category before the purchase; null without an allocation. */
  readonly remainingInCategory: Money | null;
  /** Amount ÷ allocation, one decimal half to even: 200 of 150 → 133.3; null without an allocation or with one of 0. */
  readonly percentageOfCategory: number | null;
  /** What is missing: in the category, or else in all; null when it fits. */
  readonly over: Money | null;
  /** `free_to_spend`: nothing is allocated to the category, so only what is left over all counts. */
  readonly judgedOn: "category" | "free_to_spend";
}

/**
 * Checks an amount against what is left of its category and over all.
 *
 * @param free free to spend; in the savings group with what is still set aside for the category. Null: no income is known,
 *   and the category alone decides
 * @throws InvalidInput when neither an income nor an allocation is known
 */
export function checkPurchase(amount: Money, standing: CategoryStanding, free: Money | null): PurchaseCheck {
  const judgedOn = isJudgedOnFree(standing) ? "free_to_spend" : "category";
  if (free === null && judgedOn === "free_to_spend") {
    throw new InvalidInput("To judge that, I need your income, or what is left until your next pay.");
  }
  const remaining = remainingIn(standing);
  const fitsFree = free === null || amount.minor <= free.minor;
  const fits = fitsCategory(amount, standing);
  const short = fits ? free : remaining;
  return {
    fitsBudget: fits && fitsFree,
    remainingInCategory: remaining,
    percentageOfCategory: standing.allocated && percentage(amount, standing.allocated),
    over: (fits && fitsFree) || short === null ? null : subtract(amount, short),
    judgedOn,
  };
}

/** True when a category can take an amount; one that nothing is allocated to takes any, but a limit of 0 takes none. */
export function fitsCategory(amount: Money, standing: CategoryStanding): boolean {
  if (isJudgedOnFree(standing)) return true;
  const remaining = remainingIn(standing);
  return remaining !== null && standing.allocated?.minor !== 0 && amount.minor <= remaining.minor;
}

/** True when nothing is allocated to a category, and nobody set it to 0 on purpose. */
export function isJudgedOnFree({ allocated, isLimited }: CategoryStanding): boolean {
  return allocated === null || (allocated.minor === 0 && !isLimited);
}
