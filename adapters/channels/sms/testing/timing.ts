import type { Timing } from "../timing.ts";

/** Noon: half a day is left until the texts of the next one may be sent. */
export const NOON = Date.parse("2026-06-10T12:00:00Z");

/** A clock that moves only when somebody sleeps, and then at once. */
export function fakeTiming(): Timing & { readonly waits: number[]; advance(ms: number): void } {
  let now = NOON;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    random: () => 0.5,
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
