import type { Channel, ChannelName, InboundEvent, Reply } from "../../dialogs/channel.ts";
import type { Claim, TurnStore } from "../../dialogs/ports.ts";
import { Forbidden, Unavailable } from "../../domain/errors.ts";
import type { Logger } from "../logger.ts";
import { backoff, pause, type TurnTiming } from "./timing.ts";

/**
 * Sends a reply and marks it; the lane waits meanwhile, so replies leave in its order.
 *
 * What can't leave now is tried until it does. A person who can't be reached, or a reply that the channel fails on time
 * and again by a defect, is marked as undeliverable, so that the lane goes on. A crash between sending and marking sends
 * the same text again: at least once.
 *
 * @returns false when the lane is someone else's now, or the signal ended first
 */
export type Deliver = (claim: Claim, event: InboundEvent, reply: Reply, signal: AbortSignal) => Promise<boolean>;

interface DeliverDeps {
  readonly turns: TurnStore;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly timing: TurnTiming;
  readonly random: () => number;
  readonly log: Logger;
}

/** How a reply came to its end. */
interface Delivered {
  readonly delivery: "sent" | "undeliverable";
  /** The platform's ids of the messages it became. */
  readonly sentAs: readonly string[];
}

const UNDELIVERABLE: Delivered = { delivery: "undeliverable", sentAs: [] };

export function createDeliver({ turns, channels, timing, random, log }: DeliverDeps): Deliver {
  return async (claim, event, reply, signal) => {
    const channel = channels.get(event.channel);
    const delivered = channel ? await send(channel, event, reply, signal) : null;
    return delivered !== null && mark(claim, event.key, delivered, signal);
  };

  /** @returns null when the signal ended first */
  async function send(
    channel: Channel,
    { address, isPrivate, message, key }: InboundEvent,
    reply: Reply,
    signal: AbortSignal,
  ): Promise<Delivered | null> {
    const options = isPrivate || message === undefined ? { signal } : { signal, replyTo: message };
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        return { delivery: "sent", sentAs: await channel.send(address, reply, options) };
      } catch (error) {
        if (error instanceof Forbidden) return UNDELIVERABLE;
        if (signal.aborted) return null;
        const about = { err: error, channel: channel.capabilities.channel, turn: key, attempt };
        if (!(error instanceof Unavailable) && attempt >= timing.failures) {
          log.error(about, "a reply was given up");
          return UNDELIVERABLE;
        }
        log.warn(about, "a reply has to wait");
        await pause(retryAfterOf(error) ?? backoff(attempt, timing, random), signal);
      }
    }
    return null;
  }

  /** What has left must not leave again because the store can't be written just now. */
  async function mark(
    claim: Claim,
    key: string,
    { delivery, sentAs }: Delivered,
    signal: AbortSignal,
  ): Promise<boolean> {
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        return await turns.delivered(claim, key, delivery, sentAs);
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        log.warn({ err: error, turn: key, attempt }, "a reply that has left could not be marked");
        await pause(backoff(attempt, timing, random), signal);
      }
    }
    return false;
  }
}

function retryAfterOf(error: unknown): number | undefined {
  return error instanceof Unavailable ? error.retryAfter : undefined;
}
