import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isCurrency } from "../../../domain/money.ts";
import { LONGEST_FILE } from "./daily-file.ts";
import { createEcbRates, DAILY_FILE } from "./ecb.ts";
import { SHIPPED_RATES } from "./shipped.ts";
import { dailyFile } from "./testing/daily-file.ts";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

const { origin, pathname } = new URL(DAILY_FILE);
const never = new AbortController().signal;
const now = () => Temporal.Instant.from("2026-06-10T12:00:00Z");
const ask = (options: { url?: string } = {}) => createEcbRates({ fetch, now, ...options }).latest(never);

describe("the European Central Bank's rates", () => {
  test("are read from its daily file", async () => {
    nock(origin)
      .get(pathname)
      .reply(200, dailyFile("2026-06-09", { USD: "1.1550" }));
    expect(await ask()).toEqual({ day: "2026-06-09", base: "EUR", rates: { USD: "1.1550" } });
  });

  test("may be read from another place", async () => {
    nock("http://127.0.0.1:8099")
      .get("/daily.xml")
      .reply(200, dailyFile("2026-06-09", { USD: "1.1550" }));
    expect((await ask({ url: "http://127.0.0.1:8099/daily.xml" })).day).toBe("2026-06-09");
  });

  test("are not to be had when the server refuses, breaks off or sends one elsewhere", async () => {
    nock(origin).get(pathname).reply(503, "later");
    await expect(ask()).rejects.toThrow("The exchange rates' server answered 503.");
    nock(origin).get(pathname).replyWithError("broken");
    await expect(ask()).rejects.toThrow("can't be reached");
    nock(origin).get(pathname).reply(302, "", { location: "https://elsewhere.test/" });
    await expect(ask()).rejects.toThrow("can't be reached");
  });

  test("are not read beyond what such a file can be", async () => {
    nock(origin)
      .get(pathname)
      .reply(200, "x".repeat(LONGEST_FILE + 1));
    await expect(ask()).rejects.toThrow("too much");
  });

  test("are not waited for once nobody wants them", async () => {
    const stopped = AbortSignal.abort();
    await expect(createEcbRates({ fetch, now }).latest(stopped)).rejects.toThrow("can't be reached");
  });
});

test("the rates that come with the product are of a day, and decimals of known currencies", () => {
  expect(SHIPPED_RATES.day).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(Object.keys(SHIPPED_RATES.rates).filter((currency) => !isCurrency(currency))).toEqual([]);
  expect(Object.values(SHIPPED_RATES.rates).filter((rate) => !/^\d+\.\d+$/.test(rate))).toEqual([]);
  expect(Object.keys(SHIPPED_RATES.rates)).toHaveLength(30);
});
