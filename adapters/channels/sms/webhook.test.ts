import { expect, test } from "vitest";
import { createInbox } from "../../../tests/support/channel-inbox.ts";
import { START } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { WEBHOOK_BODY_LIMIT } from "./guard.ts";
import { ACCOUNT, signed, textFields } from "./testing/signed.ts";
import { createMessageWebhook } from "./webhook.ts";

const ADDRESS = "https://wise.example.org/webhooks/twilio/sms";
const EMPTY = { status: 200, headers: { "content-type": "text/xml; charset=utf-8" }, body: "<Response/>" };

function open({ textsLeft = 1 } = {}) {
  const inbox = createInbox();
  const log = recordingLog();
  let left = textsLeft;
  const handle = createMessageWebhook({
    authToken: ACCOUNT.token,
    url: ADDRESS,
    take: inbox.take,
    mediaOrigins: [],
    now: () => START,
    mayAnswer: () => left-- > 0,
    log,
  });
  return { inbox, log, handle };
}

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
  inbox.refuseNext(1);
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
  inbox.refuseNext(1);
  const { headers, body } = signed(ADDRESS, textFields(text));
  await expect(handle(headers, body)).resolves.toEqual(EMPTY);
});
