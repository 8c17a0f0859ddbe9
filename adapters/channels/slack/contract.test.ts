import type { types } from "@slack/bolt";
import nock from "nock";
import { expect } from "vitest";
import type { InboundContent } from "../../../dialogs/channel.ts";
import { type Arrival, channelContract, type PlatformRequest } from "../../../tests/contracts/channel.ts";
import { after } from "../../../tests/contracts/silence.ts";
import { START } from "../../../tests/support/fake-timing.ts";
import { createSlackChannel, type SlackChannel } from "./index.ts";
import { readMrkdwn } from "./mrkdwn.ts";
import { LIMITS, type OutgoingMessage, renderReply } from "./render.ts";
import { BROKEN, expectCall, posted, refused, status, TEST_TOKEN } from "./testing/api.ts";
import { form, interactive, json, SIGNING_SECRET, sign } from "./testing/signed.ts";
import type { Webhooks } from "./webhook.ts";

const CHOICE = "slack:T1:D1:1781092798.000200#0";

const OUTCOMES = {
  taken: posted("7.1"),
  "too fast": status(429, 3),
  "out of order": status(502),
  "connection broken": BROKEN,
  "blocked by the person": refused("account_inactive"),
  "credentials refused": refused("invalid_auth"),
} as const;

channelContract<SlackChannel>("Slack", {
  open({ timing, log }) {
    const channel = createSlackChannel({
      signingSecret: SIGNING_SECRET,
      botToken: TEST_TOKEN,
      pace: "off",
      log,
      ...timing,
    });
    return {
      ...channel,
      start(take) {
        expectCall("auth.test", { ok: true, user_id: "U9" });
        return channel.start(take);
      },
    };
  },

  arrivals: [
    {
      ...arrival("handleEvents", { kind: "message", text: "coffee 4.50" }, (nth) => json(event(nth))),
      what: "a direct message",
      isPrivate: true,
    },
    {
      ...arrival("handleCommands", { kind: "message", text: "what's left" }, (nth) => form(command(nth))),
      what: "a slash command",
      unkept: ({ body = "" }) => body,
    },
    {
      ...arrival("handleInteractions", { kind: "choice", choice: CHOICE }, (nth) => interactive(press(CHOICE, nth))),
      what: "a pressed button",
      isPrivate: true,
    },
  ],

  press: (value, nth) => signed(interactive(press(value, nth))),

  rendering: {
    keepsAll: true,
    hasButtons: true,
    render: (reply) => renderReply(reply).map(read),
  },

  sending: {
    address: "D1",
    pause: 3000,
    expectMessage(outcome) {
      if (typeof outcome === "string") expectCall("chat.postMessage", OUTCOMES[outcome]);
      else
        nock("https://slack.com")
          .post("/api/chat.postMessage")
          .reply(200, after(outcome, posted("7.1")));
    },
  },
});

function arrival(
  handler: keyof Webhooks,
  content: InboundContent,
  body: (nth: number) => string,
): Omit<Arrival<SlackChannel>, "what"> {
  return {
    content,
    isPrivate: false,
    unkept: "comes again",
    genuine: (nth) => signed(body(nth)),
    forged: () => [
      signed(body(1), { at: START, secret: "guess" }),
      signed(body(1), { at: START - 301_000 }),
      { headers: {}, body: Buffer.from(body(1)) },
    ],
    post: (channel, { headers, body: bytes }) => channel[handler](headers, bytes),
  };
}

function signed(body: string, signing: Parameters<typeof sign>[1] = { at: START }): PlatformRequest {
  return sign(body, signing);
}

function event(nth: number): object {
  const message = { type: "message", channel: "D1", user: "U1", ts: `1781092798.00020${nth}`, text: "coffee 4.50" };
  return { type: "event_callback", team_id: "T1", event_id: "Ev1", event: message };
}

function command(nth: number): Record<string, string> {
  const place = { team_id: "T1", channel_id: "C1", user_id: "U1" };
  return { command: "/budget", text: "what's left", trigger_id: `1.2.${nth}`, ...place };
}

function press(value: string, nth: number): object {
  return {
    type: "block_actions",
    user: { id: "U1", team_id: "T1" },
    team: { id: "T1" },
    container: { channel_id: "D1", message_ts: "1781092800.000400" },
    actions: [{ type: "button", value }],
    trigger_id: `4.5.${nth}`,
  };
}

function read({ blocks, text }: OutgoingMessage) {
  expect(blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
  expect(text.length).toBeLessThanOrEqual(LIMITS.text);
  expect(readMarkup(text).isWellFormed()).toBe(true);
  const shown = blocks.map(readBlock);
  const buttons = shown.flatMap((block) => block.buttons);
  expect(new Set(buttons.map(({ action }) => action)).size).toBe(buttons.length);
  return { text: shown.map((block) => block.text).join("\n"), buttons };
}

function readBlock(block: types.KnownBlock) {
  switch (block.type) {
    case "section": {
      const text = block.text?.text ?? "";
      expect(text.length).toBeLessThanOrEqual(LIMITS.section);
      return { text: readMarkup(text), buttons: [] };
    }
    case "image":
      expect(block.alt_text.length).toBeLessThanOrEqual(LIMITS.alt);
      return { text: block.alt_text, buttons: [] };
    case "actions":
      expect(block.elements.length).toBeLessThanOrEqual(LIMITS.buttons);
      return { text: "", buttons: block.elements.map(readButton) };
    default:
      throw new Error(`unexpected block ${block.type}`);
  }
}

function readButton(element: types.ActionsBlockElement) {
  if (element.type !== "button") throw new Error(`an action that is no button: ${element.type}`);
  expect(element.text.text.length).toBeLessThanOrEqual(LIMITS.label);
  return { label: element.text.text, value: element.value ?? "", action: element.action_id };
}

/** What a section shows to people: markup that was not ours would be a `<` or a bare `&`; a fence only opens and ends it. */
function readMarkup(mrkdwn: string): string {
  expect(mrkdwn).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
  return readMrkdwn(mrkdwn.replace(/^```\n(.*)\n```$/s, "$1"));
}
