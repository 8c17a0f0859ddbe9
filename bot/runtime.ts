import { createSpending } from "../dialogs/agent/spending.ts";
import type { Wording } from "../dialogs/agent/wording.ts";
import type { Channel, ChannelName, Reply } from "../dialogs/channel.ts";
import type { StoredReply } from "../dialogs/ports.ts";
import type { RatesOn } from "../dialogs/rates.ts";
import { withCodes } from "../dialogs/replies/code-marks.ts";
import type { Transcriber } from "../dialogs/speech.ts";
import type { PersonId } from "../domain/person.ts";
import type { Codes } from "./codes.ts";
import { type Config, defaultsOf } from "./config.ts";
import { createDirectAccounts, type DirectAccounts } from "./direct-account.ts";
import { createDirectCalls, type DirectCalls } from "./direct-calls.ts";
import type { Ears } from "./framework/hear.ts";
import type { PipelineDeps } from "./framework/pipeline.ts";
import { createTick } from "./jobs/tick.ts";
import { loadThinking, type ModelSetup, type Thinking } from "./language-model.ts";
import type { Logger } from "./logger.ts";
import type { Measures } from "./metrics/measures.ts";
import { type PhoneSettings, pinPageOf, type Ways } from "./people/ways.ts";
import { createRatesOn } from "./rates/rates-on.ts";
import type { HearingSetup } from "./speech.ts";
import type { Stores } from "./stores.ts";
import type { Surroundings } from "./surroundings.ts";
import { createDeliver } from "./turns/deliver.ts";
import { createInbox, type Inbox } from "./turns/inbox.ts";
import { createKeyedQueue } from "./turns/mutex.ts";
import { startOutbox } from "./turns/outbox-runner.ts";
import { TURN_TIMING, type TurnTiming } from "./turns/timing.ts";
import { createTurnRunner } from "./turns/turn-runner.ts";
import type { TurnWork } from "./turns/turn-work.ts";

/** What turns messages into answers, for the given channels and store. */
export interface Runtime {
  readonly inbox: Inbox;
  readonly direct: DirectCalls;
  readonly accounts: DirectAccounts;
  /** Words what is told without a turn; null where no language model is configured. */
  readonly wording: Promise<Wording> | null;
  /** Does what is due, of itself and not because anybody said anything. */
  readonly tick: () => Promise<void>;
  start(): void;
  /** Takes no new work, lets running turns finish, and gives the lanes back. */
  stop(): Promise<void>;
}

/** The settings that turns depend on. */
export type RuntimeConfig = Pick<
  Config,
  | "RATE_LIMIT_IDENTITY"
  | "EXCHANGE_RATES"
  | "REGISTRATION"
  | "DEFAULT_CURRENCY"
  | "DEFAULT_TIME_ZONE"
  | "DEFAULT_LOCALE"
> &
  PhoneSettings;

interface RuntimeOptions {
  readonly config: RuntimeConfig;
  readonly stores: Stores;
  readonly channels: readonly Channel[];
  readonly codes: Codes;
  readonly ways: Ways;
  readonly surroundings: Surroundings;
  readonly log: Logger;
  /** Null: the local brain alone. */
  readonly model: ModelSetup | null;
  /** Null or left out: voice notes are not heard. */
  readonly hearing?: HearingSetup | null;
  readonly timing?: TurnTiming;
  /** Left out: nothing is counted. */
  readonly measures?: Pick<Measures, "turn">;
}

