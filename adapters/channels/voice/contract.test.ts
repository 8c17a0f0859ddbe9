import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "../../../dialogs/channel.ts";
import { anyBlock, anyText } from "../../../tests/contracts/any-reply.ts";
import { expectToBeKeepable } from "../../../tests/contracts/channel-arrival.ts";
import { openPhone } from "../../../tests/support/phone-bot.ts";
import { renderReply } from "./render.ts";
import { readTwiml } from "./testing/read-twiml.ts";
import { toTwiml } from "./twiml.ts";

/** Its questions are answered by saying or keying, so what a channel that is read must number, it says. */
describe("the phone, as every channel,", () => {
  test("makes events that can be kept, and told from others", async () => {
    const { bot, channel, enter } = await openPhone();
    const owner = await enter();
    for (const text of ["coffee 4.50", "yes"]) await owner.say(text);
    const keys = [1, 2].map((turn) => `voice:CA${"1".padStart(32, "0")}:${turn}`);
    const events = await Promise.all(keys.map(async (key) => (await bot.stores.turns.turn(key))?.event));
    expect(events.map((event) => event?.content)).toEqual([
      { kind: "message", text: "coffee 4.50" },
      { kind: "message", text: "yes" },
    ]);
    for (const event of events) if (event) expectToBeKeepable(event, channel);
  });

  test("pushes nothing", async () => {
    const { channel } = await openPhone();
    const { signal } = new AbortController();
    const blocks: Block[] = [{ kind: "text", text: "Saved." }];
    await expect(channel.send("voice:CA1", { privacy: "private", blocks }, { signal })).resolves.toEqual([]);
  });

  test("says replies in a way that Twilio takes, whatever they are made of", () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 4 }), fc.array(anyText, { maxLength: 6 }), (blocks, labels) => {
        const choices = labels.map((label, index) => ({ id: `k#${index}`, label }));
        const question: Block = { kind: "choices", choices, asks: true };
        const { text } = renderReply({ blocks: [...blocks, question], privacy: "private" });
        const asked = { turn: 1, what: "talk", again: 0, question: null } as const;
        expect(readTwiml(toTwiml("https://wise.example.org", { kind: "ask", say: text, asked })).name).toBe("Response");
      }),
      { numRuns: 100, interruptAfterTimeLimit: 10_000 },
    );
  });
});
