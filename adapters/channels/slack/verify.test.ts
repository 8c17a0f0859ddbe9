import { expect, test } from "vitest";
import { SIGNING_SECRET, sign } from "./testing/signed.ts";
import { verifySlackRequest } from "./verify.ts";

const NOW = Date.parse("2026-06-10T12:00:00.900Z");
const BODY = '{"type":"event_callback","text":"café"}';
const CREDENTIALS = { signingSecret: SIGNING_SECRET, now: NOW };

test.each([
  { name: "now", at: NOW },
  { name: "five minutes ago", at: NOW - 300_000 },
  { name: "in five minutes, by a clock that is ahead", at: NOW + 300_000 },
])("believes what was signed $name", ({ at }) => {
  const { headers, body } = sign(BODY, { at });
  expect(verifySlackRequest(headers, body, CREDENTIALS)).toBe(true);
});

test.each([
  { name: "longer ago", request: sign(BODY, { at: NOW - 301_000 }) },
  { name: "too far in the future", request: sign(BODY, { at: NOW + 301_000 }) },
  { name: "with another secret", request: sign(BODY, { at: NOW, secret: "guess" }) },
])("does not believe what was signed $name", ({ request }) => {
  expect(verifySlackRequest(request.headers, request.body, CREDENTIALS)).toBe(false);
});

const { headers: GENUINE } = sign(BODY, { at: NOW });

test.each([
  { name: "a changed body", headers: GENUINE, body: BODY.replace("café", "tea") },
  { name: "a changed timestamp", headers: { ...GENUINE, "x-slack-request-timestamp": String(NOW / 1000 + 1) } },
  { name: "a timestamp that is no number", headers: { ...GENUINE, "x-slack-request-timestamp": "NaN" } },
  { name: "another version", headers: { ...GENUINE, "x-slack-signature": "v1=00" } },
  { name: "an empty signature", headers: { ...GENUINE, "x-slack-signature": "" } },
  { name: "a signature sent twice", headers: { ...GENUINE, "x-slack-signature": ["v0=00", "v0=00"] } },
  { name: "no headers", headers: {} },
])("does not believe $name", ({ headers, body = BODY }) => {
  expect(verifySlackRequest(headers, Buffer.from(body), CREDENTIALS)).toBe(false);
});

test("believes nothing while there is no secret", () => {
  const { headers, body } = sign(BODY, { at: NOW, secret: "" });
  expect(verifySlackRequest(headers, body, { signingSecret: "", now: NOW })).toBe(false);
});
