import type { Timing } from "../timing.ts";

/** Holds messages back so that Slack need not. */
export interface Pacer {
  /**
   * Resolves when a message may leave for the conversation; rejects when the signal aborts. Messages for one
   * conversation leave in the order in which they came.
   */
  admit(channel: string, signal: AbortSignal): Promise<void>;
}

/**
 * Milliseconds between two messages of one conversation: Slack allows one a second (docs.slack.dev, "Rate limits"), and
 * counts when a message arrives, not when it leaves.
 */
const GAP = 1_050;

/** @param pace `off` for a Web API of one's own that knows no limits */
export function createPacer(pace: "platform" | "off", timing: Timing): Pacer {
  if (pace === "off") return { admit: async () => {} };
  /** When each conversation is free again, milliseconds since the epoch; the longest unused first. */
  const freeAt = new Map<string, number>();
  return {
    async admit(channel, signal) {
      const now = timing.now();
      const turn = Math.max(now, freeAt.get(channel) ?? 0);
      freeAt.delete(channel);
      forgetFree(freeAt, now);
      freeAt.set(channel, turn + GAP);
      if (turn > now) await timing.sleep(turn - now, signal);
    },
  };
}

function forgetFree(freeAt: Map<string, number>, now: number): void {
  for (const [channel, at] of freeAt) {
    if (at > now) return;
    freeAt.delete(channel);
  }
}
