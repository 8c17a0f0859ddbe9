import type { Claim } from "./claim.ts";
import { FRAME } from "./frame.ts";
import { divideHalfEven, type Money, money } from "./money.ts";
import type { RiskTolerance } from "./plan.ts";
import type { Because } from "./reasons.ts";

/** Why a category got its amount. */
export type AllocationCode =
  /** The person set `amount`. */
  | "limit_set"
  /** Its bills need `amount`. */
  | "bills_floor"
  /** Its group gets `percent` of the income. */
  | "frame_share"
  /** `percent` of its group's spending was here. */
  | "history_share"
  /** The person said that it matters more, or less, than such things usually do. */
  | "priority_raised"
  | "priority_lowered"
  /** It lacks `amount`: limits and bills are above the income. */
  | "underfunded";

/** The steps that led to an allocation, in their order. */
export function allocationReasons(claim: Claim, amount: Money, risk: RiskTolerance): Because[] {
  const { id: category, limit, floor, weight, past, priority, necessity } = claim;
  const reasons: Because[] = [];
  const give = (code: AllocationCode, figures: Omit<Because, "code" | "category"> = {}): void => {
    reasons.push({ code, category, ...figures });
  };
  const inCurrency = (minor: bigint): Money => money(Number(minor), amount.currency);

  const need = limit ?? floor;
  if (limit !== null) give("limit_set", { amount: inCurrency(limit) });
  if (floor > 0n) give("bills_floor", { amount: inCurrency(floor) });
  if (BigInt(amount.minor) < need) give("underfunded", { amount: inCurrency(need - BigInt(amount.minor)) });
  if (limit === null && weight > 0n && BigInt(amount.minor) > floor) {
    give("frame_share", { percent: FRAME[risk][claim.category.group] });
    if (past) give("history_share", { percent: Number(divideHalfEven(past.spent * 1000n, past.ofGroup)) / 10 });
    if (priority > necessity) give("priority_raised");
    if (priority < necessity) give("priority_lowered");
  }
  return reasons;
}
