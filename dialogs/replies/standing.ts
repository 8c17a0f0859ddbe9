import { subtract } from "../../domain/money.ts";
import type { Period } from "../../domain/period.ts";
import type { Fact } from "../state.ts";
import type { Standing } from "../tools/standing.ts";
import { formatDate, formatMonth, formatShort, type View } from "./format.ts";

/** `Dining: $118 of $200 spent`, or `Dining: $18.50 spent in June` where nothing was allocated or June is over. */
export function standingLine(standing: Standing, view: View): string {
  const { name, allocated, period } = standing;
  const spent = formatShort(standing.spent, view);
  const isCurrent = view.today >= period.start && view.today <= period.end;
  if (allocated !== null && isCurrent) return `${name}: ${spent} of ${formatShort(allocated, view)} spent`;
  const of = allocated === null ? "" : ` of ${formatShort(allocated, view)}`;
  return `${name}: ${spent}${of} spent in ${periodWords(period, view)}`;
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

function periodWords({ key, start }: Period, view: View): string {
  const isCalendarMonth = start.endsWith("-01");
  return isCalendarMonth ? formatMonth(key, view) : `the period from ${formatDate(start, view)}`;
}
