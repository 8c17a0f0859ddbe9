import type { Author } from "./book.ts";
import { maskCardNumbers } from "./card-number.ts";
import type { CategoryId } from "./categories.ts";
import { countsAsSpending, type Entry, type EntryKind, normaliseDescription, type OriginalAmount } from "./entry.ts";
import { InvalidInput } from "./errors.ts";
import type { Id } from "./ids.ts";
import type { Ledger } from "./ledger.ts";
import type { Money } from "./money.ts";
import type { CalendarDate } from "./period.ts";
import { type Price, paidOf } from "./price.ts";

interface EntryDraft {
  readonly id: Id;
  readonly kind: EntryKind;
  readonly amount: Money;
  readonly original?: OriginalAmount;
  readonly description: string;
  /** Null for income and transfers. */
  readonly category: CategoryId | null;
  readonly date: CalendarDate;
  readonly tags: readonly string[];
  readonly suggested?: { readonly category: CategoryId; readonly confidence: number };
  /** Which of its message's items it is, from 1. */
  readonly position: number;
}

/** The first and last date an entry may bear, seen from the person's today. */
const REACH = { years: 50 } as const;

/**
 * A new entry of a ledger, as it would stand in it.
 *
 * @throws InvalidInput when its date is in the future or absurdly old
 */
export function draftEntry(ledger: Ledger, author: Author, today: CalendarDate, draft: EntryDraft): Entry {
  assertDate(draft.date, today);
  const { position, ...given } = draft;
  const description = maskCardNumbers(draft.description);
  return {
    ...given,
    description,
    ledger: ledger.id,
    normalised: normaliseDescription(description),
    actor: author.actor,
    counts: countsAsSpending(draft.kind, draft.amount, ledger.currency),
    source: { channel: author.channel, event: author.turn, position },
    madeAt: author.at,
  };
}

/** What a person puts right about an entry. */
export interface EntryRevision {
  readonly price?: Price;
  /** True when the price replaces one whose currency was misread, rather than being its card charge. */
  readonly wasMisread?: boolean;
  readonly description?: string;
  readonly category?: CategoryId;
  readonly date?: CalendarDate;
  readonly tags?: readonly string[];
  /** Income is no expected pay, whatever it was taken for. */
  readonly isExtra?: true;
}

/**
 * The entry with a correction applied; an amount in the ledger's money stated for a foreign one is its card charge and keeps
 * the original.
 *
 * @throws InvalidInput as {@link draftEntry}
 */
export function reviseEntry(entry: Entry, ledger: Ledger, today: CalendarDate, given: EntryRevision): Entry {
  const { wasMisread = false, price, isExtra, ...revision } = given;
  const description = maskCardNumbers(revision.description ?? entry.description);
  if (revision.date !== undefined) assertDate(revision.date, today);
  const { original: _replaced, pay, ...rest } = entry;
  const { amount, original } = price === undefined ? entry : asCharge(price, entry, ledger, wasMisread);
  return {
    ...rest,
    ...(pay === undefined || isExtra ? {} : { pay }),
    ...revision,
    description,
    amount,
    ...(original === undefined ? {} : { original }),
    normalised: normaliseDescription(description),
    counts: countsAsSpending(entry.kind, amount, ledger.currency),
  };
}

function asCharge(price: Price, entry: Entry, { currency }: Ledger, wasMisread: boolean): Price {
  const paid = paidOf(entry);
  const isCharge = !wasMisread && !price.original && price.amount.currency === currency && paid.currency !== currency;
  return isCharge ? { amount: price.amount, original: { amount: paid, rate: null, rateDate: null } } : price;
}

function assertDate(date: CalendarDate, today: CalendarDate): void {
  if (date > today) throw new InvalidInput(`${date} is still to come; tell me when it has happened.`);
  const oldest = Temporal.PlainDate.from(today).subtract(REACH).toString();
  if (date < oldest) throw new InvalidInput(`${date} is too long ago to be recorded.`);
}
