import type { Timing } from "../timing.ts";

/** A clock that moves only when somebody sleeps, and then at once. */
export function fakeTiming(): Timing & { readonly waits: number[] } {
  let now = Date.parse("2026-06-10T12:00:00Z");
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
