import { openSqliteStores } from "../adapters/stores/sqlite/index.ts";
import type { TurnStore } from "../dialogs/ports.ts";
import type { LedgerStore, PeopleStore } from "../domain/ports.ts";
import type { Config } from "./config.ts";
import type { Logger } from "./logger.ts";

/** The store, whichever it is. */
export interface Stores {
  readonly ledgers: LedgerStore;
  readonly people: PeopleStore;
  readonly turns: TurnStore;
  close(): Promise<void>;
}

/** Opens the store that the settings name. @throws Unavailable or InvalidInput naming the fix */
export function openStores(config: Config, log: Logger): Stores {
  return openSqliteStores({ folder: config.DATA_DIR, log: logOfStore(log) });
}

/** Where a store tells what it does: one that can't write is an alarm, one that waits for another process worth a line. */
export function logOfStore(log: Logger): (event: string, details: object) => void {
  return (event, details) => log[levelOf(event)](details, event);
}

function levelOf(event: string): "error" | "info" | "debug" {
  if (event === "store.failed") return "error";
  return event === "store.busy" ? "info" : "debug";
}
