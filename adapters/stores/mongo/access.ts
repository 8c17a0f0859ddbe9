import type { Models } from "./models.ts";
import type { Projection } from "./projection.ts";

/** What a store does its work with. */
export interface Access {
  readonly models: Models;
  readonly projection: Projection;
  /** Reads what is committed. @throws Unavailable when the database can't be reached */
  readonly read: <T>(run: () => Promise<T>) => Promise<T>;
  /**
   * Writes, and tells who watches. It may end between any two of its commands; what is half done then is finished by whoever
   * comes to it next.
   *
   * @throws Unavailable when the database can't be reached or written
   * @throws Conflict when it breaks a unique key
   */
  readonly write: <T>(run: () => Promise<T>) => Promise<T>;
  /** As `write`, for leases: nothing that anyone watches for. */
  readonly lease: <T>(run: () => Promise<T>) => Promise<T>;
  /** Told what the store does, never what it holds. */
  readonly log: (event: string, details: object) => void;
}
