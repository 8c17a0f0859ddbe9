import { Unavailable } from "../../../domain/errors.ts";
import type { Database } from "./database.ts";
import { isBusy, storeError } from "./errors.ts";
import { integer } from "./row.ts";

/** `durable`: on the disk before it resolves · `relaxed`: a power cut may take the last of them back, in order. */
export type Durability = "durable" | "relaxed";

/** What the queue measures and spreads its waiting with. */
export interface Timing {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** 0 ≤ n < 1. */
  random(): number;
}

export interface WriteQueueOptions {
  readonly db: Database;
  readonly timing: Timing;
  readonly log: (event: string, details: object) => void;
  /** Called after a commit that changed something. */
  readonly onCommit: () => void;
}

/** Writes that share transactions; see {@link createWriteQueue}. */
export interface WriteQueue {
  readonly write: <T>(durability: Durability, run: () => T) => Promise<T>;
  /** Ends once all that was queued is answered; what comes later is refused. */
  close(): Promise<void>;
}

/** How much one transaction takes, so that reads in between never wait long. */
const LARGEST_BATCH = 500;

/** Milliseconds. The first wait is short because another process's commit is; the bound is what a person would wait. */
const BUSY_WAIT = { first: 5, longest: 250, bound: 30_000 } as const;

interface QueuedWrite {
  readonly durability: Durability;
  readonly since: number;
  /** Runs the write. @returns what answers its caller once the transaction is committed */
  run(): () => void;
  reject(error: unknown): void;
}

interface Committed {
  readonly answers: readonly (() => void)[];
  readonly hasChanged: boolean;
}

/**
 * Group commit: all writes of one turn of the event loop share one transaction, in order, and one wait for the disk.
 *
 * A write that fails takes only itself back. When the store itself fails, the whole batch is taken back and rejected
 * with `Unavailable`; the next batch tries again. While another process writes, the batch waits, without blocking, up
 * to 30 seconds.
 */
export function createWriteQueue({ db, timing, log, onCommit }: WriteQueueOptions): WriteQueue {
  const queue: QueuedWrite[] = [];
  let level: Durability | null = null;
  let busyTries = 0;
  let isScheduled = false;
  let drained: (() => void) | null = null;

  return {
    write<T>(durability: Durability, run: () => T): Promise<T> {
      if (drained) return Promise.reject(new Unavailable("The store is closed; nothing was saved."));
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      queue.push({
        durability,
        since: timing.now(),
        run() {
          const value = run();
          return () => resolve(value);
        },
        reject,
      });
      schedule();
      return promise;
    },
    close() {
      const { promise, resolve } = Promise.withResolvers<void>();
      drained = resolve;
      if (queue.length === 0) resolve();
      return promise;
    },
  };

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(flush);
  }

  function flush(): void {
    isScheduled = false;
    const batch = queue.slice(0, LARGEST_BATCH);
    const started = timing.now();
    let committed: Committed;
    try {
      committed = commit(batch);
    } catch (error) {
      fail(batch, error);
      return;
    }
    busyTries = 0;
    queue.splice(0, batch.length);
    for (const answer of committed.answers) answer();
    goOn();
    log("store.committed", { writes: batch.length, durability: level, ms: timing.now() - started });
    if (committed.hasChanged) onCommit();
  }

  function commit(batch: readonly QueuedWrite[]): Committed {
    // Left open only when an earlier rollback failed, too.
    if (db.isInTransaction()) db.exec("ROLLBACK");
    setLevel(batch.some(({ durability }) => durability === "durable") ? "durable" : "relaxed");
    const before = changes();
    const answers = inTransaction(db, () => batch.map((write) => runAlone(db, write)));
    return { answers, hasChanged: changes() !== before };
  }

  function fail(batch: readonly QueuedWrite[], error: unknown): void {
    giveUp(isBusy(error) ? batch.filter(isOverdue) : batch, error);
    if (isBusy(error) && queue.length > 0) waitForOthers();
    else goOn();
  }

  function goOn(): void {
    if (queue.length > 0) schedule();
    else drained?.();
  }

  function setLevel(durability: Durability): void {
    if (level === durability) return;
    db.exec(`PRAGMA synchronous = ${durability === "durable" ? "FULL" : "NORMAL"}`);
    level = durability;
  }

  function changes(): number {
    return integer(db.get("SELECT total_changes() AS changes") ?? {}, "changes");
  }

  function isOverdue(write: QueuedWrite): boolean {
    return timing.now() - write.since >= BUSY_WAIT.bound;
  }

  function waitForOthers(): void {
    const longest = Math.min(BUSY_WAIT.first * 2 ** busyTries, BUSY_WAIT.longest);
    busyTries += 1;
    isScheduled = true;
    log("store.busy", { writes: queue.length, tries: busyTries });
    setTimeout(flush, longest * (0.5 + timing.random() / 2));
  }

  function giveUp(writes: readonly QueuedWrite[], error: unknown): void {
    if (writes.length === 0) return;
    // Both are the head of the queue: writes are tried, and grow old, in the order they came.
    queue.splice(0, writes.length);
    for (const write of writes) write.reject(storeError(error));
    log("store.failed", { writes: writes.length, reason: String(error) });
  }
}

function inTransaction<T>(db: Database, run: () => T): T {
  db.run("BEGIN IMMEDIATE");
  try {
    const value = run();
    db.run("COMMIT");
    return value;
  } catch (error) {
    // SQLite may have rolled back by itself: a full disk does that.
    if (db.isInTransaction()) db.exec("ROLLBACK");
    throw error;
  }
}

/** @throws when the store failed, not the write */
function runAlone(db: Database, write: QueuedWrite): () => void {
  db.run("SAVEPOINT write_alone");
  try {
    const answer = write.run();
    db.run("RELEASE write_alone");
    return answer;
  } catch (error) {
    const meaning = storeError(error);
    if (meaning instanceof Unavailable) throw error;
    db.run("ROLLBACK TO write_alone");
    db.run("RELEASE write_alone");
    return () => write.reject(meaning);
  }
}
