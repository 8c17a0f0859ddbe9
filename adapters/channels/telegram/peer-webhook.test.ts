import { existsSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { WEBHOOK_PATH } from "./index.ts";
import { PEER_PATH } from "./testing/peer.ts";
import { offers, usePeer, WAIT, within } from "./testing/use-peer.ts";

describe.skipIf(!existsSync(PEER_PATH))(
  "Telegram by webhook, against a strict Bot API server (shared/peers/telegram-server.mjs)",
  () => {
    const { peer, openWebhook } = usePeer();

    test("takes signed updates and keeps Telegram waiting for what it can't keep", async () => {
      const { start, inbox } = await openWebhook();
      await start();
      const ann = await peer().person();
      await peer().configure({ hook_order: "queue" });
      inbox.refuseNext(2);
      for (const text of ["one 1", "two 2", "three 3"]) await peer().say(ann, { text });
      await vi.waitFor(() => expect(inbox.texts()).toEqual(["one 1", "two 2", "three 3"]), WAIT);
      expect(inbox.refused()).toBe(2);
      await peer().fault({ duplicate: 1 });
      await peer().say(ann, { text: "four 4" });
      await vi.waitFor(() => expect(inbox.duplicates()).toBe(1), WAIT);
      expect(inbox.texts()).toEqual(["one 1", "two 2", "three 3", "four 4"]);
    });

    test("comes through an outage with nothing lost", async () => {
      const { start, inbox } = await openWebhook();
      await start();
      const ann = await peer().person();
      await peer().fault({ outage: true });
      await peer().say(ann, { text: "fuel 40" });
      await peer().fault({ outage: false });
      await vi.waitFor(() => expect(inbox.texts()).toEqual(["fuel 40"]), WAIT);
    });

    test("acknowledges buttons", async () => {
      const { start, inbox, channel } = await openWebhook();
      await start();
      const ann = await peer().person({ started: true });
      await channel.send(String(ann), offers(["Yes", "No"]), within());
      await peer().fault({ kind: "drop", method: "answerCallbackQuery", times: 1 });
      const answered = await peer().press(ann, "No");
      expect(answered).not.toBeNull();
      expect(inbox.events).toMatchObject([{ content: { kind: "choice", choice: "telegram:123456:1#1" } }]);
    });

    test("turns away who does not know the secret", async () => {
      const { start, inbox, url } = await openWebhook();
      await start();
      const body = JSON.stringify({ update_id: 1 });
      for (const headers of [{}, { "x-telegram-bot-api-secret-token": "guess" }]) {
        const answer = await fetch(url + WEBHOOK_PATH, { method: "POST", headers, body });
        expect(answer.status).toBe(401);
      }
      expect(inbox.events).toEqual([]);
    });
  },
);
