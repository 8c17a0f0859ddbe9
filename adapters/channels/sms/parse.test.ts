import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { InboundContent, InboundEvent } from "../../../dialogs/channel.ts";
import { readInbound } from "./fields.ts";
import { parseMessage } from "./parse.ts";
import { textFields } from "./testing/signed.ts";

const OPTIONS = { receivedAt: "2026-06-10T12:00:00.000Z", mediaOrigins: ["https://api.twilio.com"] };
const SID = `SM${"a".repeat(32)}`;

function parse(body: string, more: Record<string, string> = {}): InboundEvent[] {
  const fields = readInbound(textFields(body, more));
  if (fields === null) throw new Error("these are no fields of a message");
  return parseMessage(fields, OPTIONS);
}

function contents(body: string, more?: Record<string, string>): InboundContent[] {
  return parse(body, more).map(({ content }) => content);
}

test("a text is a message of its sender, in a lane of both numbers", () => {
  expect(parse(" coffee 4.50\n")).toEqual([
    {
      key: `sms:${SID}`,
      channel: "sms",
      lane: "sms:+15551234567:+15557654321",
      sender: { id: "+15557654321" },
      address: "+15557654321",
      isPrivate: true,
      at: OPTIONS.receivedAt,
      message: SID,
      content: { kind: "message", text: "coffee 4.50" },
    },
  ]);
});

test("WhatsApp is the same with its prefix, a name, and what was replied to", () => {
  const [event] = parse("coffee 4.50", {
    From: "whatsapp:+15557654321",
    To: "whatsapp:+15551234567",
    ProfileName: "Ann",
    OriginalRepliedMessageSid: "SM1",
  });
  expect(event).toMatchObject({
    lane: "sms:whatsapp:+15551234567:whatsapp:+15557654321",
    sender: { id: "whatsapp:+15557654321", name: "Ann" },
    address: "whatsapp:+15557654321",
    replyTo: "SM1",
  });
});

test("a key fits what a key may take", () => {
  for (const { key } of parse("yes", { OptOutType: "START" })) expect(Buffer.byteLength(key)).toBeLessThanOrEqual(56);
});

describe("a pairing code", () => {
  const CODE = "aB3-_xYz0123456789abcd";

  test.each([`pair ${CODE}`, `PAIR  ${CODE} `, `Link ${CODE}`, `pair\n${CODE}`])(
    "in %j travels as its hash",
    (body) => {
      const codeHash = createHash("sha256").update(CODE).digest("hex");
      expect(contents(body)).toEqual([{ kind: "pair", codeHash }]);
    },
  );

  test.each(["link", "link telegram", "Link Slack", "link my phone", "pair", "pair telegram", "pair of shoes 40"])(
    "is not in %j",
    (body) => {
      expect(contents(body)).toEqual([{ kind: "message", text: body }]);
    },
  );

  test.each(["link 7K2M-9QXD", "LINK 7k2m9qxd", "7k2m-9qxd"])("is the same however it is typed: %j", (body) => {
    expect(contents(body)).toEqual(contents("pair 7K2M-9QXD"));
    expect(contents(body)).toMatchObject([{ kind: "pair" }]);
  });
});

test("a code under a picture is none of its caption", () => {
  expect(contents("link 7K2M-9QXD", { NumMedia: "1", MediaContentType0: "image/jpeg" })).toMatchObject([
    { kind: "pair" },
  ]);
});

describe("media", () => {
  const URL_THERE = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1";

  test("is a photo with its caption", () => {
    const more = { NumMedia: "1", MediaUrl0: URL_THERE, MediaContentType0: "image/jpeg" };
    expect(contents("lunch 12", more)).toEqual([{ kind: "photo", file: URL_THERE, caption: "lunch 12" }]);
  });

  test("may be a voice message", () => {
    const more = { NumMedia: "1", MediaUrl0: URL_THERE, MediaContentType0: "audio/ogg" };
    expect(contents("", more)).toEqual([{ kind: "voice", file: URL_THERE, seconds: 0 }]);
  });

  test.each([
    "https://evil.example.org/x",
    "http://api.twilio.com/x",
    "https://api.twilio.com.evil.org/x",
    "https://api.twilio.com@evil.org/x",
    "no url",
  ])("at %s is not to be fetched", (url) => {
    expect(contents("", { NumMedia: "1", MediaUrl0: url })).toEqual([{ kind: "photo", file: "", caption: "" }]);
  });
});

describe("words of the carriers", () => {
  test("STOP is heard as leaving, START as coming back, HELP not at all", () => {
    expect(contents("STOP", { OptOutType: "STOP" })).toEqual([{ kind: "membership", state: "left" }]);
    expect(contents("START", { OptOutType: "START" })).toEqual([{ kind: "membership", state: "active" }]);
    expect(contents("HELP", { OptOutType: "HELP" })).toEqual([]);
    expect(contents("cancel")).toEqual([{ kind: "membership", state: "left" }]);
  });

  test("a yes that opts in answers first", () => {
    expect(parse("Yes", { OptOutType: "START" })).toMatchObject([
      { key: `sms:${SID}`, content: { kind: "message", text: "Yes" } },
      { key: `sms:${SID}:standing`, content: { kind: "membership", state: "active" } },
    ]);
  });
});

test("a text without words is nothing", () => {
  expect(parse("  ")).toEqual([]);
});

test.each(["MessageSid", "From", "To"])("fields without %s are no message", (name) => {
  const { [name]: _, ...others } = textFields("hi");
  expect(readInbound(others)).toBeNull();
});
