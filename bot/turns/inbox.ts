import type { Channel, ChannelName, InboundEvent, Reply } from "../../dialogs/channel.ts";
import type { Acceptance, StoredReply, TurnStore } from "../../dialogs/ports.ts";
import { Unavailable } from "../../domain/errors.ts";
import type { TurnTiming } from "./timing.ts";
import type { TurnRunner } from "./turn-runner.ts";
import { withoutSecrets } from "./withhold.ts";

/** The door through which every event comes in, and where inline answers are waited for. */
export interface Inbox {
  /**
   * Stores an event durably; its turn runs on its own from then on.
   *
   * @throws Unavailable when the store can't be written, or the backlog (of all, or of its lane) is full and the platform comes again; nothing is saved
   */
  take(event: InboundEvent): Promise<Acceptance>;
  /** The reply of that turn as soon as there is one, whichever process runs it; null at the deadline (milliseconds), or when the signal ends. */
  answer(key: string, deadlineMs: number, signal?: AbortSignal): Promise<StoredReply | null>;
}

interface InboxDeps {
  readonly turns: TurnStore;
  readonly runner: TurnRunner;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly now: () => Temporal.Instant;
  readonly timing: TurnTiming;
  /** Fills in the codes of an answer, which are not stored with it. */
  readonly reveal: (reply: Reply) => Reply;
}

/** What a platform is told to wait when the backlog is full, in milliseconds. */
const COME_AGAIN = 5_000;

/** How often another process's answer is looked for, in milliseconds. */
const LOOK_EVERY = 250;

export function createInbox({ turns, runner, channels, now, timing, reveal }: InboxDeps): Inbox {
  const waiting = new Map<string, Set<() => void>>();
  runner.onDone((key) => {
    for (const look of waiting.get(key) ?? []) look();
  });

  return {
    async take(event) {
      const redelivers = channels.get(event.channel)?.capabilities.redelivers ?? false;
      if (redelivers && (await isFull(event.lane))) {
        throw new Unavailable("Too much is waiting; come again in a moment.", { retryAfter: COME_AGAIN });
      }
      const at = now();
      const acceptance = await turns.accept(await withoutSecrets(turns, event, at), at.toString());
      runner.poke(event.lane);
      return acceptance;
    },

    async answer(key, deadlineMs, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<StoredReply | null>();
      const look = (): void => {
        turns.turn(key).then((turn) => {
          if (turn && turn.state !== "open") resolve(turn.reply && { ...turn.reply, reply: reveal(turn.reply.reply) });
        }, reject);
      };
      const lookers = waiting.get(key) ?? new Set();
      waiting.set(key, lookers.add(look));
      // A turn that another process runs is seen by looking; its own runner tells at once.
      const looking = setInterval(look, LOOK_EVERY);
      const giveUp = (): void => resolve(null);
      const timer = setTimeout(giveUp, deadlineMs);
      signal?.addEventListener("abort", giveUp);
      if (signal?.aborted) giveUp();
      try {
        look();
        return await promise;
      } finally {
        signal?.removeEventListener("abort", giveUp);
        clearTimeout(timer);
        clearInterval(looking);
        lookers.delete(look);
        if (lookers.size === 0) waiting.delete(key);
      }
    },
  };

  async function isFull(lane: string): Promise<boolean> {
    return (await turns.backlog(lane)) >= timing.laneBacklog || (await turns.backlog()) >= timing.backlog;
  }
}
