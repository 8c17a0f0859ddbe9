import type { FreePart } from "../../domain/free-parts.ts";
import { add, type Money, money, subtract } from "../../domain/money.ts";
import { daysLeft } from "../../domain/period.ts";
import type { CategorySummary } from "../../domain/summary.ts";
import type { Block } from "../channel.ts";
import type { Fact, FigureBasis, LeftBasis } from "../state.ts";
import type { BudgetSummaryResult, SummaryResult } from "../tools/summarize-budget.ts";
import type { Presentation } from "../tools/tool.ts";
import type { WeekStanding } from "../tools/weeks.ts";
import { categoryName } from "./entries.ts";
import { dayWords, formatDate, formatDay, formatMoney, formatMonth, formatShort, plural, type View } from "./format.ts";
import { FIRST_STEPS } from "./help.ts";
import { combine, textOnly } from "./presentation.ts";
import { presentAverage, presentCompared } from "./spending-compared.ts";
import { spentWords } from "./spent-words.ts";
import { weekFacts, weekUseWords } from "./standing.ts";
import { tagFacts, tagLeftLines } from "./tags.ts";
import { leftRemark } from "./tone.ts";
import { uncountedLines } from "./uncounted.ts";

/** Tells what is left and what was spent. */
export function presentSummary(results: readonly BudgetSummaryResult[], view: View): Presentation {
  return combine(results.map((result) => present(result, view)));
}

function present(result: BudgetSummaryResult, view: View): Presentation {
  if (result.kind === "total") return presentTotal(result, view);
  if (result.kind === "compared") return presentCompared(result, view);
  if (result.kind === "average") return presentAverage(result, view);
  return result.category === null ? presentPeriod(result, view) : presentCategory(result, result.category, view);
}

function presentPeriod(result: SummaryResult, view: View): Presentation {
  const { summary } = result;
  const uncounted = uncountedLines(result.uncounted ?? [], view);
  const isUnknown = summary.budget === null && summary.left === null;
  if (summary.categories.length === 0 && isUnknown && uncounted.length === 0) {
    const when = result.isCurrent ? "yet" : `in ${formatMonth(summary.period.key, view)}`;
    return textOnly(`Nothing logged ${when}. Try “${FIRST_STEPS[0]}”, or “${FIRST_STEPS[1]}”.`);
  }
  if (result.per === "day" && summary.left !== null) {
    return { ...textOnly([todayLine(result, view), ...uncounted].join("\n")), facts: totalFacts(result, view) };
  }
  const table = categoryTable(result, view);
  return {
    blocks: [{ kind: "text", text: [headline(result, view), ...uncounted].join("\n") }, ...(table ? [table] : [])],
    facts: [...totalFacts(result, view), ...summary.categories.flatMap((category) => categoryFacts(category, result))],
  };
}

function headline(result: SummaryResult, view: View): string {
  const { summary, isCurrent } = result;
  const { left, perDay, spent, budget, period } = summary;
  const name = formatMonth(period.key, view);
  const used = spentWords(spent, view);
  if (left === null) {
    const of = budget === null || spent.minor < 0 ? "" : ` of ${formatMoney(budget, view)} set as limits`;
    const next = isCurrent ? ` Say “${FIRST_STEPS[1]}” and I tell you what is left.` : "";
    return `📊 ${name}: ${used}${of}.${next}`;
  }
  if (!isCurrent) return `📊 ${name}: ${used}, ${leftWords(left, view)} to spend.`;
  const pace = perDay !== null && perDay.minor > 0 ? `, ${formatMoney(perDay, view)} a day` : "";
  const note = summary.isPartial ? `\n${PARTIAL}` : "";
  const remark = leftRemark(left, view).replace(" ", "\n");
  return `📊 ${leftWords(left, view)} to spend until ${formatDate(summary.lastDay, view)}${pace} · ${used} in ${name}${note}${remark}`;
}

/** What may be spent today: the day's part of what is left, which is the same for each day to come. */
function todayLine({ summary }: SummaryResult, view: View): string {
  const { left, perDay, lastDay } = summary;
  const until = `until ${formatDate(lastDay, view)}`;
  const note = summary.isPartial ? `\n${PARTIAL}` : "";
  if (left === null || perDay === null || perDay.minor <= 0) {
    const why = left === null || left.minor === 0 ? "all is spent or set aside" : leftWords(left, view);
    return `📊 Nothing today: ${why} ${until}.${note}`;
  }
  return `📊 ${formatMoney(perDay, view)} today, and each day ${until} · ${leftWords(left, view)} to spend${note}`;
}

