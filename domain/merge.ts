import { countsAsSpending, type Entry } from "./entry.ts";
import type { DayRates } from "./exchange-rate.ts";
import type { Ledger } from "./ledger.ts";
import type { Currency } from "./money.ts";
import { type Change, ID_OF, type Listed, type Projected } from "./operation.ts";
import type { Person, PersonId } from "./person.ts";
import { type Price, priceIn } from "./price.ts";

/** Somebody who turns out to be somebody else, too. */
export interface Twin {
  readonly person: Person;
  /** There is anything in their book. */
  readonly isUsed: boolean;
}

/** Who of two people stays, and who goes into them. */
export interface Staying {
  readonly keeper: Person;
  readonly absorbed: Person;
}

/** Which of two people who are one stays, with their book: who has used theirs, or else who came first. */
export function keeperOf(a: Twin, b: Twin): Staying {
  const isFirst = a.isUsed === b.isUsed ? cameFirst(a.person, b.person) : a.isUsed;
  const [keeper, absorbed] = isFirst ? [a, b] : [b, a];
  return { keeper: keeper.person, absorbed: absorbed.person };
}

function cameFirst(a: Person, b: Person): boolean {
  return (Temporal.Instant.compare(a.createdAt, b.createdAt) || (a.id < b.id ? -1 : 1)) <= 0;
}

/**
 * An entry as it stands in the book that goes on, in other hands. It keeps its id, so that bringing it over again changes
 * nothing, and what was shown before is found again. What is foreign there is converted by `rates`, those of its day; while
 * none are known (null) it does not count.
 */
export function carriedEntry(
  entry: Entry,
  { id, currency }: Pick<Ledger, "id" | "currency">,
  actor: PersonId,
  rates: DayRates | null,
): Entry {
  const { amount: _amount, original: _original, ...rest } = entry;
  const price = priceThere(entry, currency, rates);
  return { ...rest, ...price, ledger: id, actor, counts: countsAsSpending(entry.kind, price.amount, currency) };
}

/** What was paid in the book's own money is that much, whatever it came to elsewhere. */
function priceThere({ amount, original }: Entry, currency: Currency, rates: DayRates | null): Price {
  if (original?.amount.currency === currency) return { amount: original.amount };
  const price = priceIn(currency, amount, rates);
  return price.original || !original ? price : { amount, original };
}

/** What is planned in a book: one plan has split the whole income, so that next to it nothing is missing. */
const PLANNING = ["plans", "limits", "incomes", "balances"] as const satisfies readonly Listed[];

/** What stands beside each other, however much there is of it. */
const KEPT = [
  "categories",
  "rules",
  "goals",
  "recurring",
  "occurrences",
  "planned",
  "reminders",
  "memories",
] as const satisfies readonly Listed[];

/** What is set in a book and may be brought over. Its settings, and what their people prefer, are those of the one that goes on. */
export type Setting = (typeof PLANNING)[number] | (typeof KEPT)[number];

export const SETTINGS: readonly Setting[] = [...PLANNING, ...KEPT];

/** What is set in a book, by collection. */
export type Settings = { readonly [C in Setting]: readonly Projected[C][] };

/** What is set in a book of some currency. */
export interface SetIn {
  readonly currency: Currency;
  readonly settings: Settings;
}

/**
 * What is set in the book that goes on after another one was joined with it: its own settings stand, and those of the other
 * one come where it has none. Between books of two currencies what is in money that is foreign there stays behind.
 */
export function carriedSettings(theirs: SetIn, own: SetIn): Change[] {
  const carried = own.settings.plans.length > 0 ? KEPT : SETTINGS;
  const changes = carried.flatMap((what) => missing(what, theirs, own));
  const bills = new Set(changes.flatMap(({ what, id }) => (what === "recurring" ? [id] : [])));
  return changes.filter((change) => change.what !== "occurrences" || bills.has(change.after?.recurring ?? ""));
}

function missing<C extends Setting>(what: C, theirs: SetIn, own: SetIn): Change[] {
  const known = new Set(own.settings[what].map((record) => sameness(what, record)));
  const isForeign = theirs.currency !== own.currency;
  return theirs.settings[what].flatMap((after) => {
    if (known.has(sameness(what, after)) || (isForeign && hasForeignMoney(after, own.currency))) return [];
    // The compiler can't tie a record to its collection's name.
    return [{ what, id: ID_OF[what](after), before: null, after } as Change];
  });
}

/** By what two things are the same one. Two books of one person may both expect the rent, which is due once. */
function sameness<C extends Setting>(what: C, record: Projected[C]): string {
  return SAMENESS[what](record);
}

const SAMENESS: { readonly [C in Setting]: (record: Projected[C]) => string } = {
  ...ID_OF,
  recurring: ({ normalised }) => normalised,
};

/** Whether there is an amount in another currency anywhere in something. */
function hasForeignMoney(value: unknown, currency: Currency): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("minor" in value && "currency" in value && value.currency !== currency) return true;
  return Object.values(value).some((part) => hasForeignMoney(part, currency));
}
