import type { AgendaBackend } from "agenda";
import type { TurnStore } from "../../../dialogs/ports.ts";
import type { UsageStore } from "../../../dialogs/usage.ts";
import type { AccessStore } from "../../../domain/access.ts";
import type { AuditStore } from "../../../domain/audit.ts";
import type { LedgerStore, PeopleStore, RateStore } from "../../../domain/ports.ts";
import { createAccessStore } from "./access-store.ts";
import { createAuditStore } from "./audit-store.ts";
import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { storeError } from "./errors.ts";
import { createLedgerStore } from "./ledger-store.ts";
import { createPeopleStore } from "./people-store.ts";
import { createRateStore } from "./rate-store.ts";
import { createTurnStore } from "./turn-store.ts";
import { createUsageStore } from "./usage-store.ts";
import { createWatch } from "./watch.ts";
import { createWriteQueue, type Timing } from "./write-queue.ts";

export interface AssembledStores {
  readonly ledgers: LedgerStore;
  readonly people: PeopleStore;
  readonly access: AccessStore;
  readonly audit: AuditStore;
  readonly turns: TurnStore;
  readonly usage: UsageStore;
  readonly rates: RateStore;
  /** Where agenda keeps the jobs that all processes of the store share; its package is loaded by this alone. */
  readonly openJobs: () => Promise<AgendaBackend>;
  /** Writes what is queued, folds the write-ahead log into the file and lets go of it. */
  readonly close: () => Promise<void>;
}

/** The stores over one open database, which is theirs from now on. */
export function assembleStores(
  db: Database,
  log: (event: string, details: object) => void,
  timing: Timing,
): AssembledStores {
  const watch = createWatch(db);
  const queue = createWriteQueue({ db, timing, log, onCommit: watch.changed });
  const connection: Connection = { db, write: queue.write, read: readFrom };
  let closing: Promise<void> | null = null;

  return {
    ledgers: createLedgerStore(connection),
    people: createPeopleStore(connection),
    access: createAccessStore(connection),
    audit: createAuditStore(connection),
    turns: createTurnStore(connection, watch),
    usage: createUsageStore(connection),
    rates: createRateStore(connection),
    openJobs: async () => (await import("./job-backend.ts")).createJobBackend(connection),
    close() {
      closing ??= close();
      return closing;
    },
  };

  async function close(): Promise<void> {
    watch.stop();
    await queue.close();
    // Another process may be reading: then its own close folds the log in.
    await readFrom(() => db.all("PRAGMA wal_checkpoint(TRUNCATE)")).finally(() => db.close());
  }
}

async function readFrom<T>(read: () => T): Promise<T> {
  try {
    return read();
  } catch (error) {
    throw storeError(error);
  }
}
