import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createInbox } from "../../../tests/support/channel-inbox.ts";
import { RECORDINGS } from "./testing/peer.ts";
import { form, interactive, json, SIGNING_SECRET, sign } from "./testing/signed.ts";
import { createWebhooks } from "./webhook.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");

const fixture = z.record(z.string(), z.unknown());
const recording = z.looseObject({ type: z.string().optional(), command: z.string().optional() });

function open() {
  const inbox = createInbox();
  const webhooks = createWebhooks({
    signingSecret: SIGNING_SECRET,
    apiUrl: undefined,
    take: inbox.take,
    botUser: () => null,
    now: () => NOW,
  });
  async function replay(name: string, entry: string) {
    const payload = recording.parse(fixture.parse(JSON.parse(readFileSync(`${RECORDINGS}/${name}`, "utf8")))[entry]);
    const { handler, body } = deliveryOf(payload);
    const { headers, body: bytes } = sign(body, { at: NOW });
    return handler(headers, bytes);
  }
  function deliveryOf(payload: z.infer<typeof recording>) {
    if (payload.command !== undefined) {
      const fields = z.record(z.string(), z.string()).parse(payload);
      return { handler: webhooks.handleCommands, body: form(fields) };
    }
    if (payload.type === "event_callback") return { handler: webhooks.handleEvents, body: json(payload) };
    return { handler: webhooks.handleInteractions, body: interactive(payload) };
  }
  return { inbox, replay };
}

describe.skipIf(!existsSync(RECORDINGS))("what Slack sent to real apps (shared/peers/slack-webhooks)", () => {
  test.each([
    {
      file: "fx-dm_slack-direct.json",
      entry: "directDM",
      event: {
        key: "slack:T0ADGE2G4EM:D0ACX51K95H:1771442483.260129",
        lane: "slack:T0ADGE2G4EM:D0ACX51K95H:U0ADXQT6CRW",
        address: "D0ACX51K95H",
        isPrivate: true,
        sender: { id: "T0ADGE2G4EM:U0ADXQT6CRW" },
        at: "2026-02-18T19:21:23.260Z",
        content: { kind: "message", text: "hello hello" },
      },
    },
    {
      file: "fx-slack.json",
      entry: "mention",
      event: {
        lane: "slack:T00FAKE00AA:C00FAKECHAN1:U00FAKEUSER1",
        address: "C00FAKECHAN1@U00FAKEUSER1",
        content: { kind: "message", text: "Hey" },
      },
    },
    {
      file: "fx-actions-reactions_slack.json",
      entry: "mention",
      event: { content: { kind: "message", text: "Test" } },
    },
    { file: "fx-modals_slack.json", entry: "mention", event: { content: { kind: "message", text: "Hello" } } },
    {
      file: "fx-slash-commands_slack.json",
      entry: "slashCommandWithArgs",
      event: {
        address: `C00FAKECHAN3@U00FAKEUSER2! ${NOW + 1_800_000} https://hooks.slack.com/commands/T00FAKE00BB/10521386623270/6U66ryd5RNMenHgPzeTf3u7K`,
        sender: { id: "T00FAKE00BB:U00FAKEUSER2" },
        content: { kind: "message", text: "some arguments here" },
      },
    },
    {
      file: "fx-slash-commands_slack.json",
      entry: "slashCommand",
      event: { content: { kind: "message", text: "help" } },
    },
  ])("$file: $entry is an event", async ({ file, entry, event }) => {
    const { inbox, replay } = open();
    await expect(replay(file, entry)).resolves.toEqual({ status: 200 });
    expect(inbox.events).toMatchObject([event]);
  });

  test("everything else in them is acknowledged and left alone", async () => {
    const { inbox, replay } = open();
    const files = readdirSync(RECORDINGS).filter((name) => name.endsWith(".json"));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const entries = fixture.parse(JSON.parse(readFileSync(`${RECORDINGS}/${file}`, "utf8")));
      for (const [entry, payload] of Object.entries(entries)) {
        // Beside what Slack sent stand notes of who recorded it.
        const { type, command } = recording.safeParse(payload).data ?? {};
        if (type === undefined && command === undefined) continue;
        await expect(replay(file, entry), `${file}: ${entry}`).resolves.toEqual({ status: 200 });
      }
    }
    expect(inbox.texts().toSorted()).toEqual(["Hello", "Hey", "Test", "cool!!", "hello hello", "help"]);
  });
});
