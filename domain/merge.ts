import { countsAsSpending, type Entry } from "./entry.ts";
import type { Ledger } from "./ledger.ts";
import type { Currency } from "./money.ts";
import { type Change, ID_OF, type Listed, type Projected } from "./operation.ts";
import type { Person, PersonId } from "./person.ts";

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
 * An entry as it stands in the book that goes on. It keeps its id, so that bringing it over again changes nothing, and what
 * was shown before is found again; what is foreign there does not count until its charge is said.
 */
export function carriedEntry(entry: Entry, { id, currency }: Pick<Ledger, "id" | "currency">, actor: PersonId): Entry {
  return { ...entry, ledger: id, actor, counts: countsAsSpending(entry.kind, entry.amount, currency) };
}

/** What is planned in a book: one plan has split the whole income, so that next to it nothing is missing. */
const PLANNING = ["plans", "limits", "incomes", "balances"] as const satisfies readonly Listed[];

/** What stands beside each other, however much there is of it. */
const KEPT = [
  "categories",
  "rules",
  "goals",
  "recurring",
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
  return carried.flatMap((what) => missing(what, theirs, own));
}

function missing<C extends Setting>(what: C, theirs: SetIn, own: SetIn): Change[] {
  const known = new Set(own.settings[what].map((record) => idOf(what, record)));
  const isForeign = theirs.currency !== own.currency;
  return theirs.settings[what].flatMap((after) => {
    const id = idOf(what, after);
    if (known.has(id) || (isForeign && hasForeignMoney(after, own.currency))) return [];
    // The compiler can't tie a record to its collection's name.
    return [{ what, id, before: null, after } as Change];
  });
}

function idOf<C extends Setting>(what: C, record: Projected[C]): string {
  return ID_OF[what](record);
}

/** Whether there is an amount in another currency anywhere in something. */
function hasForeignMoney(value: unknown, currency: Currency): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("minor" in value && "currency" in value && value.currency !== currency) return true;
  return Object.values(value).some((part) => hasForeignMoney(part, currency));
}
