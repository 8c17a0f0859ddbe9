import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseEvent } from "./parse.ts";
import { readEnvelope } from "./payload.ts";

const BOT = "U9";
const TS = "1781092798.000200";

function parse(event: object, more: object = {}) {
  const body = { type: "event_callback", team_id: "T1", event_id: "Ev1", event, ...more };
  const envelope = readEnvelope(Buffer.from(JSON.stringify(body)));
  if (envelope?.type !== "event_callback") throw new Error("not an event");
  return parseEvent(envelope, BOT);
}

function direct(more: object) {
  return { type: "message", channel: "D1", channel_type: "im", user: "U1", ts: TS, text: "coffee 4.50", ...more };
}

function inChannel(more: object) {
  return { type: "app_mention", channel: "C1", user: "U1", ts: TS, text: "<@U9> tea 3", ...more };
}

function edited(more: object, message: object = {}) {
  const now = {
    type: "message",
    user: "U1",
    ts: TS,
    text: "coffee 15",
    edited: { user: "U1", ts: "1781092858.000000" },
  };
  return {
    type: "message",
    subtype: "message_changed",
    channel: "D1",
    ts: "1781092858.000300",
    message: { ...now, ...message },
    previous_message: { text: "coffee 4.50", ts: TS },
    ...more,
  };
}

describe("a direct message", () => {
  test("says who wrote what, where and when", () => {
    expect(parse(direct({}))).toEqual({
      key: `slack:T1:D1:${TS}`,
      channel: "slack",
      lane: "slack:T1:D1:U1",
      address: "D1",
      isPrivate: true,
      sender: { id: "T1:U1" },
      at: "2026-06-10T11:59:58.000Z",
      message: TS,
      content: { kind: "message", text: "coffee 4.50" },
    });
  });

  test("in a thread replies to what opened it, in the same lane, and is answered there", () => {
    const event = parse(direct({ thread_ts: "1781092700.000100", text: "no, it was 15" }));
    expect(event).toMatchObject({
      lane: "slack:T1:D1:U1",
      address: "D1/1781092700.000100",
      replyTo: "1781092700.000100",
    });
    expect(parse(direct({ thread_ts: TS }))).not.toHaveProperty("replyTo");
  });

  test("is read as it was typed", () => {
    expect(parse(direct({ text: "<@U9> fish &amp; chips 12" }))?.content).toEqual({
      kind: "message",
      text: "fish & chips 12",
    });
  });

  test.each(["pair k3y-Code_9", "<@U9> pair k3y-Code_9"])(
    "%j shows a pairing code, of which only the hash goes further",
    (text) => {
      const event = parse(direct({ text }));
      const codeHash = createHash("sha256").update("k3y-Code_9").digest("hex");
      expect(event?.content).toEqual({ kind: "pair", codeHash });
      expect(JSON.stringify(event)).not.toContain("k3y-Code_9");
    },
  );

  test.each([
    { text: "link 7k2m9qxd" },
    { text: "7k2m-9qxd" },
    { subtype: "file_share", text: "link 7K2M-9QXD", files: [{ id: "F1", mimetype: "image/png" }] },
  ])("shows the same code as %j", (more) => {
    const codeHash = createHash("sha256").update("7K2M-9QXD").digest("hex");
    expect(parse(direct(more))?.content).toEqual({ kind: "pair", codeHash });
  });

  test("may be a clip, a picture or a file", () => {
    const sharing = (file: object, text = "") =>
      direct({ subtype: "file_share", text, files: [{ id: "F1", ...file }] });
    expect(parse(sharing({ mimetype: "audio/mp4", duration_ms: 2500 }))?.content).toEqual({
      kind: "voice",
      file: "F1",
      seconds: 2.5,
    });
    expect(parse(sharing({ mimetype: "image/png" }, "lunch"))?.content).toEqual({
      kind: "photo",
      file: "F1",
      caption: "lunch",
    });
    expect(parse(sharing({ mimetype: "text/csv", name: "bank.csv" }))?.content).toEqual({
      kind: "document",
      file: "F1",
      name: "bank.csv",
      caption: "",
    });
  });

  test.each([
    { name: "a bot's", more: { bot_id: "B1" } },
    { name: "our own", more: { user: BOT } },
    { name: "a notice", more: { subtype: "channel_join" } },
    { name: "of nobody", more: { user: undefined } },
    { name: "empty", more: { text: " " } },
  ])("is ignored when it is $name", ({ more }) => {
    expect(parse(direct(more))).toBeNull();
  });
});

