import { createSpending } from "../dialogs/agent/spending.ts";
import { createAccessJwt } from "./access/access-jwt.ts";
import { createAccounts } from "./access/accounts.ts";
import { audited, auditedAccounts } from "./access/audited.ts";
import { createEntrance } from "./access/entrance.ts";
import { createPasswords } from "./access/passwords.ts";
import { createCodeSending } from "./access/send-code.ts";
import { createTrail } from "./access/trail.ts";
import { appSecret } from "./app-secret.ts";
import { type ChannelStatus, type Channels, createChannels, type Started } from "./channels/channels.ts";
import { createCodes } from "./codes.ts";
import { type Config, defaultsOf, publicUrlOf } from "./config.ts";
import { createHttpApp } from "./http/app.ts";
import { listen } from "./http/listen.ts";
import { createOpenStreams } from "./http/open-streams.ts";
import { createLimiter } from "./http/rest/limits.ts";
import { startJobs } from "./jobs/start-jobs.ts";
import { budgetOf, modelSetup, modelStatus } from "./language-model.ts";
import type { Logger } from "./logger.ts";
import { countedUsage, createMeasures } from "./metrics/measures.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { ensureOwner } from "./owner.ts";
import { noticesTo, SIGNED_IN } from "./people/notices.ts";
import { waysOf } from "./people/ways.ts";
import { createPinSetting } from "./pin-setting.ts";
import { createPins } from "./pins.ts";
import { startRates } from "./rates/start-rates.ts";
import { createReadHome } from "./read-home.ts";
import { createRetention } from "./retention.ts";
import { createRuntime } from "./runtime.ts";
import { speechSetup, speechStatus } from "./speech.ts";
import type { NamedStores } from "./stores.ts";
import type { Surroundings } from "./surroundings.ts";
import type { TurnTiming } from "./turns/timing.ts";

/** The running product. */
export interface App {
  readonly port: number;
  /** Where people reach it. */
  readonly publicUrl: string;
  readonly channels: Channels;
  readonly model: ChannelStatus;
  /** Whether voice notes are heard. */
  readonly speech: ChannelStatus;
  /** The store's name, as {@link NamedStores} has it. */
  readonly storeName: string;
  /** How people reach the bot, once the platforms have answered; rejects when one refuses our settings. */
  readonly connected: Promise<Started>;
  /** A fresh single-use sign-in link for the owner. */
  signInLink(): Promise<string>;
  /** A fresh single-use code that pairs a chat with the owner. */
  pairingCode(): Promise<string>;
  /** Takes no new work, finishes what runs, gives the lanes back, and closes the store. */
  stop(): Promise<void>;
}

/** How long a stopping process waits for running requests, in milliseconds. */
const DRAIN = 10_000;

interface AppOptions {
  readonly config: Config;
  readonly surroundings: Surroundings;
  readonly log: Logger;
  readonly stores: NamedStores;
  readonly timing?: TurnTiming;
}

/**
 * Starts everything that the settings switch on, and closes the stores when it stops or can't start.
 *
 * @throws BudgetWiseError naming what is wrong and its fix
 */
