import { Api } from "grammy";
import type { Channel } from "../../../dialogs/channel.ts";
import { Unavailable } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import { type Persistence, persist } from "../persist.ts";
import { timingOf } from "../timing.ts";
import { acknowledgeCallback } from "./acknowledge.ts";
import { capabilities } from "./capabilities.ts";
import { arrivalOf, botIdOf, type TelegramConfig, withoutSlash } from "./config.ts";
import { connect } from "./connect.ts";
import { createDownload } from "./download.ts";
import { describeFailure } from "./failure.ts";
import { createIntake, type Intake, type Take } from "./intake.ts";
import { createPacer } from "./pace.ts";
import { LONG_POLL_SECONDS, pollUpdates } from "./poll.ts";
import { createSender } from "./send.ts";
import { createWebhook, type WebhookHandler } from "./webhook.ts";

export { type TelegramConfig, WEBHOOK_PATH } from "./config.ts";
export type { Take } from "./intake.ts";
export { WEBHOOK_BODY_LIMIT, type WebhookAnswer, type WebhookHandler } from "./webhook.ts";

/** Telegram as the product's shell starts and stops it. */
export interface TelegramChannel extends Channel {
  /**
   * Connects, and takes updates from then on. Called once.
   *
   * When Telegram can't be reached it goes on trying in the background; the username is null then, and webhook requests
   * are served all the same.
   *
   * @throws Forbidden when the token is refused, InvalidInput when the webhook's address is
   */
  start(take: Take): Promise<{ readonly botUsername: string | null }>;
  /** Stops taking updates and resolves when nothing runs any more; what was not taken stays with Telegram. */
  stop(): Promise<void>;
  /** For the HTTP server, at {@link WEBHOOK_PATH}. Answers 401 to everything when there is no secret. */
  readonly handleWebhook: WebhookHandler;
}

/**
 * Makes the Telegram channel; nothing happens before `start`.
 *
 * @throws InvalidInput when the token has not the form of one, or a webhook lacks its URL or secret
 */
export function createTelegramChannel(config: TelegramConfig): TelegramChannel {
  const { log } = config;
  const timing = timingOf(config);
  const arrival = arrivalOf(config);
  const botId = botIdOf(config.token);
  const api = createApi(config, CALL_SECONDS);
  const lifetime = new AbortController();
  const { signal } = lifetime;
  let botUsername: string | null = null;
  let background: Promise<void> = Promise.resolve();
  let intake: Intake = async () => {
    throw new Unavailable("The Telegram channel has not started yet.", { retryAfter: 1000 });
  };

  async function introduce(): Promise<void> {
    botUsername = await connect({ api, arrival, log, signal });
    log.info({ bot: botUsername, mode: config.mode }, "telegram: connected");
  }

  async function run(isConnected: boolean): Promise<void> {
    if (!isConnected) await persist(introduce, { timing, signal, ...reconnecting(log) });
    if (config.mode === "webhook") return;
    // A request that Telegram holds open needs more patience than any other.
    const patientApi = createApi(config, LONG_POLL_SECONDS + CALL_SECONDS);
    await pollUpdates({ api: patientApi, intake, timing, log, signal });
  }

  return {
    capabilities,
    ...createSender({ api, pacer: createPacer(config.pace, timing), timing, log, botUsername: () => botUsername }),
    download: createDownload({ api, token: config.token, apiRoot: config.apiRoot }),
    handleWebhook: createWebhook({ secret: config.webhookSecret, intake: (update) => intake(update) }),

    async start(take) {
      intake = createIntake({
        take,
        bot: () => ({ id: botId, username: botUsername }),
        now: () => timing.now(),
        acknowledge: (query) => void acknowledgeCallback(query, { api, timing, log, signal }),
      });
      const isConnected = await succeeds(introduce, log);
      background = run(isConnected).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
      return { botUsername };
    },

    async stop() {
      lifetime.abort();
      await background;
    },
  };
}

/** Seconds after which a call counts as lost. */
const CALL_SECONDS = 20;

function createApi({ token, apiRoot }: TelegramConfig, timeoutSeconds: number): Api {
  return new Api(token, { timeoutSeconds, ...(apiRoot !== undefined && { apiRoot: withoutSlash(apiRoot) }) });
}

/** Whether the first try worked; what waiting may mend is no error yet. */
async function succeeds(attempt: () => Promise<void>, log: Log): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch (error) {
    const failure = describeFailure(error);
    if (failure === null) throw error;
    log.warn({ detail: failure.detail }, "telegram: not connected yet, trying on in the background");
    return false;
  }
}

/** In the background nobody can be told of an error but the log, and any of them may pass. */
function reconnecting(log: Log): Pick<Persistence, "platform" | "judge" | "onSetback" | "longestWait"> {
  return {
    platform: "Telegram",
    judge: (error) => describeFailure(error) ?? { detail: error instanceof Error ? error.message : "unknown error" },
    onSetback: ({ detail }, wait) => log.error({ detail, wait }, "telegram: still not connected"),
    longestWait: 60_000,
  };
}
