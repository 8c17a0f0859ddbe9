import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { parseCommand, type Receipt } from "./parse-command.ts";
import { readCommand } from "./payload.ts";
import { form } from "./testing/signed.ts";

const RECEIVED_AT = "2026-06-10T12:00:00.000Z";
const RESPONSE = { url: "https://hooks.slack.com/commands/1", until: 1_781_094_600_000 };
const FIELDS = {
  command: "/budget",
  text: "can I buy $180 headphones?",
  team_id: "T1",
  channel_id: "C1",
  user_id: "U1",
  trigger_id: "10520020890661.10229338706656.2e2188a074adf3bf9f8456b30180f405",
};

function parse(more: Partial<typeof FIELDS> = {}, receipt: Receipt = { receivedAt: RECEIVED_AT, response: RESPONSE }) {
  const command = readCommand(Buffer.from(form({ ...FIELDS, ...more })));
  if (command === null) throw new Error("not a command");
  return parseCommand(command, receipt);
}

test("a command says what was asked, and keeps how to answer the asker alone", () => {
  expect(parse()).toEqual({
    key: expect.stringMatching(/^slack:[\w-]{43}$/),
    channel: "slack",
    lane: "slack:T1:C1:U1",
    address: "C1@U1! 1781094600000 https://hooks.slack.com/commands/1",
    isPrivate: false,
    sender: { id: "T1:U1" },
    at: RECEIVED_AT,
    content: { kind: "message", text: "can I buy $180 headphones?" },
  });
});

test("a command's key is its trigger's", () => {
  expect(parse({ text: "other" }).key).toBe(parse().key);
  expect(parse({ trigger_id: "1.2.3" }).key).not.toBe(parse().key);
});

test("a command can be answered without a response URL too", () => {
  expect(parse({}, { receivedAt: RECEIVED_AT, response: undefined }).address).toBe("C1@U1!");
});

test("a command without words asks for help", () => {
  expect(parse({ text: "  " }).content).toEqual({ kind: "message", text: "help" });
});

test("a pairing code goes no further, and who pairs is answered in their own conversation", () => {
  const event = parse({ text: "pair k3y-Code_9" });
  expect(event).toMatchObject({
    lane: "slack:T1:C1:U1",
    address: "@U1! 1781094600000 https://hooks.slack.com/commands/1",
    isPrivate: true,
    content: { kind: "pair", codeHash: createHash("sha256").update("k3y-Code_9").digest("hex") },
  });
  expect(JSON.stringify(event)).not.toContain("k3y-Code_9");
});
