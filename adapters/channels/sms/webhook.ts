import { Unavailable } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import { readInbound } from "./fields.ts";
import { type FormFields, readForm } from "./form.ts";
import type { Take } from "./intake.ts";
import { parseMessage } from "./parse.ts";
import { verifyTwilioRequest, type WebhookHeaders } from "./verify.ts";

/** Largest body that is read, bytes; real ones stay far below. */
export const WEBHOOK_BODY_LIMIT = 65_536;

/** What to answer to the platform. */
export interface WebhookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Answers one webhook request, given its headers (names in lower case), its body as it came, and its target (path and
 * query) as it came, of which only the query counts.
 */
export type WebhookHandler = (headers: WebhookHeaders, rawBody: Buffer, target?: string) => Promise<WebhookAnswer>;

/** What recognises Twilio. */
export interface Recognition {
  readonly authToken: string;
  /** The webhook's address as it was given to Twilio, without a query. */
  readonly url: string;
}

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

/** Answers 413 to what is too long, 403 to what Twilio did not sign, and else what `handle` makes of its fields. */
export function guard(
  { authToken, url }: Recognition,
  handle: (form: FormFields) => Promise<WebhookAnswer>,
): WebhookHandler {
  return async (headers, rawBody, target = "") => {
    if (rawBody.length > WEBHOOK_BODY_LIMIT) return { status: 413 };
    const fields = readForm(rawBody);
    if (!verifyTwilioRequest(headers, { authToken, url: url + queryOf(target), fields })) return { status: 403 };
    return handle(fields);
  };
}

const NOT_KEPT = "That was not saved: my records are out of reach right now. Please text it again in a few minutes.";

function queryOf(target: string): string {
  const start = target.indexOf("?");
  return start === -1 ? "" : target.slice(start);
}

function twiml(body: string): WebhookAnswer {
  return { status: 200, headers: { "content-type": "text/xml; charset=utf-8" }, body };
}
