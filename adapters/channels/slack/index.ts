import type { Channel } from "../../../dialogs/channel.ts";
import { Unavailable } from "../../../domain/errors.ts";
import { persist } from "../persist.ts";
import { timingOf } from "../timing.ts";
import { capabilities } from "./capabilities.ts";
import { checkConfig, type SlackConfig } from "./config.ts";
import { connect } from "./connect.ts";
import { describeFailure } from "./failure.ts";
import { createPacer } from "./pace.ts";
import { persistence } from "./persistence.ts";
import { createSender } from "./send.ts";
import { createWebhooks, type Take, type Webhooks } from "./webhook.ts";

export { type SlackConfig, WEBHOOK_PATHS } from "./config.ts";
export { type Take, WEBHOOK_BODY_LIMIT, type WebhookAnswer, type WebhookHandler } from "./webhook.ts";

/** Slack as the product's shell starts and stops it; its handlers stand at {@link WEBHOOK_PATHS}. */
export interface SlackChannel extends Channel, Webhooks {
  /**
   * Connects, and takes what the webhooks bring from then on. Called once.
   *
   * When Slack can't be reached it goes on trying in the background; our user id is null then, and webhook requests are
   * served all the same.
   *
   * @throws Forbidden when the token is refused
   */
  start(take: Take): Promise<{ readonly botUser: string | null }>;
  /** Resolves when nothing runs any more; webhook requests are refused from then on, so that Slack comes again. */
  stop(): Promise<void>;
}

/**
 * Makes the Slack channel; nothing happens before `start`.
 *
 * @throws InvalidInput when a setting can't work
 */
export function createSlackChannel(config: SlackConfig): SlackChannel {
  checkConfig(config);
  const { log, signingSecret, botToken, apiUrl } = config;
  const timing = timingOf(config);
  const api = { botToken, apiUrl };
  const lifetime = new AbortController();
  const { signal } = lifetime;
  let botUser: string | null = null;
  let background: Promise<void> = Promise.resolve();
  let takeEvent: Take = notRunning;

  async function introduce(): Promise<void> {
    botUser = await connect(api, signal);
    log.info({ bot: botUser }, "slack: connected");
  }

  return {
    capabilities,
    ...createSender({ api, pacer: createPacer(config.pace, timing), timing, log }),
    ...createWebhooks({
      signingSecret,
      apiUrl,
      take: (event) => takeEvent(event),
      botUser: () => botUser,
      now: () => timing.now(),
    }),

    async start(take) {
      takeEvent = take;
      try {
        await introduce();
      } catch (error) {
        const failure = describeFailure(error);
        if (failure === null) throw error;
        log.warn({ detail: failure.detail }, "slack: not connected yet, trying on in the background");
        background = persist(introduce, { timing, signal, ...persistence(log), longestWait: 60_000 }).catch(
          (later: unknown) => {
            // Nobody else can be told any more; webhooks and sending go on without our id.
            if (!signal.aborted) log.error({ detail: String(later) }, "slack: not connected");
          },
        );
      }
      return { botUser };
    },

    async stop() {
      takeEvent = notRunning;
      lifetime.abort();
      await background;
    },
  };
}

async function notRunning(): Promise<never> {
  throw new Unavailable("The Slack channel is not running.", { retryAfter: 1000 });
}
