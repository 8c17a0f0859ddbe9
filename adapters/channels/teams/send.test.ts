import { randomUUID } from "node:crypto";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Block, Reply } from "../../../dialogs/channel.ts";
import { Forbidden, InvalidInput, Unavailable } from "../../../domain/errors.ts";
import { fakeTiming } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { formatAddress, type TeamsAddress } from "./address.ts";
import type { AppRegistration, TeamsConfig } from "./config.ts";
import { createSender } from "./send.ts";
import { SERVICE_URL } from "./testing/activities.ts";
import { BROKEN, type Call, expectCall, expectTokenRequest, GRANTED, serveToken, status } from "./testing/api.ts";
import { APP } from "./testing/signed.ts";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  const missed = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(missed, "calls that were not made").toEqual([]);
});

const never = new AbortController().signal;
const SAVED: Block = { kind: "text", text: "Saved: Joe's secret <shop>" };
const UNDO: Block = { kind: "choices", choices: [{ id: "teams:k#0", label: "Undo" }] };
const PERSONAL: TeamsAddress = {
  serviceUrl: SERVICE_URL,
  via: "msteams",
  conversation: "a:1-ann",
  kind: "personal",
  bot: "28:bot",
};
const GROUP: TeamsAddress = {
  ...PERSONAL,
  conversation: "19:home@thread.v2",
  kind: "groupChat",
  asker: "29:ann",
  tenant: "t1",
};

function setUp(access: TeamsConfig["access"] = APP) {
  const timing = fakeTiming();
  const log = recordingLog();
  return { timing, log, sender: createSender({ access, timing, log }) };
}

function reply(privacy: Reply["privacy"], ...blocks: Block[]): Reply {
  return { privacy, blocks };
}

function send(to: TeamsAddress, what: Reply, replyTo?: string): Promise<readonly string[]> {
  const options = { signal: never, ...(replyTo !== undefined && { replyTo }) };
  return setUp().sender.send(formatAddress(to), what, options);
}

test("a reply is a message of plain text in the conversation", async () => {
  serveToken();
  const seen: Call[] = [];
  expectCall({ id: "7.1" }, seen);
  await expect(send(PERSONAL, reply("private", SAVED))).resolves.toEqual(["7.1"]);
  expect(seen).toMatchObject([
    {
      path: "v3/conversations/a:1-ann/activities",
      body: {
        type: "message",
        text: "Saved: Joe's secret <shop>",
        textFormat: "plain",
        from: { id: "28:bot" },
        conversation: { id: "a:1-ann", conversationType: "personal", isGroup: false },
      },
    },
  ]);
  expect(seen[0]?.body).not.toHaveProperty("replyToId");
});

test("a long reply is several messages, the first of which replies to the question", async () => {
  serveToken();
  const seen: Call[] = [];
  expectCall({ id: "7.1" }, seen);
  expectCall({ id: "7.2" }, seen);
  const long: Block = { kind: "text", text: "x".repeat(5000) };
  await expect(send(GROUP, reply("shared", long), "5.1")).resolves.toEqual(["7.1", "7.2"]);
  expect(seen.map(({ path, body }) => [path, body.replyToId])).toEqual([
    ["v3/conversations/19:home@thread.v2/activities/5.1", "5.1"],
    ["v3/conversations/19:home@thread.v2/activities", undefined],
  ]);
});

test("buttons travel in a card, with what its notification says", async () => {
  serveToken();
  const seen: Call[] = [];
  expectCall({ id: "7.1" }, seen);
  await send(PERSONAL, reply("private", SAVED, UNDO));
  expect(seen).toMatchObject([
    {
      body: {
        summary: "Saved: Joe's secret <shop>",
        attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: { version: "1.2" } }],
      },
    },
  ]);
});

test("a thread of a channel is a conversation whose id travels escaped", async () => {
  serveToken();
  const seen: Call[] = [];
  expectCall({ id: "7.1" }, seen);
  const conversation = "19:c/../x@thread.tacv2;messageid=17";
  await send({ ...PERSONAL, conversation }, reply("shared", SAVED));
  expect(seen[0]?.path).toBe(`v3/conversations/${conversation}/activities`);
});

describe("a private answer to what was asked among others", () => {
  test("goes to the asker's own chat, its buttons knowing where it was asked for", async () => {
    serveToken();
    const seen: Call[] = [];
    expectCall({ id: "a:1-own" }, seen);
    expectCall({ id: "7.1" }, seen);
    await expect(send(GROUP, reply("private", SAVED, UNDO), "5.1")).resolves.toEqual(["a:1-own/7.1"]);
    expect(seen).toMatchObject([
      {
        path: "v3/conversations",
        body: { isGroup: false, members: [{ id: "29:ann" }], tenantId: "t1", bot: { id: "28:bot" } },
      },
      { path: "v3/conversations/a:1-own/activities" },
    ]);
    expect(JSON.stringify(seen[1])).toContain('"askedIn":"19:home@thread.v2"');
    expect(seen[1]?.body).not.toHaveProperty("replyToId");
  });

  test("is announced where it was asked when there can be no such chat, and nothing else", async () => {
    serveToken();
    const seen: Call[] = [];
    expectCall(status(403, { error: "ForbiddenOperationException" }), seen);
    expectCall({ id: "7.1" }, seen);
    await expect(send(GROUP, reply("private", SAVED), "5.1")).resolves.toEqual(["7.1"]);
    expect(seen[1]).toMatchObject({
      path: "v3/conversations/19:home@thread.v2/activities/5.1",
      body: { text: expect.stringMatching(/for you alone/) },
    });
    expect(JSON.stringify(seen[1])).not.toContain("secret");
  });
});

