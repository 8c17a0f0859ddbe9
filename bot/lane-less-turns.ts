import { setImmediate } from "node:timers/promises";
import { type Author, type Book, type KnownLedger, openBook } from "../domain/book.ts";
import type { LedgerId } from "../domain/ledger.ts";
import type { Operation } from "../domain/operation.ts";
import type { LedgerStore } from "../domain/ports.ts";
import type { KeyedQueue } from "./turns/mutex.ts";

/** A turn that has no conversation, and so no lane: what it does stands in the ledger's log alone. */
export interface LaneLessTurn<T> {
  readonly author: Author;
  /**
   * Stages what the turn does. It is asked again where the log has grown meanwhile.
   *
   * @throws what the turn is refused with; nothing of it is written then
   */
  decide(book: Book): Promise<Decided<T>>;
}

/** What a turn came to. */
export interface Decided<T> {
  readonly value: T;
  /** Of the operations staged, by step; null: none of them is to be kept. */
  readonly facts: ReadonlyMap<string, unknown> | null;
}

/** Decides and commits such turns. */
export interface LaneLessTurns {
  /**
   * Turns of one ledger that wait together are committed together, in the order in which they were asked for.
   *
   * @throws what the turn is refused with, Unavailable when the store can't be reached
   */
  run<T>(ledger: LedgerId, turn: LaneLessTurn<T>): Promise<T>;
}

/** How many turns are committed together at most, so that a chat on the same ledger never waits long. */
const LARGEST_BATCH = 50;

interface TurnDeps {
  readonly ledgers: LedgerStore;
  /** One queue for each ledger's commits in this process. */
  readonly ledgerQueue: KeyedQueue;
}

/** Ledgers of which is remembered what was read, the latest. */
const REMEMBERED = 200;

/** A turn that somebody waits for. */
interface Waiting {
  readonly author: Author;
  /** Decides the turn. @returns what it came to, and how to tell that */
  decide(book: Book): Promise<{ readonly facts: Decided<unknown>["facts"]; tell(): void }>;
  reject(error: unknown): void;
}

/** Runs turns on ledgers, those of one ledger together. */
export function createLaneLessTurns({ ledgers, ledgerQueue }: TurnDeps): LaneLessTurns {
  const waiting = new Map<LedgerId, Waiting[]>();
  const known = createMemory();
  return {
    run<T>(ledger: LedgerId, { author, decide }: LaneLessTurn<T>): Promise<T> {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const others = waiting.get(ledger);
      const turn: Waiting = {
        author,
        async decide(book) {
          const { facts, value } = await decide(book);
          return { facts, tell: () => resolve(value) };
        },
        reject,
      };
      if (others) others.push(turn);
      else plan(ledger, [turn]);
      return promise;
    },
  };

  function plan(ledger: LedgerId, turns: Waiting[]): void {
    waiting.set(ledger, turns);
    void ledgerQueue.run(ledger, () => runWaiting(ledger));
  }

  /** Ends once a turn of the event loop brings no more of a ledger's turns. */
  async function gathered(ledger: LedgerId): Promise<void> {
    const turns = waiting.get(ledger) ?? [];
    let before = 0;
    while (before < turns.length && turns.length < LARGEST_BATCH) {
      before = turns.length;
      await setImmediate();
    }
  }

  async function runWaiting(ledger: LedgerId): Promise<void> {
    await gathered(ledger);
    const turns = waiting.get(ledger) ?? [];
    waiting.delete(ledger);
    if (turns.length > LARGEST_BATCH) plan(ledger, turns.slice(LARGEST_BATCH));
    const batch = turns.slice(0, LARGEST_BATCH);
    try {
      await runBatch({ ledgers, known }, ledger, batch);
    } catch (error) {
      // Whoever has been told by then stays so.
      for (const { reject } of batch) reject(error);
    }
  }
}

/** What a turn of a batch came to; to be told once that many operations of the batch are committed. */
interface Outcome {
  readonly operations: number;
  tell(): void;
}

interface BatchDeps {
  readonly ledgers: LedgerStore;
  readonly known: Memory;
}

/**
 * Decides turns of one ledger, each on what the one before it came to, and commits them together: one reading of the book and one
 * wait for the disk for all. Those that somebody else's commit came before are decided again.
 */
async function runBatch({ ledgers, known }: BatchDeps, ledger: LedgerId, batch: readonly Waiting[]): Promise<void> {
  let left = batch;
  while (left.length > 0) {
    const { outcomes, operations, last } = await decideAll(ledgers, ledger, left, known.take(ledger));
    const committed = operations.length === 0 ? 0 : await ledgers.commitAll(operations);
    if (last && committed === operations.length) known.keep(ledger, last.leavesKnown(operations));
    const told = outcomes.filter((outcome) => outcome.operations <= committed);
    for (const { tell } of told) tell();
    left = left.slice(told.length);
  }
}

interface Chained {
  readonly outcomes: readonly Outcome[];
  readonly operations: readonly Operation[];
  /** The book of the last turn that has operations. */
  readonly last: Book | null;
}

async function decideAll(
  ledgers: LedgerStore,
  ledger: LedgerId,
  batch: readonly Waiting[],
  known: KnownLedger | null,
): Promise<Chained> {
  const operations: Operation[] = [];
  const outcomes: Outcome[] = [];
  let last: { readonly book: Book; readonly facts: ReadonlyMap<string, unknown> } | null = null;
  for (const { author, decide, reject } of batch) {
    const book: Book = last ? last.book.continued(author, last.facts) : await openBook(ledgers, ledger, author, known);
    try {
      const { facts, tell } = await decide(book);
      const its = facts ? book.operations(facts) : [];
      operations.push(...its);
      if (facts && its.length > 0) last = { book, facts };
      outcomes.push({ operations: operations.length, tell });
    } catch (error) {
      // Nothing of it stays: the next turn goes on from the one before.
      outcomes.push({ operations: operations.length, tell: () => reject(error) });
    }
  }
  return { outcomes, operations, last: last?.book ?? null };
}

/** What this process knows of ledgers, each at a head: what was read before others committed is of no use. */
interface Memory {
  /** Null where nothing is known; whoever takes it changes it. */
  take(ledger: LedgerId): KnownLedger | null;
  keep(ledger: LedgerId, known: KnownLedger): void;
}

function createMemory(): Memory {
  const kept = new Map<LedgerId, KnownLedger>();
  return {
    take(ledger) {
      const known = kept.get(ledger) ?? null;
      kept.delete(ledger);
      return known;
    },
    keep(ledger, known) {
      kept.set(ledger, known);
      const [oldest] = kept.keys();
      if (kept.size > REMEMBERED && oldest !== undefined) kept.delete(oldest);
    },
  };
}
