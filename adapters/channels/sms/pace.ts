import type { Timing } from "../timing.ts";

/** Holds messages back so that the carriers need not. */
export interface Pacer {
  /**
   * Resolves when a message may leave, in the order of asking; rejects when the signal aborts. A place that was not used
   * is not given to another: that costs a second, once.
   */
  admit(signal: AbortSignal): Promise<void>;
}

/** Milliseconds between two messages of a long code: carriers take about one a second and queue the rest. */
const GAP = 1000;

/** @param pace `off` for an API server of one's own that knows no limits */
export function createPacer(pace: "platform" | "off", timing: Timing): Pacer {
  if (pace === "off") return { admit: async () => {} };
  let nextAt = 0;
  return {
    async admit(signal) {
      const now = timing.now();
      const at = Math.max(now, nextAt);
      nextAt = at + GAP;
      if (at > now) await timing.sleep(at - now, signal);
    },
  };
}