describe("a message in a channel", () => {
  test("concerns us when it mentions us; each person has a lane there", () => {
    expect(parse(inChannel({}))).toMatchObject({
      key: `slack:T1:C1:${TS}`,
      lane: "slack:T1:C1:U1",
      address: "C1@U1",
      isPrivate: false,
      content: { text: "tea 3" },
    });
    expect(parse(inChannel({ type: "message", text: "tea 3" }))).toBeNull();
  });

  test("is the same event when Slack delivers it as a mention and as a message", () => {
    const mention = parse(inChannel({}), { event_id: "Ev1" });
    expect(parse(inChannel({ type: "message", channel_type: "channel" }), { event_id: "Ev2" })).toEqual(mention);
  });

  test("may name us by the authorization that it was delivered for", () => {
    const authorizations = [{ user_id: "U8", is_bot: true }];
    const event = parse(inChannel({ type: "message", text: "<@U8> tea 3" }), { authorizations });
    expect(event?.content).toEqual({ kind: "message", text: "tea 3" });
    expect(parse(direct({ user: "U8" }), { authorizations })).toBeNull();
  });

  test("in a thread has a lane of its own", () => {
    expect(parse(inChannel({ thread_ts: "1781092700.000100" }))).toMatchObject({
      lane: "slack:T1:C1:1781092700.000100:U1",
      address: "C1/1781092700.000100@U1",
    });
  });

  test("of a bare mention is ignored", () => {
    expect(parse(inChannel({ text: "<@U9> " }))).toBeNull();
  });
});

describe("an edit", () => {
  test("names the message that changed, and is an event of its own", () => {
    const edit = parse(edited({}));
    expect(edit).toMatchObject({
      key: "slack:T1:D1:edit:1781092858.000300",
      lane: "slack:T1:D1:U1",
      message: TS,
      at: "2026-06-10T12:00:58.000Z",
      content: { kind: "edit", text: "coffee 15" },
    });
    expect(parse(edited({ ts: "1781092859.000400" }))?.key).not.toBe(edit?.key);
  });

  test("in a channel concerns us when it mentions us", () => {
    expect(parse(edited({ channel: "C1" }))).toBeNull();
    expect(parse(edited({ channel: "C1" }, { text: "<@U9> tea 4" }))?.content).toEqual({ kind: "edit", text: "tea 4" });
  });

  test.each([
    { name: "an unfolded link", event: edited({}, { edited: undefined }) },
    { name: "the same text", event: edited({}, { text: "coffee 4.50" }) },
    { name: "our own", event: edited({}, { user: BOT }) },
    { name: "a bot's", event: edited({}, { bot_id: "B1" }) },
    { name: "a deletion", event: edited({}, { subtype: "tombstone" }) },
    { name: "a pairing code", event: edited({}, { text: "pair k3y-Code_9" }) },
  ])("is ignored when it is $name", ({ event }) => {
    expect(parse(event)).toBeNull();
  });
});

test.each([
  { name: "a reaction", event: { type: "reaction_added", user: "U1", item: {} } },
  { name: "a deleted message", event: { type: "message", subtype: "message_deleted", channel: "D1", ts: TS } },
  { name: "a message of a strange shape", event: direct({ ts: "now" }) },
  { name: "nothing", event: null },
])("$name is ignored", ({ event }) => {
  expect(parse({ ...event })).toBeNull();
});
