import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Reply } from "../../../dialogs/channel.ts";
import { Forbidden, Unavailable } from "../../../domain/errors.ts";
import { PEER_PATH } from "./testing/peer.ts";
import { says, usePeer, within } from "./testing/use-peer.ts";

describe.skipIf(!existsSync(PEER_PATH))(
  "Sending to Telegram, against a strict Bot API server (shared/peers/telegram-server.mjs)",
  () => {
    const { peer, open, shownTexts } = usePeer();

    test("waits as long as a flood asks, and not less", async () => {
      const { start, channel, waits } = await open();
      await start();
      const ann = await peer().person({ started: true });
      await peer().fault({ kind: "429", retry_after: 1 });
      await channel.send(String(ann), says("private", "Saved."), within());
      expect(waits).toEqual([1000]);
      expect(await shownTexts(ann)).toEqual(["Saved."]);
    });

    test.each([
      { name: "a dropped connection", fault: { kind: "drop" }, copies: 1 },
      { name: "a server error", fault: { kind: "5xx", code: 500 }, copies: 1 },
      {
        name: "a connection that broke after the message had arrived",
        fault: { kind: "drop", apply: true },
        copies: 2,
      },
    ])("delivers at least once in spite of $name", async ({ fault, copies }) => {
      const { start, channel } = await open();
      await start();
      const ann = await peer().person({ started: true });
      await peer().fault({ ...fault, times: 1 });
      await channel.send(String(ann), says("private", "Saved."), within());
      expect(await shownTexts(ann)).toEqual(Array(copies).fill("Saved."));
    });

    test("keeps to the platform's limits", async () => {
      const { start, channel } = await open({ pace: "platform" });
      await start();
      await peer().configure({ per_chat_second: 1, per_second: 30 });
      const people = [await peer().person({ started: true }), await peer().person({ started: true })];
      await Promise.all(
        people.flatMap((to) => [1, 2, 3].map((n) => channel.send(`${to}`, says("private", `${n}`), within()))),
      );
      expect((await peer().calls("sendMessage")).map((call) => call.status)).toEqual(Array(6).fill(200));
      for (const to of people) expect(await shownTexts(to)).toEqual(["1", "2", "3"]);
      await peer().configure({ per_chat_second: 0, per_second: 0 });
    });

    test("gives up with Unavailable when its time is over, with Forbidden when it is blocked", async () => {
      const { start, channel } = await open();
      await start();
      const ann = await peer().person({ started: true });
      await peer().fault({ outage: true });
      const sending = channel.send(`${ann}`, says("private", "Hello."), { signal: AbortSignal.timeout(200) });
      await expect(sending).rejects.toBeInstanceOf(Unavailable);
      await peer().fault({ outage: false });
      await peer().block(ann);
      await expect(channel.send(`${ann}`, says("private", "Hello."), within())).rejects.toBeInstanceOf(Forbidden);
      await expect(channel.send("42", says("private", "Hello."), within())).rejects.toBeInstanceOf(Forbidden);
    });

    test("splits what is long, escapes what is hostile, aligns tables and keeps the buttons at the end", async () => {
      const { start, channel } = await open();
      await start();
      const ann = await peer().person({ started: true });
      const hostile = `<b>&amp; "${"x".repeat(4000)}" </pre> 👨‍👩‍👧 ${"é🍕 ".repeat(700)}`;
      const reply: Reply = {
        privacy: "private",
        blocks: [
          { kind: "text", text: hostile },
          { kind: "fields", fields: [{ label: "Left <now>", value: "$4.50" }] },
          {
            kind: "table",
            title: "Week",
            columns: ["What", "Amount"],
            rows: [
              ["Tom & Co", "$1.00"],
              ["🍕", "$12.50"],
            ],
          },
          { kind: "choices", choices: [{ id: `${"k".repeat(61)}#99`, label: "Undo" }] },
        ],
      };
      const ids = await channel.send(`${ann}`, reply, within());
      const messages = await peer().shown(ann);
      expect(ids).toEqual(messages.map((message) => String(message.message_id)));
      const text = messages.map((message) => message.text).join("");
      expect(text.replace(/\s/g, "")).toContain(hostile.replace(/\s/g, ""));
      expect(messages.at(-1)?.text).toContain("Left <now>: $4.50");
      expect(messages.at(-1)?.text).toContain("What      Amount\nTom & Co   $1.00\n🍕        $12.50");
      expect(messages.map((message) => message.reply_markup !== undefined)).toEqual([
        ...Array(messages.length - 1).fill(false),
        true,
      ]);
    });
  },
);
