import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { assembleStores } from "../../adapters/stores/sqlite/assemble.ts";
import { connect } from "../../adapters/stores/sqlite/database.ts";
import type { SqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { openDatabase } from "../../adapters/stores/sqlite/open.ts";
import { integer } from "../../adapters/stores/sqlite/row.ts";

/** A store on a disk whose space is the test's to give. */
export interface SmallDisk {
  readonly stores: SqliteStores;
  /** From now on the file can't grow: SQLite itself answers that the disk is full. */
  fill(): void;
  /** There is space again. */
  free(): void;
}

const FILE = "budgetwise.db";

/** Opens the store's file in a folder. Its pages are small, so that a long message needs a new one. */
export function openSmallDisk(folder: string, log: (event: string, details: object) => void): SmallDisk {
  const empty = connect(join(folder, FILE), 0);
  empty.exec("PRAGMA page_size = 512; VACUUM");
  empty.close();
  const db = openDatabase(folder, FILE);
  const allow = (pages: number): void => {
    db.all(`PRAGMA max_page_count = ${pages}`);
  };
  return {
    stores: assembleStores(db, log, { now: () => performance.now(), random: Math.random }),
    fill: () => allow(integer(db.get("PRAGMA page_count") ?? {}, "page_count")),
    free: () => allow(1_000_000),
  };
}
