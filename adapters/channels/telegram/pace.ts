import type { Timing } from "../timing.ts";
import { isGroup } from "./address.ts";

/** Holds messages back so that Telegram need not. */
export interface Pacer {
  /**
   * Resolves when a message may leave for the chat, and counts it as gone; rejects when the signal aborts. Messages for
   * one chat leave in the order in which they came.
   */
  admit(chat: number, signal: AbortSignal): Promise<void>;
}

/**
 * Messages per window of milliseconds (core.telegram.org/bots/faq, "My bot is hitting limits").
 *
 * The windows are a little longer than the platform's, which counts when a message arrives and not when it leaves.
 */
const LIMITS = {
  overall: { count: 30, window: 1_050 },
  chat: { count: 1, window: 1_050 },
  group: { count: 20, window: 60_500 },
} as const;

/** @param pace `off` for a Bot API server of one's own that knows no limits */
export function createPacer(pace: "platform" | "off", timing: Timing): Pacer {
  if (pace === "off") return { admit: async () => {} };
  const queue: Waiting[] = [];
  let sent: Sent[] = [];
  return {
    async admit(chat, signal) {
      const me: Waiting = { chat };
      queue.push(me);
      try {
        for (;;) {
          const now = timing.now();
          sent = sent.filter(({ at }) => at > now - LIMITS.group.window);
          const ahead = queue.filter((other) => other.chat === chat).indexOf(me);
          const wait = Math.max(0, earliest(sent, chat) - now) + ahead * LIMITS.chat.window;
          if (wait === 0) break;
          await timing.sleep(wait, signal);
        }
        sent.push({ chat, at: timing.now() });
      } finally {
        queue.splice(queue.indexOf(me), 1);
      }
    },
  };
}

interface Waiting {
  readonly chat: number;
}

interface Sent {
  readonly chat: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** When the next message may leave for a chat, in milliseconds since the epoch. */
function earliest(sent: readonly Sent[], chat: number): number {
  const toChat = sent.filter((message) => message.chat === chat);
  return Math.max(
    freeAgain(sent, LIMITS.overall),
    freeAgain(toChat, LIMITS.chat),
    isGroup(chat) ? freeAgain(toChat, LIMITS.group) : 0,
  );
}

function freeAgain(sent: readonly Sent[], { count, window }: { count: number; window: number }): number {
  const blocking = sent.at(-count);
  return blocking === undefined ? 0 : blocking.at + window;
}