export async function startApp({ config, surroundings, log, timing, ...options }: AppOptions): Promise<App> {
  const measures = createMeasures();
  const trail = createTrail({ audit: options.stores.audit, now: surroundings.now, newId: surroundings.newId, log });
  const stores = {
    ...options.stores,
    ...audited(options.stores, trail, surroundings.now),
    usage: countedUsage(options.stores.usage, measures),
  };
  try {
    return await start();
  } catch (error) {
    await stores.close();
    throw error;
  }

  async function start(): Promise<App> {
    const publicUrl = publicUrlOf(config);
    const owner = await ensureOwner(stores.people, config, surroundings);
    const secret = appSecret(config, surroundings.randomBytes);
    const codes = createCodes(stores.people, secret, surroundings);
    const pins = createPins(secret, surroundings.randomBytes);
    const channels = await createChannels({ ...stores, config, secret, publicUrl, pins, trail, surroundings, log });
    const { hearing, speaking } = speechSetup(config);
    let telegramUsername: string | null = null;
    const runtime = createRuntime({
      config,
      stores,
      channels: channels.all,
      codes,
      ways: (purpose) => waysOf({ config, publicUrl: url, telegramUsername }, purpose),
      surroundings,
      log,
      model: modelSetup(config),
      hearing,
      measures,
      ...(timing && { timing }),
    });
    let isDraining = false;
    const codeSending = createCodeSending({ ...stores, ...surroundings, codes, link: () => `${url}/signin`, log });

    const http = createHttpApp({
      ...stores,
      ...surroundings,
      inbox: runtime.inbox,
      direct: runtime.direct,
      wording: runtime.wording,
      speech: {
        hearing,
        speaking,
        spending: createSpending({ usage: stores.usage, budget: budgetOf(config), now: surroundings.now }),
      },
      directAccounts: runtime.accounts,
      codes,
      streams: createOpenStreams(),
      limiter: createLimiter({
        ai: config.RATE_LIMIT_REST_AI,
        auth: config.RATE_LIMIT_SIGN_IN,
        other: config.RATE_LIMIT_REST,
      }),
      accounts: auditedAccounts(
        createAccounts({
          ...stores,
          ...surroundings,
          passwords: createPasswords(secret, surroundings.randomBytes),
          jwt: createAccessJwt(secret),
          entrance: createEntrance({
            ...stores,
            ...surroundings,
            codes,
            registration: config.REGISTRATION,
            defaults: defaultsOf(config),
          }),
        }),
        stores.access,
        trail,
      ),
      trail,
      sendCode: codeSending.send,
      measures,
      metrics: createMetrics(measures, stores),
      ...(config.METRICS_TOKEN === undefined ? {} : { metricsToken: config.METRICS_TOKEN }),
      pinSetting: createPinSetting({ ...stores, pins, now: surroundings.now }),
      log,
      publicUrl,
      trustProxy: config.TRUST_PROXY,
      mounts: channels.mounts,
      isReady: async () => !isDraining && (await stores.turns.backlog()) >= 0,
      readHome: createReadHome(stores.ledgers, surroundings),
      async tellSignedIn({ person, hash, createdAt }) {
        const notice = { cause: `signin:${hash.slice(0, 16)}`, text: SIGNED_IN };
        await stores.turns.queue(noticesTo(await stores.people.identities(person), notice), createdAt);
      },
    });
    const listening = await listen(http, { host: config.HOST, port: config.PORT });
    const url = config.PUBLIC_URL ?? `http://localhost:${listening.port}`;
    runtime.start();
    const forget = createRetention({ ...stores, ...surroundings, days: config.RETENTION_DAYS, log });
    const stopJobs = startJobs({
      ...surroundings,
      openJobs: stores.openJobs,
      log,
      async work() {
        await runtime.tick();
        await forget();
      },
    });
    const stopRates = startRates({ config, stores, surroundings, log });
    const { take, answer } = runtime.inbox;
    const connected = channels.start(take, answer);
    connected.then(
      (started) => {
        telegramUsername = started.telegramUsername;
      },
      // Whoever waits for it hears of the failure; nobody has to.
      () => {},
    );

    return {
      port: listening.port,
      publicUrl: url,
      channels,
      model: modelStatus(config),
      speech: speechStatus(config),
      storeName: stores.name,
      connected,
      signInLink: async () => `${url}/signin?code=${await codes.make({ purpose: "signin", person: owner.id })}`,
      pairingCode: () => codes.make({ purpose: "pair", person: owner.id }),
      async stop() {
        isDraining = true;
        await stopRates();
        await channels.stop();
        await Promise.all([listening.close(DRAIN), runtime.stop(), stopJobs()]);
        await codeSending.settled();
        await stores.close();
      },
    };
  }
}
