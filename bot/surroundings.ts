import { randomBytes, randomUUID } from "node:crypto";
import { type IdSource, idSource } from "../domain/ids.ts";

/** What is not ours to compute: time, chance and who we are. Passed in everywhere, so that tests can set it. */
export interface Surroundings {
  readonly now: () => Temporal.Instant;
  readonly newId: IdSource;
  /** n cryptographically random bytes. */
  readonly randomBytes: (n: number) => Uint8Array;
  /** In [0, 1); for spreading waits only. */
  readonly random: () => number;
  /** Names this process among those that share a store. */
  readonly owner: string;
}

/** The real ones. */
export function realSurroundings(): Surroundings {
  const now = (): Temporal.Instant => Temporal.Now.instant();
  return {
    now,
    newId: idSource(() => now().epochMilliseconds, randomBytes),
    randomBytes,
    random: Math.random,
    owner: randomUUID(),
  };
}
