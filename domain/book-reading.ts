import type { Entry } from "./entry.ts";
import type { Id } from "./ids.ts";
import type { LedgerId } from "./ledger.ts";
import type { Collection, Listed, Projected } from "./operation.ts";
import type { CalendarDate } from "./period.ts";
import type { CategorySum, EntryQuery, LedgerStore } from "./ports.ts";

/** What a book reads of a store. */
export type BookSource = Pick<
  LedgerStore,
  "entries" | "spent" | "record" | "records" | "history" | "operationsOfTurn" | "operation" | "head"
>;

/** A store in which nothing stands. */
export const NOTHING: BookSource = {
  entries: async () => [],
  spent: async () => [],
  record: async () => null,
  records: async () => [],
  history: async () => [],
  operationsOfTurn: async () => [],
  operation: async () => null,
  head: async () => 0,
};

/** What stands in the store. A book is of one head, so what was read once needs no second reading. */
export interface Reading {
  entries(query: EntryQuery): Promise<Entry[]>;
  spent(from: CalendarDate, to: CalendarDate): Promise<CategorySum[]>;
  record<C extends Collection>(what: C, id: Id): Promise<Projected[C] | null>;
  readonly listed: Listing;
}

type Listing = { readonly [C in Listed]: () => Promise<Projected[C][]> };

/** Reads a ledger in a store. */
export function createReading(store: BookSource, id: LedgerId): Reading {
  const found = new Map<string, Promise<Entry[]>>();
  const sums = new Map<string, Promise<CategorySum[]>>();
  return {
    entries: (query) => once(found, JSON.stringify(query), () => store.entries(query)),
    spent: (from, to) => once(sums, `${from} ${to}`, () => store.spent(id, from, to)),
    record: (what, recordId) => store.record(id, what, recordId),
    listed: createListing(store, id),
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const value = known.get(key) ?? read();
  known.set(key, value);
  return value;
}

/** Reads each collection once. */
function createListing(store: BookSource, id: LedgerId): Listing {
  const of = <C extends Listed>(what: C): (() => Promise<Projected[C][]>) => {
    let read: Promise<Projected[C][]> | undefined;
    return () => {
      read ??= store.records(id, what);
      return read;
    };
  };
  return {
    plans: of("plans"),
    limits: of("limits"),
    alerts: of("alerts"),
    categories: of("categories"),
    rules: of("rules"),
    incomes: of("incomes"),
    balances: of("balances"),
    goals: of("goals"),
    recurring: of("recurring"),
    occurrences: of("occurrences"),
    planned: of("planned"),
    reminders: of("reminders"),
    memories: of("memories"),
    settings: of("settings"),
    preferences: of("preferences"),
  };
}
