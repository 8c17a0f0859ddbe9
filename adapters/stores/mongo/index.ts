import { type AssembledStores, assembleStores } from "./assemble.ts";
import { openDatabase } from "./open.ts";

/** Ledgers, people and turns in a MongoDB that any number of processes share. */
export type MongoStores = AssembledStores;

export interface MongoOptions {
  /** `MONGODB_URI`; a URI that names no database means `budgetwise`. */
  readonly uri: string;
  /** Told what the store does, never what it holds. */
  readonly log?: (event: string, details: object) => void;
  /** How long a server that does not answer is waited for, milliseconds. */
  readonly patience?: number;
}

/**
 * Connects to a MongoDB, creates its collections and indexes, and brings its schema up to date.
 *
 * It needs neither transactions nor change streams: a single server will do, though only a replica set outlives its loss.
 *
 * @throws InvalidInput when the URI is none, or the database was written by a newer version of the program
 * @throws Unavailable when nobody answers at the URI, or not to us; the message says what to do
 */
export async function openMongoStores({ uri, log = () => {}, patience = 5_000 }: MongoOptions): Promise<MongoStores> {
  return assembleStores(await openDatabase(uri, patience), log);
}
