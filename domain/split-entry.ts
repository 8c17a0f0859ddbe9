import type { Author } from "./book.ts";
import type { CategoryId } from "./categories.ts";
import { countsAsSpending, type Entry, normaliseDescription } from "./entry.ts";
import { InvalidInput } from "./errors.ts";
import type { IdSource } from "./ids.ts";
import { roundByLargestRemainder } from "./largest-remainder.ts";
import type { Ledger } from "./ledger.ts";
import { type Money, money, toDecimal } from "./money.ts";
import { type Price, paidOf } from "./price.ts";

/** A part of an entry: how much of it, and what that was instead. */
export interface EntryPart {
  /** In the money in which the entry was paid, or a fraction of it. */
  readonly size: Money | Share;
  readonly of: OtherThing | Debtor;
}

/** `top ÷ bottom`, whole numbers above 0. */
export interface Share {
  readonly top: number;
  readonly bottom: number;
}

/** Something else that was bought with it. */
export interface OtherThing {
  readonly category: CategoryId;
  readonly description: string;
  readonly suggested: { readonly category: CategoryId; readonly confidence: number };
}

/** Somebody for whom it was laid out. */
export interface Debtor {
  readonly person: string;
}

/** Where the new entries are made. */
interface SplitSetting {
  readonly ledger: Ledger;
  readonly author: Author;
  readonly newId: IdSource;
  /** From which position of its message on new entries stand. */
  readonly position: number;
}

/**
 * Splits an expense into parts that sum to it exactly, also in the money in which it was paid. What no part takes stays the
 * expense; where nothing is left, the first part takes its place. A person's part is money that they owe, not spending.
 *
 * @returns the expense as it is then, followed by the new entries in the order of their parts
 * @throws InvalidInput when it is no expense, or its parts are more than the whole or nothing
 */
export function splitEntry(entry: Entry, parts: readonly EntryPart[], setting: SplitSetting): Entry[] {
  if (entry.kind !== "expense") throw new InvalidInput("Only what was spent can be split.");
  const { rest, prices } = cut(entry, parts);
  const pieces = parts.map((part, index) => become(entry, part.of, prices[index] ?? rest));
  const left = paidOf(rest).minor === 0 ? [] : [withPrice(entry, rest)];
  const [first, ...made] = [...left, ...pieces].map((piece) => counted(piece, setting.ledger));
  return first ? [first, ...made.map((piece, index) => asNew(piece, index, setting))] : [];
}

/** The entry as something else, or as money that somebody owes. */
function become(entry: Entry, of: EntryPart["of"], price: Price): Entry {
  const part = withPrice(entry, price);
  if ("person" in of) {
    const transfer = { side: "to", place: "person", with: normaliseDescription(of.person) } as const;
    return { ...part, kind: "transfer", category: null, transfer };
  }
  const { category, description, suggested } = of;
  return { ...part, category, description, normalised: normaliseDescription(description), suggested };
}

function withPrice({ original: _whole, ...entry }: Entry, { amount, original }: Price): Entry {
  return { ...entry, amount, ...(original === undefined ? {} : { original }) };
}

function counted(entry: Entry, { currency }: Ledger): Entry {
  return { ...entry, counts: countsAsSpending(entry.kind, entry.amount, currency) };
}

/** A piece that is no bill and no goal of its own. */
function asNew({ recurring: _bill, goal: _goal, ...piece }: Entry, index: number, setting: SplitSetting): Entry {
  const { author, newId, position } = setting;
  const source = { ...piece.source, position: position + index };
  return { ...piece, id: newId(), actor: author.actor, madeAt: author.at, source };
}

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** What each part, and what is left, comes to; all of it sums to the entry. */
function cut(entry: Entry, parts: readonly EntryPart[]): { rest: Price; prices: Price[] } {
  const whole = paidOf(entry);
  const minors = minorsOf(whole, parts);
  const shares = minors.map((minor, index) => ({
    id: String(index).padStart(3, "0"),
    top: minor * BigInt(entry.amount.minor),
    bottom: BigInt(whole.minor),
  }));
  const amounts = roundByLargestRemainder(shares, BigInt(entry.amount.minor));
  const [rest = { amount: whole }, ...prices] = shares.map(({ id }, index): Price => {
    const amount = money(Number(amounts.get(id) ?? 0n), entry.amount.currency);
    if (!entry.original) return { amount };
    return { amount, original: { ...entry.original, amount: money(Number(minors[index] ?? 0n), whole.currency) } };
  });
  return { rest, prices };
}

/** What is left, then each part, in minor units of the money in which it was paid. */
function minorsOf(whole: Money, parts: readonly EntryPart[]): bigint[] {
  const sizes = parts.map(({ size }) => fractionOf(whole, size));
  const left = sizes.reduce(minus, { top: BigInt(whole.minor), bottom: 1n });
  if (left.top < 0n) throw new InvalidInput(`Those parts are more than ${toDecimal(whole)} in all.`);
  const rounded = roundByLargestRemainder(
    [left, ...sizes].map((size, index) => ({ id: String(index).padStart(3, "0"), ...size })),
    BigInt(whole.minor),
  );
  const minors = [...rounded.values()];
  if (minors.slice(1).some((minor) => minor === 0n)) throw new InvalidInput("A part of it would come to nothing.");
  return minors;
}

function fractionOf(whole: Money, size: EntryPart["size"]): Fraction {
  if ("top" in size) return { top: BigInt(whole.minor) * BigInt(size.top), bottom: BigInt(size.bottom) };
  if (size.currency !== whole.currency) {
    throw new InvalidInput(`It was paid in ${whole.currency}; say its parts in that, too.`);
  }
  return { top: BigInt(size.minor), bottom: 1n };
}

function minus(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.bottom - b.top * a.bottom, bottom: a.bottom * b.bottom };
}
