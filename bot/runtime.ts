import type { Channel, ChannelName } from "../dialogs/channel.ts";
import type { StoredReply } from "../dialogs/ports.ts";
import type { Config } from "./config.ts";
import type { Logger } from "./logger.ts";
import { createRatesOn } from "./rates/rates-on.ts";
import type { Stores } from "./stores.ts";
import type { Surroundings } from "./surroundings.ts";
import { createDeliver } from "./turns/deliver.ts";
import { createInbox, type Inbox } from "./turns/inbox.ts";
import { startOutbox } from "./turns/outbox-runner.ts";
import { TURN_TIMING, type TurnTiming } from "./turns/timing.ts";
import { createTurnRunner } from "./turns/turn-runner.ts";
import type { TurnWork } from "./turns/turn-work.ts";

/** What turns messages into answers, for the given channels and store. */
export interface Runtime {
  readonly inbox: Inbox;
  start(): void;
  /** Takes no new work, lets running turns finish, and gives the lanes back. */
  stop(): Promise<void>;
}

interface RuntimeOptions {
  readonly config: Pick<Config, "RATE_LIMIT_IDENTITY" | "EXCHANGE_RATES">;
  readonly stores: Stores;
  readonly channels: readonly Channel[];
  readonly surroundings: Surroundings;
  readonly log: Logger;
  readonly timing?: TurnTiming;
}

/** Wires inbox, turn runner, bot and outbox together. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const { stores, surroundings, log, timing = TURN_TIMING } = options;
  const { turns } = stores;
  const channels = new Map<ChannelName, Channel>(options.channels.map((one) => [one.capabilities.channel, one]));
  const nowMs = (): number => surroundings.now().epochMilliseconds;
  const shared = { turns, channels, timing, log, random: surroundings.random };
  const deliveryOf = (channel: ChannelName) => channels.get(channel)?.capabilities.delivery ?? "push";

  const runner = createTurnRunner({
    ...shared,
    attempt: lazily(options, deliveryOf),
    deliver: createDeliver(shared),
    channels: [...channels.keys()],
    apology: (channel) => apology(deliveryOf(channel)),
    owner: surroundings.owner,
    now: nowMs,
  });
  let stopOutbox: (() => Promise<void>) | undefined;
  return {
    inbox: createInbox({ turns, runner, channels, now: surroundings.now, timing }),
    start() {
      runner.start();
      stopOutbox = startOutbox({ ...shared, now: nowMs });
    },
    async stop() {
      await Promise.all([runner.stop(), stopOutbox?.()]);
    },
  };
}

/**
 * The bot framework takes longer to load than everything else together, so it is loaded beside the start: events are
 * accepted meanwhile, and the first turn waits for it.
 */
function lazily(options: RuntimeOptions, delivery: (channel: ChannelName) => "inline" | "push") {
  const { stores, surroundings, config } = options;
  const loaded = import("./framework/pipeline.ts").then(({ createPipeline }) =>
    createPipeline({
      ...stores,
      ...surroundings,
      delivery,
      ratePerMinute: config.RATE_LIMIT_IDENTITY,
      ...(config.EXCHANGE_RATES === "off" ? {} : { ratesOn: createRatesOn(stores.rates) }),
    }),
  );
  return async (work: TurnWork): Promise<void> => (await loaded)(work);
}

function apology(delivery: "inline" | "push"): StoredReply {
  const text = "Something went wrong with that message, and nothing of it was saved. Please say it in other words.";
  return {
    reply: { blocks: [{ kind: "text", text }], privacy: "private" },
    choices: [],
    delivery: delivery === "inline" ? "sent" : "waiting",
    sentAs: [],
  };
}
