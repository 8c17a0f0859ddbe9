import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { SHIPPED_RATES } from "../../adapters/services/rates/index.ts";
import type { Rates } from "../../dialogs/rates.ts";
import { Unavailable } from "../../domain/errors.ts";
import type { DayRates } from "../../domain/exchange-rate.ts";
import { fakeClock } from "../../tests/support/fake-clock.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { memoryLog } from "../../tests/support/memory-log.ts";
import { until } from "../../tests/support/until.ts";
import { createRatesOn } from "./rates-on.ts";
import { startRates } from "./start-rates.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const of = (day: string): DayRates => ({ day, base: "EUR", rates: { USD: "1.155", JPY: "168.42" } });

function start(at: string, latest: Rates["latest"]) {
  const stores = openMemoryStores();
  const clock = fakeClock(at);
  const log = memoryLog();
  const asked = vi.fn(latest);
  // What follows the fetching shows that a round is over.
  const rounds = vi.fn(stores.ledgers.uncounted);
  const stop = startRates({
    config: { EXCHANGE_RATES: "ecb", EXCHANGE_RATES_URL: undefined },
    stores: { ...stores, ledgers: { ...stores.ledgers, uncounted: rounds } },
    surroundings: clock,
    log: log.log,
    source: { latest: asked },
  });
  onTestFinished(stop);
  const nextHours = async (hours: number): Promise<void> => {
    for (let hour = 0; hour < hours; hour++) {
      const before = rounds.mock.calls.length;
      clock.advance({ hours: 1 });
      await vi.advanceTimersByTimeAsync(3_600_000);
      await until(() => rounds.mock.calls.length > before);
    }
  };
  const started = until(() => rounds.mock.calls.length > 0);
  return { stores, clock, log, asked, stop, started, nextHours };
}

describe("exchange rates", () => {
  test("are fetched at the start and then once after each publication", async () => {
    const { stores, asked, started, nextHours } = start("2026-06-10T09:00:00Z", async () => of("2026-06-09"));
    await started;
    expect(asked).toHaveBeenCalledTimes(1);
    expect(await stores.rates.around("EUR", "2026-06-10", "2026-06-10T09:00:00Z")).toEqual([of("2026-06-09")]);
    await nextHours(6);
    expect(asked).toHaveBeenCalledTimes(1);
    await nextHours(1);
    expect(asked).toHaveBeenCalledTimes(2);
    await nextHours(23);
    expect(asked).toHaveBeenCalledTimes(2);
    await nextHours(1);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  test("are not fetched again by a start that follows soon", async () => {
    const first = start("2026-06-10T09:00:00Z", async () => of("2026-06-09"));
    await first.started;
    await first.stop();
    const second = vi.fn(async () => of("2026-06-09"));
    const log = memoryLog();
    const uncounted = vi.fn(first.stores.ledgers.uncounted);
    onTestFinished(
      startRates({
        config: { EXCHANGE_RATES: "ecb", EXCHANGE_RATES_URL: undefined },
        stores: { ...first.stores, ledgers: { ...first.stores.ledgers, uncounted } },
        surroundings: first.clock,
        log: log.log,
        source: { latest: second },
      }),
    );
    await until(() => uncounted.mock.calls.length > 0);
    expect(second).not.toHaveBeenCalled();
  });

  test("that can't be had are asked for again an hour later, and said in the log", async () => {
    const answers = [() => Promise.reject(new Unavailable("down")), () => Promise.resolve(of("2026-06-09"))];
    const { stores, asked, log, started, nextHours } = start("2026-06-10T09:00:00Z", () =>
      (answers.shift() ?? (() => Promise.resolve(of("2026-06-09"))))(),
    );
    await started;
    expect(log.lines().map(({ msg }) => msg)).toEqual(["could not fetch exchange rates"]);
    expect(await stores.rates.lastSeen("EUR")).toBeNull();
    await nextHours(3);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(await stores.rates.lastSeen("EUR")).not.toBeNull();
  });

  test("are not fetched when they are off", async () => {
    const stores = openMemoryStores();
    const latest = vi.fn(async () => of("2026-06-09"));
    const stop = startRates({
      config: { EXCHANGE_RATES: "off", EXCHANGE_RATES_URL: undefined },
      stores,
      surroundings: fakeClock(),
      log: memoryLog().log,
      source: { latest },
    });
    await vi.advanceTimersByTimeAsync(48 * 3_600_000);
    await stop();
    expect(latest).not.toHaveBeenCalled();
  });

  test("are given up when the process stops", async () => {
    const { stop, asked, log } = start(
      "2026-06-10T09:00:00Z",
      (signal) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Unavailable("aborted")))),
    );
    await until(() => asked.mock.calls.length > 0);
    await stop();
    expect(log.lines()).toEqual([]);
  });
});

describe("the rates of a day", () => {
  test("are those that come with the product until others are kept, and never later ones than were known", async () => {
    const { rates } = openMemoryStores();
    const ratesOn = createRatesOn(rates);
    expect(await ratesOn("2026-06-10", "2026-06-10T12:00:00Z")).toEqual(SHIPPED_RATES);
    await rates.keep(of("2026-06-09"), "2026-06-10T09:00:00Z");
    expect((await ratesOn("2026-06-10", "2026-06-10T12:00:00Z"))?.day).toBe("2026-06-09");
    expect((await ratesOn("2026-06-05", "2026-06-10T12:00:00Z"))?.day).toBe("2026-06-09");
    expect(await ratesOn("2026-06-10", "2026-06-10T08:00:00Z")).toEqual(SHIPPED_RATES);
  });
});
