import { getEventListeners } from "node:events";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backoff, pause, TURN_TIMING } from "./timing.ts";

describe("the wait before another try", () => {
  test("doubles up to its bound, give or take a fifth", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, chance) => {
          const { retryFrom, retryUpTo } = TURN_TIMING;
          const base = Math.min(retryFrom * 2 ** (attempt - 1), retryUpTo);
          const wait = backoff(attempt, TURN_TIMING, () => chance);
          expect(wait).toBeGreaterThanOrEqual(Math.floor(base * 0.8));
          expect(wait).toBeLessThanOrEqual(Math.ceil(base * 1.2));
        },
      ),
    );
  });
});

describe("a pause", () => {
  test("ends at once when its signal does, or has already", async () => {
    const ending = new AbortController();
    const paused = pause(1_000_000, ending.signal);
    ending.abort();
    await paused;
    await pause(1_000_000, ending.signal);
  });

  test("leaves nothing behind on a signal that goes on", async () => {
    const { signal } = new AbortController();
    await pause(0, signal);
    await pause(0, signal);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
