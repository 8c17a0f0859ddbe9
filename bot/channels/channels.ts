import { createConsoleChannel } from "../../adapters/channels/console/index.ts";
import { createWebChannel } from "../../adapters/channels/web/index.ts";
import type { Channel } from "../../dialogs/channel.ts";
import type { Mount } from "../http/deps.ts";
import type { Answer, ChannelDeps, Take, WiredChannel } from "./wired.ts";

/** The channels that are on, and what starts and stops those that have to. */
export interface Channels {
  readonly all: readonly Channel[];
  readonly mounts: readonly Mount[];
  /** A line for each channel: what is on, and what would switch on the rest. */
  readonly status: readonly ChannelStatus[];
  /** Starts taking events. */
  start(take: Take, answer: Answer): Promise<Started>;
  stop(): Promise<void>;
}

/** Whether a channel is on, and how, or how to switch it on. */
export interface ChannelStatus {
  readonly name: string;
  readonly isOn: boolean;
  readonly detail: string;
}

/** How people reach the bot. */
export interface Started {
  /** Null when Telegram is off or could not be reached yet. */
  readonly telegramUsername: string | null;
}

/** Makes the channels whose settings are there; the packages of the others are not loaded. */
export async function createChannels(deps: ChannelDeps): Promise<Channels> {
  const [telegram, slack, sms, voice, teams] = await Promise.all([
    wireTelegram(deps),
    wireSlack(deps),
    wireSms(deps),
    wireVoice(deps),
    wireTeams(deps),
  ]);
  const wired = [telegram, slack, sms, voice, teams].filter((channel) => channel !== null);
  return {
    all: [createConsoleChannel(), createWebChannel(), ...wired.map(({ channel }) => channel)],
    mounts: wired.flatMap(({ channel, mounts }) =>
      mounts.map((mount) => ({ ...mount, channel: channel.capabilities.channel })),
    ),
    status: [
      { name: "Page", isOn: true, detail: deps.publicUrl },
      { name: "Console", isOn: true, detail: "npm run chat" },
      statusOf("Telegram", telegram, "set TELEGRAM_BOT_TOKEN (make a bot with @BotFather)"),
      statusOf("Slack", slack, "set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN"),
      statusOf("SMS", sms, TWILIO_FIX),
      statusOf("Phone", voice, TWILIO_FIX),
      statusOf("Teams", teams, "set MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD"),
    ],
    async start(take, answer) {
      const [telegramUsername = null] = await Promise.all([
        telegram?.start(take, answer),
        slack?.start(take, answer),
        sms?.start(take, answer),
        voice?.start(take, answer),
        teams?.start(take, answer),
      ]);
      return { telegramUsername };
    },
    async stop() {
      await Promise.all(wired.map((channel) => channel.stop()));
    },
  };
}

const TWILIO_FIX = "set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_PHONE_NUMBER";

function statusOf(name: string, wired: WiredChannel | null, fix: string): ChannelStatus {
  return { name, isOn: wired !== null, detail: wired?.detail ?? fix };
}

async function wireTelegram(deps: ChannelDeps): Promise<WiredChannel | null> {
  const token = deps.config.TELEGRAM_BOT_TOKEN;
  return token === undefined ? null : (await import("./telegram.ts")).wireTelegram(deps, token);
}

async function wireSlack(deps: ChannelDeps): Promise<WiredChannel | null> {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken } = deps.config;
  if (signingSecret === undefined || botToken === undefined) return null;
  return (await import("./slack.ts")).wireSlack(deps, signingSecret, botToken);
}

async function wireSms(deps: ChannelDeps): Promise<WiredChannel | null> {
  const account = twilioAccount(deps);
  return account && (await import("./sms.ts")).wireSms(deps, account);
}

async function wireVoice(deps: ChannelDeps): Promise<WiredChannel | null> {
  const account = twilioAccount(deps);
  return account && (await import("./voice.ts")).wireVoice(deps, account.authToken);
}

function twilioAccount({ config }: ChannelDeps) {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_PHONE_NUMBER: phoneNumber } = config;
  if (accountSid === undefined || authToken === undefined || phoneNumber === undefined) return null;
  return { accountSid, authToken, phoneNumber };
}

async function wireTeams(deps: ChannelDeps): Promise<WiredChannel | null> {
  const {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenantId,
    BOT_FRAMEWORK_EMULATOR: emulator,
  } = deps.config;
  if (emulator === "true") return (await import("./teams.ts")).wireTeams(deps, "emulator");
  if (appId === undefined || password === undefined) return null;
  return (await import("./teams.ts")).wireTeams(deps, { appId, password, tenantId });
}
