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
    newId: idSource(() => now().epochMilliseconds, pooled(randomBytes)),
    randomBytes,
    random: Math.random,
    owner: randomUUID(),
  };
}

/** Bytes asked of the system at a time: each asking costs as much as making an id does. */
const POOL_BYTES = 4_096;

/** Small amounts of randomness out of a larger one; no byte is given twice. */
function pooled(source: (n: number) => Uint8Array): (n: number) => Uint8Array {
  let pool = new Uint8Array(0);
  let at = 0;
  return (n) => {
    if (at + n > pool.length) {
      pool = Uint8Array.from(source(Math.max(POOL_BYTES, n)));
      at = 0;
    }
    at += n;
    return pool.subarray(at - n, at);
  };
}
