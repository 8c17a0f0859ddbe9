import { describe, expect, test } from "vitest";
import { bookOf, openChat } from "../../tests/support/chat.ts";
import { fakeClock } from "../../tests/support/fake-clock.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { recordingChannel } from "../../tests/support/recording-channel.ts";
import { openBot } from "../../tests/support/running-bot.ts";

/** A chat with the whole bot on Wednesday, 10 June 2026. */
async function open() {
  const stores = openMemoryStores();
  const rates = { day: "2026-06-05", base: "EUR", rates: { USD: "1.04", JPY: "160" } };
  await stores.rates.keep(rates, "2026-06-05T15:00:00Z");
  const channels = [recordingChannel("web", { delivery: "inline" })];
  const clock = fakeClock("2026-06-10T12:00:00Z");
  const bot = await openBot({ stores, channels, clock, exchangeRates: "ecb" });
  const chat = openChat(bot);
  const say = async (text: string): Promise<string> => (await chat.say(text)).answer;
  return { bot, chat, say, clock };
}

describe("foreign money", () => {
  test("is told, converted, and put right by its charge", async () => {
    const { say } = await open();
    expect(await say("dinner 4,800 yen last Friday")).toBe(
      "✅ Dinner ¥4,800 = $31.20 (Fri 5 Jun, rate 0.0065) · charged differently?\n[Undo]",
    );
    expect(await say("32.11")).toBe("✏️ $31.20 → $32.11, ¥4,800 kept\n[Undo]");
  });

  test("keeps what the rate made of it where nobody minds", async () => {
    const { say } = await open();
    await say("dinner 4,800 yen last Friday");
    expect(await say("no")).toBe("All right, I left everything as it is.");
    expect(await say("what did I spend last friday")).toContain("¥4,800 = $31.20");
  });
});

describe("the same told again", () => {
  test("within five minutes is kept, and one of the two offered to be removed, whatever the channel", async () => {
    const { bot, say, clock } = await open();
    await say("coffee 4.50");
    clock.advance({ minutes: 4 });
    const page = openChat(bot, "page", "web");
    const again = await page.say("Coffee 4.50");
    expect(again.answer).toBe(
      [
        "✅ Coffee $4.50 · Dining: $9 spent in June",
        "Twice? Coffee $4.50 was logged a moment ago, from Console.",
        "1) Remove one",
        "2) Keep both",
      ].join("\n"),
    );
    expect(await bookOf(bot)).toHaveLength(2);
    expect((await page.press(again, "Remove one")).answer).toContain("🗑️ Removed: Coffee $4.50 · Dining: $4.50 spent");
    expect(await bookOf(bot)).toHaveLength(1);
  });

  test("is no question later, at another price, for another day or in the same message", async () => {
    const { say, clock } = await open();
    await say("coffee 4.50");
    expect(await say("coffee 4.60")).not.toContain("Twice?");
    expect(await say("coffee 4.50 yesterday")).not.toContain("Twice?");
    clock.advance({ minutes: 6 });
    expect(await say("coffee 4.50")).not.toContain("Twice?");
    expect(await say("bus 3 and bus 3")).not.toContain("Twice?");
  });

  test("is removed by its words, while the others of its message stay", async () => {
    const { bot, say } = await open();
    await say("coffee 4.50");
    expect(await say("coffee 4.50, taxi 12")).toContain("Twice? Coffee $4.50 was logged a moment ago");
    expect(await say("remove one")).toContain("🗑️ Removed: Coffee $4.50");
    expect(await bookOf(bot)).toEqual(["coffee 450 2026-06-10", "taxi 1200 2026-06-10"]);
  });
});
