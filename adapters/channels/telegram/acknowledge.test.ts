import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeTiming } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { acknowledgeCallback } from "./acknowledge.ts";
import { expectCall, failed, ok, testApi } from "./testing/api.ts";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

async function acknowledge(signal = new AbortController().signal) {
  const log = recordingLog();
  await acknowledgeCallback("99", { api: testApi(), timing: fakeTiming(), log, signal });
  return log.lines;
}

test("answers the query, also when that takes a few tries", async () => {
  const seen: unknown[] = [];
  expectCall("answerCallbackQuery", "broken", seen);
  expectCall("answerCallbackQuery", failed(429, "Too Many Requests", { retry_after: 1 }), seen);
  expectCall("answerCallbackQuery", ok(true), seen);
  expect(await acknowledge()).toEqual([]);
  expect(seen).toEqual(Array(3).fill({ callback_query_id: "99" }));
});

test("leaves a query alone that is too old", async () => {
  expectCall("answerCallbackQuery", failed(400, "Bad Request: query is too old"));
  expect(await acknowledge()).toEqual([expect.stringContaining("too old")]);
});

test("gives up after some tries", async () => {
  for (let tries = 0; tries < 5; tries += 1) expectCall("answerCallbackQuery", "broken");
  expect(await acknowledge()).toEqual([expect.stringContaining("ECONNRESET")]);
});

test("ends quietly with the channel", async () => {
  expect(await acknowledge(AbortSignal.abort())).toEqual([]);
});
