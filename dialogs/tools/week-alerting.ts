import { type CategoryUse, crossings } from "../../domain/alerts.ts";
import type { Book } from "../../domain/book.ts";
import type { Change } from "../../domain/operation.ts";
import { alertOf, fire, rearm } from "./alert-changes.ts";
import type { AlertNotice } from "./tool.ts";
import type { WeekStanding } from "./weeks.ts";

interface WeekAlerts {
  readonly changes: readonly Change[];
  readonly fired: readonly AlertNotice[];
  readonly rearmed: readonly AlertNotice[];
}

/**
 * The alerts that an operation fires and arms again in weeks, as those of months are.
 *
 * @param thresholds percents above 0, ascending
 */
export async function weekAlerts(
  book: Book,
  before: ReadonlyMap<string, WeekStanding>,
  after: ReadonlyMap<string, WeekStanding>,
  thresholds: readonly number[],
): Promise<WeekAlerts> {
  const changes: Change[] = [];
  const fired: AlertNotice[] = [];
  const rearmed: AlertNotice[] = [];
  for (const [key, { week: period }] of new Map([...before, ...after])) {
    const crossed = crossings(weekUse(before.get(key)), weekUse(after.get(key)), thresholds);
    for (const crossing of crossed.fired) {
      const reached = thresholds.filter((threshold) => threshold <= crossing.threshold);
      const made = await Promise.all(
        reached.map((one) => fire(book, alertOf(period, { ...crossing, threshold: one }))),
      );
      changes.push(...made.flat());
      if (made.at(-1)?.length === 1) fired.push({ ...crossing, period });
    }
    for (const crossing of crossed.rearmed) {
      const made = await rearm(book, alertOf(period, crossing));
      changes.push(...made);
      if (made.length === 1) rearmed.push({ ...crossing, period });
    }
  }
  return { changes, fired, rearmed };
}

/** A week as a use of its one category; where it has no limit, nothing. */
export function weekUse(standing: WeekStanding | undefined): CategoryUse {
  if (!standing) return { allocated: new Map(), spent: new Map() };
  const { category, limit, spent } = standing;
  return { allocated: new Map([[category, limit]]), spent: new Map([[category, spent.minor]]) };
}
