import { subtract } from "../../domain/money.ts";
import type { Period } from "../../domain/period.ts";
import type { Fact } from "../state.ts";
import { availableIn, type Standing } from "../tools/standing.ts";
import type { WeekStanding } from "../tools/weeks.ts";
import { formatDate, formatMonth, formatShort, type View } from "./format.ts";
import { spentWords } from "./spent-words.ts";

/** `Dining: $118 of $200 spent`, or `Dining: $18.50 spent in June` where nothing was allocated or June is over. */
export function standingLine(standing: Standing, view: View): string {
  const { name, carried, period, week } = standing;
  if (week) return `${name}: ${weekUseWords(week, view)}`;
  const available = availableIn(standing);
  const isCurrent = view.today >= period.start && view.today <= period.end;
  const spent = spentWords(standing.spent, view, { of: available, isShort: true });
  const when = available !== null && isCurrent ? "" : ` in ${periodWords(period, view)}`;
  const along = carried.minor === 0 || available === null ? "" : ` (${formatShort(carried, view)} carried over)`;
  return `${name}: ${spent}${when}${along}`;
}

/** `$30 of $50 spent this week`. */
export function weekUseWords({ week, spent, limit }: WeekStanding, view: View): string {
  const isCurrent = view.today >= week.start && view.today <= week.end;
  const when = isCurrent ? "this week" : `in the week from ${formatDate(week.start, view)}`;
  return `${spentWords(spent, view, { of: limit, isShort: true })} ${when}`;
}

/** The figures of a standing, for "how did you get that?". */
export function standingFacts(standing: Standing): Fact[] {
  if (standing.week) return weekFacts(standing.name, standing.week);
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

/** What was spent in a week, and what is left of it. */
export function weekFacts(name: string, { category, week, spent, limit }: WeekStanding): Fact[] {
  const range = { category, from: week.start, to: week.end };
  const left = subtract(limit, spent);
  return [
    { label: `${name} spent`, value: spent, basis: { kind: "spent", ...range } },
    {
      label: `${name} left`,
      value: left,
      basis: { kind: "left", total: limit, totalLabel: `${name} limit`, ...range },
    },
  ];
}

function periodWords({ key, start }: Period, view: View): string {
  const isCalendarMonth = start.endsWith("-01");
  return isCalendarMonth ? formatMonth(key, view) : `the period from ${formatDate(start, view)}`;
}
