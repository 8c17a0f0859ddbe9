import type { InboundEvent } from "../../../dialogs/channel.ts";
import type { Acceptance } from "../../../dialogs/ports.ts";
import { Unavailable } from "../../../domain/errors.ts";
import { parseEvent } from "./parse.ts";
import { parseCommand, type Receipt } from "./parse-command.ts";
import { parseInteraction } from "./parse-interaction.ts";
import { readCommand, readEnvelope, readInteraction } from "./payload.ts";
import { responseUrlOf } from "./response-url.ts";
import { verifySlackRequest, type WebhookHeaders } from "./verify.ts";

/** Largest body that is read, bytes; real ones stay far below. */
export const WEBHOOK_BODY_LIMIT = 1_048_576;

/** What to answer to the platform. */
export interface WebhookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Answers one webhook request, given its headers (names in lower case) and its body as it came. */
export type WebhookHandler = (headers: WebhookHeaders, rawBody: Buffer) => Promise<WebhookAnswer>;

/** Keeps an event durably; rejects with `Unavailable` when it can't be kept now. */
export type Take = (event: InboundEvent) => Promise<Acceptance>;

/** What the webhooks need. */
export interface WebhookOptions {
  readonly signingSecret: string;
  readonly apiUrl: string | undefined;
  readonly take: Take;
  /** Our own user id; null as long as Slack has not told it. */
  readonly botUser: () => string | null;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The three request URLs of a Slack app. */
export interface Webhooks {
  readonly handleEvents: WebhookHandler;
  readonly handleCommands: WebhookHandler;
  readonly handleInteractions: WebhookHandler;
}

/**
 * Makes the webhooks: 200 only once what happened is durable or none of our business, 401 for a forged request, 413 or
 * 400 for what is nothing of Slack's, and 503 when it can't be kept now; events come again then. Nobody repeats a slash
 * command, so its person is told that nothing was saved.
 *
 * The handlers reject with what `take` rejects with, other than Unavailable: answer 500 then.
 */
export function createWebhooks(options: WebhookOptions): Webhooks {
  const { signingSecret, take, botUser, now } = options;

  function signed(handle: (rawBody: Buffer) => Promise<WebhookAnswer>): WebhookHandler {
    return async (headers, rawBody) => {
      if (rawBody.length > WEBHOOK_BODY_LIMIT) return { status: 413 };
      if (!verifySlackRequest(headers, rawBody, { signingSecret, now: now() })) return { status: 401 };
      return handle(rawBody);
    };
  }

  async function keep(event: InboundEvent | null, refusal: (error: Unavailable) => WebhookAnswer) {
    try {
      if (event !== null) await take(event);
      return { status: 200 };
    } catch (error) {
      if (error instanceof Unavailable) return refusal(error);
      throw error;
    }
  }

  function receiptOf(responseUrl: string | undefined): Receipt {
    const receivedAt = now();
    return {
      receivedAt: new Date(receivedAt).toISOString(),
      response: responseUrlOf(responseUrl, { apiUrl: options.apiUrl, receivedAt }),
    };
  }

  return {
    handleEvents: signed(async (rawBody) => {
      const envelope = readEnvelope(rawBody);
      if (envelope === null) return { status: 400 };
      if (envelope.type === "url_verification") return plain(envelope.challenge);
      if (envelope.type === "app_rate_limited") return { status: 200 };
      return keep(parseEvent(envelope, botUser()), comeAgain);
    }),

    handleCommands: signed(async (rawBody) => {
      const command = readCommand(rawBody);
      if (command === null) return { status: 400 };
      return keep(parseCommand(command, receiptOf(command.response_url)), () => NOTHING_SAVED);
    }),

    handleInteractions: signed(async (rawBody) => {
      const interaction = readInteraction(rawBody);
      if (interaction === null) return { status: 400 };
      if (interaction === "other") return { status: 200 };
      return keep(parseInteraction(interaction, receiptOf(interaction.response_url)), comeAgain);
    }),
  };
}

function plain(body: string): WebhookAnswer {
  return { status: 200, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}

function comeAgain({ retryAfter = 1000 }: Unavailable): WebhookAnswer {
  return { status: 503, headers: { "retry-after": String(Math.max(1, Math.ceil(retryAfter / 1000))) } };
}

/** Slack shows it to whoever typed the command, and to nobody else. */
const NOTHING_SAVED: WebhookAnswer = {
  status: 200,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify({
    response_type: "ephemeral",
    text: "I can't save anything right now, so nothing was saved. Please send it again in a moment.",
  }),
};
