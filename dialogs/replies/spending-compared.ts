import { money, percentage } from "../../domain/money.ts";
import type { AverageResult, ComparedResult, DateRange } from "../tools/spending-compared.ts";
import type { Presentation } from "../tools/tool.ts";
import { formatDay, formatMoney, formatPercent, plural, type View } from "./format.ts";
import { textOnly } from "./presentation.ts";
import { spentWords } from "./spent-words.ts";

/** Tells how much more or less was spent than over the same days before. */
export function presentCompared({ about, spent, before, ...range }: ComparedResult, view: View): Presentation {
  const on = about === null ? "" : ` on ${about}`;
  const by = money(Math.abs(spent.minor - before.spent.minor), spent.currency);
  const part = before.spent.minor > 0 ? percentage(by, before.spent) : null;
  const share = part === null ? "" : ` (${formatPercent(part, view)})`;
  const difference =
    by.minor === 0
      ? "exactly as much"
      : `${formatMoney(by, view)}${share} ${spent.minor > before.spent.minor ? "more" : "less"}`;
  const then = `${formatMoney(before.spent, view)} ${daysWords(before, view)}`;
  return {
    ...textOnly(
      `📊 ${spentWords(spent, view)}${on} ${daysWords(range, view)}: ${difference} ${by.minor === 0 ? "as" : "than"} ${then}.`,
    ),
    facts: [
      { label: `spent${on}`, value: spent },
      { label: `spent${on} before`, value: before.spent },
      { label: "the difference", value: by },
    ],
  };
}

/** Tells what a day or a month costs on average, and what that was worked out from. */
export function presentAverage(result: AverageResult, view: View): Presentation {
  const { per, units, average, total, about } = result;
  const on = about === null ? "" : ` on ${about}`;
  const spent = { label: `spent${on}`, value: total };
  if (units === 0) {
    const text = `There is no complete month yet to average. ${formatMoney(total, view)} was spent${on} ${daysWords(result, view)}.`;
    return { ...textOnly(text), facts: [spent] };
  }
  const of = per === "day" ? plural(units, "day") : plural(units, "complete month");
  const text = `📊 ${formatMoney(average, view)} a ${per}${on} on average: ${formatMoney(total, view)} in ${of}, ${daysWords(result, view)}.`;
  return { ...textOnly(text), facts: [{ label: `a ${per}${on} on average`, value: average }, spent] };
}

function daysWords({ from, to }: DateRange, view: View): string {
  return from === to ? `on ${formatDay(from, view)}` : `from ${formatDay(from, view)} to ${formatDay(to, view)}`;
}