/** Wires inbox, turn runner, bot, outbox and jobs together. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const { stores, surroundings, log, codes, timing = TURN_TIMING } = options;
  const { turns, people } = stores;
  const reveal = (reply: Reply): Reply => withCodes(reply, codes.ofTurn);
  const channels = new Map(options.channels.map((one) => [one.capabilities.channel, revealing(one, reveal)]));
  const nowMs = (): number => surroundings.now().epochMilliseconds;
  const shared = { turns, channels, timing, log, random: surroundings.random };
  const ledgerQueue = createKeyedQueue();
  const thinking = loadModel(options);
  const wording = thinking && partOf(thinking, "wording");
  const deliveryOf = (channel: ChannelName) => channels.get(channel)?.capabilities.delivery ?? "push";

  const runner = createTurnRunner({
    ...shared,
    attempt: lazily(options, {
      agent: thinking && partOf(thinking, "agent"),
      ledgerQueue,
      delivery: deliveryOf,
      manner: (channel) => channels.get(channel)?.capabilities ?? {},
      ears: earsOf(options, (channel) => channels.get(channel)?.download),
    }),
    deliver: createDeliver(shared),
    channels: [...channels.keys()],
    apology: (channel) => apology(deliveryOf(channel)),
    ...(options.measures && { observe: options.measures.turn }),
    owner: surroundings.owner,
    now: nowMs,
  });
  let stopOutbox: (() => Promise<void>) | undefined;
  return {
    inbox: createInbox({ turns, runner, channels, now: surroundings.now, timing, reveal }),
    direct: createDirectCalls({ ...stores, ...surroundings, ...ratesOf(options), ledgerQueue }),
    accounts: createDirectAccounts({ ...stores, ...surroundings, ...accountDeps(options), ledgerQueue }),
    wording,
    tick: createTick({ ...stores, ...surroundings, ledgerQueue, log, wording }),
    start() {
      runner.start();
      stopOutbox = startOutbox({ ...shared, people, now: nowMs });
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
function lazily(
  options: RuntimeOptions,
  shared: Pick<PipelineDeps, "agent" | "ledgerQueue" | "delivery" | "manner" | "ears">,
) {
  const { stores, surroundings, config } = options;
  const loaded = import("./framework/pipeline.ts").then(({ createPipeline }) =>
    createPipeline({
      ...stores,
      ...surroundings,
      ...shared,
      ...accountDeps(options),
      defaults: defaultsOf(config),
      ratePerMinute: config.RATE_LIMIT_IDENTITY,
      ...ratesOf(options),
    }),
  );
  return async (work: TurnWork): Promise<void> => (await loaded)(work);
}

/** The language model's parts, where there is one. */
function loadModel({ model, stores, surroundings, log, ...options }: RuntimeOptions): Promise<Thinking> | null {
  return model && loadThinking(model, { ...stores, ...ratesOf({ ...options, stores }) }, surroundings, log);
}

function partOf<Part extends keyof Thinking>(thinking: Promise<Thinking>, part: Part): Promise<Thinking[Part]> {
  const loaded = thinking.then((all) => all[part]);
  // Who needs it hears of the failure.
  loaded.catch(() => {});
  return loaded;
}

function ratesOf({ config, stores }: Pick<RuntimeOptions, "config" | "stores">): { ratesOn?: RatesOn } {
  return config.EXCHANGE_RATES === "off" ? {} : { ratesOn: createRatesOn(stores.rates) };
}

function accountDeps({ stores, config, codes, ways }: RuntimeOptions) {
  return {
    codes,
    ways,
    pinPage: pinPageOf(config),
    registration: config.REGISTRATION,
    hasPassword: async (person: PersonId) => (await stores.access.signInsOf(person)).length > 0,
  };
}

/** What listens to voice notes; it is loaded when the first one comes. */
function earsOf({ hearing, stores, surroundings, log }: RuntimeOptions, download: Ears["download"]): Ears | null {
  if (!hearing) return null;
  const { open, minute, budget } = hearing;
  let transcriber: Promise<Transcriber> | undefined;
  return {
    transcriber: () => {
      transcriber ??= open();
      return transcriber;
    },
    minute,
    spending: createSpending({ usage: stores.usage, budget, now: surroundings.now }),
    download,
    log,
  };
}

/** A channel that fills in the codes of what it sends. */
function revealing(channel: Channel, reveal: (reply: Reply) => Reply): Channel {
  return { ...channel, send: (address, reply, options) => channel.send(address, reveal(reply), options) };
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
