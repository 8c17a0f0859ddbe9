import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Unavailable } from "../../../domain/errors.ts";
import { fakeTiming } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import type { Intake } from "./intake.ts";
import { pollUpdates } from "./poll.ts";
import { expectCall, failed, ok, testApi } from "./testing/api.ts";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

function batch(...ids: number[]): object {
  return ok(ids.map((update_id) => ({ update_id, message: { text: "a secret text" } })));
}

/** Polls until the update with id `last` was taken and then once more, so that what it confirmed can be seen. */
async function poll(last: number, intake: (id: number) => Promise<void>, seen: unknown[]) {
  const stop = new AbortController();
  const timing = fakeTiming();
  const log = recordingLog();
  const taken: number[] = [];
  const take: Intake = async ({ update_id }) => {
    await intake(update_id);
    taken.push(update_id);
    if (update_id === last) expectCall("getUpdates", batch(last + 1), seen);
    if (update_id === last + 1) stop.abort();
  };
  await pollUpdates({ api: testApi(), intake: take, timing, log, signal: stop.signal });
  return { taken, timing, log };
}

test("takes every update in order before it asks for more, which confirms them", async () => {
  const seen: unknown[] = [];
  expectCall("getUpdates", batch(5, 6, 9), seen);
  const { taken } = await poll(9, async () => {}, seen);
  expect(taken).toEqual([5, 6, 9, 10]);
  expect(seen).toEqual([
    { timeout: 30, allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"] },
    { timeout: 30, allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"], offset: 10 },
  ]);
});

test("tries an update again that could not be kept, before any later one and without confirming anything", async () => {
  const seen: unknown[] = [];
  expectCall("getUpdates", batch(5, 6), seen);
  let failures = 3;
  const { taken, timing } = await poll(
    6,
    async (id) => {
      if (id === 5 && failures-- > 0) throw new Unavailable("away", failures === 2 ? { retryAfter: 70 } : {});
    },
    seen,
  );
  expect(taken).toEqual([5, 6, 7]);
  expect(timing.waits).toEqual([70, 500, 1000]);
  expect(seen).toHaveLength(2);
});

test("does not confirm an update that fails for any other reason either", async () => {
  const seen: unknown[] = [];
  expectCall("getUpdates", batch(5), seen);
  let failures = 1;
  const { taken } = await poll(
    5,
    async () => {
      if (failures-- > 0) throw new TypeError("a mistake of ours");
    },
    seen,
  );
  expect(taken).toEqual([5, 6]);
});

test("stops in the middle of a batch and leaves the rest unconfirmed", async () => {
  const stop = new AbortController();
  const taken: number[] = [];
  expectCall("getUpdates", batch(5, 6, 7));
  const intake: Intake = async ({ update_id }) => {
    taken.push(update_id);
    stop.abort();
  };
  await pollUpdates({ api: testApi(), intake, timing: fakeTiming(), log: recordingLog(), signal: stop.signal });
  expect(taken).toEqual([5]);
});

test("stops while it tries in vain to keep an update", async () => {
  const stop = new AbortController();
  expectCall("getUpdates", batch(5));
  let tries = 0;
  const intake: Intake = async () => {
    tries += 1;
    if (tries === 4) stop.abort();
    throw new Unavailable("away");
  };
  await pollUpdates({ api: testApi(), intake, timing: fakeTiming(), log: recordingLog(), signal: stop.signal });
  expect(tries).toBe(4);
});

test("aborts a long poll at once", async () => {
  const stop = new AbortController();
  const longPoll = nock("http://telegram.test")
    .post(/getUpdates$/)
    .delay(60_000)
    .reply(200, ok([]));
  longPoll.on("request", () => stop.abort());
  const intake: Intake = async () => {};
  await pollUpdates({ api: testApi(90), intake, timing: fakeTiming(), log: recordingLog(), signal: stop.signal });
  nock.abortPendingRequests();
});

test("survives conflicts, refused tokens, floods, outages and strange answers, and says what to do", async () => {
  const seen: unknown[] = [];
  expectCall("getUpdates", failed(409, "Conflict: terminated by other getUpdates request"));
  expectCall("getUpdates", failed(401, "Unauthorized"));
  expectCall("getUpdates", failed(429, "Too Many Requests", { retry_after: 2 }));
  expectCall("getUpdates", "broken");
  expectCall("getUpdates", failed(502, "Bad Gateway"));
  nock("http://telegram.test")
    .post(/getUpdates$/)
    .reply(200, "null");
  expectCall("getUpdates", batch(5), seen);
  const { taken, timing, log } = await poll(5, async () => {}, seen);
  expect(taken).toEqual([5, 6]);
  expect(timing.waits).toEqual([250, 60_000, 2000, 2000, 4000, 8000]);
  expect(log.lines[0]).toContain("another process");
  expect(log.lines[1]).toContain("TELEGRAM_BOT_TOKEN");
  expect(log.lines.join()).not.toMatch(/secret|SECRET/);
});
