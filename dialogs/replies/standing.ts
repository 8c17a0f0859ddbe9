import { percentage, subtract } from "../../domain/money.ts";
import type { Fact } from "../state.ts";
import type { Standing } from "../tools/standing.ts";
import type { AlertOutcome } from "../tools/tool.ts";
import { categoryName } from "./entries.ts";
import { formatMonth, formatPercent, formatShort, plural, type View } from "./format.ts";

/** `Dining: $118 of $200 spent`, or `Dining: $18.50 spent this month` where nothing was allocated. */
export function standingLine(standing: Standing, view: View): string {
  const spent = formatShort(standing.spent, view);
  if (standing.allocated === null) return `${standing.name}: ${spent} spent ${periodWords(standing, view)}`;
  return `${standing.name}: ${spent} of ${formatShort(standing.allocated, view)} spent`;
}

/** The warning of an operation that crossed 80 or 100 percent, or nothing. */
export function alertLines(alerts: AlertOutcome, standing: Standing | null, view: View): string[] {
  if (!standing?.allocated) return [];
  const fired = alerts.fired.find(({ category }) => category === standing.category);
  if (!fired) return [];
  const left = subtract(standing.allocated, standing.spent);
  const percent = formatPercent(percentage(standing.spent, standing.allocated) ?? 0, view);
  if (left.minor < 0) return [`⚠️ Over by ${formatShort({ ...left, minor: -left.minor }, view)} (${percent}).`];
  if (left.minor === 0) return ["⚠️ Fully used."];
  const days = plural(standing.daysLeft, "day");
  return [`⚠️ Passed ${fired.threshold} % (${percent}): ${formatShort(left, view)} left for ${days}.`];
}

/** Which warnings can be given again. */
export function rearmedLines(alerts: AlertOutcome): string[] {
  return alerts.rearmed.map(
    ({ category, threshold }) => `The ${threshold} % warning for ${categoryName(category)} is armed again.`,
  );
}

/** The figures of a standing, for "how did you get that?". */
export function standingFacts(standing: Standing): Fact[] {
  const range = { category: standing.category, from: standing.period.start, to: standing.period.end };
  const spent: Fact = { label: `${standing.name} spent`, value: standing.spent, basis: { kind: "spent", ...range } };
  if (standing.allocated === null) return [spent];
  const left: Fact = {
    label: `${standing.name} left`,
    value: subtract(standing.allocated, standing.spent),
    basis: { kind: "left", total: standing.allocated, totalLabel: `${standing.name} allocated`, ...range },
  };
  return [spent, left];
}

function periodWords(standing: Standing, view: View): string {
  const isCalendarMonth = standing.period.start.endsWith("-01");
  return isCalendarMonth ? `in ${formatMonth(standing.period.key, view)}` : "this period";
}
