import { existsSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { Forbidden } from "../../../domain/errors.ts";
import { PEER_PATH } from "./testing/peer.ts";
import { offers, says, usePeer, WAIT, within } from "./testing/use-peer.ts";

describe.skipIf(!existsSync(PEER_PATH))(
  "Telegram by polling, against a strict Bot API server (shared/peers/telegram-server.mjs)",
  () => {
    const { peer, open, shownTexts } = usePeer();

    test("tells its name and its commands, and clears a webhook that was set", async () => {
      const { start } = await open();
      await expect(start()).resolves.toEqual({ botUsername: "test_bot" });
      const methods = (await peer().calls()).map((call) => call.method);
      expect(methods).toEqual(["getMe", "deleteWebhook", "setMyCommands"]);
    });

    test("takes what a person writes, with who, where and when", async () => {
      const { start, inbox } = await open();
      await start();
      const ann = await peer().person({ language_code: "de" });
      const sent = await peer().say(ann, { text: "coffee 4.50" });
      await vi.waitFor(() => expect(inbox.events).toHaveLength(1));
      expect(inbox.events[0]).toEqual({
        key: `telegram:123456:${sent.update_id}`,
        channel: "telegram",
        lane: `telegram:${ann}`,
        sender: { id: String(ann), name: "Ann", locale: "de" },
        address: String(ann),
        isPrivate: true,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        message: String(sent.message_id),
        content: { kind: "message", text: "coffee 4.50" },
      });
    });

    test("keeps the order of a burst, also while the store is away, and confirms nothing before it is durable", async () => {
      const { start, inbox } = await open();
      await start();
      const ann = await peer().person();
      inbox.refuseNext(Number.POSITIVE_INFINITY);
      const texts = Array.from({ length: 20 }, (_, index) => `bus ${index + 1}`);
      for (const text of texts) await peer().say(ann, { text });
      await vi.waitFor(() => expect(inbox.refused()).toBeGreaterThan(3), WAIT);
      expect(await peer().pending()).toBe(20);
      inbox.refuseNext(0);
      await vi.waitFor(() => expect(inbox.texts()).toEqual(texts), WAIT);
      await vi.waitFor(async () => expect(await peer().pending()).toBe(0), WAIT);
    });

    test("leaves what it could not take to the next start", async () => {
      const first = await open();
      await first.start();
      const ann = await peer().person();
      first.inbox.refuseNext(Number.POSITIVE_INFINITY);
      await peer().say(ann, { text: "lunch 12" });
      await vi.waitFor(() => expect(first.inbox.refused()).toBeGreaterThan(0), WAIT);
      await first.channel.stop();
      const second = await open();
      await second.start();
      await vi.waitFor(() => expect(second.inbox.texts()).toEqual(["lunch 12"]), WAIT);
    });

    test("gives an update that comes twice the same key", async () => {
      const { start, inbox } = await open();
      await start();
      await peer().fault({ duplicate: 1 });
      await peer().say(await peer().person(), { text: "tea 3" });
      await vi.waitFor(() => expect(inbox.duplicates()).toBe(1), WAIT);
      expect(inbox.texts()).toEqual(["tea 3"]);
    });

    test.each([
      { name: "an outage that cuts connections", fault: { outage: true } },
      { name: "a proxy that answers 502", fault: { outage: 502 } },
    ])("survives $name", async ({ fault }) => {
      const { start, inbox, warnings } = await open();
      await start();
      const ann = await peer().person();
      await peer().fault(fault);
      await peer().say(ann, { text: "taxi 8" });
      await vi.waitFor(() => expect(warnings.length).toBeGreaterThan(1), WAIT);
      await peer().fault({ outage: false });
      await vi.waitFor(() => expect(inbox.texts()).toEqual(["taxi 8"]), WAIT);
    });

    test("survives dropped polls and another poller", async () => {
      const { start, inbox } = await open();
      await peer().fault([
        { kind: "drop", method: "getUpdates", times: 2 },
        {
          kind: "error",
          method: "getUpdates",
          code: 409,
          description: "Conflict: terminated by other getUpdates request",
        },
      ]);
      await start();
      await peer().say(await peer().person(), { text: "bread 2" });
      await vi.waitFor(() => expect(inbox.texts()).toEqual(["bread 2"]), WAIT);
    });

    test("starts while Telegram is away, and connects when it is back", async () => {
      const { start, inbox } = await open();
      const ann = await peer().person();
      await peer().fault({ outage: true });
      await expect(start()).resolves.toEqual({ botUsername: null });
      await peer().fault({ outage: false });
      await peer().say(ann, { text: "milk 1" });
      await vi.waitFor(() => expect(inbox.texts()).toEqual(["milk 1"]), WAIT);
    });

    test("says what to do about a token that is refused", async () => {
      const { start } = await open({ token: "123456:WRONG" });
      const refusal = start();
      await expect(refusal).rejects.toBeInstanceOf(Forbidden);
      await expect(refusal).rejects.toThrow(/TELEGRAM_BOT_TOKEN/);
    });

    test("knows buttons, edits, replies, files, groups, topics and blocks", async () => {
      const { start, inbox, channel } = await open();
      await start();
      const ann = await peer().person();
      const first = await peer().say(ann, { text: "coffee 50" });
      await peer().edit(ann, first.message_id, "coffee 15");
      await vi.waitFor(() => expect(inbox.events).toHaveLength(2), WAIT);
      const [answer] = await channel.send(String(ann), offers(["Undo"]), within());
      const answered = await peer().press(ann, "Undo");
      await peer().say(ann, { text: "no, 16", reply_to: Number(answer) });
      await peer().say(ann, { kind: "voice", base64: "T2dnUw==", duration: 3 });
      await peer().block(ann);
      await vi.waitFor(() => expect(inbox.events).toHaveLength(6), WAIT);
      expect(answered).not.toBeNull();
      expect(inbox.events.slice(1)).toMatchObject([
        { message: String(first.message_id), content: { kind: "edit", text: "coffee 15" } },
        { replyTo: answer, content: { kind: "choice", choice: "telegram:123456:1#0" } },
        { replyTo: answer, content: { kind: "message", text: "no, 16" } },
        { content: { kind: "voice", seconds: 3 } },
        { content: { kind: "membership", state: "left" } },
      ]);
    });

    test("answers in a forum's topic, and privately to who asked there", async () => {
      const { start, inbox, channel } = await open();
      await start();
      const ann = await peer().person();
      await peer().say(ann, { text: "hi" });
      const group = await peer().group({
        type: "supergroup",
        title: "Home",
        members: [ann],
        forum: true,
        bot: "administrator",
      });
      const topic = await peer().topic(group);
      const asked = await peer().say(group, { text: "/left@test_bot food", topic });
      await vi.waitFor(() => expect(inbox.texts()).toContain("/left food"), WAIT);
      const event = inbox.events.at(-1);
      expect(event).toMatchObject({
        lane: `telegram:${group}:${topic}:${ann}`,
        address: `${group}/${topic}@${ann}`,
        isPrivate: false,
      });
      expect(event).not.toHaveProperty("replyTo");
      await channel.send(`${group}/${topic}@${ann}`, says("shared", "Noted."), within(String(asked.message_id)));
      const [id] = await channel.send(`${group}/${topic}@${ann}`, says("private", "$40 left."), within());
      expect(id).toMatch(new RegExp(`^${ann}/\\d+$`));
      expect(await shownTexts(group)).toEqual(["Noted."]);
      expect(await shownTexts(ann)).toEqual(["$40 left."]);
    });

    test("tells the group, without a figure, when the asker's own chat was never opened", async () => {
      const { start, channel } = await open();
      await start();
      const bob = await peer().person();
      const group = await peer().group({ type: "group", title: "Home", members: [bob] });
      await channel.send(`${group}@${bob}`, says("private", "$40 left."), within());
      expect(await shownTexts(group)).toEqual([
        "That answer is for you alone. Write to me at https://t.me/test_bot first, then ask again.",
      ]);
    });

    test("follows a group that became a supergroup", async () => {
      const { start, channel } = await open();
      await start();
      const group = await peer().group({ type: "group", title: "Home", members: [await peer().person()] });
      const successor = await peer().migrate(group);
      const ids = await channel.send(`${group}`, says("shared", "Hello again."), within("1"));
      expect(ids).toEqual([expect.stringMatching(new RegExp(`^${successor}/\\d+$`))]);
      await channel.send(`${group}`, says("shared", "And again."), within());
      expect(await shownTexts(successor)).toEqual(["Hello again.", "And again."]);
      expect((await peer().calls("sendMessage")).map((call) => call.status)).toEqual([400, 200, 200]);
    });
  },
);
