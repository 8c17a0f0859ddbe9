import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseUpdate } from "./parse.ts";
import { readUpdate } from "./update.ts";

const BOT = { id: "123456", username: "wise_bot" };
const NOW = "2026-06-10T12:00:00.000Z";
const ANN = { id: 10_001, is_bot: false, first_name: "Ann", last_name: "Lee", language_code: "de" };
const PRIVATE = { id: 10_001, type: "private", first_name: "Ann" };
const GROUP = { id: -5001, type: "group", title: "Home" };
const FORUM = { id: -1_000_000_005_002, type: "supergroup", title: "Flat", is_forum: true };
const DATE = Date.parse("2026-06-10T11:59:58Z") / 1000;

function parse(fields: object, bot: { id: string; username: string | null } = BOT) {
  const update = readUpdate({ update_id: 7, ...fields });
  if (update === null) throw new Error("not an update");
  return parseUpdate(update, bot, NOW);
}

function message(more: object) {
  return { message_id: 31, from: ANN, chat: PRIVATE, date: DATE, ...more };
}

function contentOf(more: object) {
  return parse({ message: message(more) })?.content;
}

describe("a message", () => {
  test("says who wrote what, where and when", () => {
    expect(parse({ message: message({ text: "coffee 4.50", reply_to_message: { message_id: 30 } }) })).toEqual({
      key: "telegram:123456:7",
      channel: "telegram",
      lane: "telegram:10001",
      address: "10001",
      isPrivate: true,
      sender: { id: "10001", name: "Ann Lee", locale: "de" },
      at: "2026-06-10T11:59:58.000Z",
      message: "31",
      replyTo: "30",
      content: { kind: "message", text: "coffee 4.50" },
    });
  });

  test("in a group has a lane for each person, and an address that says who asked", () => {
    expect(parse({ message: message({ chat: GROUP, text: "@wise_bot tea 3" }) })).toMatchObject({
      lane: "telegram:-5001:10001",
      address: "-5001@10001",
      isPrivate: false,
      content: { text: "tea 3" },
    });
  });

  test.each([
    { name: "a command", more: { text: "/left" }, says: "/left" },
    { name: "a mention", more: { text: "tea 3 @Wise_Bot" }, says: "tea 3" },
    {
      name: "a reply to the bot",
      more: { text: "the first one", reply_to_message: { message_id: 30, from: { id: 123_456, is_bot: true } } },
      says: "the first one",
    },
  ])("in a group is taken when it is $name", ({ more, says }) => {
    expect(contentOf({ chat: GROUP, ...more })).toEqual({ kind: "message", text: says });
    expect(parse({ edited_message: message({ chat: GROUP, ...more }) })?.content).toEqual({ kind: "edit", text: says });
  });

  test.each([
    { name: "talk", more: { text: "lunch 12 was great" } },
    { name: "talk about a longer name", more: { text: "@wise_bot_fan lunch 12" } },
    {
      name: "a reply to somebody else",
      more: { text: "me too", reply_to_message: { message_id: 30, from: { id: 10_002 } } },
    },
    {
      name: "said in a topic that the bot opened",
      more: {
        chat: FORUM,
        message_thread_id: 12,
        is_topic_message: true,
        text: "lunch 12",
        reply_to_message: { message_id: 12, from: { id: 123_456, is_bot: true } },
      },
    },
    { name: "a picture", more: { photo: [{ file_id: "P" }], caption: "lunch 12" } },
  ])("in a group is left to the people there when it is $name", ({ more }) => {
    expect(parse({ message: message({ chat: GROUP, ...more }) })).toBeNull();
    expect(parse({ edited_message: message({ chat: GROUP, ...more }) })).toBeNull();
  });

  test("in a topic stays in that topic, and does not reply to the message that opened it", () => {
    const inTopic = { chat: FORUM, message_thread_id: 12, is_topic_message: true, text: "@wise_bot tea 3" };
    const event = parse({ message: message({ ...inTopic, reply_to_message: { message_id: 12 } }) });
    expect(event).toMatchObject({
      lane: "telegram:-1000000005002:12:10001",
      address: "-1000000005002/12@10001",
    });
    expect(event).not.toHaveProperty("replyTo");
  });

  test("in a thread of replies, which is no topic, stays in the group's lane", () => {
    expect(parse({ message: message({ chat: FORUM, message_thread_id: 12, text: "/left" }) })?.lane).toBe(
      "telegram:-1000000005002:10001",
    );
  });

  test.each([
    { text: "/help", becomes: "/help" },
    { text: "/start", becomes: "/start" },
    { text: "/help@wise_bot", becomes: "/help" },
    { text: "/budget@WISE_BOT what's left", becomes: "/budget what's left" },
  ])("$text becomes $becomes", ({ text, becomes }) => {
    expect(contentOf({ text })).toEqual({ kind: "message", text: becomes });
  });

  test("for another bot is none of our business", () => {
    expect(contentOf({ chat: GROUP, text: "/help@other_bot" })).toBeUndefined();
  });

  test("with a command is read before the bot's own name is known", () => {
    const update = { message: message({ chat: GROUP, text: "/help@wise_bot" }) };
    expect(parse(update, { id: "123456", username: null })?.content).toEqual({ kind: "message", text: "/help" });
  });

  test.each(["/start k3y-Code_9", "/start@wise_bot k3y-Code_9", "/start   k3y-Code_9 \n"])(
    "%j shows a pairing code, of which only the hash goes further",
    (text) => {
      const event = parse({ message: message({ text }) });
      const codeHash = createHash("sha256").update("k3y-Code_9").digest("hex");
      expect(event?.content).toEqual({ kind: "pair", codeHash });
      expect(JSON.stringify(event)).not.toContain("k3y-Code_9");
    },
  );

  test.each([
    { text: "/start 7K2M-9QXD" },
    { text: "link 7k2m9qxd" },
    { text: "7k2m-9qxd" },
    { photo: [{ file_id: "P" }], caption: "link 7K2M-9QXD" },
  ])("shows the same code as %j", (more) => {
    expect(contentOf(more)).toEqual({ kind: "pair", codeHash: createHash("sha256").update("7K2M-9QXD").digest("hex") });
  });

  test("may be a voice, a picture or a file", () => {
    expect(contentOf({ voice: { file_id: "V", duration: 3 } })).toEqual({ kind: "voice", file: "V", seconds: 3 });
    expect(contentOf({ audio: { file_id: "A", duration: 9 } })).toEqual({ kind: "voice", file: "A", seconds: 9 });
    expect(contentOf({ photo: [{ file_id: "S" }, { file_id: "L" }], caption: "lunch" })).toEqual({
      kind: "photo",
      file: "L",
      caption: "lunch",
    });
    expect(contentOf({ document: { file_id: "D", file_name: "bank.csv" } })).toEqual({
      kind: "document",
      file: "D",
      name: "bank.csv",
      caption: "",
    });
  });

  test.each([
    { name: "a sticker", more: { sticker: { file_id: "S" } } },
    { name: "an animation", more: { animation: { file_id: "G" }, document: { file_id: "G" } } },
    { name: "a bot's message", more: { from: { ...ANN, is_bot: true }, text: "hi" } },
    { name: "a channel's post", more: { from: undefined, text: "hi" } },
    { name: "what a linked channel forwards", more: { is_automatic_forward: true, text: "hi" } },
    { name: "a group that moves", more: { migrate_to_chat_id: -100 } },
    { name: "a bare mention", more: { chat: GROUP, text: "@wise_bot" } },
  ])("is ignored when it is $name", ({ more }) => {
    expect(parse({ message: message(more) })).toBeNull();
  });
});

