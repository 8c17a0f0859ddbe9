import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Block, Reply } from "../../../dialogs/channel.ts";
import { Forbidden, InvalidInput, Unavailable } from "../../../domain/errors.ts";
import { fakeTiming } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { createPacer } from "./pace.ts";
import { createSender } from "./send.ts";
import { expectCall, failed, ok, TEST_TOKEN, testApi } from "./testing/api.ts";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

const never = new AbortController().signal;
const SENT = ok({ message_id: 77 });
const SAVED: Block = { kind: "text", text: "Saved: Joe's secret <shop>" };

function setUp(username: string | null = "wise_bot") {
  const timing = fakeTiming();
  const log = recordingLog();
  const pacer = createPacer("off", timing);
  return { timing, log, sender: createSender({ api: testApi(), pacer, timing, log, botUsername: () => username }) };
}

function reply(privacy: Reply["privacy"], ...blocks: Block[]): Reply {
  return { privacy, blocks };
}

test("sends HTML without previews, as an answer that may outlive its question", async () => {
  const seen: unknown[] = [];
  expectCall("sendMessage", SENT, seen);
  const { sender } = setUp();
  await expect(sender.send("10001", reply("private", SAVED), { signal: never, replyTo: "31" })).resolves.toEqual([
    "77",
  ]);
  expect(seen).toEqual([
    {
      chat_id: 10_001,
      text: "Saved: Joe's secret &lt;shop&gt;",
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      reply_parameters: { message_id: 31, allow_sending_without_reply: true },
    },
  ]);
});

test("stays in the topic, replies with the first message and puts the buttons under the last", async () => {
  const seen: unknown[] = [];
  expectCall("sendMessage", SENT, seen);
  expectCall("sendMessage", ok({ message_id: 78 }), seen);
  const blocks: Block[] = [
    { kind: "text", text: "x".repeat(5000) },
    { kind: "choices", choices: [{ id: "k#0", label: "Undo" }] },
  ];
  await setUp().sender.send("-100500/4@10001", reply("shared", ...blocks), { signal: never, replyTo: "31" });
  expect(seen).toMatchObject([
    { chat_id: -100_500, message_thread_id: 4, reply_parameters: { message_id: 31 } },
    { chat_id: -100_500, message_thread_id: 4, reply_markup: { inline_keyboard: [[{ text: "Undo" }]] } },
  ]);
  expect(seen[0]).not.toHaveProperty("reply_markup");
  expect(seen[1]).not.toHaveProperty("reply_parameters");
});

test.each([
  { answer: failed(403, "Forbidden: bot was blocked by the user"), error: Forbidden },
  { answer: failed(400, "Bad Request: chat not found"), error: Forbidden },
  { answer: failed(401, "Unauthorized"), error: Unavailable },
])("$answer becomes an error without token or text", async ({ answer, error }) => {
  expectCall("sendMessage", answer);
  const reason: unknown = await setUp()
    .sender.send("10001", reply("private", SAVED), { signal: never })
    .catch((thrown: unknown) => thrown);
  expect(reason).toBeInstanceOf(error);
  expect(reason).not.toHaveProperty("cause");
  expect(String(reason)).not.toMatch(/secret|SECRET/);
});

test("sends a picture with its description, and the description alone when Telegram can't fetch it", async () => {
  const picture: Block = { kind: "picture", url: "https://example.org/p.png", alt: "June" };
  const seen: unknown[] = [];
  expectCall("sendPhoto", ok({ message_id: 80 }), seen);
  expectCall("sendPhoto", failed(400, "Bad Request: failed to get HTTP URL content"), seen);
  expectCall("sendMessage", ok({ message_id: 81 }), seen);
  const { sender } = setUp();
  await expect(sender.send("10001", reply("private", picture), { signal: never })).resolves.toEqual(["80"]);
  await expect(sender.send("10001", reply("private", picture), { signal: never })).resolves.toEqual(["81"]);
  expect(seen).toMatchObject([
    { photo: "https://example.org/p.png", caption: "June" },
    { photo: "https://example.org/p.png" },
    { text: "June" },
  ]);
});

test("takes a private answer out of the group, to the asker's own chat", async () => {
  const seen: unknown[] = [];
  expectCall("sendMessage", SENT, seen);
  const ids = await setUp().sender.send("-500/4@10001", reply("private", SAVED), { signal: never, replyTo: "31" });
  expect(ids).toEqual(["10001/77"]);
  expect(seen).toMatchObject([{ chat_id: 10_001 }]);
  expect(seen[0]).not.toHaveProperty("message_thread_id");
  expect(seen[0]).not.toHaveProperty("reply_parameters");
});

test("tells the group how to get a private answer when the asker can't be reached, and nothing else", async () => {
  const seen: unknown[] = [];
  expectCall("sendMessage", failed(403, "Forbidden: bot can't initiate conversation with a user"));
  expectCall("sendMessage", SENT, seen);
  await setUp(null).sender.send("-500@10001", reply("private", SAVED), { signal: never });
  expect(seen).toMatchObject([
    { chat_id: -500, text: "That answer is for you alone. Write to me in a chat of our own first, then ask again." },
  ]);
});

test("never puts a private answer in a group when it does not know who asked", async () => {
  await expect(setUp().sender.send("-500", reply("private", SAVED), { signal: never })).rejects.toBeInstanceOf(
    Forbidden,
  );
});

test("follows a group to its successor, for good", async () => {
  const seen: unknown[] = [];
  expectCall("sendMessage", failed(400, "Bad Request: upgraded", { migrate_to_chat_id: -1005 }), seen);
  expectCall("sendMessage", SENT, seen);
  expectCall("sendMessage", SENT, seen);
  const { sender } = setUp();
  await expect(sender.send("-5", reply("shared", SAVED), { signal: never, replyTo: "31" })).resolves.toEqual([
    "-1005/77",
  ]);
  await sender.send("-5", reply("shared", SAVED), { signal: never });
  expect(seen).toMatchObject([{ chat_id: -5 }, { chat_id: -1005 }, { chat_id: -1005 }]);
  expect(seen[1]).not.toHaveProperty("reply_parameters");
});

test("knows an address when it sees one", async () => {
  await expect(setUp().sender.send("Ann", reply("private", SAVED), { signal: never })).rejects.toBeInstanceOf(
    InvalidInput,
  );
});

test("the token of these tests is the one that must not leak", () => {
  expect(TEST_TOKEN).toMatch(/SECRET/);
});
