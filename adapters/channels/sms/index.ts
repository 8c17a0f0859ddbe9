import type { Channel } from "../../../dialogs/channel.ts";
import { Unavailable } from "../../../domain/errors.ts";
import { timingOf } from "../timing.ts";
import { type Allowance, createAllowance } from "./allowance.ts";
import { capabilities } from "./capabilities.ts";
import { createMessageClient, PLATFORM } from "./client.ts";
import { checkConfig, PATHS, type SmsConfig, webhookUrl } from "./config.ts";
import type { WebhookHandler } from "./guard.ts";
import type { Take } from "./intake.ts";
import { createPacer } from "./pace.ts";
import { createDailyQuota, type DailyQuota } from "./quota.ts";
import { createSender } from "./send.ts";
import { createStatusWebhook } from "./status.ts";
import { createMessageWebhook } from "./webhook.ts";

export { PATHS, type SmsConfig } from "./config.ts";
export { WEBHOOK_BODY_LIMIT, type WebhookAnswer, type WebhookHandler } from "./guard.ts";
export type { Take } from "./intake.ts";

/** Text messages as the product's shell starts and stops them. */
export interface SmsChannel extends Channel {
  /** Takes messages from then on. Called once. */
  start(take: Take): Promise<void>;
  /** Takes no more messages; senders are told that theirs was not kept. */
  stop(): Promise<void>;
  /** For the HTTP server, at {@link PATHS}; the body of its answers matters. */
  readonly handleSms: WebhookHandler;
  readonly handleStatus: WebhookHandler;
}

/**
 * Makes the channel for SMS and WhatsApp; nothing happens before `start`.
 *
 * @throws InvalidInput when a setting can't work
 */
export function createSmsChannel(config: SmsConfig): SmsChannel {
  checkConfig(config);
  const { accountSid, authToken, phoneNumber, whatsappNumber, apiRoot, publicUrl, log, now } = config;
  const timing = timingOf(config);
  const overall = createDailyQuota(config.dailyLimit, now);
  let take: Take = closed;
  return {
    capabilities,
    ...createSender({
      create: createMessageClient({ accountSid, authToken, apiRoot }),
      pacer: createPacer(config.pace, timing),
      timing,
      log,
      allowance: allowanceOf(config, overall),
      phoneNumber,
      whatsappNumber,
      statusCallback: webhookUrl(publicUrl, PATHS.status),
    }),
    handleSms: createMessageWebhook({
      authToken,
      url: webhookUrl(publicUrl, PATHS.sms),
      take: (event) => take(event),
      mediaOrigins: [PLATFORM, ...(apiRoot === undefined ? [] : [new URL(apiRoot).origin])],
      now,
      mayAnswer: () => overall.take("all") !== null,
      log,
    }),
    handleStatus: createStatusWebhook({ authToken, url: webhookUrl(publicUrl, PATHS.status), log }),
    async start(taking) {
      take = taking;
    },
    async stop() {
      take = closed;
    },
  };
}

const closed: Take = async () => {
  throw new Unavailable("The SMS channel is not running.");
};

function allowanceOf(config: SmsConfig, overall: DailyQuota): Allowance {
  const { strangerDailyLimit, isPaired, log, now } = config;
  const isLimited = strangerDailyLimit !== undefined && isPaired !== undefined;
  const strangers = isLimited ? { quota: createDailyQuota(strangerDailyLimit, now), isPaired } : null;
  return createAllowance({ overall, strangers, log, now });
}
