import type { RequestHandler } from "express";
import { createConsoleChannel } from "../adapters/channels/console/index.ts";
import type { Take, TelegramChannel } from "../adapters/channels/telegram/index.ts";
import { createWebChannel } from "../adapters/channels/web/index.ts";
import type { Channel } from "../dialogs/channel.ts";
import { derivedSecret } from "./app-secret.ts";
import type { Config } from "./config.ts";
import { rawWebhook } from "./http/raw-webhook.ts";
import type { Logger } from "./logger.ts";
import type { Surroundings } from "./surroundings.ts";

/** The channels that are on, and what starts and stops those that have to. */
export interface Channels {
  readonly all: readonly Channel[];
  readonly mounts: readonly { readonly path: string; readonly handler: RequestHandler }[];
  /** A line for each channel: what is on, and what would switch on the rest. */
  readonly status: readonly ChannelStatus[];
  /** Starts taking events. @returns how a person reaches the bot, by channel */
  start(take: Take): Promise<Started>;
  stop(): Promise<void>;
}

export interface ChannelStatus {
  readonly name: string;
  readonly isOn: boolean;
  readonly detail: string;
}

export interface Started {
  /** Null when Telegram is off or could not be reached yet. */
  readonly telegramUsername: string | null;
}

interface ChannelDeps {
  readonly config: Config;
  readonly secret: string;
  readonly publicUrl: string;
  readonly surroundings: Surroundings;
  readonly log: Logger;
}

/** Makes the channels whose settings are there; the packages of the others are not loaded. */
export async function createChannels(deps: ChannelDeps): Promise<Channels> {
  const { config } = deps;
  const telegram =
    config.TELEGRAM_BOT_TOKEN === undefined ? null : await createTelegram(deps, config.TELEGRAM_BOT_TOKEN);
  return {
    all: [createConsoleChannel(), createWebChannel(), ...(telegram ? [telegram.channel] : [])],
    mounts: telegram?.mount ? [telegram.mount] : [],
    status: [
      { name: "Page", isOn: true, detail: deps.publicUrl },
      { name: "Console", isOn: true, detail: "npm run chat" },
      telegram
        ? { name: "Telegram", isOn: true, detail: `by ${config.TELEGRAM_MODE}` }
        : { name: "Telegram", isOn: false, detail: "set TELEGRAM_BOT_TOKEN (make a bot with @BotFather)" },
    ],
    async start(take) {
      return { telegramUsername: telegram ? (await telegram.channel.start(take)).botUsername : null };
    },
    stop: async () => telegram?.channel.stop(),
  };
}

async function createTelegram({ config, secret, publicUrl, surroundings, log }: ChannelDeps, token: string) {
  const { createTelegramChannel, WEBHOOK_BODY_LIMIT, WEBHOOK_PATH } = await import(
    "../adapters/channels/telegram/index.ts"
  );
  const { TELEGRAM_MODE: mode, TELEGRAM_API_ROOT: apiRoot } = config;
  const channel: TelegramChannel = createTelegramChannel({
    token,
    mode,
    publicUrl,
    webhookSecret: config.TELEGRAM_WEBHOOK_SECRET ?? derivedSecret(secret, "telegram webhook"),
    pace: config.PACE_TELEGRAM ?? (apiRoot === undefined ? "platform" : "off"),
    log,
    now: () => surroundings.now().epochMilliseconds,
    random: surroundings.random,
    ...(apiRoot === undefined ? {} : { apiRoot }),
  });
  const handler = rawWebhook(channel.handleWebhook, WEBHOOK_BODY_LIMIT);
  return { channel, mount: mode === "webhook" ? { path: WEBHOOK_PATH, handler } : null };
}
