import nock from "nock";
import { expect } from "vitest";
import type { InboundContent } from "../../../dialogs/channel.ts";
import { type Arrival, channelContract, type PlatformRequest } from "../../../tests/contracts/channel.ts";
import { after } from "../../../tests/contracts/silence.ts";
import { createTelegramChannel, type TelegramChannel } from "./index.ts";
import { LIMITS, type OutgoingMessage, renderReply } from "./render.ts";
import { expectCall, failed, ok, ROOT, TEST_TOKEN } from "./testing/api.ts";

const ANN = { id: 1_000_177, first_name: "Ann" };
const CHAT = { id: ANN.id, type: "private" };
const CHOICE = "telegram:123456:7#0";
const SENT = { message_id: 77 };

const OUTCOMES = {
  taken: ok(SENT),
  "too fast": failed(429, "Too Many Requests", { retry_after: 3 }),
  "out of order": failed(502, "Bad Gateway"),
  "connection broken": "broken",
  "blocked by the person": failed(403, "Forbidden: bot was blocked by the user"),
  "credentials refused": failed(401, "Unauthorized"),
} as const;

channelContract<TelegramChannel>("Telegram", {
  open({ timing, log }) {
    const channel = createTelegramChannel({
      token: TEST_TOKEN,
      apiRoot: ROOT,
      mode: "webhook",
      webhookSecret: "s3cret",
      publicUrl: "https://bot.example",
      pace: "off",
      log,
      ...timing,
    });
    return { ...channel, start: (take) => greet(() => channel.start(take)) };
  },

  arrivals: [
    arrival("a message", { kind: "message", text: "coffee 4.50" }, () => ({ message: message("coffee 4.50") })),
    arrival("an edit", { kind: "edit", text: "coffee 15" }, () => ({ edited_message: message("coffee 15") })),
    arrival("a pressed button", { kind: "choice", choice: CHOICE }, () => press(CHOICE)),
  ],

  press: (value, nth) => signed(nth, press(value)),

  rendering: {
    keepsAll: true,
    hasButtons: true,
    render: (reply) => renderReply(reply).map(read),
  },

  sending: {
    address: String(ANN.id),
    pause: 3000,
    expectMessage(outcome) {
      if (typeof outcome === "string") expectCall("sendMessage", OUTCOMES[outcome]);
      else
        nock(ROOT)
          .post(/sendMessage$/)
          .reply(200, after(outcome, ok(SENT)));
    },
  },
});

/** What Telegram is asked when the channel starts; that a button was acknowledged is a courtesy nobody waits for. */
function greet<T>(start: () => Promise<T>): Promise<T> {
  expectCall("getMe", ok({ id: 123456, is_bot: true, first_name: "Wise", username: "wise_bot" }));
  expectCall("setWebhook", ok(true));
  expectCall("setMyCommands", ok(true));
  nock(ROOT)
    .persist()
    .post(/answerCallbackQuery$/)
    .optionally()
    .reply(200, ok(true));
  return start();
}

function arrival(what: string, content: InboundContent, update: () => object): Arrival<TelegramChannel> {
  return {
    what,
    content,
    isPrivate: true,
    unkept: "comes again",
    genuine: (nth) => signed(nth, update()),
    forged: () => [
      { ...signed(1, update()), headers: {} },
      { ...signed(1, update()), headers: { "x-telegram-bot-api-secret-token": "guess" } },
    ],
    post: (channel, { headers, body }) => channel.handleWebhook(headers, body),
  };
}

function signed(nth: number, update: object): PlatformRequest {
  return {
    headers: { "x-telegram-bot-api-secret-token": "s3cret" },
    body: Buffer.from(JSON.stringify({ update_id: 700 + nth, ...update })),
  };
}

function message(text: string): object {
  return { message_id: 31, from: ANN, chat: CHAT, date: 1_781_092_798, text };
}

function press(data: string): object {
  return { callback_query: { id: "99", from: ANN, data, message: { message_id: 32, chat: CHAT } } };
}

function read(rendered: OutgoingMessage) {
  const isText = rendered.kind === "text";
  const text = readHtml(isText ? rendered.html : rendered.caption);
  expect(text.length).toBeLessThanOrEqual(isText ? LIMITS.text : LIMITS.caption);
  const buttons = (rendered.keyboard?.inline_keyboard ?? []).flat().map((button) => {
    if (!("callback_data" in button)) throw new Error("a button that is no choice");
    return { label: button.text, value: button.callback_data };
  });
  return { text: isText ? text : `🖼 ${text}`, buttons };
}

/** Reads HTML as strictly as can be: `<pre>` is the only tag, three entities are the only ones. */
function readHtml(html: string): string {
  const text = html.replace(/<pre>([^<>]*)<\/pre>/g, "$1");
  expect(text).not.toMatch(/[<>]/);
  expect(text.replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
