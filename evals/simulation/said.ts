import type { Step } from "./year.ts";

/** What was spent by the person's own words, followed without looking at the ledger. */
export interface Said {
  heard(step: Step): void;
  /** Minor units that all entries made by the person's words should come to. */
  total(): number;
}

/** Begins at nothing. */
export function createSaid(): Said {
  const done: number[] = [];
  let undone: number[] = [];
  return {
    heard({ spends, undo = 0, redo = 0 }) {
      if (spends !== undefined) {
        done.push(spends);
        undone = [];
      }
      for (let count = undo; count > 0 && done.length > 0; count -= 1) undone.push(done.pop() ?? 0);
      for (let count = redo; count > 0 && undone.length > 0; count -= 1) done.push(undone.pop() ?? 0);
    },
    total: () => done.reduce((total, one) => total + one, 0),
  };
}
