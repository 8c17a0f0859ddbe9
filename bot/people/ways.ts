import type { LinkWay } from "../../dialogs/account.ts";
import { codeMark } from "../../dialogs/replies/code-marks.ts";
import { type Config, publicUrlOf } from "../config.ts";

/** What is told about a channel depends on what it is told for. */
export type WaysFor = "pair" | "invite";

/** How a code is used in each channel that is on. */
export type Ways = (purpose: WaysFor) => readonly LinkWay[];

/** The settings that the phone's own page depends on. */
export type PhoneSettings = Pick<Config, "PUBLIC_URL" | "PORT" | "TWILIO_ACCOUNT_SID">;

/** Where a phone PIN is chosen; null where there is no phone. */
export function pinPageOf(config: PhoneSettings): string | null {
  return config.TWILIO_ACCOUNT_SID === undefined ? null : `${publicUrlOf(config)}/pin`;
}

interface Reachable {
  readonly config: Config;
  /** Where people reach the page. */
  readonly publicUrl: string;
  /** The bot's name in Telegram; null while it is unknown. */
  readonly telegramUsername: string | null;
}

/** The ways of an installation. The page is left to those who are known: whoever comes by invitation has no session to begin with. */
export function waysOf({ config, publicUrl, telegramUsername }: Reachable, purpose: WaysFor): LinkWay[] {
  const ways: (LinkWay | null)[] = [
    telegramWay(config, telegramUsername, purpose),
    config.SLACK_BOT_TOKEN === undefined ? null : { channel: "slack", to: null, link: null },
    ...textWays(config),
    hasTeams(config) ? { channel: "teams", to: null, link: null } : null,
    purpose === "pair" ? { channel: "page", to: null, link: `${publicUrl}/signin?code=${codeMark("signin")}` } : null,
  ];
  return ways.filter((way) => way !== null);
}

function telegramWay({ TELEGRAM_BOT_TOKEN }: Config, username: string | null, purpose: WaysFor): LinkWay | null {
  if (TELEGRAM_BOT_TOKEN === undefined) return null;
  const link = username === null ? null : `https://t.me/${username}?start=${codeMark(purpose)}`;
  return { channel: "telegram", to: null, link };
}

function hasTeams({ MICROSOFT_APP_ID, BOT_FRAMEWORK_EMULATOR }: Config): boolean {
  return MICROSOFT_APP_ID !== undefined || BOT_FRAMEWORK_EMULATOR === "true";
}

function textWays({ TWILIO_PHONE_NUMBER: number, TWILIO_WHATSAPP_NUMBER: whatsapp }: Config): LinkWay[] {
  if (number === undefined) return [];
  return [
    { channel: "sms", to: number, link: null },
    ...(whatsapp === undefined ? [] : [{ channel: "whatsapp", to: whatsapp.replace("whatsapp:", ""), link: null }]),
  ];
}
