import { InvalidInput } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import type { TimingConfig } from "../timing.ts";
import type { Arrival } from "./connect.ts";

/** Where the HTTP server mounts the webhook, under the public URL. */
export const WEBHOOK_PATH = "/webhooks/telegram";

/** Settings and surroundings of the channel. */
export interface TelegramConfig extends TimingConfig {
  /** As \@BotFather gave it: `123456:ABC…`. */
  readonly token: string;
  /** Another Bot API server than the platform's. */
  readonly apiRoot?: string | undefined;
  readonly mode: "polling" | "webhook";
  /** What Telegram shows with every webhook request: 1 to 256 of `A-Z a-z 0-9 _ -`. Needed for `webhook`. */
  readonly webhookSecret?: string | undefined;
  /** The origin that Telegram calls. Needed for `webhook`. */
  readonly publicUrl?: string | undefined;
  /** `off` only for another Bot API server. */
  readonly pace: "platform" | "off";
  readonly log: Log;
}

/**
 * The bot's id, which is the part of its token that is no secret.
 *
 * @throws InvalidInput when the token has not the form of one
 */
export function botIdOf(token: string): string {
  const id = /^(\d+):\S+$/.exec(token)?.[1];
  if (id === undefined)
    throw new InvalidInput("TELEGRAM_BOT_TOKEN must look like 123456:ABC…, as @BotFather gives it.");
  return id;
}

/**
 * How updates are to arrive.
 *
 * @throws InvalidInput when a webhook lacks its URL, or its secret has not the form that Telegram asks for
 */
export function arrivalOf({ mode, publicUrl, webhookSecret }: TelegramConfig): Arrival {
  if (mode === "polling") return { mode };
  if (publicUrl === undefined)
    throw new InvalidInput("TELEGRAM_MODE=webhook needs PUBLIC_URL, the address Telegram calls.");
  if (webhookSecret === undefined || !/^[\w-]{1,256}$/.test(webhookSecret)) {
    throw new InvalidInput("TELEGRAM_WEBHOOK_SECRET must be 1 to 256 letters, digits, _ or -.");
  }
  return { mode, url: withoutSlash(publicUrl) + WEBHOOK_PATH, secret: webhookSecret };
}

/** grammY adds its own slash. */
export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