/** What makes an estimate a figure. */
const PARTIAL =
  "You came in mid-month, so this counts the rest of it by its days. Say what you have, like “I have 600 until the 1st”, and it is exact.";

/** `$2,560.00 left`, or `$40.00 over what there is`. */
export function leftWords(left: Money, view: View): string {
  return left.minor < 0
    ? `${formatMoney(money(-left.minor, left.currency), view)} over what there is`
    : `${formatMoney(left, view)} left`;
}

/** Rows are kept to what people look at: what was used, and a few of what was not. */
const UNUSED_SHOWN = 5;

function categoryTable({ summary: { categories }, weeks }: SummaryResult, view: View): Block | null {
  const used = categories.filter(({ count }) => count > 0);
  const unused = categories.filter(({ count }) => count === 0).toSorted((a, b) => allocationOf(b) - allocationOf(a));
  const rows = [...used, ...unused.slice(0, UNUSED_SHOWN)].map((category) => [
    `${category.emoji} ${category.name}`,
    ...cellsOf(category, weekOf(category, weeks), view),
  ]);
  return rows.length === 0 ? null : { kind: "table", columns: ["", "", ""], rows };
}

function allocationOf({ allocated }: CategorySummary): number {
  return allocated?.minor ?? 0;
}

function weekOf({ category }: CategorySummary, weeks: SummaryResult["weeks"] = []): WeekStanding | undefined {
  return weeks.find((week) => week.category === category);
}

/** What was spent and what is left: of the week where that is what is limited. */
function cellsOf(summary: CategorySummary, week: WeekStanding | undefined, view: View): [spent: string, left: string] {
  if (week) return [weekUseWords(week, view), leftCell({ remaining: subtract(week.limit, week.spent) }, view)];
  return [spentCell(summary, view), leftCell(summary, view)];
}

function spentCell({ spent, allocated, carried }: CategorySummary, view: View): string {
  return spentWords(spent, view, { of: allocated && add(allocated, carried), isShort: true });
}

function leftCell(
  { remaining, reserved }: Pick<CategorySummary, "remaining"> & Partial<Pick<CategorySummary, "reserved">>,
  view: View,
): string {
  if (remaining === null) return "";
  if (remaining.minor === 0) return (reserved?.minor ?? 0) > 0 ? "set aside for bills" : "fully used";
  const figure = formatShort(money(Math.abs(remaining.minor), remaining.currency), view);
  return remaining.minor < 0 ? `${figure} over` : `${figure} left`;
}

function presentCategory(result: SummaryResult, id: string, view: View): Presentation {
  const { summary } = result;
  const name = categoryName(id, view);
  const month = formatMonth(summary.period.key, view);
  const found = summary.categories.find(({ category }) => category === id);
  const uncounted = uncountedLines(result.uncounted ?? [], view);
  if (!found) {
    return textOnly([`${name}: nothing spent in ${month}, and nothing set aside for it.`, ...uncounted].join("\n"));
  }
  const week = weekOf(found, result.weeks);
  const [spent, left] = cellsOf(found, week, view);
  const remaining = week ? subtract(week.limit, week.spent) : found.remaining;
  const hasLeft = remaining !== null && remaining.minor > 0;
  const lasting = week ? daysLeft(week.week, view.today) : summary.daysLeft;
  const daily =
    result.per === "day" && hasLeft ? money(Math.floor(remaining.minor / lasting), remaining.currency) : null;
  const pace = daily === null ? "" : `, ${formatMoney(daily, view)} a day`;
  const days = result.isCurrent && hasLeft ? ` for ${plural(lasting, "day")}${pace}` : "";
  const carried =
    week || found.allocated === null || found.carried.minor === 0
      ? ""
      : `, ${formatShort(found.carried, view)} of it carried over`;
  const count = plural(found.count, "entry", "entries");
  const inAll = week ? ` · ${spentWords(found.spent, view, { isShort: true })} in ${month}` : "";
  const text = `${found.emoji} ${name}${week ? "" : ` in ${month}`}: ${left === "" ? "" : `${left}${days} · `}${spent}${carried}${inAll} (${count})`;
  const facts = categoryFacts(found, result).toReversed();
  return { ...textOnly([text, ...uncounted].join("\n")), facts: daily ? [dailyFact(name, daily), ...facts] : facts };
}