test("limits are waited out as Microsoft asks, and broken connections and server errors outlasted", async () => {
  serveToken();
  expectCall(status(429, { retryAfter: 3 }));
  expectCall(status(429));
  expectCall(BROKEN);
  expectCall(status(502));
  expectCall(status(412));
  expectCall({ id: "7.1" });
  const { sender, timing, log } = setUp();
  await sender.send(formatAddress(PERSONAL), reply("private", SAVED), { signal: never });
  expect(timing.waits).toEqual([3000, 500, 1000, 2000, 4000]);
  expect(log.lines).toHaveLength(5);
  expect(log.lines.join()).not.toMatch(/SECRET|secret|29:ann|a:1-ann/);
});

test.each([
  { answer: status(403, { error: "MessageWritesBlocked" }), error: Forbidden, told: /MessageWritesBlocked/ },
  { answer: status(404, { error: "ConversationNotFound" }), error: Forbidden, told: /404/ },
  { answer: status(413), error: Forbidden, told: /413/ },
  { answer: status(401), error: Unavailable, told: /MICROSOFT_APP_PASSWORD/ },
])("$answer.code becomes an error without token or text", async ({ answer, error, told }) => {
  serveToken();
  expectCall(answer);
  const reason: unknown = await send(PERSONAL, reply("private", SAVED)).catch((thrown: unknown) => thrown);
  expect(reason).toBeInstanceOf(error);
  expect(String(reason)).toMatch(told);
  expect(reason).not.toHaveProperty("cause");
  expect(String(reason)).not.toMatch(/secret shop|SECRET/);
});

test("a redirect is not followed: our token is for Teams alone", async () => {
  serveToken();
  nock(new URL(SERVICE_URL).origin).post(/./).reply(307, "", { location: "https://evil.example/" });
  await expect(send(PERSONAL, reply("private", SAVED))).rejects.toBeInstanceOf(Forbidden);
});

test.each(["https://evil.example/", "http://127.0.0.1:9/", "https://smba.trafficmanager.net.evil.example/"])(
  "nothing is sent to %s",
  async (serviceUrl) => {
    await expect(send({ ...PERSONAL, serviceUrl }, reply("private", SAVED))).rejects.toBeInstanceOf(Forbidden);
  },
);

test("the emulator is answered without a token, and only on this machine", async () => {
  const seen: unknown[] = [];
  nock("http://127.0.0.1:3500", { badheaders: ["authorization"] })
    .post("/v3/conversations/c1/activities", (body) => seen.push(body) > 0)
    .reply(200);
  const { sender } = setUp("emulator");
  const to = { serviceUrl: "http://127.0.0.1:3500", via: "emulator", conversation: "c1", kind: "personal", bot: "bot" };
  // It does not tell the message's id.
  await expect(sender.send(formatAddress(to), reply("private", SAVED), { signal: never })).resolves.toEqual([]);
  expect(seen).toMatchObject([{ text: "Saved: Joe's secret <shop>" }]);
  const teams = sender.send(formatAddress(PERSONAL), reply("private", SAVED), { signal: never });
  await expect(teams).rejects.toBeInstanceOf(Forbidden);
});

describe("without a token yet", () => {
  /** One of many, because the SDK keeps what it was given for each. */
  function anApp(more: Partial<AppRegistration> = {}): AppRegistration {
    return { ...APP, appId: randomUUID(), ...more };
  }

  test("one is asked for in the directory of the registration", async () => {
    for (const app of [anApp(), anApp({ tenantId: "11111111-1111-1111-1111-111111111111" })]) {
      expectTokenRequest(app, GRANTED);
      expectCall({ id: "7.1" });
      expectCall({ id: "7.2" });
      const { sender } = setUp(app);
      for (const id of ["7.1", "7.2"]) {
        const ids = await sender.send(formatAddress(PERSONAL), reply("private", SAVED), { signal: never });
        expect(ids).toEqual([id]);
      }
    }
  });

  test("a secret that Microsoft refuses is the operator's to mend; the reply waits", async () => {
    const app = anApp();
    expectTokenRequest(app, { error: "invalid_client", error_description: "AADSTS7000215: Joe's secret" });
    const { sender } = setUp(app);
    const sending = sender.send(formatAddress(PERSONAL), reply("private", SAVED), { signal: never });
    await expect(sending).rejects.toMatchObject({
      name: "Unavailable",
      retryAfter: 60_000,
      message: expect.stringMatching(/MICROSOFT_APP_PASSWORD/),
    });
    await expect(sending).rejects.not.toThrow(/Joe|SECRET/);
  });

  test("a sign-in service that is away is outlasted", async () => {
    const app = anApp();
    expectTokenRequest(app, BROKEN);
    expectTokenRequest(app, status(503));
    expectTokenRequest(app, GRANTED);
    expectCall({ id: "7.1" });
    const { sender, timing } = setUp(app);
    await sender.send(formatAddress(PERSONAL), reply("private", SAVED), { signal: never });
    expect(timing.waits).toEqual([250, 500]);
  });
});

test("what is no address is refused", async () => {
  await expect(setUp().sender.send("Ann", reply("private", SAVED), { signal: never })).rejects.toBeInstanceOf(
    InvalidInput,
  );
});
