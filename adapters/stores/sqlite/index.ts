import { performance } from "node:perf_hooks";
import { type AssembledStores, assembleStores } from "./assemble.ts";
import { openDatabase } from "./open.ts";

/** Ledgers, people and turns in one file of this host. */
export type SqliteStores = AssembledStores;

export interface SqliteOptions {
  /** Where the file lies; created for its owner alone when it is missing. */
  readonly folder: string;
  /** Name of the file; `:memory:` keeps everything in memory until the stores are closed. */
  readonly file?: string;
  /** Told what the store does, never what it holds. */
  readonly log?: (event: string, details: object) => void;
}

/**
 * Opens the embedded store and brings its schema up to date.
 *
 * Several processes of one host may open the same file.
 *
 * @throws InvalidInput when the file was written by a newer version of the program
 * @throws Unavailable when the folder or the file can't be opened or written
 */
export function openSqliteStores({ folder, file = "budgetwise.db", log = () => {} }: SqliteOptions): SqliteStores {
  return assembleStores(openDatabase(folder, file), log, { now: () => performance.now(), random: Math.random });
}