function dailyFact(name: string, value: Money): Fact {
  return { label: `${name} a day`, value };
}

function presentTotal(result: Extract<BudgetSummaryResult, { kind: "total" }>, view: View): Presentation {
  const about = result.about === null ? "" : ` ${result.total.minor < 0 ? "for" : "on"} ${result.about}`;
  const when =
    result.from === result.to
      ? dayWords(result.from, view)
      : `from ${formatDay(result.from, view)} to ${formatDay(result.to, view)}`;
  const text = `${spentWords(result.total, view)}${about} ${when} (${plural(result.count, "entry", "entries")})`;
  const { category, from, to, words, tag } = result;
  const narrowed = { ...(words === undefined ? {} : { words }), ...(tag === undefined ? {} : { tag }) };
  const basis: FigureBasis = { kind: "spent", category, from, to, ...narrowed };
  const { tagStanding } = result;
  const limit = tagStanding ? tagLeftLines(tagStanding, view) : [];
  const lines = [text, ...limit, ...uncountedLines(result.uncounted, view)];
  const facts: Fact[] = [{ label: `spent${about}`, value: result.total, basis }];
  return { ...textOnly(lines.join("\n")), facts: tagStanding ? [...facts, ...tagFacts(tagStanding, view)] : facts };
}

/** What is left over all unfolds into what there was, what is kept, and the entries. */
function totalFacts({ summary, parts }: SummaryResult, view: View): Fact[] {
  const range = { category: null, from: summary.period.start, to: summary.period.end };
  const spent: Fact = { label: "spent in all", value: summary.spent, basis: { kind: "spent", ...range } };
  if (summary.left === null) return [spent];
  const total = money(summary.left.minor + summary.spent.minor, summary.left.currency);
  const basis: LeftBasis = { kind: "left", total, ...madeOf(parts, view), ...range };
  const perDay: Fact[] = summary.perDay
    ? [{ label: "a day", value: summary.perDay, basis: { kind: "per_day", left: basis, days: summary.daysLeft } }]
    : [];
  return [{ label: "left to spend", value: summary.left, basis }, ...perDay, spent];
}

/** `income $3,200.00 less savings $640.00`; a single part needs no sum. */
function madeOf(parts: readonly FreePart[], view: View): { readonly totalLabel: string; readonly madeOf?: string } {
  const [first, second] = parts;
  const totalLabel = PART_NAMES[first?.code ?? "income"];
  if (!second) return { totalLabel };
  const words = parts.map(({ code, amount }, index) => {
    const sign = amount.minor < 0 ? "less " : index === 0 ? "" : "plus ";
    return `${sign}${PART_NAMES[code]} ${formatMoney(money(Math.abs(amount.minor), amount.currency), view)}`;
  });
  return { totalLabel, madeOf: words.join(" ") };
}

const PART_NAMES: Readonly<Record<FreePart["code"], string>> = {
  income: "income",
  extra_income: "extra income",
  savings: "savings",
  bills: "bills still to come",
  from_pots: "what was saved up",
  other: "other money",
  balance: "what you said you have",
  pots: "what was saved up for bills",
  spent_before: "what was spent before you said it",
};

function categoryFacts(found: CategorySummary, { summary: { period }, weeks }: SummaryResult): Fact[] {
  const { category, name, spent, allocated, remaining } = found;
  const week = weekOf(found, weeks);
  if (week) return weekFacts(name, week);
  const range = { category, from: period.start, to: period.end };
  const facts: Fact[] = [{ label: `${name} spent`, value: spent, basis: { kind: "spent", ...range } }];
  if (remaining === null || allocated === null) return facts;
  // Also what it carries and what is set aside in it, so that the figure comes out as it was said.
  const total = money(remaining.minor + spent.minor, remaining.currency);
  const totalLabel = total.minor === allocated.minor ? `${name} allocated` : `${name} allocated, carried and set aside`;
  const basis: Fact["basis"] = { kind: "left", total, totalLabel, ...range };
  return [...facts, { label: `${name} left`, value: remaining, basis }];
}
