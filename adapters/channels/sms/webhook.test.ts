import { expect, test } from "vitest";
import { WEBHOOK_BODY_LIMIT } from "./guard.ts";
import { createInbox } from "./testing/inbox.ts";
import { recordingLog } from "./testing/log.ts";
import { ACCOUNT, signed, textFields } from "./testing/signed.ts";
import { NOON } from "./testing/timing.ts";
import { createMessageWebhook } from "./webhook.ts";

const ADDRESS = "https://wise.example.org/webhooks/twilio/sms";
const EMPTY = { status: 200, headers: { "content-type": "text/xml; charset=utf-8" }, body: "<Response/>" };

function open({ textsLeft = 1, durable = Promise.resolve() } = {}) {
  const inbox = createInbox();
  const log = recordingLog();
  let left = textsLeft;
  const handle = createMessageWebhook({
    authToken: ACCOUNT.token,
    url: ADDRESS,
    take: async (event) => {
      await durable;
      return inbox.take(event);
    },
    mediaOrigins: [],
    now: () => NOON,
    mayAnswer: () => left-- > 0,
    log,
  });
  return { inbox, log, handle };
}

test("answers with an empty response once the message is durable", async () => {
  const { inbox, handle } = open();
  const { headers, body } = signed(ADDRESS, textFields("coffee 4.50"));
  await expect(handle(headers, body, "/webhooks/twilio/sms")).resolves.toEqual(EMPTY);
  expect(inbox.events).toMatchObject([{ at: "2026-06-10T12:00:00.000Z", content: { text: "coffee 4.50" } }]);
});

test("does not answer before it is", async () => {
  const kept = Promise.withResolvers<void>();
  const { inbox, handle } = open({ durable: kept.promise });
  const { headers, body } = signed(ADDRESS, textFields("coffee 4.50"));
  let isAnswered = false;
  const answering = handle(headers, body).then(() => {
    isAnswered = true;
  });
  await new Promise(setImmediate);
  expect(isAnswered).toBe(false);
  kept.resolve();
  await answering;
  expect(inbox.events).toHaveLength(1);
});

test("takes a message that comes twice once", async () => {
  const { inbox, handle } = open();
  const { headers, body } = signed(ADDRESS, textFields("coffee 4.50"));
  await expect(handle(headers, body)).resolves.toEqual(EMPTY);
  await expect(handle(headers, body)).resolves.toEqual(EMPTY);
  expect(inbox.events).toHaveLength(1);
});

test("counts the query that came to the address, whatever host it claims", async () => {
  const { inbox, handle } = open();
  const { headers, body } = signed(`${ADDRESS}?a=1&b=%20`, textFields("hi"));
  await expect(handle(headers, body, "/webhooks/twilio/sms?a=1&b=%20")).resolves.toEqual(EMPTY);
  const elsewhere = signed("https://evil.example.org/webhooks/twilio/sms", textFields("hi"));
  const absolute = "https://evil.example.org/webhooks/twilio/sms";
  await expect(handle(elsewhere.headers, elsewhere.body, absolute)).resolves.toEqual({ status: 403 });
  expect(inbox.events).toHaveLength(1);
});

test.each([
  { name: "a forged message", request: signed(ADDRESS, textFields("hi"), "guessed"), status: 403 },
  {
    name: "a body that is too long",
    request: signed(ADDRESS, textFields("x".repeat(WEBHOOK_BODY_LIMIT))),
    status: 413,
  },
  { name: "genuine fields of something else", request: signed(ADDRESS, { CallSid: "CA1" }), status: 400 },
])("answers $status to $name and takes nothing", async ({ request, status }) => {
  const { inbox, handle } = open();
  await expect(handle(request.headers, request.body)).resolves.toEqual({ status });
  expect(inbox.events).toEqual([]);
});

test("tells the sender when a message can't be kept, as it would not come again", async () => {
  const { inbox, log, handle } = open();
  inbox.goAway();
  const { headers, body } = signed(ADDRESS, textFields("coffee 4.50"));
  const answer = await handle(headers, body);
  expect(answer).toMatchObject({
    status: 200,
    body: expect.stringMatching(/<Message>That was not saved.*<\/Message>/),
  });
  expect(log.lines.join()).toMatch(/could not be kept/);
  expect(log.lines.join()).not.toMatch(/1555|coffee/);
});

test.each([
  { name: "someone who leaves", text: "STOP", textsLeft: 1 },
  { name: "all when today's texts are spent", text: "coffee 4.50", textsLeft: 0 },
])("stays silent to $name, also when nothing can be kept", async ({ text, textsLeft }) => {
  const { inbox, handle } = open({ textsLeft });
  inbox.goAway();
  const { headers, body } = signed(ADDRESS, textFields(text));
  await expect(handle(headers, body)).resolves.toEqual(EMPTY);
});
