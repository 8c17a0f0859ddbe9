import { expect, test } from "vitest";
import { parseInteraction } from "./parse-interaction.ts";
import { readInteraction } from "./payload.ts";
import { interactive } from "./testing/signed.ts";

const RECEIVED_AT = "2026-06-10T12:00:00.000Z";
const RESPONSE = { url: "https://hooks.slack.com/actions/1", until: 1_781_094_600_000 };
const CHOICE = "slack:T1:C1:1781092798.000200#0";
const PRESS = {
  type: "block_actions",
  user: { id: "U1", team_id: "T1" },
  team: { id: "T1", domain: "home" },
  container: { type: "message", channel_id: "C1", message_ts: "1781092800.000400", is_ephemeral: true },
  actions: [{ type: "button", action_id: "choice-0", value: CHOICE, action_ts: "1781092801.500000" }],
  trigger_id: "1.2.3",
  response_url: RESPONSE.url,
};

function parse(more: object = {}) {
  const interaction = readInteraction(Buffer.from(interactive({ ...PRESS, ...more })));
  if (interaction === null || interaction === "other") throw new Error("no pressed button");
  return parseInteraction(interaction, { receivedAt: RECEIVED_AT, response: RESPONSE });
}

test("a pressed button is a choice, in the lane of the message that it stands under", () => {
  expect(parse()).toEqual({
    key: "slack:choice:1.2.3",
    channel: "slack",
    lane: "slack:T1:C1:U1",
    address: "C1@U1 1781094600000 https://hooks.slack.com/actions/1",
    isPrivate: false,
    sender: { id: "T1:U1" },
    at: "2026-06-10T12:00:01.500Z",
    replyTo: "1781092800.000400",
    content: { kind: "choice", choice: CHOICE },
  });
});

test("a button in a thread belongs to the thread's lane, one under the message that opened it does not", () => {
  const { container } = PRESS;
  const inThread = { ...container, thread_ts: "1781092700.000100" };
  expect(parse({ container: inThread })?.lane).toBe("slack:T1:C1:1781092700.000100:U1");
  expect(parse({ container: { ...container, thread_ts: container.message_ts } })?.lane).toBe("slack:T1:C1:U1");
});

test("a button of an answer that moved to a direct message belongs to where it was asked for", () => {
  const moved = {
    container: { channel_id: "D1", message_ts: "1781092800.000400" },
    actions: [{ type: "button", value: `${CHOICE} C1/1781092700.000100` }],
  };
  expect(parse(moved)).toMatchObject({
    lane: "slack:T1:C1:1781092700.000100:U1",
    address: "D1 1781094600000 https://hooks.slack.com/actions/1",
    isPrivate: true,
    at: RECEIVED_AT,
    replyTo: "D1/1781092800.000400",
    content: { choice: CHOICE },
  });
});

test.each([
  { name: "a menu", more: { actions: [{ type: "static_select", selected_option: { value: "x" } }] } },
  { name: "a button without a value", more: { actions: [{ type: "button", action_id: "info" }] } },
  { name: "a press of no team", more: { team: null, user: { id: "U1" } } },
])("$name is ignored", ({ more }) => {
  expect(parse(more)).toBeNull();
});

test("an organisation's button names the team by its user", () => {
  expect(parse({ team: null })?.sender).toEqual({ id: "T1:U1" });
});
