import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Block, Reply } from "../../../dialogs/channel.ts";
import { Forbidden, InvalidInput, Unavailable } from "../../../domain/errors.ts";
import { fakeTiming, START } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { createPacer } from "./pace.ts";
import { createSender } from "./send.ts";
import {
  BROKEN,
  expectCall,
  expectResponse,
  posted,
  RESPONSE_URL,
  refused,
  type Seen,
  status,
  TEST_TOKEN,
} from "./testing/api.ts";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  const missed = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(missed, "calls that were not made").toEqual([]);
});

const never = new AbortController().signal;
const SAVED: Block = { kind: "text", text: "Saved: Joe's secret <shop>" };
const UNDO: Block = { kind: "choices", choices: [{ id: "slack:T1:C1:1.2#0", label: "Undo" }] };
const LIVE = ` ${START + 1000} ${RESPONSE_URL}`;
const OVER = ` ${START} ${RESPONSE_URL}`;

function setUp() {
  const timing = fakeTiming();
  const log = recordingLog();
  const pacer = createPacer("off", timing);
  return { timing, log, sender: createSender({ api: { botToken: TEST_TOKEN }, pacer, timing, log }) };
}

function send(address: string, privacy: Reply["privacy"], ...blocks: Block[]): Promise<readonly string[]> {
  return setUp().sender.send(address, { privacy, blocks }, { signal: never });
}

describe("in a direct message", () => {
  test("a reply is a message in the thread of its question, without previews", async () => {
    const seen: Seen = [];
    expectCall("chat.postMessage", posted("7.1"), seen);
    await expect(send("D1/5.1", "private", SAVED)).resolves.toEqual(["7.1"]);
    const text = "Saved: Joe's secret &lt;shop&gt;";
    expect(seen).toEqual([
      {
        channel: "D1",
        thread_ts: "5.1",
        text,
        blocks: [{ type: "section", text: { type: "mrkdwn", text, verbatim: true } }],
        unfurl_links: "false",
        unfurl_media: "false",
      },
    ]);
  });

  test("a long reply is several messages, with its buttons under the last", async () => {
    const seen: Seen = [];
    expectCall("chat.postMessage", posted("7.1"), seen);
    expectCall("chat.postMessage", posted("7.2"), seen);
    const long: Block = { kind: "text", text: "x".repeat(5000) };
    await expect(send("D1", "private", long, UNDO)).resolves.toEqual(["7.1", "7.2"]);
    expect(JSON.stringify(seen[0])).not.toContain("actions");
    expect(seen[1]).toMatchObject({ blocks: [{}, { elements: [{ value: "slack:T1:C1:1.2#0" }] }] });
  });
});

describe("in a channel", () => {
  test("a private reply is shown to the asker alone", async () => {
    const seen: Seen = [];
    expectCall("chat.postEphemeral", { ok: true, message_ts: "7.1" }, seen);
    await expect(send("C1/5.1@U1", "private", SAVED)).resolves.toEqual(["7.1"]);
    expect(seen).toMatchObject([{ channel: "C1", user: "U1", thread_ts: "5.1" }]);
  });

  test("a shared one is shown to all", async () => {
    const seen: Seen = [];
    expectCall("chat.postMessage", posted("7.1", "C1"), seen);
    await expect(send("C1@U1", "shared", SAVED)).resolves.toEqual(["7.1"]);
    expect(seen).toMatchObject([{ channel: "C1" }]);
    expect(seen[0]).not.toHaveProperty("thread_ts");
  });

  test.each([
    { code: "not_in_channel", privacy: "private" as const, method: "chat.postEphemeral" },
    { code: "user_not_in_channel", privacy: "private" as const, method: "chat.postEphemeral" },
    { code: "channel_not_found", privacy: "shared" as const, method: "chat.postMessage" },
  ])("what can't be said there ($code) goes to the asker's direct message", async ({ code, privacy, method }) => {
    const seen: Seen = [];
    expectCall(method, refused(code));
    expectCall("chat.postMessage", posted("7.1", "D1"), seen);
    await expect(send("C1/5.1@U1", privacy, SAVED, UNDO)).resolves.toEqual(["D1/7.1"]);
    expect(seen).toMatchObject([
      { channel: "U1", blocks: [{}, { elements: [{ value: "slack:T1:C1:1.2#0 C1/5.1" }] }] },
    ]);
    expect(seen[0]).not.toHaveProperty("thread_ts");
  });

  test("a private reply without an asker is not sent at all", async () => {
    await expect(send("C1", "private", SAVED)).rejects.toBeInstanceOf(Forbidden);
  });
});

