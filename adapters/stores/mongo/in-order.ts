/** Runs one thing after the other. */
export type InOrder = <T>(key: string, run: () => Promise<T>) => Promise<T>;

/** Runs what bears the same key one after the other, in the order in which it came; what bears another key does not wait. */
export function inOrder(): InOrder {
  const tails = new Map<string, Promise<unknown>>();
  return <T>(key: string, run: () => Promise<T>): Promise<T> => {
    const before = tails.get(key) ?? Promise.resolve();
    const result = before.then(run);
    const tail = result
      .catch(() => {})
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    tails.set(key, tail);
    return result;
  };
}
