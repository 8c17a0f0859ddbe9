import type { Channel, ChannelName } from "../../dialogs/channel.ts";
import type { OutboxMessage, TurnStore } from "../../dialogs/ports.ts";
import { Forbidden } from "../../domain/errors.ts";
import type { Identity, PersonId } from "../../domain/person.ts";
import type { PeopleStore } from "../../domain/ports.ts";
import type { Logger } from "../logger.ts";
import type { TurnTiming } from "./timing.ts";

interface OutboxDeps {
  readonly turns: TurnStore;
  readonly people: Pick<PeopleStore, "identities" | "reach">;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly now: () => number;
  readonly log: Logger;
  readonly timing: TurnTiming;
}

/**
 * Sends messages that belong to no turn: one at a time in each channel, so that no claim runs out while others are sent, and
 * no channel waits for another.
 *
 * @returns stops it, after what is being sent
 */
export function startOutbox(deps: OutboxDeps): () => Promise<void> {
  const { turns, people, channels, timing, log } = deps;
  const names = [...channels.values()].flatMap(({ capabilities: { channel, delivery } }) =>
    delivery === "push" ? [channel] : [],
  );
  const stopping = new AbortController();
  const sending = new Map<ChannelName, Promise<void>>();
  const timer = setInterval(() => {
    for (const name of names) {
      if (!sending.has(name))
        sending.set(
          name,
          sendDue(name).finally(() => sending.delete(name)),
        );
    }
  }, timing.scanEvery);
  timer.unref();

  return async () => {
    clearInterval(timer);
    stopping.abort();
    await Promise.all(sending.values());
  };

  async function sendDue(name: ChannelName): Promise<void> {
    try {
      while (!stopping.signal.aborted) {
        const now = deps.now();
        const [message] = await turns.claimOutbox([name], now, now + timing.lease, 1);
        if (!message) break;
        await sendOne(message);
      }
    } catch (error) {
      log.warn({ err: error }, "the outbox has to wait");
    }
  }

  /** What can't be sent now comes up again when its claim has run out. */
  async function sendOne({ key, channel, address, reply, person }: OutboxMessage): Promise<void> {
    const identity = person === undefined ? null : await identityThere(person, channel, address);
    if (identity !== null && identity?.state !== "active") {
      await turns.outboxDone(key, "undeliverable");
      return;
    }
    // A send that took longer than its claim would be made twice.
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(timing.lease / 2)]);
    try {
      await channels.get(channel)?.send(address, reply, { signal });
      await turns.outboxDone(key, "sent");
    } catch (error) {
      if (!(error instanceof Forbidden)) {
        log.warn({ err: error, channel }, "a message has to wait");
        return;
      }
      // Nothing more is sent there until they write again.
      if (identity) await people.reach(identity.id, { state: "paused", address });
      await turns.outboxDone(key, "undeliverable");
    }
  }

  /** The identity that a message of a person goes to; undefined when there is none any more. */
  async function identityThere(person: PersonId, channel: ChannelName, address: string): Promise<Identity | undefined> {
    const identities = await people.identities(person);
    return identities.find((identity) => identity.channel === channel && identity.address === address);
  }
}
