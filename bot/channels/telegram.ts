import { createTelegramChannel, WEBHOOK_BODY_LIMIT, WEBHOOK_PATH } from "../../adapters/channels/telegram/index.ts";
import { derivedSecret } from "../app-secret.ts";
import { rawWebhook } from "../http/raw-webhook.ts";
import { type ChannelDeps, surroundingsOf, type WiredChannel } from "./wired.ts";

/** Telegram as the settings say. */
export function wireTelegram(deps: ChannelDeps, token: string): WiredChannel {
  const { config, secret, publicUrl } = deps;
  const { TELEGRAM_MODE: mode, TELEGRAM_API_ROOT: apiRoot } = config;
  const channel = createTelegramChannel({
    ...surroundingsOf(deps),
    token,
    mode,
    publicUrl,
    webhookSecret: config.TELEGRAM_WEBHOOK_SECRET ?? derivedSecret(secret, "telegram webhook"),
    pace: config.PACE_TELEGRAM ?? (apiRoot === undefined ? "platform" : "off"),
    apiRoot,
  });
  const handler = rawWebhook(channel.handleWebhook, WEBHOOK_BODY_LIMIT);
  return {
    channel,
    mounts: mode === "webhook" ? [{ path: WEBHOOK_PATH, handler }] : [],
    detail: `by ${mode}`,
    start: async (take) => (await channel.start(take)).botUsername,
    stop: () => channel.stop(),
  };
}
