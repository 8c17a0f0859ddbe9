import type { Channel, ChannelName, InboundEvent, Reply } from "../../dialogs/channel.ts";
import type { Claim, TurnStore } from "../../dialogs/ports.ts";
import { Forbidden } from "../../domain/errors.ts";
import type { Logger } from "../logger.ts";
import { backoff, pause, type TurnTiming } from "./timing.ts";

/**
 * Sends a reply and marks it; the lane waits meanwhile, so replies leave in its order.
 *
 * A crash between sending and marking sends the same text again: at least once.
 *
 * @returns false when the lane is someone else's now
 */
export type Deliver = (claim: Claim, event: InboundEvent, reply: Reply, signal: AbortSignal) => Promise<boolean>;

interface DeliverDeps {
  readonly turns: TurnStore;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly timing: TurnTiming;
  readonly random: () => number;
  readonly log: Logger;
}

export function createDeliver({ turns, channels, timing, random, log }: DeliverDeps): Deliver {
  return async (claim, event, reply, signal) => {
    const channel = channels.get(event.channel);
    if (!channel) return true;
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        const replyTo = event.isPrivate ? undefined : event.message;
        const sentAs = await channel.send(event.address, reply, {
          signal,
          ...(replyTo === undefined ? {} : { replyTo }),
        });
        return await turns.delivered(claim, event.key, "sent", sentAs);
      } catch (error) {
        if (error instanceof Forbidden) return turns.delivered(claim, event.key, "undeliverable", []);
        log.warn({ err: error, channel: event.channel, attempt }, "a reply has to wait");
        await pause(retryAfterOf(error) ?? backoff(attempt, timing, random), signal);
      }
    }
    return false;
  };
}

function retryAfterOf(error: unknown): number | undefined {
  return error instanceof Error && "retryAfter" in error && typeof error.retryAfter === "number"
    ? error.retryAfter
    : undefined;
}
