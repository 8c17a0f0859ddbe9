import { existsSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { PEER_PATH, PEER_TOKEN, type Peer, startPeer } from "../../adapters/channels/telegram/testing/peer.ts";
import { NINE_MESSAGES } from "../support/nine-messages.ts";
import { type RunningApp, runApp } from "../support/run-app.ts";

const WAIT = { timeout: 90_000, interval: 25 };

describe.skipIf(!existsSync(PEER_PATH)).each(["polling", "webhook"] as const)(
  "the conversation over Telegram by %s",
  (mode) => {
    let peer: Peer;
    let running: RunningApp;

    beforeAll(async () => {
      peer = await startPeer();
    });
    beforeEach(async () => {
      await peer.reset();
      // As the real server does: a chat's updates come one after the other.
      await peer.configure({ hook_order: "queue" });
      running = await runApp((port) => ({
        TELEGRAM_BOT_TOKEN: PEER_TOKEN,
        TELEGRAM_API_ROOT: peer.url,
        TELEGRAM_MODE: mode,
        ...(mode === "webhook" ? { PUBLIC_URL: `http://127.0.0.1:${port}` } : {}),
      }));
    });
    afterEach(async () => {
      await running.stop();
      expect(await peer.faultsFound(), "the peer's journal").toEqual([]);
    });
    afterAll(() => {
      peer.stop();
    });

    async function pairedChat(): Promise<number> {
      const chat = await peer.person({ language_code: "en" });
      await peer.say(chat, { text: `/start ${await running.code()}` });
      await replies(chat, 1);
      return chat;
    }

    async function replies(chat: number, count: number): Promise<string[]> {
      return vi.waitFor(async () => {
        const texts = (await peer.shown(chat)).map(({ text = "" }) => text);
        expect(texts.length).toBeGreaterThanOrEqual(count);
        return texts;
      }, WAIT);
    }

    test("answers each message as it should, with the figures of the console", async () => {
      const chat = await pairedChat();
      for (const [index, { say, hear }] of NINE_MESSAGES.entries()) {
        await peer.say(chat, { text: say });
        const answer = (await replies(chat, index + 2))[index + 1] ?? "";
        for (const expected of hear) {
          if (typeof expected === "string") expect(answer, `after “${say}”`).toContain(expected);
          else expect(answer, `after “${say}”`).toMatch(expected);
        }
      }
    });

    test("takes an edit as a correction and the button as undo", async () => {
      const chat = await pairedChat();
      const said = await peer.say(chat, { text: "coffee 50" });
      await replies(chat, 2);
      await peer.edit(chat, said.message_id, "coffee 15");
      expect((await replies(chat, 3))[2]).toContain("✏️ Coffee $50.00 → $15.00");
      await peer.press(chat, "Undo");
      expect((await replies(chat, 4))[3]).toContain("↩️ Undone");
      const entries = await running.stores.ledgers.entries({ ledger: running.owner.ledger, order: "made", limit: 10 });
      expect(entries.map(({ amount }) => amount.minor)).toEqual([5000]);
    });

    test("refuses strangers once a day and lets them neither read nor write", async () => {
      const stranger = await peer.person();
      await peer.say(stranger, { text: "coffee 4.50" });
      await replies(stranger, 1);
      await peer.say(stranger, { text: "what's left" });
      const owner = await pairedChat();
      await peer.say(owner, { text: "what's left" });
      await replies(owner, 2);
      expect((await peer.shown(stranger)).map(({ text }) => text)).toEqual([
        expect.stringContaining("private budget book"),
      ]);
      const entries = await running.stores.ledgers.entries({ ledger: running.owner.ledger, order: "made", limit: 10 });
      expect(entries).toEqual([]);
    });

    test("answers 200 messages of 20 chats once each, in order, through duplicates, floods and lost connections", async () => {
      const chats: number[] = [];
      for (let index = 0; index < 20; index++) chats.push(await pairedChat());
      await peer.fault({ duplicate: 40 });
      await peer.fault([
        { kind: "429", method: "sendMessage", retry_after: 1, times: 6, skip: 10 },
        { kind: "drop", method: "sendMessage", times: 3, skip: 40 },
        { kind: "5xx", method: "sendMessage", times: 3, skip: 60 },
      ]);
      const names = "alpha bravo charlie delta echo foxtrot golf hotel india juliet".split(" ");
      await Promise.all(
        chats.map(async (chat) => {
          for (const [index, name] of names.entries()) await peer.say(chat, { text: `coffee ${name} ${index + 1}.50` });
        }),
      );
      for (const chat of chats) {
        // Each chat also hears that others were paired after it.
        const confirmations = await vi.waitFor(async () => {
          const found = (await replies(chat, 11)).filter((text) => text.startsWith("✅"));
          expect(found.length).toBeGreaterThanOrEqual(10);
          return found;
        }, WAIT);
        const order = confirmations.map((text) => names.findIndex((name) => text.includes(`Coffee ${name} `)));
        expect(order).toEqual(names.map((_, index) => index));
      }
      const entries = await running.stores.ledgers.entries({
        ledger: running.owner.ledger,
        order: "made",
        limit: 1000,
      });
      expect(entries).toHaveLength(200);
    });

    test("catches up after an outage, with nothing lost and nothing twice", async () => {
      const chat = await pairedChat();
      await peer.say(chat, { text: "coffee alpha 1.50" });
      await replies(chat, 2);
      await peer.fault({ outage: true });
      await peer.say(chat, { text: "coffee bravo 2.50" });
      await peer.say(chat, { text: "coffee charlie 3.50" });
      await new Promise((resolve) => setTimeout(resolve, OUTAGE));
      await peer.fault({ outage: false });
      const texts = await replies(chat, 4);
      expect(texts.slice(1).map((text) => /Coffee (\w+)/.exec(text)?.[1])).toEqual(["alpha", "bravo", "charlie"]);
    });
  },
  120_000,
);

/** Milliseconds without Telegram: an outage is a stretch of time, so this one is waited out. */
const OUTAGE = 20_000;
