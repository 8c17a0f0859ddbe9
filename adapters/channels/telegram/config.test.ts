import { expect, test } from "vitest";
import { InvalidInput } from "../../../domain/errors.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { arrivalOf, botIdOf, type TelegramConfig } from "./config.ts";

const CONFIG: TelegramConfig = {
  token: "123456:ABC",
  mode: "webhook",
  publicUrl: "https://bot.example/",
  webhookSecret: "s3cret_-",
  pace: "platform",
  log: recordingLog(),
  now: () => 0,
};

test("the bot's id is the open part of its token", () => {
  expect(botIdOf("123456:ABC-def")).toBe("123456");
});

test.each(["", "ABC", "123456", "123456:", "123456:A B"])(
  "%j is no token, and is not repeated in the error",
  (token) => {
    expect(() => botIdOf(token)).toThrow(InvalidInput);
    expect(() => botIdOf(token)).toThrow("TELEGRAM_BOT_TOKEN must look like 123456:ABC…, as @BotFather gives it.");
  },
);

test("a webhook has its path under the public URL", () => {
  expect(arrivalOf(CONFIG)).toEqual({
    mode: "webhook",
    url: "https://bot.example/webhooks/telegram",
    secret: "s3cret_-",
  });
});

test.each([
  { name: "no URL", more: { publicUrl: undefined }, fix: /PUBLIC_URL/ },
  { name: "no secret", more: { webhookSecret: undefined }, fix: /TELEGRAM_WEBHOOK_SECRET/ },
  { name: "a secret that Telegram refuses", more: { webhookSecret: "s3cret!" }, fix: /TELEGRAM_WEBHOOK_SECRET/ },
])("a webhook with $name is a fault", ({ more, fix }) => {
  expect(() => arrivalOf({ ...CONFIG, ...more })).toThrow(fix);
});

test("polling needs neither", () => {
  expect(arrivalOf({ ...CONFIG, mode: "polling", publicUrl: undefined, webhookSecret: undefined })).toEqual({
    mode: "polling",
  });
});
