import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Block, Reply } from "../../../dialogs/channel.ts";
import { createInbox } from "../../../tests/support/channel-inbox.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { createSlackChannel } from "./index.ts";
import { renderReply } from "./render.ts";
import { checkBlocks, type Emulator, HAS_BLOCK_CHECK, HAS_EMULATOR, serve, startEmulator } from "./testing/peer.ts";
import { SIGNING_SECRET } from "./testing/signed.ts";

const WAIT = { timeout: 15_000, interval: 20 };
const options = { signal: AbortSignal.timeout(60_000) };
const UNDO: Block = { kind: "choices", choices: [{ id: "slack:T1:C1:1.2#0", label: "Undo" }] };

function says(text: string, privacy: Reply["privacy"] = "private"): Reply {
  return { privacy, blocks: [{ kind: "text", text }, UNDO] };
}

describe.skipIf(!HAS_EMULATOR)(
  "Slack, against a stand-in for its Web API and events (shared/peers/slack-emulate.mjs)",
  () => {
    const inbox = createInbox();
    const cleanups: (() => unknown)[] = [];
    let emulator: Emulator;
    let channel: ReturnType<typeof createSlackChannel>;
    let statuses: readonly number[] = [];
    let botUser = "";

    beforeAll(async () => {
      const hooks = await serve((headers, body) => channel.handleEvents(headers, body));
      statuses = hooks.statuses;
      cleanups.push(hooks.stop);
      emulator = await startEmulator(hooks.url);
      cleanups.push(emulator.stop);
      channel = createSlackChannel({
        signingSecret: SIGNING_SECRET,
        botToken: "xoxb-bot",
        apiUrl: emulator.url,
        pace: "off",
        log: recordingLog(),
        now: Date.now,
      });
      cleanups.push(() => channel.stop());
      botUser = String((await channel.start(inbox.take)).botUser);
    });
    afterAll(() => Promise.all(cleanups.map((cleanup) => cleanup())));

    test("takes what people say and edit, and not what it says itself", async () => {
      const opened = await emulator.asAlice("conversations.open", { users: botUser });
      const { id: direct } = z.object({ id: z.string() }).parse(opened.channel);

      await emulator.asAlice("chat.postMessage", { channel: direct, text: "coffee &amp; cake 4.50" });
      await vi.waitFor(() => expect(inbox.texts()).toEqual(["coffee & cake 4.50"]), WAIT);
      const [event] = inbox.events;
      if (event === undefined) throw new Error("nothing came");
      const [id] = await channel.send(event.address, says("✅ Coffee <b> $4.50"), options);
      expect((await emulator.shown(direct)).at(-1)).toMatchObject({
        ts: id,
        text: "✅ Coffee &lt;b&gt; $4.50",
        blocks: [{ type: "section" }, { type: "actions" }],
      });

      await emulator.asAlice("chat.update", { channel: direct, ts: String(event.message), text: "coffee 15" });
      await vi.waitFor(() => expect(inbox.texts()).toEqual(["coffee & cake 4.50", "coffee 15"]), WAIT);
      expect(inbox.events[1]).toMatchObject({ content: { kind: "edit" }, message: event.message, lane: event.lane });
      expect(statuses.every((status) => status === 200)).toBe(true);
    });

    test("answers in a channel as the reply asks for, and in person where it can't", async () => {
      const { channels } = z
        .object({ channels: z.array(z.object({ id: z.string(), name: z.string() })) })
        .parse(await emulator.asAlice("conversations.list"));
      const room = channels.find(({ name }) => name === "budget")?.id ?? "";
      await emulator.asAlice("chat.postMessage", { channel: room, text: "not for the bot" });
      await emulator.asAlice("chat.postMessage", { channel: room, text: `<@${botUser}> how am I doing` });
      await vi.waitFor(() => expect(inbox.texts()).toContain("how am I doing"), WAIT);
      expect(inbox.texts()).not.toContain("not for the bot");
      const event = inbox.events.at(-1);
      if (event === undefined) throw new Error("nothing came");

      const before = await emulator.shown(room);
      const whispered = await channel.send(event.address, says("Only for you"), options);
      expect(whispered).toEqual([expect.stringMatching(/^\d+\.\d+$/)]);
      expect(await emulator.shown(room)).toEqual(before);
      await channel.send(event.address, says("For all of us", "shared"), options);
      expect((await emulator.shown(room)).at(-1)).toMatchObject({ text: "For all of us" });

      const [asker] = event.address.split("@").slice(1);
      const [id] = await channel.send(`C404@${asker}`, says("Only for you"), options);
      expect(id).toMatch(/^D\w+\/\d+\.\d+$/);
    });
  },
);

describe.skipIf(!HAS_BLOCK_CHECK)("rendered messages (shared/peers/blockkit-check.mjs)", () => {
  test("are of the shapes that Slack's own types allow", async () => {
    const [message] = renderReply({
      privacy: "private",
      blocks: [
        { kind: "text", text: "✅ Coffee $4.50" },
        { kind: "fields", fields: [{ label: "Left", value: "$140" }] },
        { kind: "table", title: "Bills", columns: ["What", "Amount"], rows: [["Rent", "$900.00"]] },
        { kind: "picture", url: "https://example.org/june.png", alt: "June" },
        UNDO,
      ],
    });
    const folder = mkdtempSync(join(tmpdir(), "blocks-"));
    const file = join(folder, "message.json");
    writeFileSync(file, JSON.stringify(message));
    await expect(checkBlocks(file)).resolves.toBeNull();
    writeFileSync(file, JSON.stringify({ ...message, blocks: [{ type: "section", words: 1 }] }));
    await expect(checkBlocks(file)).resolves.not.toBeNull();
    rmSync(folder, { recursive: true });
  }, 60_000);
});
