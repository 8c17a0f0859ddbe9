import { type BookSource, createReading, NOTHING, type Reading } from "./book-reading.ts";
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
import { overlaySums } from "./overlay-sums.ts";
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
  /** What has been staged, numbered from what it follows; `facts` by step. */
  operations(factsByStep: ReadonlyMap<string, unknown>): Operation[];
  /** True when others have committed to the ledger since the book was opened. */
  isStale(): Promise<boolean>;
  /** A copy to try things on: what is staged in it stays there. */
  imagine(): Book;
  /**
   * The same ledger for the turn after this one, which takes this turn's operations as done. Theirs may be committed only once
   * all of these are.
   *
   * @param factsByStep as for {@link operations}
   */
  continued(author: Author, factsByStep: ReadonlyMap<string, unknown>): Book;
}

/** Opens a ledger for one turn, or the one that goes on in its place. @throws NotFound when there is no such ledger */
export async function openBook(store: LedgerStore, ledgerId: LedgerId, author: Author): Promise<Book> {
  const { made, head } = await currentLedger(store, ledgerId);
  const { id } = made;
  const settings = await store.record(id, "settings", SETTINGS_ID);
  return bookOn(store, { made, head, settings, author, before: [], stored: createReading(store, id) }, []);
}

/** A ledger as it stands, for whom it is open. */
interface Base {
  readonly made: Ledger;
  readonly head: number;
  readonly settings: LedgerSettings | null;
  readonly author: Author;
  /** Operations of earlier turns that follow the head, not committed yet. */
  readonly before: readonly Operation[];
  readonly stored: Reading;
}

/** A book that stands in no store: whatever is staged in it is all that it has, and goes with it. */
export function unstoredBook(ledger: Ledger, author: Author): Book {
  const stored = createReading(NOTHING, ledger.id);
  return bookOn(NOTHING, { made: ledger, head: 0, settings: null, author, before: [], stored }, []);
}

function bookOn(store: BookSource, base: Base, already: readonly OperationDraft[]): Book {
  const { made, head, settings, author, before, stored } = base;
  const { id } = made;
  const staged: OperationDraft[] = [...already];
  const overlay = createImages();
  /** Entries that stand in the store as they no longer are. */
  const outdated = new Set<Id>();
  for (const { changes } of [...before, ...already]) takeIn(changes);

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
      const found = await stored.entries({ ...full, limit: full.limit + outdated.size });
      const fresh = [...changed.values()].filter((entry) => entry !== null && matchesQuery(full, entry));
      return [...found.filter((entry) => !changed.has(entry.id)), ...fresh.filter((entry) => entry !== null)]
        .sort(byOrder(full.order))
        .slice(0, full.limit);
    },
    entry: (entryId) => read("entries", entryId),
    async spent(from, to) {
      return overlaySums(await stored.spent(from, to), [...before, ...staged], from, to);
    },
    record: read,
    async records(what) {
      const changed = overlay.of(what);
      const found = await stored.listed[what]();
      const kept = found.filter((record) => !changed.has(ID_OF[what](record)));
      return [...kept, ...[...changed.values()].filter((record) => record !== null)];
    },
    async history(page) {
      const mine = before.filter(
        ({ actor, seq, at }) =>
          actor === author.actor &&
          seq < (page.before ?? Number.POSITIVE_INFINITY) &&
          Temporal.Instant.compare(at, page.since) >= 0,
      );
      return [...mine.reverse().map(headerOf), ...(await store.history(id, author.actor, page))].slice(0, page.limit);
    },
    operationsOfTurn: async (turn) => [
      ...(await store.operationsOfTurn(id, turn)),
      ...before.filter((operation) => operation.turn === turn),
    ],
    async isElsewhere(turn) {
      const steps = Array.from({ length: MOST_CALLS }, (_, index) => store.operation(turn, `${index}.0`));
      return (await Promise.all(steps)).some((operation) => operation !== null && operation.ledger !== id);
    },
    committed: async (step) =>
      before.find((operation) => operation.turn === author.turn && operation.step === step) ??
      store.operation(author.turn, step),
    stage(draft) {
      const changes = [...draft.changes];
      staged.push({ ...draft, changes });
      takeIn(changes);
      return (consequences) => {
        changes.push(...consequences);
        takeIn(consequences);
      };
    },
    operations,
    isStale: async () => (await store.head(id)) !== head,
    imagine: () => bookOn(store, base, staged),
    continued: (next, factsByStep) =>
      bookOn(store, { ...base, author: next, before: [...before, ...operations(factsByStep)] }, []),
  };

  function takeIn(changes: readonly Change[]): void {
    for (const change of changes) {
      overlay.put(change);
      if (change.what === "entries" && change.before !== null) outdated.add(change.id);
    }
  }

  function operations(factsByStep: ReadonlyMap<string, unknown>): Operation[] {
    return staged.map(({ step, tool, kind, changes, undoes }, index) => ({
      ledger: id,
      seq: head + before.length + 1 + index,
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
    }));
  }

  async function read<C extends Collection>(what: C, recordKey: Id): Promise<Projected[C] | null> {
    const changed = overlay.of(what);
    const image = changed.get(recordKey);
    return image === undefined ? stored.record(what, recordKey) : image;
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

function headerOf({ seq, turn, step, kind, last, undoes, channel, at }: Operation): OperationHeader {
  return { seq, turn, step, kind, last, channel, at, ...(undoes === undefined ? {} : { undoes }) };
}
