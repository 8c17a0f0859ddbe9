import type { Channel, ChannelName } from "../../dialogs/channel.ts";
import type { OutboxMessage, TurnStore } from "../../dialogs/ports.ts";
import { Forbidden } from "../../domain/errors.ts";
import type { Logger } from "../logger.ts";
import type { TurnTiming } from "./timing.ts";

interface OutboxDeps {
  readonly turns: TurnStore;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly now: () => number;
  readonly log: Logger;
  readonly timing: TurnTiming;
}

const BATCH = 20;

/** Sends messages that belong to no turn. @returns stops it, after what is being sent */
export function startOutbox(deps: OutboxDeps): () => Promise<void> {
  const { turns, channels, timing, log } = deps;
  const names = [...channels.values()].flatMap(({ capabilities: { channel, delivery } }) =>
    delivery === "push" ? [channel] : [],
  );
  const stopping = new AbortController();
  let current: Promise<void> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    current = sendDue().finally(() => {
      isBusy = false;
    });
  }, timing.scanEvery);
  timer.unref();

  return async () => {
    clearInterval(timer);
    stopping.abort();
    await current;
  };

  async function sendDue(): Promise<void> {
    try {
      const due = await turns.claimOutbox(names, deps.now(), deps.now() + timing.lease, BATCH);
      for (const message of due) await sendOne(message);
    } catch (error) {
      log.warn({ err: error }, "the outbox has to wait");
    }
  }

  /** What can't be sent now comes up again when its claim has run out. */
  async function sendOne({ key, channel, address, reply }: OutboxMessage): Promise<void> {
    try {
      await channels.get(channel)?.send(address, reply, { signal: stopping.signal });
      await turns.outboxDone(key, "sent");
    } catch (error) {
      if (error instanceof Forbidden) await turns.outboxDone(key, "undeliverable");
      else log.warn({ err: error, channel }, "a message has to wait");
    }
  }
}
