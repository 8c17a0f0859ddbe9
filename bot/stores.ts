import { openSqliteStores } from "../adapters/stores/sqlite/index.ts";
import type { TurnStore } from "../dialogs/ports.ts";
import type { UsageStore } from "../dialogs/usage.ts";
import type { AccessStore } from "../domain/access.ts";
import type { AuditStore } from "../domain/audit.ts";
import type { LedgerStore, PeopleStore, RateStore } from "../domain/ports.ts";
import type { Config } from "./config.ts";
import type { JobBackend } from "./jobs/start-jobs.ts";
import type { Logger } from "./logger.ts";

/** The store, whichever it is. */
export interface Stores {
  readonly ledgers: LedgerStore;
  readonly people: PeopleStore;
  readonly access: AccessStore;
  readonly audit: AuditStore;
  readonly turns: TurnStore;
  readonly usage: UsageStore;
  readonly rates: RateStore;
  readonly openJobs: () => Promise<JobBackend>;
  close(): Promise<void>;
}

/** A store with where it lies, in words. */
export interface NamedStores extends Stores {
  readonly name: string;
  /** How often it could not be reached or written since it was opened. */
  readonly failures: () => number;
}

/**
 * Opens the store that the settings name: MongoDB where `MONGODB_URI` is set, else the embedded one. A configured MongoDB
 * that fails is an error, never a silent fallback.
 *
 * @throws Unavailable or InvalidInput naming the fix
 */
export async function openStores(config: Config, log: Logger): Promise<NamedStores> {
  let failures = 0;
  const logged = logOfStore(log);
  const told: typeof logged = (event, details) => {
    if (event === FAILED) failures += 1;
    logged(event, details);
  };
  const counted = { failures: () => failures };
  if (config.MONGODB_URI === undefined) {
    return {
      name: "SQLite in the data folder",
      ...counted,
      ...openSqliteStores({ folder: config.DATA_DIR, log: told }),
    };
  }
  const { openMongoStores } = await import("../adapters/stores/mongo/index.ts");
  return { name: "MongoDB", ...counted, ...(await openMongoStores({ uri: config.MONGODB_URI, log: told })) };
}

/** What a store tells when it can't be reached or written. */
const FAILED = "store.failed";

/** Where a store tells what it does: one that can't write is an alarm, one that waits for another process worth a line. */
export function logOfStore(log: Logger): (event: string, details: object) => void {
  return (event, details) => log[levelOf(event)](details, event);
}

function levelOf(event: string): "error" | "info" | "debug" {
  if (event === FAILED) return "error";
  return event === "store.busy" ? "info" : "debug";
}
