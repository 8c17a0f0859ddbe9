import { Unavailable } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import { readInbound } from "./fields.ts";
import { guard, type Recognition, twiml, type WebhookHandler } from "./guard.ts";
import type { Take } from "./intake.ts";
import { parseMessage } from "./parse.ts";

/** What the webhook for messages needs. */
export interface MessageWebhookOptions extends Recognition {
  readonly take: Take;
  readonly mediaOrigins: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Takes one of today's texts; false when there is none left. */
  readonly mayAnswer: () => boolean;
  readonly log: Log;
}

/**
 * Makes the webhook for messages: 200 with an empty `<Response/>` once they are durable; the reply follows by the API.
 *
 * Twilio does not bring a message again that it could hand over: when it can't be kept now, the sender is told so in the
 * answer itself. Rejects with what `take` rejects with, other than Unavailable: answer 500 then.
 */
export function createMessageWebhook(options: MessageWebhookOptions): WebhookHandler {
  const { take, mediaOrigins, now, mayAnswer, log } = options;
  return guard(options, async (form) => {
    const fields = readInbound(form);
    if (fields === null) return { status: 400 };
    const events = parseMessage(fields, { receivedAt: new Date(now()).toISOString(), mediaOrigins });
    try {
      for (const event of events) await take(event);
      return twiml("<Response/>");
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      log.error({ message: fields.MessageSid, detail: error.message }, "sms: a message could not be kept");
      const isOwedAnAnswer = events.some(({ content }) => content.kind !== "membership") && mayAnswer();
      return twiml(isOwedAnAnswer ? `<Response><Message>${NOT_KEPT}</Message></Response>` : "<Response/>");
    }
  });
}

const NOT_KEPT = "That was not saved: my records are out of reach right now. Please text it again in a few minutes.";
