import { money, percentage } from "../../domain/money.ts";
import type { InsightsResult } from "../tools/insights.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName } from "./entries.ts";
import { capitalise, formatMoney, formatMonth, formatPercent, formatShort, plural, type View } from "./format.ts";
import { freeLine } from "./income.ts";
import { combine, textOnly } from "./presentation.ts";
import { spentWords } from "./spent-words.ts";

/** A few true sentences about a month. */
export function presentInsights(results: readonly InsightsResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: InsightsResult, view: View): Presentation {
  const { period, lastDay, spent, before, changes, now, bills, recurring } = result;
  if (spent.minor === 0 && before === null) {
    return textOnly(`Nothing was logged in ${formatMonth(period.key, view)} yet, so there is nothing to see.`);
  }
  const free = now && freeLine(now, view);
  const lines = [
    comparison(result, view),
    ...(changes.length === 0
      ? []
      : [`What changed most: ${changes.map((change) => changeWords(change, view)).join(", ")}.`]),
    ...(bills.minor > 0 ? [`${formatMoney(bills, view)} is set aside for bills still to come.`] : []),
    ...(free === null ? [] : [free]),
    ...recurring.map(
      ({ description, amount }) =>
        `${capitalise(description)} at ${formatShort(amount, view)} looks like it comes regularly.`,
    ),
  ];
  return {
    ...textOnly(lines.join("\n")),
    facts: [
      { label: "spent", value: spent, basis: { kind: "spent", category: null, from: period.start, to: lastDay } },
      ...(before === null ? [] : [{ label: "spent by the same day before", value: before }]),
      ...changes.map(({ category, by }) => ({ label: `${categoryName(category, view)} more than before`, value: by })),
      ...(now?.free ? [{ label: "left to spend", value: now.free }] : []),
    ],
  };
}

function comparison({ period, isCurrent, days, spent, before }: InsightsResult, view: View): string {
  const when = isCurrent
    ? `in the first ${plural(days, "day")} of ${formatMonth(period.key, view)}`
    : `in ${formatMonth(period.key, view)}`;
  const figure = `💡 ${spentWords(spent, view)} ${when}`;
  if (before === null) return `${figure}; there is no month before to compare with.`;
  const by = money(Math.abs(spent.minor - before.minor), spent.currency);
  if (by.minor === 0) return `${figure}, exactly as much as by the same day of the month before.`;
  const part = percentage(by, before);
  const share = part === null ? "" : ` (${formatPercent(part, view)})`;
  return `${figure}: ${formatMoney(by, view)}${share} ${spent.minor > before.minor ? "more" : "less"} than by the same day of the month before.`;
}

function changeWords({ category, by }: InsightsResult["changes"][number], view: View): string {
  const figure = formatShort(money(Math.abs(by.minor), by.currency), view);
  return `${categoryName(category, view)} ${figure} ${by.minor > 0 ? "more" : "less"}`;
}
