import type { Log } from "../log.ts";
import { readStatus } from "./fields.ts";
import { guard, type Recognition, type WebhookHandler } from "./guard.ts";

/**
 * Makes the webhook that hears what became of our messages: those that did not arrive are logged, each status once.
 *
 * Callbacks repeat and overtake each other; only what was seen lately is remembered, as nothing but a line of the log
 * hangs on it.
 */
export function createStatusWebhook({ log, ...recognition }: Recognition & { readonly log: Log }): WebhookHandler {
  const seen = new Set<string>();
  return guard(recognition, async (form) => {
    const fields = readStatus(form);
    if (fields === null) return { status: 400 };
    const { MessageSid: message, MessageStatus: status, ErrorCode: error } = fields;
    const key = `${message}:${status}`;
    if (UNDELIVERED.has(status) && !seen.has(key)) {
      remember(seen, key);
      log.warn({ message, status, error }, "sms: a message did not arrive");
    }
    return { status: 204 };
  });
}

const UNDELIVERED: ReadonlySet<string> = new Set(["failed", "undelivered"]);

/** How many statuses are remembered. */
const MEMORY = 1000;

function remember(seen: Set<string>, key: string): void {
  seen.add(key);
  const [oldest] = seen;
  if (seen.size > MEMORY && oldest !== undefined) seen.delete(oldest);
}
