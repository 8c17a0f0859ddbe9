import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../../dialogs/channel.ts";
import { Forbidden, Unavailable } from "../../../domain/errors.ts";
import { fakeTiming } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { createAllowance } from "./allowance.ts";
import { createPacer } from "./pace.ts";
import { createDailyQuota } from "./quota.ts";
import { createSender } from "./send.ts";
import { expectMessage, refused, SENT_SID, TAKEN, testClient } from "./testing/api.ts";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

const ANN = "+15557654321";
const never = new AbortController().signal;
const SAVED: Reply = { privacy: "private", blocks: [{ kind: "text", text: "✅ Joe's secret shop · $5.00" }] };

function setUp({
  limit = 100,
  pace = "off",
  whatsappNumber,
}: {
  limit?: number;
  pace?: "off" | "platform";
  whatsappNumber?: string;
} = {}) {
  const timing = fakeTiming(0.5);
  const log = recordingLog();
  const overall = createDailyQuota(limit, timing.now);
  const sender = createSender({
    create: testClient(),
    pacer: createPacer(pace, timing),
    timing,
    log,
    allowance: createAllowance({ overall, strangers: null, log, now: timing.now }),
    phoneNumber: "+15551234567",
    whatsappNumber,
    statusCallback: "https://wise.example.org/webhooks/twilio/status",
  });
  return { timing, log, sender };
}

test("sends one text from our number and asks to be told what becomes of it", async () => {
  const seen: unknown[] = [];
  expectMessage(TAKEN, seen);
  await expect(setUp().sender.send(ANN, SAVED, { signal: never })).resolves.toEqual([SENT_SID]);
  expect(seen).toEqual([
    {
      To: ANN,
      From: "+15551234567",
      Body: "Joe's secret shop; $5.00",
      StatusCallback: "https://wise.example.org/webhooks/twilio/status",
    },
  ]);
});

test("keeps to one text a second", async () => {
  expectMessage(TAKEN);
  expectMessage(TAKEN);
  const { sender, timing } = setUp({ pace: "platform" });
  await sender.send(ANN, SAVED, { signal: never });
  await sender.send("+15550000000", SAVED, { signal: never });
  expect(timing.waits).toEqual([1000]);
});

describe("WhatsApp", () => {
  test.each(["+15559999999", "whatsapp:+15559999999"])(
    "is answered from its own number, %s",
    async (whatsappNumber) => {
      const seen: unknown[] = [];
      expectMessage(TAKEN, seen);
      await setUp({ whatsappNumber }).sender.send(`whatsapp:${ANN}`, SAVED, { signal: never });
      expect(seen).toMatchObject([{ To: `whatsapp:${ANN}`, From: "whatsapp:+15559999999" }]);
    },
  );

  test("can't be answered without one", async () => {
    await expect(setUp().sender.send(`whatsapp:${ANN}`, SAVED, { signal: never })).rejects.toBeInstanceOf(Forbidden);
  });
});

test("outlasts floods, server errors and broken connections with pauses that double", async () => {
  expectMessage(refused(429, 20429));
  expectMessage("broken");
  expectMessage(refused(503, 20503));
  expectMessage({ status: 502, body: "<html>" });
  expectMessage(TAKEN);
  const { sender, timing } = setUp();
  await expect(sender.send(ANN, SAVED, { signal: never })).resolves.toEqual([SENT_SID]);
  expect(timing.waits).toEqual([100, 200, 400, 800]);
});

test("varies its pauses by a tenth", async () => {
  for (const [random, wait] of [
    [0, 90],
    [0.999, 109.98],
  ] as const) {
    expectMessage(refused(429, 20429));
    expectMessage(TAKEN);
    const { sender, timing } = setUp();
    timing.random = () => random;
    await sender.send(ANN, SAVED, { signal: never });
    expect(timing.waits).toEqual([expect.closeTo(wait, 5)]);
  }
});

test("gives up after five tries, for the lane to try again later", async () => {
  for (let tries = 0; tries < 5; tries += 1) expectMessage(refused(500, 20500));
  const { sender, timing } = setUp();
  const failure = await sender.send(ANN, SAVED, { signal: never }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Unavailable);
  expect(failure).toMatchObject({ retryAfter: 5000 });
  expect(timing.waits).toEqual([100, 200, 400, 800]);
});

test("an answer that is none of Twilio's may pass", async () => {
  expectMessage({ status: 200, body: "<html>welcome to the hotel</html>" });
  expectMessage({ status: 200, body: {} });
  expectMessage(TAKEN);
  await expect(setUp().sender.send(ANN, SAVED, { signal: never })).resolves.toEqual([SENT_SID]);
});

test.each([
  { name: "has opted out", code: 21610 },
  { name: "does not exist", code: 21211 },
  { name: "takes no texts", code: 21614 },
])("a number that $name is not tried again", async ({ code }) => {
  expectMessage(refused(400, code));
  await expect(setUp().sender.send(ANN, SAVED, { signal: never })).rejects.toBeInstanceOf(Forbidden);
});

test.each([
  { name: "a wrong token", status: 401, code: 20003 },
  { name: "an unknown account", status: 404, code: 20404 },
  { name: "a number that is not ours", status: 400, code: 21606 },
  { name: "a status address that Twilio can't reach", status: 400, code: 21609 },
])("$name is the operator's to mend; the reply waits", async ({ status, code }) => {
  expectMessage(refused(status, code));
  const failure = await setUp()
    .sender.send(ANN, SAVED, { signal: never })
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Unavailable);
  expect(failure).toMatchObject({ retryAfter: 60_000, message: expect.stringMatching(/TWILIO_/) });
});

test("texts beyond the day's limit wait until midnight UTC; those that did not leave don't count", async () => {
  expectMessage(refused(400, 21211));
  expectMessage(TAKEN);
  const { sender } = setUp({ limit: 1 });
  await expect(sender.send(ANN, SAVED, { signal: never })).rejects.toBeInstanceOf(Forbidden);
  await sender.send(ANN, SAVED, { signal: never });
  await expect(sender.send(ANN, SAVED, { signal: never })).rejects.toMatchObject({ retryAfter: 43_200_000 });
});

test("neither errors nor logs hold a number, a text or the token", async () => {
  expectMessage("broken");
  expectMessage(refused(400, 21211));
  const { sender, log } = setUp();
  const failure = await sender.send(ANN, SAVED, { signal: never }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Forbidden);
  const told = `${JSON.stringify(failure, Object.getOwnPropertyNames(failure))} ${log.lines.join()}`;
  expect(told).not.toMatch(/1555|secret|SECRET/);
  expect(told).toContain("21211");
  expect(told).toContain("ECONNRESET");
});
