import { showing } from "../../adapters/channels/pairing.ts";
import type { WebhookHandler } from "../../adapters/channels/sms/guard.ts";
import { ACCOUNT } from "../../adapters/channels/sms/testing/signed.ts";
import {
  createVoiceChannel,
  PATHS,
  type PinTried,
  type VoiceChannel,
  type VoiceConfig,
} from "../../adapters/channels/voice/index.ts";
import { callIn, type PhoneCall, type Post } from "../../adapters/channels/voice/testing/phone.ts";
import type { SqliteStores } from "../../adapters/stores/sqlite/index.ts";
import type { TurnTiming } from "../../bot/turns/timing.ts";
import type { PinHash } from "../../domain/phone.ts";
import { fakeClock } from "./fake-clock.ts";
import { openMemoryStores } from "./lanes.ts";
import { type RecordingChannel, recordingChannel } from "./recording-channel.ts";
import { happening, openBot, type RunningBot } from "./running-bot.ts";

/** The number that is paired with the bot's owner, and one that is not. */
export const OWNERS_NUMBER = "+15557654321";
export const STRANGERS_NUMBER = "+15550001111";

export const PIN = "830516";

/** As it is kept; hashing it truly takes its time, which is for other tests. */
export const KEPT: PinHash = { salt: "salt", hash: "hash" };

const PUBLIC_URL = "https://wise.example.org";

/** The whole bot with a phone, on a clock that stands still until it is moved. */
export interface PhoneBot {
  readonly bot: RunningBot;
  readonly channel: VoiceChannel;
  readonly sms: RecordingChannel;
  /** The PINs that keyed-in digits were held against; null stands for nobody's. */
  readonly checked: (PinHash | null)[];
  /** The PINs that were keyed in, and what became of them. */
  readonly tried: PinTried[];
  /** The tries after which somebody's PIN was locked, or stayed so. */
  readonly locked: PinTried[];
  /** What the channel logged, as one text each. */
  readonly logged: string[];
  readonly post: Post;
  /** Calls from a number; each call has a SID of its own unless it is given. */
  call(from?: string, sid?: string): Promise<PhoneCall>;
  /** Calls as the owner and shows the PIN. */
  enter(): Promise<PhoneCall>;
}

interface PhoneOptions {
  readonly stores?: SqliteStores;
  readonly timing?: Partial<TurnTiming>;
  readonly voice?: Partial<VoiceConfig>;
}

/** Starts one, its owner paired by text and with a PIN. */
export async function openPhone({ stores = openMemoryStores(), timing, voice }: PhoneOptions = {}): Promise<PhoneBot> {
  const clock = fakeClock();
  const checked: (PinHash | null)[] = [];
  const tried: PinTried[] = [];
  const locked: PinTried[] = [];
  const logged: string[] = [];
  const log = (details: object, message: string): void => void logged.push(`${message} ${JSON.stringify(details)}`);
  const channel = createVoiceChannel({
    authToken: ACCOUNT.token,
    publicUrl: PUBLIC_URL,
    callers: stores.people,
    isPin: async (digits, pin) => {
      checked.push(pin);
      return pin?.hash === KEPT.hash && digits === PIN;
    },
    onTried: async (one) => {
      tried.push(one);
      if (one.outcome === "locked" && one.person !== null) locked.push(one);
    },
    log: { info: log, warn: log, error: log },
    now: clock.ms,
    ...voice,
  });
  const sms = recordingChannel("sms");
  const bot = await openBot({ channels: [sms, channel], stores, clock, ...(timing && { timing }) });
  await channel.start(bot.inbox);
  const code = await bot.code();
  const sender = { id: OWNERS_NUMBER };
  await bot.happens(happening(showing(code), { id: "1", channel: "sms", chat: OWNERS_NUMBER, sender }));
  await stores.people.setPin(bot.owner.id, KEPT);
  let calls = 0;

  const handlers: Readonly<Record<string, WebhookHandler>> = {
    [PATHS.voice]: channel.handleCall,
    [PATHS.turn]: channel.handleTurn,
    [PATHS.status]: channel.handleEnd,
  };
  const post: Post = async (target, { headers, body }) => {
    const handle = handlers[target.replace(/\?.*/, "")];
    if (!handle) throw new Error(`${target} is no webhook.`);
    const { status, body: answer = "" } = await handle(headers, body, target);
    return { status, body: answer };
  };
  const call = (from = OWNERS_NUMBER, sid?: string): Promise<PhoneCall> => {
    calls += 1;
    return callIn({
      publicUrl: PUBLIC_URL,
      post,
      from,
      token: ACCOUNT.token,
      sid: sid ?? `CA${String(calls).padStart(32, "0")}`,
    });
  };
  return {
    bot,
    channel,
    sms,
    checked,
    tried,
    locked,
    logged,
    post,
    call,
    async enter() {
      const opened = await call();
      await opened.key(PIN);
      return opened;
    },
  };
}
