import { expect, test } from "vitest";
import { createInbox } from "../../../tests/support/channel-inbox.ts";
import { form, interactive, json, SIGNING_SECRET, type SignedRequest, sign } from "./testing/signed.ts";
import { createWebhooks, WEBHOOK_BODY_LIMIT, type Webhooks } from "./webhook.ts";

const NOW = Date.parse("2026-06-10T12:00:00Z");
const EVENT = {
  type: "event_callback",
  team_id: "T1",
  event_id: "Ev1",
  event: { type: "message", channel: "D1", user: "U1", ts: "1781092798.000200", text: "coffee 4.50" },
};
const COMMAND = {
  command: "/budget",
  text: "what's left",
  team_id: "T1",
  channel_id: "C1",
  user_id: "U1",
  trigger_id: "1.2.3",
  response_url: "https://hooks.slack.com/commands/1",
};
function open() {
  const inbox = createInbox();
  const webhooks = createWebhooks({
    signingSecret: SIGNING_SECRET,
    apiUrl: undefined,
    take: inbox.take,
    botUser: () => "U9",
    now: () => NOW,
  });
  const post = (name: keyof Webhooks, { headers, body }: SignedRequest) => webhooks[name](headers, body);
  const postGenuine = (name: keyof Webhooks, body: string) => post(name, sign(body, { at: NOW }));
  return { inbox, webhooks, post, postGenuine };
}

test.each(["handleEvents", "handleCommands", "handleInteractions"] as const)(
  "%s answers 400 to what is nothing of Slack's, and 413 to what is too long",
  async (name) => {
    const { inbox, postGenuine } = open();
    for (const garbage of ["", "{", "[]", "payload=%7B", json({ type: 7 })]) {
      expect(await postGenuine(name, garbage)).toEqual({ status: 400 });
    }
    expect(await postGenuine(name, " ".repeat(WEBHOOK_BODY_LIMIT + 1))).toEqual({ status: 413 });
    expect(inbox.events).toEqual([]);
  },
);

test("a retry is taken like any delivery, because it may be the only one", async () => {
  const { inbox, webhooks } = open();
  const { headers, body } = sign(json(EVENT), { at: NOW });
  await webhooks.handleEvents({ ...headers, "x-slack-retry-num": "3", "x-slack-retry-reason": "http_timeout" }, body);
  expect(inbox.texts()).toEqual(["coffee 4.50"]);
});

test("Slack is shown its challenge again", async () => {
  const { post, postGenuine } = open();
  const challenge = json({ type: "url_verification", token: "x", challenge: "3eZbrw1a" });
  await expect(postGenuine("handleEvents", challenge)).resolves.toMatchObject({ status: 200, body: "3eZbrw1a" });
  await expect(post("handleEvents", sign(challenge, { at: NOW, secret: "guess" }))).resolves.toEqual({ status: 401 });
});

test("who typed a command that can't be kept is told that nothing was saved", async () => {
  const { inbox, postGenuine } = open();
  inbox.refuseNext(1);
  const { status, body = "" } = await postGenuine("handleCommands", form(COMMAND));
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({
    response_type: "ephemeral",
    text: expect.stringContaining("nothing was saved"),
  });
});

test("a command keeps its response URL for half an hour", async () => {
  const { inbox, postGenuine } = open();
  await postGenuine("handleCommands", form(COMMAND));
  expect(inbox.events[0]?.address).toBe(`C1@U1! ${NOW + 1_800_000} https://hooks.slack.com/commands/1`);
});

test.each([
  {
    what: "an event of another kind",
    name: "handleEvents" as const,
    body: json({ ...EVENT, event: { type: "im_open" } }),
  },
  {
    what: "a notice that events were held back",
    name: "handleEvents" as const,
    body: json({ type: "app_rate_limited" }),
  },
  { what: "a modal", name: "handleInteractions" as const, body: interactive({ type: "view_submission", view: {} }) },
])("$what is acknowledged and left alone", async ({ name, body }) => {
  const { inbox, postGenuine } = open();
  await expect(postGenuine(name, body)).resolves.toEqual({ status: 200 });
  expect(inbox.events).toEqual([]);
});
