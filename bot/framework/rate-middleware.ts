import type { Middleware, TurnContext } from "botbuilder-core";
import { workOf } from "./turn-storage.ts";

interface RateDeps {
  /** Turns a minute for one sender, or `off`. */
  readonly perMinute: number | "off";
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Turns that come to nothing are over at once: waiting, they would fill the backlog. */
  readonly isRefused: (context: TurnContext) => boolean;
}

/** Lets a sender's lane wait when it goes over its rate; what was accepted is never dropped. */
export function rateMiddleware({ perMinute, now, isRefused }: RateDeps): Middleware {
  const takeTurn = perMinute === "off" ? () => 0 : createBuckets(perMinute, now);
  return {
    async onTurn(context, next) {
      if (!isRefused(context)) {
        const work = workOf(context);
        const { channel, sender } = work.claimed.turn.event;
        const ms = takeTurn(`${channel}:${sender.id}`);
        if (ms > 0) await work.wait(ms);
      }
      await next();
    },
  };
}

/** Senders that are remembered; beyond that the one seen longest ago starts afresh. */
const REMEMBERED = 10_000;

/** A token bucket a sender, filled evenly. @returns how long the next turn has to wait, in milliseconds */
function createBuckets(perMinute: number, now: () => number): (sender: string) => number {
  const every = 60_000 / perMinute;
  /** When each sender's bucket would be full again if nothing more came. */
  const fullAt = new Map<string, number>();
  return (sender) => {
    const at = now();
    const from = Math.max(fullAt.get(sender) ?? at, at);
    fullAt.delete(sender);
    fullAt.set(sender, from + every);
    if (fullAt.size > REMEMBERED) for (const oldest of fullAt.keys()) if (fullAt.delete(oldest)) break;
    return Math.max(0, from + every - at - 60_000);
  };
}
