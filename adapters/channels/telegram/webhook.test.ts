import { expect, test } from "vitest";
import { Unavailable } from "../../../domain/errors.ts";
import type { Intake } from "./intake.ts";
import { createWebhook, WEBHOOK_BODY_LIMIT } from "./webhook.ts";

const GENUINE = { "x-telegram-bot-api-secret-token": "s3cret" };
const UPDATE = Buffer.from(JSON.stringify({ update_id: 7 }));

function open(outcome: () => Promise<void> = async () => {}) {
  const taken: number[] = [];
  const intake: Intake = async ({ update_id }) => {
    await outcome();
    taken.push(update_id);
  };
  return { taken, handle: createWebhook({ secret: "s3cret", intake }) };
}

test.each([
  { name: "a forged one that is garbage", headers: {}, body: Buffer.from("{"), status: 401 },
  { name: "garbage", headers: GENUINE, body: Buffer.from("{"), status: 400 },
  { name: "JSON that is no update", headers: GENUINE, body: Buffer.from("[]"), status: 400 },
  { name: "a body that is too long", headers: GENUINE, body: Buffer.alloc(WEBHOOK_BODY_LIMIT + 1, " "), status: 413 },
])("answers $status to $name and takes nothing", async ({ headers, body, status }) => {
  const { taken, handle } = open();
  await expect(handle(headers, body)).resolves.toEqual({ status });
  expect(taken).toEqual([]);
});

test.each([
  { retryAfter: undefined, header: "1" },
  { retryAfter: 10, header: "1" },
  { retryAfter: 2500, header: "3" },
])("asks Telegram to come again when the update can't be kept ($retryAfter ms)", async ({ retryAfter, header }) => {
  const { handle } = open(async () => {
    throw new Unavailable("away", retryAfter === undefined ? {} : { retryAfter });
  });
  await expect(handle(GENUINE, UPDATE)).resolves.toEqual({ status: 503, headers: { "retry-after": header } });
});
