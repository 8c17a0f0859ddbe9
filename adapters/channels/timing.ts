import { setTimeout } from "node:timers/promises";

/** The clock, the dice and the patience of a channel. */
export interface Timing {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Uniform in [0, 1). */
  random(): number;
  /** Resolves after `ms` milliseconds; rejects as soon as the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<unknown>;
}

/** What a channel's settings say of time; chance and timers are the runtime's own when left out. */
export interface TimingConfig {
  /** Milliseconds since the epoch. */
  readonly now: Timing["now"];
  readonly random?: Timing["random"];
  readonly sleep?: Timing["sleep"];
}

/** Time and chance as the settings say. */
export function timingOf({ now, random = Math.random, sleep }: TimingConfig): Timing {
  return { now, random, sleep: sleep ?? ((ms, signal) => setTimeout(ms, undefined, { signal })) };
}