describe("an edit", () => {
  test("names the message that changed, and when", () => {
    const edited = message({ text: "coffee 15", edit_date: DATE + 60 });
    expect(parse({ edited_message: edited })).toMatchObject({
      message: "31",
      at: "2026-06-10T12:00:58.000Z",
      content: { kind: "edit", text: "coffee 15" },
    });
  });

  test("of a caption counts too", () => {
    const edited = message({ photo: [{ file_id: "P" }], caption: "lunch 12" });
    expect(parse({ edited_message: edited })?.content).toEqual({ kind: "edit", text: "lunch 12" });
  });

  test.each([{ text: "/start k3y" }, { location: {} }])("is ignored when it is %j", (more) => {
    expect(parse({ edited_message: message(more) })).toBeNull();
  });
});

describe("a pressed button", () => {
  const query = { id: "99", from: ANN, data: "telegram:123456:5#1" };

  test("is a choice by who pressed it, in reply to the message it stands under", () => {
    const under = { message_id: 40, chat: GROUP, date: 0 };
    const event = parse({ callback_query: { ...query, message: under } });
    expect(event).toMatchObject({
      lane: "telegram:-5001:10001",
      address: "-5001@10001",
      at: NOW,
      replyTo: "40",
      content: { kind: "choice", choice: "telegram:123456:5#1" },
    });
    expect(event).not.toHaveProperty("message");
  });

  test("under a message of nowhere is ignored", () => {
    expect(parse({ callback_query: { ...query, inline_message_id: "1" } })).toBeNull();
  });
});

describe("a change of membership", () => {
  test.each([
    { member: { status: "kicked" }, state: "left" },
    { member: { status: "left" }, state: "left" },
    { member: { status: "restricted", is_member: false }, state: "left" },
    { member: { status: "restricted", is_member: true }, state: "active" },
    { member: { status: "administrator" }, state: "active" },
    { member: { status: "member" }, state: "active" },
  ])("to $member is $state", ({ member, state }) => {
    const change = { chat: PRIVATE, from: ANN, date: DATE, old_chat_member: {}, new_chat_member: member };
    expect(parse({ my_chat_member: change })).toMatchObject({
      lane: "telegram:10001",
      content: { kind: "membership", state },
    });
  });
});

describe("what is not known", () => {
  test.each([
    { name: "a kind of update", update: { poll: {} } },
    { name: "a message of a strange shape", update: { message: { message_id: "x" } } },
  ])("is ignored: $name", ({ update }) => {
    expect(parse(update)).toBeNull();
  });

  test.each([null, [], "x", {}, { update_id: "7" }])("%j is no update at all", (json) => {
    expect(readUpdate(json)).toBeNull();
  });
});
