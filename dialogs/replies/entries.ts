import { type CategoryId, DEFAULT_CATEGORIES } from "../../domain/categories.ts";
import type { Entry } from "../../domain/entry.ts";
import { toDecimal } from "../../domain/money.ts";
import type { ShownEntry } from "../understanding/understanding.ts";
import { capitalise, formatDate, formatMoney, type View } from "./format.ts";

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

const NAMES = new Map(DEFAULT_CATEGORIES.map(({ id, name }) => [id, name]));

/** A category as people read it. */
export function categoryName(category: CategoryId | null): string {
  return category === null ? "No category" : (NAMES.get(category) ?? capitalise(category));
}
