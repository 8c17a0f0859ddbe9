import type { CategoryId } from "./categories.ts";
import type { Entry } from "./entry.ts";
import type { Id } from "./ids.ts";
import type { LedgerId } from "./ledger.ts";
import type { Change, Collection, Listed, Projected } from "./operation.ts";
import type { CalendarDate } from "./period.ts";
import type { CategorySum, EntryQuery, LedgerStore } from "./ports.ts";

/** What is read of a store. */
type ReadingSource = Pick<LedgerStore, "entries" | "spent" | "record" | "records">;

/** What stands in the store of a ledger at one head, so that what was read once needs no second reading. */
export interface Reading {
  entries(query: EntryQuery): Promise<Entry[]>;
  spent(from: CalendarDate, to: CalendarDate): Promise<CategorySum[]>;
  record<C extends Collection>(what: C, id: Id): Promise<Projected[C] | null>;
  readonly listed: Listing;
  /**
   * The reading of the head to which operations lead that were committed since: it has the sums and lists that this one was
   * asked for, and knows how those changes moved them.
   */
  after(committed: readonly Changing[]): Reading;
}

type Listing = { readonly [C in Listed]: () => Promise<Projected[C][]> };

/** What makes sums and lists others. */
interface Changing {
  readonly changes: readonly Change[];
}

/** What is known of a reading from the one before it; undefined where that was not asked, or it is another by now. */
interface Earlier {
  spent(from: CalendarDate, to: CalendarDate): Promise<CategorySum[]> | undefined;
  list<C extends Listed>(what: C): Promise<Projected[C][]> | undefined;
}

const NOTHING: Earlier = { spent: () => undefined, list: () => undefined };

/** Reads of a store what it is asked for, once. */
export function createReading(store: ReadingSource, id: LedgerId, earlier: Earlier = NOTHING): Reading {
  const found = new Map<string, Promise<Entry[]>>();
  const sums = new Map<string, Promise<CategorySum[]>>();
  const asked = new Set<Collection>();
  const listed = createListing((what) => {
    asked.add(what);
    return earlier.list(what) ?? store.records(id, what);
  });
  return {
    entries: (query) => once(found, JSON.stringify(query), () => store.entries(query)),
    spent: (from, to) => once(sums, rangeKey(from, to), () => earlier.spent(from, to) ?? store.spent(id, from, to)),
    record: (what, recordId) => store.record(id, what, recordId),
    listed,
    after(committed) {
      const changed = new Set<Collection>(committed.flatMap(({ changes }) => changes.map(({ what }) => what)));
      return createReading(store, id, {
        spent: (from, to) => sums.get(rangeKey(from, to))?.then((known) => overlaySums(known, committed, from, to)),
        list: (what) => (asked.has(what) && !changed.has(what) ? listed[what]() : undefined),
      });
    },
  };
}

function rangeKey(from: CalendarDate, to: CalendarDate): string {
  return `${from} ${to}`;
}

/** What could not be read is asked for again. */
function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const there = known.get(key);
  if (there) return there;
  const value = read();
  known.set(key, value);
  value.catch(() => known.delete(key));
  return value;
}

/** Reads each collection once. */
function createListing(read: <C extends Listed>(what: C) => Promise<Projected[C][]>): Listing {
  const of = <C extends Listed>(what: C): (() => Promise<Projected[C][]>) => {
    const known = new Map<string, Promise<Projected[C][]>>();
    return () => once(known, what, () => read(what));
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

/** Sums as changes leave them that are not in them yet. */
export function overlaySums(
  stored: readonly CategorySum[],
  changing: readonly Changing[],
  from: CalendarDate,
  to: CalendarDate,
): CategorySum[] {
  const sums = new Map<CategoryId, CategorySum>(stored.map((sum) => [sum.category, sum]));
  const shift = (entry: Entry | null, sign: 1 | -1): void => {
    if (!entry || entry.counts === null || entry.category === null || entry.date < from || entry.date > to) return;
    const sum = sums.get(entry.category) ?? { category: entry.category, minor: 0, count: 0 };
    sums.set(entry.category, {
      category: entry.category,
      minor: sum.minor + sign * entry.counts,
      count: sum.count + sign,
    });
  };
  for (const { changes } of changing) {
    for (const change of changes) {
      if (change.what !== "entries") continue;
      shift(change.before, -1);
      shift(change.after, 1);
    }
  }
  return [...sums.values()].filter((sum) => sum.count > 0);
}
