import { type Money, money, percentage } from "../../domain/money.ts";
import { daysLeft } from "../../domain/period.ts";
import type { TagStanding } from "../../domain/tag-limit.ts";
import { isWeek } from "../../domain/weekly-limit.ts";
import { availableIn, type Standing } from "../tools/standing.ts";
import type { AlertNotice, AlertOutcome } from "../tools/tool.ts";
import { categoryName } from "./entries.ts";
import { formatDate, formatMonth, formatPercent, formatShort, plural, type View } from "./format.ts";
import { tagAlertLines, tagRearmedLines } from "./tags.ts";
import { encouragement } from "./tone.ts";

/**
 * The warnings of an operation that reached 80 or 100 percent of a category, a line each.
 *
 * @param standings how categories stand by the end of the turn, where the reply knows
 * @param isBeside false where the reply says nothing else of the category, so that the warning has to name it
 */
export function alertLines(
  alerts: AlertOutcome,
  standings: readonly Standing[],
  view: View,
  isBeside = standings.length === 1,
): string[] {
  const lines = alerts.fired.flatMap((notice) => {
    const standing = standings.find(({ category, period, week }) => {
      return category === notice.category && (week?.week ?? period).key === notice.period.key;
    });
    const { spent } = standing?.week ?? standing ?? notice;
    const allocated = standing ? (standing.week?.limit ?? availableIn(standing)) : notice.allocated;
    if (allocated === null) return [];
    const reached = { ...notice, spent, allocated };
    if (notice.period.end < view.today) return [warningAfterwards(reached, view)];
    const left = isWeek(notice.period) ? daysLeft(notice.period, view.today) : alerts.daysLeft;
    return [warning(reached, left, isBeside && standing !== undefined, view)];
  });
  return [...lines, ...tagAlertLines(alerts.tags ?? [], view)];
}

/** Which warnings can be given again. */
export function rearmedLines({ rearmed, tags = [] }: AlertOutcome, view: View): string[] {
  const thresholds = new Map<string, number[]>();
  for (const { period, category, threshold, allocated } of rearmed) {
    // Without an allocation there is nothing left to warn about, nor once the period is over.
    if (allocated !== null && allocated.minor > 0 && period.end >= view.today)
      thresholds.set(category, [...(thresholds.get(category) ?? []), threshold]);
  }
  const lines = [...thresholds].map(([category, percents]) => {
    const which = percents.map((percent) => formatPercent(percent, view)).join(" and ");
    const [noun, verb] = percents.length === 1 ? ["warning", "is"] : ["warnings", "are"];
    return `The ${which} ${noun} for ${categoryName(category, view)} ${verb} armed again.`;
  });
  return [...lines, ...tagRearmedLines(tags, view)];
}

/** The alerts of periods that are not over: what becomes of last year's sums is no news. */
export function ofRunningPeriods(alerts: AlertOutcome, { today }: View): AlertOutcome {
  const isRunning = ({ period }: AlertOutcome["fired"][number]): boolean => period.end >= today;
  return { ...alerts, fired: alerts.fired.filter(isRunning), rearmed: alerts.rearmed.filter(isRunning) };
}

/** The alerts of several operations of one turn as those of one: of each category of a period what it came to. */
export function mergeAlerts(outcomes: readonly AlertOutcome[]): AlertOutcome {
  const fired = new Map(
    outcomes.flatMap((outcome) => {
      return outcome.fired.map((notice) => [`${notice.period.key} ${notice.category}`, notice]);
    }),
  );
  return {
    fired: [...fired.values()],
    rearmed: outcomes.flatMap(({ rearmed }) => rearmed),
    daysLeft: outcomes.at(-1)?.daysLeft ?? 0,
    tags: mergeTags(outcomes.flatMap(({ tags = [] }) => tags)),
  };
}

/** Of each tag how it stands last, and the highest threshold that any of the operations reached. */
function mergeTags(standings: readonly TagStanding[]): TagStanding[] {
  const merged = new Map<string, TagStanding>();
  for (const standing of standings) {
    const key = `${standing.tag} ${standing.week?.key ?? ""}`;
    const reached = standing.reached ?? merged.get(key)?.reached ?? null;
    merged.set(key, { ...standing, reached });
  }
  return [...merged.values()];
}

interface Reached extends AlertNotice {
  readonly allocated: Money;
}

function warning({ category, threshold, spent, allocated }: Reached, days: number, isNamed: boolean, view: View) {
  const subject = (named: string, alone: string): string =>
    isNamed ? `⚠️ ${alone}` : `⚠️ ${categoryName(category, view)} ${named}`;
  const left = allocated.minor - spent.minor;
  const percent = formatPercent(percentage(spent, allocated) ?? 0, view);
  const figure = formatShort(money(Math.abs(left), allocated.currency), view);
  if (left < 0) return `${subject("is over by", "Over by")} ${figure} (${percent}).${encouragement("over", view)}`;
  if (left === 0) return `${subject("is fully used", "Fully used")}.${encouragement("full", view)}`;
  return `${subject("passed", "Passed")} ${formatPercent(threshold, view)} (${percent}): ${figure} left for ${plural(days, "day")}.${encouragement("near", view)}`;
}

/** Of a period that is over: nothing is left for any days. */
function warningAfterwards({ category, threshold, spent, allocated, period }: Reached, view: View): string {
  const left = allocated.minor - spent.minor;
  const percent = formatPercent(percentage(spent, allocated) ?? 0, view);
  const name = categoryName(category, view);
  const when = isWeek(period) ? `the week from ${formatDate(period.start, view)}` : formatMonth(period.key, view);
  if (left < 0) {
    return `⚠️ ${name} was over by ${formatShort(money(-left, allocated.currency), view)} in ${when} (${percent}).`;
  }
  if (left === 0) return `⚠️ ${name} was fully used in ${when}.`;
  return `⚠️ ${name} passed ${formatPercent(threshold, view)} in ${when} (${percent}).`;
}
