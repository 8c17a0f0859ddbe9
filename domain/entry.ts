import type { CategoryId } from "./categories.ts";
import type { Id } from "./ids.ts";
import type { LedgerId } from "./ledger.ts";
import type { Money } from "./money.ts";
import type { CalendarDate } from "./period.ts";
import type { PersonId } from "./person.ts";

export type EntryKind = "expense" | "refund" | "income" | "transfer" | "adjustment";

/** Something that happened to money, as it stands in a ledger. */
export interface Entry {
  readonly id: Id;
  readonly ledger: LedgerId;
  readonly kind: EntryKind;
  /** The calendar date in the person's zone, frozen when the entry was made. */
  readonly date: CalendarDate;
  /**
   * Above 0, but an adjustment may be negative, and a little foreign money come to 0. In the ledger's currency, or in its own
   * while it is not yet converted.
   */
  readonly amount: Money;
  /** What was paid in another currency, once converted. */
  readonly original?: OriginalAmount;
  /** Null for income and transfers. */
  readonly category: CategoryId | null;
  readonly description: string;
  /** The description folded for matching: {@link normaliseDescription}. */
  readonly normalised: string;
  readonly tags: readonly string[];
  readonly actor: PersonId;
  /** Signed minor units that count as spending in the ledger's currency; null where nothing counts. */
  readonly counts: number | null;
  /** The bill and due date that this entry is. */
  readonly recurring?: { readonly id: Id; readonly due: CalendarDate };
  /** The expected pay that this income is; left out on income: it is extra. */
  readonly pay?: { readonly source: string; readonly due: CalendarDate };
  /** Where a transfer went, or came from. */
  readonly transfer?: Transfer;
  /** The goal that this expense is what it was saved for. */
  readonly goal?: Id;
  /** What was suggested for it, kept even after the person chose otherwise. */
  readonly suggested?: { readonly category: CategoryId; readonly confidence: number };
  readonly source: EntrySource;
  /** ISO instant at which it was made. */
  readonly madeAt: string;
}

/** The other end of a transfer; none of them is spending. */
export interface Transfer {
  readonly side: "to" | "from";
  readonly place: "savings" | "card" | "cash" | "own_account" | "person";
  /** Who, for `person`; folded. */
  readonly with?: string;
  /** The goal that it was put aside for, for `savings`. */
  readonly goal?: Id;
}

export interface OriginalAmount {
  readonly amount: Money;
  /** Decimal string: ledger units for one original unit; null when the card charge was stated instead. */
  readonly rate: string | null;
  readonly rateDate: CalendarDate | null;
}

/** Which message an entry came from, and which of its items it was (1-based). */
export interface EntrySource {
  readonly channel: string;
  readonly event: string;
  readonly position: number;
}

/** Signed minor units that an entry adds to spending: expenses +, refunds −, adjustments as signed, else null. */
export function countsAsSpending(kind: EntryKind, amount: Money, ledgerCurrency: string): number | null {
  if (amount.currency !== ledgerCurrency) return null;
  switch (kind) {
    case "expense":
    case "adjustment":
      return amount.minor;
    case "refund":
      return -amount.minor;
    case "income":
    case "transfer":
      return null;
  }
}

/** True for what was spent in foreign money whose charge is not known yet. */
export function isUncounted({ kind, counts }: Entry): boolean {
  return counts === null && kind !== "income" && kind !== "transfer";
}

const ASCII = /^[!-~ ]*$/;

/** Folds a description for matching: lower case, without marks, punctuation and doubled spaces. */
export function normaliseDescription(description: string): string {
  const unmarked = ASCII.test(description) ? description : description.normalize("NFKD").replace(/\p{M}+/gu, "");
  return unmarked
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
