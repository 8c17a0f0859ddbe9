import nock from "nock";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Forbidden, InvalidInput } from "../../../domain/errors.ts";
import { createInbox } from "../../../tests/support/channel-inbox.ts";
import { fakeTiming, START } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { createSlackChannel, type SlackConfig } from "./index.ts";
import { BROKEN, expectCall, refused, status, TEST_TOKEN } from "./testing/api.ts";
import { json, SIGNING_SECRET, sign } from "./testing/signed.ts";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  const missed = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(missed, "calls that were not made").toEqual([]);
});

function open(overrides: Partial<SlackConfig> = {}) {
  const log = recordingLog();
  const inbox = createInbox();
  const { now, random, sleep } = fakeTiming();
  const channel = createSlackChannel({
    signingSecret: SIGNING_SECRET,
    botToken: TEST_TOKEN,
    pace: "off",
    log,
    now,
    random,
    sleep,
    ...overrides,
  });
  /** Says something in a channel; whom it mentions is known by our own id alone. */
  const say = (text: string) => {
    const event = { type: "message", channel: "C1", user: "U1", ts: "1781092798.000200", text };
    const { headers, body } = sign(json({ type: "event_callback", team_id: "T1", event }), { at: START });
    return channel.handleEvents(headers, body);
  };
  return { channel, inbox, log, say };
}

test("takes events from its start to its stop, and knows its own name", async () => {
  expectCall("auth.test", { ok: true, user_id: "U9", team_id: "T1" });
  const { channel, inbox, say } = open();
  await expect(say("<@U9> tea 3")).resolves.toEqual({ status: 200 });
  await expect(channel.start(inbox.take)).resolves.toEqual({ botUser: "U9" });
  await expect(say("<@U9> tea 3")).resolves.toEqual({ status: 200 });
  expect(inbox.texts()).toEqual(["tea 3"]);
  await channel.stop();
  await expect(say("<@U9> tea 3")).resolves.toMatchObject({ status: 503 });
});

test("goes on connecting in the background when Slack can't be reached", async () => {
  expectCall("auth.test", BROKEN);
  expectCall("auth.test", status(503));
  expectCall("auth.test", { ok: true, user_id: "U9" });
  const { channel, inbox, log, say } = open();
  await expect(channel.start(inbox.take)).resolves.toEqual({ botUser: null });
  await vi.waitFor(() => expect(log.lines.join()).toContain("slack: connected"));
  await say("<@U9> tea 3");
  expect(inbox.texts()).toEqual(["tea 3"]);
  await channel.stop();
});

test("stops while it is still connecting", async () => {
  expectCall("auth.test", BROKEN);
  const { channel, inbox } = open({
    sleep: (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  });
  await channel.start(inbox.take);
  await channel.stop();
});

test.each(["invalid_auth", "account_inactive"])(
  "refuses to start when Slack says %s, and tells the fix",
  async (code) => {
    expectCall("auth.test", refused(code));
    const { channel, inbox } = open();
    const starting = channel.start(inbox.take);
    await expect(starting).rejects.toBeInstanceOf(Forbidden);
    await expect(starting).rejects.toThrow(/SLACK_BOT_TOKEN/);
    await expect(starting).rejects.not.toThrow(/SECRET/);
  },
);

test.each([{ signingSecret: "" }, { botToken: " " }, { apiUrl: "slack.com/api" }])(
  "can't be made with %j",
  (faulty) => {
    expect(() => open(faulty)).toThrow(InvalidInput);
  },
);

test("uses another Web API when it is told to", async () => {
  const call = nock("http://127.0.0.1:4000").post("/api/auth.test").reply(200, { ok: true, user_id: "U7" });
  const { channel, inbox } = open({ apiUrl: "http://127.0.0.1:4000/api" });
  await expect(channel.start(inbox.take)).resolves.toEqual({ botUser: "U7" });
  expect(call.isDone()).toBe(true);
  await channel.stop();
});
