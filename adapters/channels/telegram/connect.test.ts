import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Forbidden, InvalidInput } from "../../../domain/errors.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { type Arrival, connect } from "./connect.ts";
import { expectCall, failed, ok, testApi } from "./testing/api.ts";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

const ME = ok({ id: 123_456, is_bot: true, first_name: "Wise", username: "wise_bot" });
const WEBHOOK: Arrival = { mode: "webhook", url: "https://bot.example/webhooks/telegram", secret: "s3cret" };

function connectWith(arrival: Arrival, log = recordingLog()) {
  return connect({ api: testApi(), arrival, log, signal: new AbortController().signal });
}

test("for polling removes a webhook and keeps what is pending", async () => {
  const seen: unknown[] = [];
  expectCall("getMe", ME);
  expectCall("deleteWebhook", ok(true), seen);
  expectCall("setMyCommands", ok(true), seen);
  await expect(connectWith({ mode: "polling" })).resolves.toBe("wise_bot");
  expect(seen).toMatchObject([
    { drop_pending_updates: false },
    { commands: [{ command: "start" }, { command: "help" }, { command: "undo" }, { command: "left" }] },
  ]);
});

test("for a webhook agrees on the address, the secret and the kinds of update", async () => {
  const seen: unknown[] = [];
  expectCall("getMe", ME);
  expectCall("setWebhook", ok(true), seen);
  expectCall("setMyCommands", ok(true));
  await connectWith(WEBHOOK);
  expect(seen).toEqual([
    {
      url: "https://bot.example/webhooks/telegram",
      secret_token: "s3cret",
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
    },
  ]);
});

test("names the fix for a token that is refused", async () => {
  expectCall("getMe", failed(401, "Unauthorized"));
  const connecting = connectWith({ mode: "polling" });
  await expect(connecting).rejects.toBeInstanceOf(Forbidden);
  await expect(connecting).rejects.toThrow(/@BotFather.*TELEGRAM_BOT_TOKEN/);
});

test("names the fix for a webhook that is refused", async () => {
  expectCall("getMe", ME);
  expectCall("setWebhook", failed(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"));
  const connecting = connectWith(WEBHOOK);
  await expect(connecting).rejects.toBeInstanceOf(InvalidInput);
  await expect(connecting).rejects.toThrow(/HTTPS.*PUBLIC_URL/);
});

test("works without its menu of commands", async () => {
  expectCall("getMe", ME);
  expectCall("deleteWebhook", ok(true));
  expectCall("setMyCommands", failed(400, "Bad Request: too many commands"));
  const log = recordingLog();
  await expect(connectWith({ mode: "polling" }, log)).resolves.toBe("wise_bot");
  expect(log.lines).toEqual([expect.stringContaining("too many commands")]);
});
