import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { pinPageOf, waysOf } from "./ways.ts";

const TWILIO = { TWILIO_ACCOUNT_SID: "AC1", TWILIO_AUTH_TOKEN: "t", TWILIO_PHONE_NUMBER: "+15551234567" };
const SLACK = { SLACK_SIGNING_SECRET: "s", SLACK_BOT_TOKEN: "xoxb-1" };
const TEAMS = { MICROSOFT_APP_ID: "8f6c1e8c-0b7b-4d3c-9d5f-3f0f5a1f2b3c", MICROSOFT_APP_PASSWORD: "p" };
const at = (settings: Record<string, string>, telegramUsername: string | null = "wise_bot") => ({
  config: readConfig(settings),
  publicUrl: "https://money.example",
  telegramUsername,
});

test("a code is used in the channels that are on, and on the page always", () => {
  expect(waysOf(at({}), "pair")).toEqual([
    { channel: "page", to: null, link: "https://money.example/signin?code=⟦signin⟧" },
  ]);
  const texts = { ...TWILIO, TWILIO_WHATSAPP_NUMBER: "whatsapp:+15557654321" };
  const all = at({ TELEGRAM_BOT_TOKEN: "1:x", ...SLACK, ...texts, ...TEAMS });
  expect(waysOf(all, "pair")).toEqual([
    { channel: "telegram", to: null, link: "https://t.me/wise_bot?start=⟦pair⟧" },
    { channel: "slack", to: null, link: null },
    { channel: "sms", to: "+15551234567", link: null },
    { channel: "whatsapp", to: "+15557654321", link: null },
    { channel: "teams", to: null, link: null },
    { channel: "page", to: null, link: "https://money.example/signin?code=⟦signin⟧" },
  ]);
});

test("an invitation is used in chats, because the page asks for a session first", () => {
  expect(waysOf(at({ TELEGRAM_BOT_TOKEN: "1:x" }), "invite")).toEqual([
    { channel: "telegram", to: null, link: "https://t.me/wise_bot?start=⟦invite⟧" },
  ]);
});

test("is typed in Telegram while the bot's name is unknown", () => {
  expect(waysOf(at({ TELEGRAM_BOT_TOKEN: "1:x" }, null), "invite")).toEqual([
    { channel: "telegram", to: null, link: null },
  ]);
});

test("a PIN is chosen on the page where there is a phone", () => {
  expect(pinPageOf(readConfig({}))).toBeNull();
  expect(pinPageOf(readConfig({ ...TWILIO, PUBLIC_URL: "https://money.example" }))).toBe("https://money.example/pin");
});
