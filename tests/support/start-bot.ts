import type { SqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { type Codes, createCodes } from "../../bot/codes.ts";
import { type Config, readConfig } from "../../bot/config.ts";
import type { ModelSetup } from "../../bot/language-model.ts";
import { ensureOwner } from "../../bot/owner.ts";
import type { Ways } from "../../bot/people/ways.ts";
import { createRuntime } from "../../bot/runtime.ts";
import type { HearingSetup } from "../../bot/speech.ts";
import type { Surroundings } from "../../bot/surroundings.ts";
import type { Inbox } from "../../bot/turns/inbox.ts";
import type { TurnTiming } from "../../bot/turns/timing.ts";
import type { AgentLimits } from "../../dialogs/agent/limits.ts";
import type { Channel, ChannelName, InboundContent, InboundEvent } from "../../dialogs/channel.ts";
import type { LanguageModel } from "../../dialogs/language-model.ts";
import { plainText } from "../../dialogs/replies/plain-text.ts";
import type { Transcriber } from "../../dialogs/speech.ts";
import { idSource } from "../../domain/ids.ts";
import type { Person } from "../../domain/person.ts";
import { anEvent } from "../contracts/samples.ts";
import { type FakeClock, fakeClock } from "./fake-clock.ts";
import { type MemoryLog, memoryLog } from "./memory-log.ts";
import { QUICK_LIMITS, QUICK_TIMING } from "./quick-timing.ts";
import { seededRandom } from "./random.ts";
import { recordingChannel } from "./recording-channel.ts";

/** The whole bot over the real store, without HTTP, on a clock that stands still until it is moved. */
export interface RunningBot {
  readonly stores: SqliteStores;
  readonly owner: Person;
  readonly clock: FakeClock;
  readonly log: MemoryLog;
  readonly inbox: Inbox;
  /** Does what is due by the clock. */
  readonly tick: () => Promise<void>;
  readonly codes: Codes;
  /** A fresh code that links a chat with the owner. */
  code(): Promise<string>;
  /** Lets something happen in a channel and waits for what is answered; empty when nothing is. */
  happens(event: InboundEvent): Promise<string>;
  /** The owner writes into the console. */
  say(text: string): Promise<string>;
  /** Stops it. */
  stop(): Promise<void>;
}

export interface BotOptions {
  /** Besides the console. */
  readonly channels?: readonly Channel[];
  readonly timing?: Partial<TurnTiming>;
  readonly rate?: Config["RATE_LIMIT_IDENTITY"];
  readonly clock?: FakeClock;
  /** Who the owner is, where they are not like the defaults. */
  readonly person?: Partial<Pick<Person, "currency" | "zone" | "locale" | "createdAt">>;
  /** Environment variables. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Thinks along; without it the local brain is alone. */
  readonly model?: LanguageModel;
  readonly limits?: Partial<AgentLimits>;
  /** Listens to voice notes; without it none is heard. */
  readonly transcriber?: Transcriber;
  readonly budget?: ModelSetup["budget"];
  readonly exchangeRates?: Config["EXCHANGE_RATES"];
  /** How a code is used in the channels that are on. */
  readonly ways?: Ways;
}

/** Milliseconds that an answer may take before a test gives up. */
const PATIENCE = 10_000;

/** Starts one over a store. */
export async function startBot(options: BotOptions & { readonly stores: SqliteStores }): Promise<RunningBot> {
  const { stores, rate = "off", clock = fakeClock(), exchangeRates = "off" } = options;
  const surroundings = fakeSurroundings(clock);
  const config = readConfig({
    DEFAULT_CURRENCY: options.person?.currency ?? "USD",
    DEFAULT_LOCALE: options.person?.locale ?? "en-US",
    DEFAULT_TIME_ZONE: options.person?.zone ?? "UTC",
    ...options.settings,
  });
  const owner = { ...(await ensureOwner(stores.people, config, surroundings)), ...options.person };
  if (options.person) await stores.people.savePerson(owner);
  const codes = createCodes(stores.people, "the secret of a bot that runs in a test", surroundings);
  const log = memoryLog();
  const { inbox, tick, start, stop } = createRuntime({
    config: { ...config, RATE_LIMIT_IDENTITY: rate, EXCHANGE_RATES: exchangeRates },
    stores,
    codes,
    ways: options.ways ?? (() => []),
    channels: [recordingChannel("console", { delivery: "inline" }), ...(options.channels ?? [])],
    surroundings,
    log: log.log,
    model: setupOf(options),
    hearing: hearingOf(options),
    timing: { ...QUICK_TIMING, ...options.timing },
  });
  start();
  let lines = 0;

  const happens = async (event: InboundEvent): Promise<string> => {
    await inbox.take(event);
    const answer = await inbox.answer(event.key, PATIENCE);
    return answer ? plainText(answer.reply) : "";
  };
  return {
    stores,
    owner,
    clock,
    log,
    inbox,
    tick,
    codes,
    code: () => codes.make({ purpose: "pair", person: owner.id }),
    happens,
    say(text) {
      lines += 1;
      const sender = { id: owner.id, name: owner.name };
      return happens(happening({ kind: "message", text }, { id: `line-${lines}`, channel: "console", sender }));
    },
    stop,
  };
}

const BUDGET: ModelSetup["budget"] = { person: 250_000, all: 2_000_000 };

function hearingOf({ transcriber, budget = BUDGET }: BotOptions): HearingSetup | null {
  return transcriber ? { open: async () => transcriber, minute: 6_000, budget } : null;
}

function setupOf({ model, limits, budget = BUDGET }: BotOptions): ModelSetup | null {
  return model ? { open: async () => model, budget, limits: { ...QUICK_LIMITS, ...limits } } : null;
}

interface Happening {
  /** Unique for the event within its channel. */
  readonly id: string;
  readonly channel?: ChannelName;
  readonly chat?: string;
  readonly sender?: InboundEvent["sender"];
}

/** Something that happens in a private chat of Telegram, unless it is said otherwise. */
export function happening(content: InboundContent, about: Happening): InboundEvent {
  const { id, channel = "telegram", chat = "42", sender = { id: "42", name: "Ada Lovelace" } } = about;
  const lane = `${channel}:${chat}`;
  return anEvent({ key: `${channel}:${id}`, channel, lane, address: chat, message: id, sender, content });
}

function fakeSurroundings(clock: FakeClock): Surroundings {
  const random = seededRandom(11);
  const randomBytes = (n: number) => Uint8Array.from({ length: n }, () => Math.floor(random() * 256));
  return { now: clock.now, newId: idSource(clock.ms, randomBytes), randomBytes, random, owner: "process-1" };
}
