import { createHash, timingSafeEqual } from "node:crypto";

/** Header names in lower case, as Node gives them. */
export type WebhookHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Whether a webhook request carries the secret that was agreed with Telegram (`setWebhook`, `secret_token`).
 *
 * Takes the same time wherever the two differ. Without a secret nothing is genuine.
 */
export function verifyTelegramRequest(headers: WebhookHeaders, secret: string | undefined): boolean {
  const shown = headers["x-telegram-bot-api-secret-token"];
  if (typeof shown !== "string" || secret === undefined || secret === "") return false;
  return timingSafeEqual(digest(shown), digest(secret));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
