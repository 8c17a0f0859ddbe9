import { subtract } from "../../domain/money.ts";
import type { Period } from "../../domain/period.ts";
import type { Fact } from "../state.ts";
import { availableIn, type Standing } from "../tools/standing.ts";
import { formatDate, formatMonth, formatShort, type View } from "./format.ts";

/** `Dining: $118 of $200 spent`, or `Dining: $18.50 spent in June` where nothing was allocated or June is over. */
export function standingLine(standing: Standing, view: View): string {
  const { name, carried, period } = standing;
  const available = availableIn(standing);
  const spent = formatShort(standing.spent, view);
  const isCurrent = view.today >= period.start && view.today <= period.end;
  const of = available === null ? "" : ` of ${formatShort(available, view)}`;
  const when = available !== null && isCurrent ? "" : ` in ${periodWords(period, view)}`;
  const along = carried.minor === 0 || available === null ? "" : ` (${formatShort(carried, view)} carried over)`;
  return `${name}: ${spent}${of} spent${when}${along}`;
}

/** The figures of a standing, for "how did you get that?". */
export function standingFacts(standing: Standing): Fact[] {
  const range = { category: standing.category, from: standing.period.start, to: standing.period.end };
  const spent: Fact = { label: `${standing.name} spent`, value: standing.spent, basis: { kind: "spent", ...range } };
  const available = availableIn(standing);
  if (available === null) return [spent];
  const isAlone = standing.carried.minor === 0;
  const left: Fact = {
    label: `${standing.name} left`,
    value: subtract(available, standing.spent),
    basis: {
      kind: "left",
      total: available,
      totalLabel: `${standing.name} allocated${isAlone ? "" : " and carried over"}`,
      ...range,
    },
  };
  return [spent, left];
}

function periodWords({ key, start }: Period, view: View): string {
  const isCalendarMonth = start.endsWith("-01");
  return isCalendarMonth ? formatMonth(key, view) : `the period from ${formatDate(start, view)}`;
}
