import type { PeriodKey } from "./period.ts";
import type { Limit } from "./plan.ts";

/** The limit that held in a period: itself, or what it replaced; null where there was none yet, or none any more. */
export function limitIn(limit: Limit, period: PeriodKey): Limit | null {
  if (limit.from !== undefined && limit.from > period) return limit.replaces ? limitIn(limit.replaces, period) : null;
  return limit.until !== undefined && limit.until <= period ? null : limit;
}

/** A limit from a period on; what held before it goes on holding for the periods before. */
export function limitFrom(period: PeriodKey, limit: Limit, before: Limit | null): Limit {
  const replaced = before && beforePeriod(before, period);
  return { ...limit, from: period, ...(replaced ? { replaces: replaced } : {}) };
}

/** What is left of a limit that holds no more from a period on; null where no period before had one. */
export function endedFrom(period: PeriodKey, limit: Limit): Limit | null {
  const before = beforePeriod(limit, period);
  return before && limitIn(before, period) ? { ...before, until: period } : before;
}

/** What of a limit says something about the periods before one; null where there was none. */
function beforePeriod(limit: Limit, period: PeriodKey): Limit | null {
  if (limit.from === undefined || limit.from < period) return limit;
  return limit.replaces ? beforePeriod(limit.replaces, period) : null;
}

/** True for a limit that somebody took off. */
export function isEnded({ until }: Limit): boolean {
  return until !== undefined;
}
