import type { CategoryId } from "./categories.ts";
import type { Entry } from "./entry.ts";
import type { Change } from "./operation.ts";
import type { CalendarDate } from "./period.ts";
import type { CategorySum } from "./ports.ts";

/** What counts as spending between two dates (both included), with changes that no store has yet. */
export function overlaySums(
  stored: readonly CategorySum[],
  staged: readonly { readonly changes: readonly Change[] }[],
  from: CalendarDate,
  to: CalendarDate,
): CategorySum[] {
  const sums = new Map<CategoryId, CategorySum>(stored.map((sum) => [sum.category, sum]));
  const shift = (entry: Entry | null, sign: 1 | -1): void => {
    if (!entry || entry.counts === null || entry.category === null || entry.date < from || entry.date > to) return;
    const sum = sums.get(entry.category) ?? { category: entry.category, minor: 0, count: 0 };
    sums.set(entry.category, {
      category: entry.category,
      minor: sum.minor + sign * entry.counts,
      count: sum.count + sign,
    });
  };
  for (const { changes } of staged) {
    for (const change of changes) {
      if (change.what !== "entries") continue;
      shift(change.before, -1);
      shift(change.after, 1);
    }
  }
  return [...sums.values()].filter((sum) => sum.count > 0);
}
