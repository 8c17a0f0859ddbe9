import type { CategoryId } from "../../domain/categories.ts";
import type { Entry } from "../../domain/entry.ts";
import { isFresh } from "../../domain/exchange-rate.ts";
import { type Money, money, sum, toDecimal } from "../../domain/money.ts";
import { paidOf } from "../../domain/price.ts";
import type { Fact } from "../state.ts";
import type { ShownEntry } from "../understanding/understanding.ts";
import { isConverted } from "./charge.ts";
import { capitalise, formatDate, formatDay, formatMoney, formatRate, type View } from "./format.ts";

/** `Taxi $12.00`, and the date where it is not today: `Bus $3.00 (Tue 9 Jun)`. */
export function entryLine(entry: Entry, view: View): string {
  const { transfer } = entry;
  // Money that was lent as such is called by who has it; a part of an expense by what it was for.
  const isPart = transfer?.side === "to" && transfer.with && entry.normalised !== `to ${transfer.with}`;
  const owed = isPart ? `, owed by ${capitalise(transfer.with)}` : "";
  return `${capitalise(entry.description)} ${entryAmount(entry, view)}${dateNote(entry.date, view)}${owed}`;
}

/** {@link entryLine}, and by which rate it was converted: `Dinner ¥4,800 = $31.20 (Fri 5 Jun, rate 0.0065)`. */
export function loggedLine(entry: Entry, view: View): string {
  const notes = [...(entry.date === view.today ? [] : [formatDate(entry.date, view)]), ...rateNotes(entry, view)];
  const noted = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  return `${capitalise(entry.description)} ${entryAmount(entry, view)}${noted}`;
}

/** `rate 0.0065`, with its day where that is not about the entry's; none where nothing was converted. */
export function rateNotes({ original, date }: Pick<Entry, "original" | "date">, view: View): string[] {
  if (!original || original.rate === null || original.rateDate === null) return [];
  const of = isFresh(original.rateDate, date) ? "" : ` of ${formatDate(original.rateDate, view)}`;
  return [`rate ${formatRate(original.rate, view)}${of}`];
}

/** The amount, with the original where it was paid in another currency: `¥4,800 = $31.20`. */
export function entryAmount(entry: Entry, view: View): string {
  const amount = signed(entry, entry.amount, view);
  return entry.original ? `${signed(entry, entry.original.amount, view)} = ${amount}` : amount;
}

/** What came back stands with a minus. */
function signed({ kind }: Entry, amount: Money, view: View): string {
  return `${kind === "refund" ? "−" : ""}${formatMoney(amount, view)}`;
}

/** `Coffee $50.00 → $15.00`, and the other things that changed: `Coffee $4.50, Dining → Groceries`. */
export function changedLine(before: Entry, after: Entry, view: View): string {
  const parts = [changedAmount(before, after, view)];
  if (before.description !== after.description) parts.push(`now “${after.description}”`);
  if (before.category !== after.category)
    parts.push(`${categoryName(before.category, view)} → ${categoryName(after.category, view)}`);
  if (before.date !== after.date) parts.push(`${formatDay(before.date, view)} → ${formatDay(after.date, view)}`);
  if (before.pay && !after.pay) parts.push("extra income");
  if (before.tags.join(" ") !== after.tags.join(" ")) parts.push(tagWords(after.tags));
  return `${capitalise(before.description)} ${parts.join(", ")}`;
}

/** `$50.00 → $15.00`; `$31.20 → $32.11, ¥4,800 kept`; `¥4,800 → ¥5,000 = $32.50`; the amount alone where it stayed. */
export function changedAmount(before: Entry, after: Entry, view: View): string {
  const now = entryAmount(after, view);
  if (isSameMoney(before.amount, after.amount) && isSameMoney(paidOf(before), paidOf(after))) return now;
  if (isConverted(after)) {
    // What was waiting for its rate is the same money still.
    return isSameMoney(paidOf(before), paidOf(after)) ? now : `${signed(before, paidOf(before), view)} → ${now}`;
  }
  if (!after.original) return `${signed(before, paidOf(before), view)} → ${now}`;
  // A charge that was waited for says what the money came to; one that was guessed, what it is instead.
  if (before.counts === null) return now;
  const kept = `${formatMoney(after.original.amount, view)} kept`;
  return `${signed(before, before.amount, view)} → ${signed(after, after.amount, view)}, ${kept}`;
}

function isSameMoney(a: Money, b: Money): boolean {
  return a.minor === b.minor && a.currency === b.currency;
}

function tagWords(tags: readonly string[]): string {
  return tags.length === 0 ? "no tags" : tags.map((tag) => `#${tag}`).join(" ");
}

/** What was spent in several entries; null where they are in different currencies. */
export function totalOf(entries: readonly Entry[]): Money | null {
  const amounts = entries.flatMap(({ kind, amount }) => {
    if (kind === "income" || kind === "transfer") return [];
    return kind === "refund" ? [money(-amount.minor, amount.currency)] : [amount];
  });
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

/** What the next turn needs to know of an entry that was shown, in the money in which it was paid. */
export function shownEntry(entry: Entry): ShownEntry {
  const paid = paidOf(entry);
  return {
    id: entry.id,
    description: entry.description,
    amount: toDecimal(paid),
    currency: paid.currency,
    date: entry.date,
    ...(entry.category === null ? {} : { category: entry.category }),
  };
}

/** A category as people read it. */
export function categoryName(category: CategoryId | null, { categories }: View): string {
  return category === null ? "No category" : categories.get(category).name;
}

/** A channel as people read it. */
export function channelName(channel: string): string {
  return CHANNEL_NAMES[channel] ?? capitalise(channel);
}

const CHANNEL_NAMES: Readonly<Record<string, string>> = { sms: "SMS", voice: "the phone" };
