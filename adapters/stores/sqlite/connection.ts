import type { Database } from "./database.ts";
import type { Durability } from "./write-queue.ts";

/** What a store does its work with. */
export interface Connection {
  readonly db: Database;
  /** Reads what is committed. @throws Unavailable when the file can't be read */
  readonly read: <T>(read: () => T) => Promise<T>;
  /**
   * Runs a write in the next shared transaction, whole or not at all, and resolves once it is committed.
   *
   * It may run more than once before that, so it touches nothing but the database.
   *
   * @throws Unavailable when the store can't be written; nothing is saved then
   * @throws Conflict when it breaks a unique key
   */
  readonly write: <T>(durability: Durability, run: () => T) => Promise<T>;
}
