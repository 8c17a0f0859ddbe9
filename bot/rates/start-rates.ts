import { createEcbRates, SHIPPED_RATES } from "../../adapters/services/rates/index.ts";
import type { Rates } from "../../dialogs/rates.ts";
import type { Config } from "../config.ts";
import type { Logger } from "../logger.ts";
import type { Stores } from "../stores.ts";
import type { Surroundings } from "../surroundings.ts";
import { convertWaiting } from "./convert-waiting.ts";
import { createRatesOn } from "./rates-on.ts";

interface RatesDeps {
  readonly config: Pick<Config, "EXCHANGE_RATES" | "EXCHANGE_RATES_URL">;
  readonly stores: Pick<Stores, "rates" | "ledgers" | "people" | "turns">;
  readonly surroundings: Pick<Surroundings, "now">;
  readonly log: Logger;
  readonly source?: Rates;
}

const EVERY_HOURS = 1;

/** The bank publishes at about 16:00 of its time, which is 15:00 in universal time, and an hour earlier in summer. */
const PUBLISHED_BY = { hours: 15, minutes: 30 } as const;

/**
 * Fetches exchange rates, at most once between two times at which new ones are published, and converts what waited for
 * them: now and every hour, beside the turns.
 *
 * @returns stops it, after what is being done
 */
export function startRates({ config, stores, surroundings, log, ...given }: RatesDeps): () => Promise<void> {
  if (config.EXCHANGE_RATES === "off") return async () => {};
  const { now } = surroundings;
  const source = given.source ?? createEcbRates({ url: config.EXCHANGE_RATES_URL, fetch, now });
  const ratesOn = createRatesOn(stores.rates);
  const stopping = new AbortController();
  let running = Promise.resolve();
  const next = (): void => {
    running = running.then(refresh);
  };
  next();
  const timer = setInterval(next, EVERY_HOURS * 3_600_000);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await running;
  };

  async function refresh(): Promise<void> {
    if (stopping.signal.aborted) return;
    await attempt("could not fetch exchange rates", fetchOnce);
    await attempt("could not convert foreign money", () =>
      convertWaiting({ ...stores, ratesOn, now, signal: stopping.signal }),
    );
  }

  async function fetchOnce(): Promise<void> {
    const seen = await stores.rates.lastSeen(SHIPPED_RATES.base);
    if (seen !== null && publication(Temporal.Instant.from(seen)) >= publication(now())) return;
    const rates = await source.latest(stopping.signal);
    await stores.rates.keep(rates, now().toString());
    log.info({ day: rates.day }, "exchange rates fetched");
  }

  async function attempt(failure: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (!stopping.signal.aborted) log.warn({ err: error }, failure);
    }
  }
}

/** The day whose rates are the latest published ones at an instant, weekends aside. */
function publication(at: Temporal.Instant): string {
  return at.subtract(PUBLISHED_BY).toZonedDateTimeISO("UTC").toPlainDate().toString();
}
