import type { Book } from "../../domain/book.ts";
import { reviseEntry } from "../../domain/draft-entry.ts";
import type { Entry } from "../../domain/entry.ts";
import { type Currency, parseAmount, toDecimal } from "../../domain/money.ts";
import type { Change } from "../../domain/operation.ts";
import { SETTINGS_ID } from "../../domain/settings.ts";
import type { ToolContext } from "./tool.ts";

/** What another currency of the person means for their book. */
export type CurrencySwitch =
  /** The book is kept in it from now on, with `entries` whose amounts were meant in it all along. */
  | { readonly kind: "book"; readonly from: Currency; readonly entries: number }
  /** The book stays in its own, because it holds something in that; amounts in the new one are converted. */
  | { readonly kind: "kept"; readonly book: Currency }
  /** Whether its few entries were meant in it all along is asked first; nothing was changed. */
  | { readonly kind: "ask"; readonly book: Currency; readonly entries: number };

/** More than this were not logged before one noticed that the currency was wrong. */
const MOST_RELABELLED = 100;

/**
 * What another currency means for the book: one that holds nothing yet is kept in it; one that holds only entries, too, where
 * they were meant in it. Everything else is money that was counted already, and its currency stays.
 *
 * @param wasMisread what the person says of those entries, if they were asked
 * @returns with the changes that this makes
 */
export async function switchCurrency(
  { book }: ToolContext,
  currency: Currency,
  wasMisread: boolean | undefined,
): Promise<{ readonly outcome: CurrencySwitch | null; readonly changes: readonly Change[] }> {
  const from = book.ledger.currency;
  if (currency === from) return { outcome: null, changes: [] };
  const entries = await book.entries({ order: "made", limit: MOST_RELABELLED + 1 });
  const isFixed = await holdsMore(book, entries, from);
  if (isFixed || (entries.length > 0 && wasMisread === false))
    return { outcome: { kind: "kept", book: from }, changes: [] };
  if (entries.length > 0 && wasMisread === undefined) {
    return { outcome: { kind: "ask", book: from, entries: entries.length }, changes: [] };
  }
  const settings = await book.record("settings", SETTINGS_ID);
  const relabelled = entries.map((before): Change => {
    return { what: "entries", id: before.id, before, after: relabel(before, book, currency) };
  });
  return {
    outcome: { kind: "book", from, entries: entries.length },
    changes: [{ what: "settings", id: SETTINGS_ID, before: settings, after: { ...settings, currency } }, ...relabelled],
  };
}

const OTHERS = ["plans", "limits", "incomes", "balances", "goals", "recurring", "planned"] as const;

/** True when a book holds more in its currency than a few entries that were told in bare amounts. */
async function holdsMore(book: Book, entries: readonly Entry[], currency: Currency): Promise<boolean> {
  if (entries.length > MOST_RELABELLED) return true;
  if (entries.some(({ amount, original }) => amount.currency !== currency || original !== undefined)) return true;
  for (const what of OTHERS) if ((await book.records(what)).length > 0) return true;
  return false;
}

/** @throws InvalidInput when the currency has no such amount: 4.50 is nothing in yen */
function relabel(entry: Entry, { ledger }: Book, currency: Currency): Entry {
  const amount = parseAmount(toDecimal(entry.amount), currency);
  return reviseEntry(entry, { ...ledger, currency }, entry.date, { price: { amount }, wasMisread: true });
}
