import { Unavailable } from "../../../domain/errors.ts";
import type { Intake } from "./intake.ts";
import { readUpdate } from "./update.ts";
import { verifyTelegramRequest, type WebhookHeaders } from "./verify.ts";

/** Largest body that is read, bytes; real updates stay far below. */
export const WEBHOOK_BODY_LIMIT = 1_048_576;

/** What to answer to the platform; there is never a body. */
export interface WebhookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers one webhook request, given its headers (names in lower case) and its body as it came. */
export type WebhookHandler = (headers: WebhookHeaders, rawBody: Buffer) => Promise<WebhookAnswer>;

/**
 * Makes the webhook: 200 only once the update is durable, 401 for a forged request, 413 or 400 for what is no update, and
 * 503 with `Retry-After` when it can't be kept now. Telegram delivers again whatever was not answered by 200.
 *
 * The handler rejects with what `intake` rejects with, other than Unavailable: answer 500 then.
 */
export function createWebhook(options: {
  readonly secret: string | undefined;
  readonly intake: Intake;
}): WebhookHandler {
  return async (headers, rawBody) => {
    if (!verifyTelegramRequest(headers, options.secret)) return { status: 401 };
    if (rawBody.length > WEBHOOK_BODY_LIMIT) return { status: 413 };
    const update = readUpdate(readJson(rawBody));
    if (update === null) return { status: 400 };
    try {
      await options.intake(update);
      return { status: 200 };
    } catch (error) {
      if (error instanceof Unavailable) return refuseForNow(error);
      throw error;
    }
  };
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function refuseForNow({ retryAfter = 1000 }: Unavailable): WebhookAnswer {
  return { status: 503, headers: { "retry-after": String(Math.max(1, Math.ceil(retryAfter / 1000))) } };
}
