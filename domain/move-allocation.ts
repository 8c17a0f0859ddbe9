import type { CategoryId } from "./categories.ts";
import { type Money, money } from "./money.ts";
import type { Plan } from "./plan.ts";

/** A plan in which a part of one category's money goes to another, in its own period only. The total stays. */
export function moveAllocation(plan: Plan, from: CategoryId, to: CategoryId, amount: Money): Plan {
  const moved = new Map((plan.moved ?? []).map((one) => [one.category, one.amount.minor]));
  moved.set(from, (moved.get(from) ?? 0) - amount.minor);
  moved.set(to, (moved.get(to) ?? 0) + amount.minor);
  return {
    ...plan,
    moved: [...moved]
      .filter(([, minor]) => minor !== 0)
      .map(([category, minor]) => ({ category, amount: money(minor, amount.currency) })),
  };
}
