import type { Timing } from "../timing.ts";

/** When the fake clock starts. */
export const START = Date.parse("2026-06-10T12:00:00Z");

/** A clock that moves only when somebody sleeps, and then at once. */
export function fakeTiming(): Timing & { readonly waits: number[] } {
  let now = START;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    random: () => 0,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      if (waits.length === 1000) throw new Error("This would wait for ever.");
      waits.push(ms);
      now += ms;
    },
  };
}
