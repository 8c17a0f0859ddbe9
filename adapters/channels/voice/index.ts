import type { Channel, InboundEvent } from "../../../dialogs/channel.ts";
import { InvalidInput, Unavailable } from "../../../domain/errors.ts";
import type { WebhookHandler } from "../sms/guard.ts";
import { capabilities } from "./capabilities.ts";
import type { VoiceConfig } from "./config.ts";
import { sendInCall } from "./send.ts";
import type { Line } from "./talk.ts";
import { createCallWebhook, createEndWebhook, createTurnWebhook } from "./webhook.ts";

export { WEBHOOK_BODY_LIMIT } from "../sms/guard.ts";
export { PATHS, type PinTried, type VoiceConfig } from "./config.ts";
export type { Line } from "./talk.ts";

/** The phone as the product's shell starts and stops it. */
export interface VoiceChannel extends Channel {
  /** Takes what callers say from then on. Called once. */
  start(line: Line): Promise<void>;
  /** Takes no more; callers are told. */
  stop(): Promise<void>;
  /** For the HTTP server, at {@link PATHS}; the body of its answers matters. */
  readonly handleCall: WebhookHandler;
  readonly handleTurn: WebhookHandler;
  readonly handleEnd: WebhookHandler;
}

/**
 * Makes the channel for phone calls; nothing happens before `start`.
 *
 * @throws InvalidInput when a setting can't work
 */
export function createVoiceChannel(config: VoiceConfig): VoiceChannel {
  const url = config.publicUrl.replace(/\/+$/, "");
  if (!URL.canParse(url)) throw new InvalidInput(`PUBLIC_URL must be the origin that Twilio calls, not "${url}".`);
  let line: Line = CLOSED;
  const options = {
    config,
    url,
    line: {
      take: (event: InboundEvent) => line.take(event),
      answer: (key: string, ms: number) => line.answer(key, ms),
    },
  };
  return {
    capabilities,
    send: sendInCall,
    handleCall: createCallWebhook(options),
    handleTurn: createTurnWebhook(options),
    handleEnd: createEndWebhook(options),
    async start(open) {
      line = open;
    },
    async stop() {
      line = CLOSED;
    },
  };
}

const CLOSED: Line = {
  async take() {
    throw new Unavailable("The voice channel is not running.");
  },
  async answer() {
    throw new Unavailable("The voice channel is not running.");
  },
};
