import type { CategoryId } from "./categories.ts";
import type { Entry } from "./entry.ts";
import { byOrder, matchesQuery } from "./entry-query.ts";
import { NotFound } from "./errors.ts";
import type { Id } from "./ids.ts";
import { createImages } from "./images.ts";
import { type Ledger, type LedgerId, withSettings } from "./ledger.ts";
import {
  type Change,
  type Collection,
  ID_OF,
  type Listed,
  type Operation,
  type OperationHeader,
  type OperationKind,
  type Projected,
} from "./operation.ts";
import type { CalendarDate } from "./period.ts";
import type { PersonId } from "./person.ts";
import type { CategorySum, EntryQuery, HistoryPage, LedgerStore } from "./ports.ts";
import { type LedgerSettings, SETTINGS_ID } from "./settings.ts";

/** On whose behalf, and in which turn, a book is open. */
export interface Author {
  readonly turn: string;
  readonly actor: PersonId;
  readonly channel: string;
  /** ISO instant at which all of the turn's operations are made. */
  readonly at: string;
}

/** What a step wants to commit. */
export interface OperationDraft {
  readonly step: string;
  readonly tool: string;
  readonly kind: OperationKind;
  readonly changes: readonly Change[];
  readonly undoes?: readonly string[];
}

/**
 * A ledger as one turn knows it: what is stored, plus what the turn has decided so far.
 *
 * Steps read through it and stage their operations in it; nothing is written until the turn is settled. Its operations
 * continue the log's head as it was when the book was opened, so the store refuses them if the log has grown since.
 */
export interface Book {
  readonly ledger: Ledger;
  readonly author: Author;
  /** The log's head when the book was opened. */
  readonly head: number;
  entries(query: Omit<EntryQuery, "ledger">): Promise<Entry[]>;
  entry(id: Id): Promise<Entry | null>;
  /** What counts as spending, by category, between two dates (both included). */
  spent(from: CalendarDate, to: CalendarDate): Promise<CategorySum[]>;
  record<C extends Collection>(what: C, id: Id): Promise<Projected[C] | null>;
  records<C extends Listed>(what: C): Promise<Projected[C][]>;
  /** The author's operations, newest first, without this turn's own. */
  history(page: HistoryPage): Promise<OperationHeader[]>;
  operationsOfTurn(turn: string): Promise<Operation[]>;
  /** True for a turn that stands in the log of another ledger: of one that was joined with this. */
  isElsewhere(turn: string): Promise<boolean>;
  /** What a step of this turn committed in an earlier attempt, if it did. */
  committed(step: string): Promise<Operation | null>;
  /** Adds an operation; later reads see its changes. @returns takes what follows from them into the same operation */
  stage(draft: OperationDraft): (consequences: readonly Change[]) => void;
  /** What has been staged, numbered from head + 1; `facts` by step. */
  operations(factsByStep: ReadonlyMap<string, unknown>): Operation[];
  /** True when others have committed to the ledger since the book was opened. */
  isStale(): Promise<boolean>;
  /** A copy to try things on: what is staged in it stays there. */
  imagine(): Book;
}

/** Opens a ledger for one turn, or the one that goes on in its place. @throws NotFound when there is no such ledger */
export async function openBook(store: LedgerStore, ledgerId: LedgerId, author: Author): Promise<Book> {
  const { made, head } = await currentLedger(store, ledgerId);
  const { id } = made;
  const settings = await store.record(id, "settings", SETTINGS_ID);
  return bookOn(store, { made, head, settings, author }, []);
}

/** A ledger as it stands, for whom it is open. */
interface Base {
  readonly made: Ledger;
  readonly head: number;
  readonly settings: LedgerSettings | null;
  readonly author: Author;
}

/** What a book reads of a store. */
type BookSource = Pick<
  LedgerStore,
  "entries" | "spent" | "record" | "records" | "history" | "operationsOfTurn" | "operation" | "head"
>;

/** A book that stands in no store: whatever is staged in it is all that it has, and goes with it. */
export function unstoredBook(ledger: Ledger, author: Author): Book {
  return bookOn(NOTHING, { made: ledger, head: 0, settings: null, author }, []);
}

const NOTHING: BookSource = {
  entries: async () => [],
  spent: async () => [],
  record: async () => null,
  records: async () => [],
  history: async () => [],
  operationsOfTurn: async () => [],
  operation: async () => null,
  head: async () => 0,
};

