import nock from "nock";
import { beforeEach, expect, vi } from "vitest";
import type { InboundContent } from "../../../dialogs/channel.ts";
import { Unavailable } from "../../../domain/errors.ts";
import { type Arrival, channelContract, type PlatformRequest } from "../../../tests/contracts/channel.ts";
import { after } from "../../../tests/contracts/silence.ts";
import { formatAddress } from "./address.ts";
import { CARD_LIMITS, type CardElement } from "./card.ts";
import { createTeamsChannel, type TeamsChannel } from "./index.ts";
import { LIMITS, type OutgoingMessage, renderReply } from "./render.ts";
import { body, mentioned, SERVICE_URL, said } from "./testing/activities.ts";
import { BROKEN, type Call, expectCall, serveKeys, serveToken, status } from "./testing/api.ts";
import { APP, bearer } from "./testing/signed.ts";

const CHOICE = `teams:${"k".repeat(43)}#0`;
const POSTED = { id: "7.1" };

const OUTCOMES = {
  taken: POSTED,
  "too fast": status(429, { retryAfter: 3 }),
  "out of order": status(502),
  "connection broken": BROKEN,
  "blocked by the person": status(403, { error: "MessageWritesBlocked" }),
  "credentials refused": status(401),
} as const;

// The SDK writes to the console what it thinks of a bad token.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});

/** What a sender is told when their message can't be kept. */
const told: Call[] = [];

channelContract<TeamsChannel>("Teams", {
  open({ timing, log }) {
    serveToken();
    const channel = createTeamsChannel({ access: APP, log, ...timing });
    return {
      ...channel,
      start(take) {
        serveKeys();
        return channel.start((event) =>
          take(event).catch((error: unknown) => {
            if (error instanceof Unavailable) expectCall(POSTED, told);
            throw error;
          }),
        );
      },
    };
  },

  arrivals: [
    arrival("a message", { kind: "message", text: "coffee 4.50" }, (id) => said("coffee 4.50", { id })),
    {
      ...arrival("a mention", { kind: "message", text: "tea 3" }, (id) => mentioned("tea 3", { id })),
      isPrivate: false,
    },
    arrival("an edit", { kind: "edit", text: "coffee 15" }, (id) => said("coffee 15", { id, type: "messageUpdate" })),
    arrival("a pressed button", { kind: "choice", choice: CHOICE }, (id) => press({ choice: CHOICE }, id)),
  ],

  press: (value, nth) => signed(press(JSON.parse(value), String(nth))),

  rendering: {
    keepsAll: true,
    hasButtons: true,
    render: (reply) => renderReply(reply).map(read),
  },

  sending: {
    address: formatAddress({
      serviceUrl: SERVICE_URL,
      via: "msteams",
      conversation: "a:1-ann",
      kind: "personal",
      bot: "28:bot",
    }),
    pause: 3000,
    expectMessage(outcome) {
      if (typeof outcome === "string") expectCall(OUTCOMES[outcome]);
      else nock(new URL(SERVICE_URL).origin).post(/./).reply(201, after(outcome, POSTED));
    },
  },
});

function arrival(what: string, content: InboundContent, activity: (id: string) => object): Arrival<TeamsChannel> {
  const genuine = (nth: number) => signed(activity(`178109279800${nth}`));
  return {
    what,
    content,
    isPrivate: true,
    unkept: () => JSON.stringify(told.pop()),
    genuine,
    forged: () => [
      { ...genuine(1), headers: {} },
      { ...genuine(1), headers: { authorization: bearer({ signer: "stranger" }) } },
    ],
    post: (channel, request) => channel.handleMessages(request.headers, request.body),
  };
}

function signed(activity: object): PlatformRequest {
  return { headers: { authorization: bearer() }, body: body(activity) };
}

function press(value: unknown, id: string): object {
  return said("", { id, value, replyToId: "1781092799000" });
}

function read(message: OutgoingMessage) {
  if (message.kind === "text") {
    expect(message.text.length).toBeLessThanOrEqual(LIMITS.text);
    return { text: message.text, buttons: [] };
  }
  expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(28_000);
  expect(message.summary.length).toBeLessThanOrEqual(LIMITS.summary);
  const shown = message.card.body.map(readElement);
  return { text: shown.map(({ text }) => text).join("\n"), buttons: shown.flatMap(({ buttons }) => buttons) };
}

function readElement(element: CardElement) {
  switch (element.type) {
    case "RichTextBlock": {
      const text = element.inlines.map((run) => run.text).join("");
      expect(text).not.toMatch(/\{\{|\n/);
      return { text, buttons: [] };
    }
    case "Image":
      expect(element.altText.length).toBeLessThanOrEqual(CARD_LIMITS.alt);
      return { text: element.altText, buttons: [] };
    case "ActionSet":
      expect(element.actions.length).toBeLessThanOrEqual(CARD_LIMITS.actions);
      return {
        text: "",
        buttons: element.actions.map(({ title, data }) => {
          expect(title.length).toBeLessThanOrEqual(CARD_LIMITS.label);
          return { label: title, value: JSON.stringify(data) };
        }),
      };
  }
}
