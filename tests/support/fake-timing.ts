import type { Timing } from "../../adapters/channels/timing.ts";

/** When the fake clock of a channel starts: noon, so that half a day is left. */
export const START = Date.parse("2026-06-10T12:00:00Z");

/** A channel's clock, which moves only when somebody sleeps, and then at once. */
export interface FakeTiming extends Timing {
  /** What was slept, milliseconds. */
  readonly waits: number[];
  advance(ms: number): void;
}

/** @param random what the dice show */
export function fakeTiming(random = 0): FakeTiming {
  let now = START;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    random: () => random,
    advance(ms) {
      now += ms;
    },
    async sleep(ms, signal) {
      signal.throwIfAborted();
      if (waits.length === 1000) throw new Error("This would wait for ever.");
      waits.push(ms);
      now += ms;
    },
  };
}