describe("by a response URL", () => {
  test("a command is answered to the asker alone, whatever the reply says", async () => {
    const seen: Seen = [];
    expectResponse("ok", seen);
    await expect(send(`C1@U1!${LIVE}`, "shared", SAVED)).resolves.toEqual([]);
    expect(seen).toMatchObject([
      { response_type: "ephemeral", replace_original: false, text: "Saved: Joe's secret &lt;shop&gt;", blocks: [{}] },
    ]);
  });

  test.each([
    { address: "C1/5.1@U1", privacy: "private" as const, type: "ephemeral" },
    { address: "C1/5.1@U1", privacy: "shared" as const, type: "in_channel" },
    { address: "D1/5.1", privacy: "private" as const, type: "in_channel" },
  ])("a button at $address is answered $type when the reply is $privacy", async ({ address, privacy, type }) => {
    const seen: Seen = [];
    expectResponse("ok", seen);
    await send(address + LIVE, privacy, SAVED);
    expect(seen).toMatchObject([{ response_type: type, replace_original: false, thread_ts: "5.1" }]);
  });

  test("a limit is waited out, and a broken connection outlasted", async () => {
    expectResponse(status(429, 2));
    expectResponse(BROKEN);
    expectResponse(status(503));
    expectResponse("ok");
    const { sender, timing, log } = setUp();
    await sender.send(`C1@U1!${LIVE}`, { privacy: "private", blocks: [SAVED] }, { signal: never });
    expect(timing.waits).toEqual([2000, 500, 1000]);
    expect(log.lines.join()).not.toMatch(/SECRET|secret/);
  });

  test.each([
    { name: "has ended by our clock", address: `C1@U1!${OVER}`, answer: null },
    { name: "has ended by Slack's", address: `C1@U1!${LIVE}`, answer: status(404) },
    { name: "was used up", address: `C1@U1!${LIVE}`, answer: refused("used_url") },
  ])("that $name, the asker is answered in the channel", async ({ address, answer }) => {
    if (answer !== null) expectResponse(answer);
    expectCall("chat.postEphemeral", { ok: true, message_ts: "7.1" });
    await expect(send(address, "shared", SAVED)).resolves.toEqual(["7.1"]);
  });

  test("where the bot is no member, the asker is answered in their direct message in the end", async () => {
    const seen: Seen = [];
    expectCall("chat.postEphemeral", refused("channel_not_found"));
    expectCall("chat.postMessage", posted("7.1", "D1"), seen);
    await expect(send(`C1@U1!${OVER}`, "shared", SAVED)).resolves.toEqual(["D1/7.1"]);
    expect(seen).toMatchObject([{ channel: "U1" }]);
  });

  test("no more than five messages go that way, the rest another", async () => {
    const seen: Seen = [];
    for (let index = 0; index < 5; index += 1) expectResponse("ok", seen);
    expectCall("chat.postEphemeral", { ok: true, message_ts: "7.6" }, seen);
    const pages = Array.from({ length: 6 }, (_, page) => String(page).repeat(2500));
    await expect(
      send(`C1@U1!${LIVE}`, "private", ...pages.map((text): Block => ({ kind: "text", text }))),
    ).resolves.toEqual(["7.6"]);
    expect(seen.map(({ text }) => String(text))).toEqual(pages);
  });
});

test("a person's own conversation is opened by their id", async () => {
  const seen: Seen = [];
  expectCall("chat.postMessage", posted("7.1", "D1"), seen);
  await expect(send(`@U1!${OVER}`, "private", SAVED, UNDO)).resolves.toEqual(["D1/7.1"]);
  expect(seen).toMatchObject([{ channel: "U1", blocks: [{}, { elements: [{ value: "slack:T1:C1:1.2#0" }] }] }]);
});

test("limits are waited out as Slack asks, and broken connections and server errors outlasted", async () => {
  expectCall("chat.postMessage", status(429, 3));
  expectCall("chat.postMessage", status(429));
  expectCall("chat.postMessage", BROKEN);
  expectCall("chat.postMessage", status(502));
  expectCall("chat.postMessage", refused("internal_error"));
  expectCall("chat.postMessage", "<html>a proxy</html>");
  expectCall("chat.postMessage", posted("7.1"));
  const { sender, timing, log } = setUp();
  await expect(sender.send("D1", { privacy: "private", blocks: [SAVED] }, { signal: never })).resolves.toEqual(["7.1"]);
  expect(timing.waits).toEqual([3000, 1000, 1000, 2000, 4000, 8000]);
  expect(log.lines.join()).not.toMatch(/SECRET|secret|proxy/);
});

test.each([
  { code: "channel_not_found", error: Forbidden },
  { code: "account_inactive", error: Forbidden },
  { code: "is_archived", error: Forbidden },
  { code: "invalid_auth", error: Unavailable },
  { code: "missing_scope", error: Unavailable },
])("$code becomes an error without token or text", async ({ code, error }) => {
  expectCall("chat.postMessage", refused(code));
  const reason: unknown = await send("D1", "private", SAVED).catch((thrown: unknown) => thrown);
  expect(reason).toBeInstanceOf(error);
  expect(reason).not.toHaveProperty("cause");
  expect(String(reason)).not.toMatch(/secret|SECRET/);
  if (error === Unavailable) expect(reason).toMatchObject({ retryAfter: 60_000 });
});

test("a picture that Slack can't fetch is described", async () => {
  const seen: Seen = [];
  expectCall("chat.postMessage", refused("invalid_blocks"), seen);
  expectCall("chat.postMessage", posted("7.1"), seen);
  const picture: Block = { kind: "picture", url: "https://example.org/p.png", alt: "June" };
  await expect(send("D1", "private", picture)).resolves.toEqual(["7.1"]);
  expect(seen).toMatchObject([{ blocks: [{ type: "image" }] }, { blocks: [{ type: "section" }], text: "June" }]);
});

test("what is no address is refused", async () => {
  await expect(send("#budget", "private", SAVED)).rejects.toBeInstanceOf(InvalidInput);
});
