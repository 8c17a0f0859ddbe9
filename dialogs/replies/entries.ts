import type { CategoryId } from "../../domain/categories.ts";
import type { Entry } from "../../domain/entry.ts";
import { type Money, sum, toDecimal } from "../../domain/money.ts";
import type { Fact } from "../state.ts";
import type { ShownEntry } from "../understanding/understanding.ts";
import { capitalise, formatDate, formatDay, formatMoney, type View } from "./format.ts";

/** `Taxi $12.00`, and the date where it is not today: `Bus $3.00 (Tue 9 Jun)`. */
export function entryLine(entry: Entry, view: View): string {
  return `${capitalise(entry.description)} ${entryAmount(entry, view)}${dateNote(entry.date, view)}`;
}

/** The amount, with the original where it was paid in another currency: `¥4,800 = $31.20`. */
export function entryAmount(entry: Entry, view: View): string {
  const amount = formatMoney(entry.amount, view);
  const signed = entry.kind === "refund" ? `−${amount}` : amount;
  return entry.original ? `${formatMoney(entry.original.amount, view)} = ${signed}` : signed;
}

/** `Coffee $50.00 → $15.00`, and the other things that changed: `Coffee $4.50, Dining → Groceries`. */
export function changedLine(before: Entry, after: Entry, view: View): string {
  const parts: string[] = [];
  if (before.amount.minor !== after.amount.minor || before.amount.currency !== after.amount.currency) {
    const kept = after.original ? ` (${formatMoney(after.original.amount, view)} kept)` : "";
    parts.push(`${formatMoney(before.amount, view)} → ${formatMoney(after.amount, view)}${kept}`);
  } else parts.push(entryAmount(after, view));
  if (before.description !== after.description) parts.push(`now “${after.description}”`);
  if (before.category !== after.category)
    parts.push(`${categoryName(before.category, view)} → ${categoryName(after.category, view)}`);
  if (before.date !== after.date) parts.push(`${formatDay(before.date, view)} → ${formatDay(after.date, view)}`);
  if (before.tags.join(" ") !== after.tags.join(" ")) parts.push(tagWords(after.tags));
  return `${capitalise(before.description)} ${parts.join(", ")}`;
}

function tagWords(tags: readonly string[]): string {
  return tags.length === 0 ? "no tags" : tags.map((tag) => `#${tag}`).join(" ");
}

/** What several entries come to; null where they are in different currencies. */
export function totalOf(entries: readonly Entry[]): Money | null {
  const amounts = entries.map(({ amount }) => amount);
  const currency = amounts[0]?.currency;
  if (currency === undefined || amounts.some((amount) => amount.currency !== currency)) return null;
  return sum(amounts, currency);
}

/** {@link totalOf} as a figure that unfolds into its entries. */
export function totalFact(entries: readonly Entry[]): Fact[] {
  const value = totalOf(entries);
  return value === null
    ? []
    : [{ label: "total", value, basis: { kind: "entries", ids: entries.map(({ id }) => id) } }];
}

/** ` (Tue 9 Jun)`, or nothing where it is today. */
export function dateNote(date: string, view: View): string {
  return date === view.today ? "" : ` (${formatDate(date, view)})`;
}

/** What the next turn needs to know of an entry that was shown. */
export function shownEntry(entry: Entry): ShownEntry {
  return {
    id: entry.id,
    description: entry.description,
    amount: toDecimal(entry.amount),
    currency: entry.amount.currency,
    date: entry.date,
    ...(entry.category === null ? {} : { category: entry.category }),
  };
}

/** A category as people read it. */
export function categoryName(category: CategoryId | null, { categories }: View): string {
  return category === null ? "No category" : categories.get(category).name;
}
