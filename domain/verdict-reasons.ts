import { isJudgedOnFree, type PurchaseCheck } from "./check.ts";
import { type Money, money, percentage } from "./money.ts";
import { BUFFER, bufferFor, isAffordable, isEssential, type Outlook, outlookOn } from "./outlook.ts";
import { type CalendarDate, nextPeriod, periodOf } from "./period.ts";
import type { Because } from "./reasons.ts";
import type { SavingPlan } from "./saving-plan.ts";
import type { VerdictSnapshot } from "./verdict-snapshot.ts";

/** Why a verdict is what it is. */
export type VerdictCode =
  /** There is no plan: judged on income and spending so far. */
  | "no_plan"
  /** Nothing is allocated to `category`: judged on what is free over all. */
  | "judged_on_free"
  /** `category` has `amount` left, which is enough. */
  | "fits_category"
  /** It would take `percent` of what `category` was allocated. */
  | "share_of_category"
  /** `amount` more than is left of `category`: over by `percent` of its allocation. */
  | "over_category"
  /** `amount` stays free to spend. */
  | "free_after"
  /** `amount` more than is free to spend. */
  | "free_short"
  /** What stays free is `amount` less than the `percent` of the income that should. */
  | "buffer_short"
  /** `category` is essential, so neither its allocation nor the buffer stand in the way. */
  | "essential"
  /** It becomes affordable on `date`. */
  | "affordable_on"
  /** Putting `amount` aside in each period reaches it on `date`. */
  | "saving_plan"
  /** An allocation of `amount` to `category` would do. */
  | "needs_allocation"
  /** It is `percent` of a period's income: no allocation would do. */
  | "beyond_income"
  /** It is a goal, and its pot of `amount` pays for it. */
  | "goal_pot"
  /** `amount` is still to be put aside for goals, and would not be there any more. */
  | "goal_missed"
  /** What is free is an estimate: what is there until the next pay has to be told first. */
  | "needs_balance";

export interface VerdictReason extends Because {
  readonly code: VerdictCode;
}

interface ReasonsInput {
  readonly snapshot: VerdictSnapshot;
  readonly now: Outlook;
  readonly check: PurchaseCheck;
  readonly freeAfter: Money;
  readonly decision: "buy" | "wait" | "dont_buy";
  readonly day: CalendarDate | null;
  readonly plan: SavingPlan | null;
}

/** The reasons of a verdict: its category first, then what is free, then what lies ahead. */
export function verdictReasons(input: ReasonsInput): VerdictReason[] {
  return [...categoryReasons(input), ...freeReasons(input), ...laterReasons(input)];
}

function categoryReasons({ snapshot, now, check }: ReasonsInput): VerdictReason[] {
  const { category, amount, hasPlan } = snapshot;
  const { standing, remaining } = now;
  const reasons: VerdictReason[] = hasPlan ? [] : [{ code: "no_plan" }];
  if (isJudgedOnFree(standing)) return [...reasons, { code: "judged_on_free", category }];
  if (remaining === null) return reasons;
  const over = money(amount.minor - remaining.minor, amount.currency);
  const ofAllocation = (part: Money): { percent?: number } => {
    const percent = standing.allocated && percentage(part, standing.allocated);
    return percent === null ? {} : { percent };
  };
  if (over.minor <= 0 && standing.allocated?.minor !== 0) {
    return [...reasons, { code: "fits_category", category, amount: remaining }];
  }
  if (check.percentageOfCategory !== null) {
    reasons.push({ code: "share_of_category", category, percent: check.percentageOfCategory });
  }
  return [...reasons, { code: "over_category", category, amount: over, ...ofAllocation(over) }];
}

function freeReasons({ snapshot, now, freeAfter, decision }: ReasonsInput): VerdictReason[] {
  const { amount, category, risk } = snapshot;
  const short = amount.minor - now.free.minor;
  if (short > 0) return [{ code: "free_short", amount: money(short, amount.currency) }];
  const missing = bufferFor(amount, now) + short;
  if (missing > 0) {
    return [{ code: "buffer_short", amount: money(missing, amount.currency), percent: BUFFER.percent[risk] }];
  }
  const essential: VerdictReason[] =
    decision === "buy" && isEssential(now.standing) ? [{ code: "essential", category }] : [];
  return [...essential, { code: "free_after", amount: freeAfter }];
}

function laterReasons({ snapshot, decision, day, plan }: ReasonsInput): VerdictReason[] {
  if (decision === "buy") return [];
  const reasons: VerdictReason[] = [];
  if (day !== null) reasons.push({ code: "affordable_on", date: day });
  if (plan !== null) reasons.push({ code: "saving_plan", amount: plan.perPeriod, date: plan.until });
  return reasons.length > 0 ? reasons : [whatItWouldTake(snapshot)];
}

/** Whether a period that starts with an allocation as large as the purchase could pay for it. */
function whatItWouldTake(snapshot: VerdictSnapshot): VerdictReason {
  const { amount, category, today, paydays, expectedIncome } = snapshot;
  const next = outlookOn(snapshot, nextPeriod(periodOf(today, paydays), paydays).start);
  const standing = { ...next.standing, allocated: amount, isLimited: true };
  if (isAffordable(amount, { ...next, standing })) return { code: "needs_allocation", category, amount };
  const percent = percentage(amount, expectedIncome);
  return { code: "beyond_income", amount, ...(percent === null ? {} : { percent }) };
}