function bookOn(store: BookSource, base: Base, already: readonly OperationDraft[]): Book {
  const { made, head, settings, author } = base;
  const { id } = made;
  const staged: OperationDraft[] = [...already];
  const overlay = createImages();
  for (const { changes } of already) for (const change of changes) overlay.put(change);
  // The book is of one head, so what was read once needs no second reading.
  const sums = new Map<string, Promise<CategorySum[]>>();
  const listed = createListing(store, id);

  return {
    get ledger() {
      const staged = overlay.of("settings").get(SETTINGS_ID);
      return withSettings(made, staged === undefined ? settings : staged);
    },
    author,
    head,
    async entries(query) {
      const full: EntryQuery = { ...query, ledger: id };
      const changed = overlay.of("entries");
      const stored = await store.entries({ ...full, limit: full.limit + changed.size });
      const fresh = [...changed.values()].filter((entry) => entry !== null && matchesQuery(full, entry));
      return [...stored.filter((entry) => !changed.has(entry.id)), ...fresh.filter((entry) => entry !== null)]
        .sort(byOrder(full.order))
        .slice(0, full.limit);
    },
    entry: (entryId) => read("entries", entryId),
    async spent(from, to) {
      const key = `${from} ${to}`;
      const stored = sums.get(key) ?? store.spent(id, from, to);
      sums.set(key, stored);
      return overlaySums(await stored, staged, from, to);
    },
    record: read,
    async records(what) {
      const changed = overlay.of(what);
      const stored = await listed[what]();
      const kept = stored.filter((record) => !changed.has(ID_OF[what](record)));
      return [...kept, ...[...changed.values()].filter((record) => record !== null)];
    },
    history: (page) => store.history(id, author.actor, page),
    operationsOfTurn: (turn) => store.operationsOfTurn(id, turn),
    async isElsewhere(turn) {
      const steps = Array.from({ length: MOST_CALLS }, (_, index) => store.operation(turn, `${index}.0`));
      return (await Promise.all(steps)).some((operation) => operation !== null && operation.ledger !== id);
    },
    committed: (step) => store.operation(author.turn, step),
    stage(draft) {
      const changes = [...draft.changes];
      staged.push({ ...draft, changes });
      for (const change of changes) overlay.put(change);
      return (consequences) => {
        changes.push(...consequences);
        for (const change of consequences) overlay.put(change);
      };
    },
    operations: (factsByStep) =>
      staged.map(({ step, tool, kind, changes, undoes }, index) => ({
        ledger: id,
        seq: head + 1 + index,
        turn: author.turn,
        step,
        last: index === staged.length - 1,
        actor: author.actor,
        channel: author.channel,
        kind,
        tool,
        changes,
        facts: factsByStep.get(step) ?? null,
        ...(undoes === undefined ? {} : { undoes }),
        at: author.at,
      })),
    isStale: async () => (await store.head(id)) !== head,
    imagine: () => bookOn(store, base, staged),
  };

  async function read<C extends Collection>(what: C, recordKey: Id): Promise<Projected[C] | null> {
    const changed = overlay.of(what);
    const image = changed.get(recordKey);
    return image === undefined ? store.record(id, what, recordKey) : image;
  }
}

/**
 * Where a ledger's entries are written now. The head is read first: a ledger says where it goes before its log is closed, so
 * that a head at or after its close is never taken for that of an open one.
 */
async function currentLedger(
  store: LedgerStore,
  id: LedgerId,
): Promise<{ readonly made: Ledger; readonly head: number }> {
  const head = await store.head(id);
  const made = await store.ledger(id);
  if (!made) throw new NotFound(`There is no ledger ${id}.`);
  return made.mergedInto === undefined ? { made, head } : currentLedger(store, made.mergedInto);
}

/** More calls than one turn has. */
const MOST_CALLS = 20;

/** Reads each collection once. */
function createListing(
  store: Pick<LedgerStore, "records">,
  id: LedgerId,
): { readonly [C in Listed]: () => Promise<Projected[C][]> } {
  const once = <C extends Listed>(what: C): (() => Promise<Projected[C][]>) => {
    let read: Promise<Projected[C][]> | undefined;
    return () => {
      read ??= store.records(id, what);
      return read;
    };
  };
  return {
    plans: once("plans"),
    limits: once("limits"),
    alerts: once("alerts"),
    categories: once("categories"),
    rules: once("rules"),
    incomes: once("incomes"),
    balances: once("balances"),
    goals: once("goals"),
    recurring: once("recurring"),
    occurrences: once("occurrences"),
    planned: once("planned"),
    reminders: once("reminders"),
    memories: once("memories"),
    settings: once("settings"),
    preferences: once("preferences"),
  };
}

function overlaySums(
  stored: readonly CategorySum[],
  staged: readonly OperationDraft[],
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
  for (const { changes } of staged) {
    for (const change of changes) {
      if (change.what !== "entries") continue;
      shift(change.before, -1);
      shift(change.after, 1);
    }
  }
  return [...sums.values()].filter((sum) => sum.count > 0);
}
