import type { Channel } from "../../../dialogs/channel.ts";
import { Unavailable } from "../../../domain/errors.ts";
import { timingOf } from "../timing.ts";
import { capabilities } from "./capabilities.ts";
import { checkConfig, type TeamsConfig } from "./config.ts";
import { createAuthentication } from "./connector.ts";
import { createSender } from "./send.ts";
import { createWebhook, type Take, type WebhookHandler } from "./webhook.ts";

export { type AppRegistration, MESSAGES_PATH, type TeamsConfig } from "./config.ts";
export { type Take, WEBHOOK_BODY_LIMIT, type WebhookAnswer, type WebhookHandler } from "./webhook.ts";

/** Teams as the product's shell starts and stops it. */
export interface TeamsChannel extends Channel {
  /** Takes activities from then on. Called once. */
  start(take: Take): Promise<void>;
  /** Takes no more activities; senders are told that theirs was not kept. */
  stop(): Promise<void>;
  /** For the HTTP server, at {@link MESSAGES_PATH}. */
  readonly handleMessages: WebhookHandler;
}

/**
 * Makes the Teams channel; nothing happens before `start`.
 *
 * @throws InvalidInput when a setting can't work
 */
export function createTeamsChannel(config: TeamsConfig): TeamsChannel {
  checkConfig(config);
  const { access, log } = config;
  const timing = timingOf(config);
  const sending = createSender({ access, timing, log });
  let take: Take = notRunning;
  return {
    capabilities,
    ...sending,
    handleMessages: createWebhook({
      access,
      authentication: createAuthentication(access),
      take: (event) => take(event),
      send: sending.send,
      now: () => timing.now(),
      log,
    }),
    async start(taking) {
      take = taking;
    },
    async stop() {
      take = notRunning;
    },
  };
}

const notRunning: Take = async () => {
  throw new Unavailable("The Teams channel is not running.");
};
