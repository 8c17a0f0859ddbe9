import type { LikelyRecurring } from "../../domain/likely-recurring.ts";
import { type Money, money, toDecimal } from "../../domain/money.ts";
import type { CategoryPattern, DayProfile } from "../../domain/patterns.ts";
import type { Fact, PendingChoice } from "../state.ts";
import type { PatternsResult } from "../tools/spending-patterns.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName, entryLine, shownEntry } from "./entries.ts";
import { capitalise, formatMonth, formatPercent, formatShort, plural, shortened, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";

/** Tells where the money goes, the largest parts first. */
export function presentPatterns(results: readonly PatternsResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

/** Categories that are named. */
const NAMED = 5;

function present(result: PatternsResult, view: View): Presentation {
  const { periods, categories, large, profile, recurring } = result;
  if (result.unusual !== undefined) return presentUnusual(result, view);
  if (periods === 0) {
    return textOnly("There is no complete month yet to see a pattern in. Log a few weeks, and ask again.");
  }
  const named = categories.slice(0, NAMED);
  const lines = [
    `📈 Over ${plural(periods, "complete month")}, a month on average:`,
    ...named.map((pattern) => `• ${patternWords(pattern, periods, view)}`),
    ...spikeLines(categories, view),
    ...largeLines(large, view),
    ...dayLine(profile, view),
    ...recurring.map((likely) => recurringWords(likely, view)),
  ];
  return {
    blocks: [{ kind: "text", text: lines.join("\n") }],
    facts: named.flatMap((pattern) => patternFacts(pattern, result, view)),
    ...(large.length === 0 ? {} : { shown: large.map(shownEntry) }),
    ...(recurring.length === 0 ? {} : { choices: recurring.slice(0, OFFERED).map(expectChoice) }),
  };
}

/** What stands out, or plainly that nothing does. */
function presentUnusual({ periods, categories, large, unusual }: PatternsResult, view: View): Presentation {
  const lines = [...spikeLines(categories, view), ...largeLines(large, view)];
  const when = unusual === "this_month" ? "this month" : "in the last months";
  if (lines.length > 0) {
    return { ...textOnly(lines.join("\n")), ...(large.length === 0 ? {} : { shown: large.map(shownEntry) }) };
  }
  if (periods === 0) return textOnly("Nothing unusual, but there is no complete month yet to compare with.");
  return textOnly(
    `Nothing unusual ${when}: no category is far above what it usually costs, and no single expense stands out.`,
  );
}

function largeLines(large: PatternsResult["large"], view: View): string[] {
  return large.length === 0
    ? []
    : [`Out of the ordinary: ${large.map((entry) => entryLine(entry, view)).join(" · ")}.`];
}

/** What is offered to be expected from now on. */
const OFFERED = 3;

function expectChoice({ description, category, amount, frequency, every, next }: LikelyRecurring): PendingChoice {
  const args = {
    description,
    category,
    amount: toDecimal(amount),
    currency: amount.currency,
    frequency,
    every,
    start: next,
  };
  return { label: `Expect ${shortened(description, LONGEST_NAME)}`, calls: [{ tool: "add_recurring", args }] };
}

/** So much of a name fits on a button. */
const LONGEST_NAME = 40;

function patternWords({ category, mean, share, trend }: CategoryPattern, periods: number, view: View): string {
  const part = share === null ? "" : ` (${formatPercent(share, view)})`;
  return `${categoryName(category, view)} ${formatShort(mean, view)}${part}${periods < 3 ? "" : trendWords(trend, mean, view)}`;
}

/** A trend of less than a twentieth of the mean is none. */
const TREND_PART = 20;

function trendWords(trend: Money, mean: Money, view: View): string {
  if (Math.abs(trend.minor) * TREND_PART < Math.abs(mean.minor)) return "";
  const by = formatShort(money(Math.abs(trend.minor), trend.currency), view);
  return `, ${trend.minor > 0 ? "rising" : "falling"} by ${by} a month`;
}

function spikeLines(categories: readonly CategoryPattern[], view: View): string[] {
  const spikes = categories.flatMap(({ category, median, spikes: its }) =>
    its.map(
      ({ period, amount }) =>
        `${categoryName(category, view)} in ${formatMonth(period, view)}: ${formatShort(amount, view)}, usually ${formatShort(median, view)}`,
    ),
  );
  return spikes.length === 0 ? [] : [`Spikes: ${spikes.join("; ")}.`];
}

const WEEKDAYS = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

function dayLine({ weekdays }: DayProfile, view: View): string[] {
  const [most] = weekdays.map((amount, index) => ({ amount, index })).sort((a, b) => b.amount.minor - a.amount.minor);
  if (!most || most.amount.minor <= 0) return [];
  return [`Most goes on ${WEEKDAYS[most.index]}: ${formatShort(most.amount, view)} in all.`];
}

const RHYTHM: Readonly<Record<string, string>> = { weekly: "week", monthly: "month", yearly: "year" };

function recurringWords({ description, amount, frequency, every }: LikelyRecurring, view: View): string {
  const rhythm = every === 2 ? "every two weeks" : `every ${RHYTHM[frequency]}`;
  return `${capitalise(description)} seems to come ${rhythm} at ${formatShort(amount, view)}.`;
}

function patternFacts({ category, mean }: CategoryPattern, { periods }: PatternsResult, view: View): Fact[] {
  return [{ label: `${categoryName(category, view)} a month on average over ${periods}`, value: mean }];
}
