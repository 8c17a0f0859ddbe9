import { type Money, money, percentage } from "../../domain/money.ts";
import { isInPeriod } from "../../domain/period.ts";
import type { TagLimit, TagStanding } from "../../domain/tag-limit.ts";
import type { Fact } from "../state.ts";
import { formatDate, formatMoney, formatPercent, formatShort, type View } from "./format.ts";
import { spentWords } from "./spent-words.ts";

/** `#lisbon: $48 of $600 spent`; none where it has no limit any more. */
export function tagStandingLines(standing: TagStanding, view: View): string[] {
  return tagUseWords(standing, view).map((words) => `#${standing.tag}: ${words}`);
}

/** `$48 of $600 spent`; none where it has no limit any more. */
export function tagUseWords({ spent, limit, week }: TagStanding, view: View): string[] {
  return limit ? [`${spentWords(spent, view, { of: limit.amount, isShort: true })}${weekWords(week, view)}`] : [];
}

/** `$552 left of $600 until Sun 14 Jun`; none where it has no limit. */
export function tagLeftLines({ spent, limit, week }: TagStanding, view: View): string[] {
  if (!limit) return [];
  const left = limit.amount.minor - spent.minor;
  const figure = formatShort(money(Math.abs(left), limit.amount.currency), view);
  const of = `of ${formatShort(limit.amount, view)}${weekWords(week, view)}${fromWords(limit, view)}${untilWords(limit, view)}`;
  return [left < 0 ? `${figure} over the limit ${of}.` : `${figure} left ${of}.`];
}

/** The warnings of limited tags that reached a threshold, a line each. */
export function tagAlertLines(tags: readonly TagStanding[], view: View): string[] {
  return tags.flatMap(({ tag: name, spent, limit, reached, week }) => {
    if (!limit || reached === null) return [];
    const tag = `${name}${weekWords(week, view)}`;
    const left = limit.amount.minor - spent.minor;
    const percent = formatPercent(percentage(spent, limit.amount) ?? 0, view);
    const figure = formatShort(money(Math.abs(left), limit.amount.currency), view);
    if (left < 0) return [`⚠️ #${tag} is over by ${figure} (${percent}).`];
    if (left === 0) return [`⚠️ #${tag} is fully used.`];
    return [`⚠️ #${tag} passed ${reached} % (${percent}): ${figure} left${untilWords(limit, view)}.`];
  });
}

/** Which warnings of limited tags can be given again. */
export function tagRearmedLines(tags: readonly TagStanding[], view: View): string[] {
  return tags.flatMap(({ tag, limit, rearmed }) => {
    const isOver = limit?.until !== undefined && limit.until < view.today;
    if (!limit || isOver || rearmed.length === 0) return [];
    const which = rearmed.map((percent) => `${percent} %`).join(" and ");
    const [noun, verb] = rearmed.length === 1 ? ["warning", "is"] : ["warnings", "are"];
    return [`The ${which} ${noun} for #${tag} ${verb} armed again.`];
  });
}

/** `#lisbon limit $600.00 until Sun 14 Jun`, from what to what where it was another. */
export function tagLimitWords(before: TagLimit | null, after: TagLimit | null, view: View): string {
  const tag = (after ?? before)?.tag ?? "";
  const was = before && formatMoney(before.amount, view);
  if (!after) return `#${tag} limit ${was ?? ""} → none`;
  const is = formatMoney(after.amount, view);
  const [per, perBefore] = [after, before].map((one) => (one?.per === "week" ? " a week" : ""));
  const isSame = was === null || (was === is && per === perBefore);
  const amount = isSame ? `${is}${per}` : `${was}${perBefore === per ? "" : perBefore || " in all"} → ${is}${per}`;
  return `#${tag} limit ${amount}${fromWords(after, view)}${untilWords(after, view)}`;
}

/** The figures of a tag's standing, for "how did you get that?". */
export function tagFacts({ tag, spent, limit, week }: TagStanding, view: View): Fact[] {
  if (!limit) return [];
  const [from, to] = [week?.start ?? limit.from ?? EVER.from, week?.end ?? limit.until ?? view.today];
  const range = { category: null, from, to };
  const left: Money = money(limit.amount.minor - spent.minor, spent.currency);
  return [
    { label: `#${tag} spent`, value: spent, basis: { kind: "spent", ...range, tag } },
    { label: `#${tag} left`, value: left },
  ];
}

/** Before anything that can be recorded. */
const EVER = { from: "1900-01-01" } as const;

function weekWords(week: TagStanding["week"], view: View): string {
  if (!week) return "";
  return isInPeriod(view.today, week) ? " this week" : ` in the week from ${formatDate(week.start, view)}`;
}

function fromWords({ from }: TagLimit, view: View): string {
  return from === undefined ? "" : ` from ${formatDate(from, view)}`;
}

function untilWords({ until }: TagLimit, view: View): string {
  return until === undefined ? "" : ` until ${formatDate(until, view)}`;
}
