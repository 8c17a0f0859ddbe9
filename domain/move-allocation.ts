import type { CategoryId } from "./categories.ts";
import { type Money, money } from "./money.ts";
import type { CalendarDate } from "./period.ts";
import type { MovedPart, Plan } from "./plan.ts";

/**
 * A plan in which a part of one category's money goes to another, in its own period only. The total stays.
 *
 * @param on the day on which it is moved: where a category is limited by the week, its week then has it
 */
export function moveAllocation(plan: Plan, from: CategoryId, to: CategoryId, amount: Money, on: CalendarDate): Plan {
  const parts = [
    ...(plan.moved ?? []),
    { category: from, amount: money(-amount.minor, amount.currency), on },
    { category: to, amount, on },
  ];
  return { ...plan, moved: together(parts) };
}

/** What was moved of each category on each day as one part; none where it came to nothing. */
function together(parts: readonly MovedPart[]): MovedPart[] {
  const sums = new Map<string, MovedPart>();
  for (const part of parts) {
    const key = `${part.category} ${part.on ?? ""}`;
    const minor = (sums.get(key)?.amount.minor ?? 0) + part.amount.minor;
    sums.set(key, { ...part, amount: money(minor, part.amount.currency) });
  }
  return [...sums.values()].filter(({ amount }) => amount.minor !== 0);
}

/** What was moved into a category within some days; signed minor units. */
export function movedWithin(
  plans: Iterable<Pick<Plan, "moved">>,
  category: CategoryId,
  { start, end }: { readonly start: CalendarDate; readonly end: CalendarDate },
): number {
  let minor = 0;
  for (const { moved = [] } of plans) {
    for (const part of moved) {
      if (part.category === category && part.on !== undefined && part.on >= start && part.on <= end)
        minor += part.amount.minor;
    }
  }
  return minor;
}
