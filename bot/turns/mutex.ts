/** Runs functions of one key one after the other, in the order in which they were asked for. */
export interface KeyedQueue {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/**
 * A queue for each key; keys do not wait for each other.
 *
 * Used for a ledger's commits within a process: turns of several lanes on one ledger would otherwise compute their
 * effects only to find that the log has grown.
 */
export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<void>>();
  return {
    async run(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const { promise: mine, resolve: finish } = Promise.withResolvers<void>();
      tails.set(key, mine);
      await before;
      try {
        return await work();
      } finally {
        if (tails.get(key) === mine) tails.delete(key);
        finish();
      }
    },
  };
}
