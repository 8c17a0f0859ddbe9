import nock from "nock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "../../../dialogs/channel.ts";
import { Forbidden } from "../../../domain/errors.ts";
import { createInbox } from "../../../tests/support/channel-inbox.ts";
import { START } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import type { TeamsConfig } from "./config.ts";
import { createAuthentication } from "./connector.ts";
import { BOT, body, said } from "./testing/activities.ts";
import { serveKeys } from "./testing/api.ts";
import { APP, bearer } from "./testing/signed.ts";
import type { WebhookHeaders } from "./verify.ts";
import { createWebhook, WEBHOOK_BODY_LIMIT } from "./webhook.ts";

beforeAll(() => {
  nock.disableNetConnect();
  serveKeys();
});
afterAll(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const LOCAL = { host: "localhost:3000" };
const LOCALLY = { serviceUrl: "http://localhost:56150/_connector", channelId: "emulator" };

function open({ access = APP, canTell = true }: { access?: TeamsConfig["access"]; canTell?: boolean } = {}) {
  const inbox = createInbox();
  const log = recordingLog();
  const told: { address: string; reply: Reply }[] = [];
  const handle = createWebhook({
    access,
    authentication: createAuthentication(access),
    take: inbox.take,
    send: async (address, reply) => {
      if (!canTell) throw new Forbidden("Nobody there.");
      told.push({ address, reply });
      return [];
    },
    now: () => START,
    log,
  });
  /** Posts an activity that the connector, or the emulator, has signed in its way. */
  const post = (activity: object, more: WebhookHeaders = {}) =>
    handle({ ...(access === "emulator" ? LOCAL : { authorization: bearer() }), ...more }, body(activity));
  return { inbox, log, told, handle, post };
}

describe("with a registration", () => {
  test("without a token not even its body is read", async () => {
    const { inbox, handle } = open();
    await expect(handle({}, Buffer.from("{"))).resolves.toEqual({ status: 401 });
    await expect(handle(LOCAL, body(said("coffee 4.50")))).resolves.toEqual({ status: 401 });
    expect(inbox.events).toEqual([]);
  });

  test("what would be answered elsewhere than at Teams is refused, whoever signed it", async () => {
    const { inbox, handle } = open();
    const serviceUrl = "https://evil.example/";
    const headers = { authorization: bearer({ claims: { serviceurl: serviceUrl } }) };
    await expect(handle(headers, body(said("coffee 4.50", { serviceUrl })))).resolves.toEqual({ status: 403 });
    expect(inbox.events).toEqual([]);
  });

  test("what comes by a channel in which anybody can say to be anybody is left alone", async () => {
    const { inbox, log, post } = open();
    await expect(post(said("coffee 4.50", { channelId: "webchat" }))).resolves.toEqual({ status: 200 });
    expect(inbox.events).toEqual([]);
    expect(log.lines.join()).toContain("webchat");
  });

  test("what is no activity is answered 400, what is too long 413, what asks for more than we do 501", async () => {
    const { inbox, handle, post } = open();
    const headers = { authorization: bearer() };
    for (const garbage of ["", "{", "[]", '{"type":"message"}']) {
      expect(await handle(headers, Buffer.from(garbage))).toEqual({ status: 400 });
    }
    expect(await handle(headers, Buffer.alloc(WEBHOOK_BODY_LIMIT + 1, " "))).toEqual({ status: 413 });
    expect(await post(said("", { type: "invoke", name: "adaptiveCard/action" }))).toEqual({ status: 501 });
    expect(inbox.events).toEqual([]);
  });

  test("what nobody did is acknowledged and left alone", async () => {
    const { inbox, post } = open();
    await expect(post(said("", { type: "typing" }))).resolves.toEqual({ status: 200 });
    expect(inbox.events).toEqual([]);
  });
});

describe("when a message can't be kept", () => {
  test("its sender is told so, as it would not come again", async () => {
    const { inbox, log, told, post } = open();
    inbox.refuseNext(1);
    await expect(post(said("coffee 4.50"))).resolves.toEqual({ status: 200 });
    expect(told).toMatchObject([
      {
        address: expect.stringContaining("a%3A1-ann"),
        reply: { blocks: [{ text: expect.stringMatching(/not saved/) }] },
      },
    ]);
    expect(log.lines.join()).toMatch(/could not be kept/);
    expect(log.lines.join()).not.toMatch(/coffee|Ann/);
  });

  test("and its sender can't be told, Teams is asked to come again", async () => {
    const { inbox, post } = open({ canTell: false });
    inbox.refuseNext(1);
    await expect(post(said("coffee 4.50"))).resolves.toEqual({ status: 503, headers: { "retry-after": "3" } });
  });

  test("nobody is told of what nobody said", async () => {
    const { inbox, told, post } = open();
    inbox.refuseNext(1);
    const installed = said("", { type: "installationUpdate", action: "add", membersAdded: [BOT] });
    await expect(post(installed)).resolves.toMatchObject({ status: 503 });
    expect(told).toEqual([]);
  });
});

describe("for the emulator", () => {
  test("a program on this machine needs no token", async () => {
    const { inbox, post } = open({ access: "emulator" });
    await expect(post(said("coffee 4.50", LOCALLY))).resolves.toEqual({ status: 200 });
    expect(inbox.events).toMatchObject([{ sender: { id: "emulator:aad-ann" }, isPrivate: true }]);
  });

  test.each([
    { name: "a page in a browser", headers: { origin: "https://evil.example" }, activity: LOCALLY },
    { name: "a rebound name", headers: { host: "evil.example" }, activity: LOCALLY },
    { name: "what would be answered elsewhere", headers: {}, activity: { ...LOCALLY, serviceUrl: "http://10.0.0.1/" } },
    { name: "Teams itself", headers: {}, activity: {} },
  ])("$name is refused", async ({ headers, activity }) => {
    const { inbox, post } = open({ access: "emulator" });
    await expect(post(said("coffee 4.50", activity), headers)).resolves.toEqual({ status: 403 });
    expect(inbox.events).toEqual([]);
  });
});
