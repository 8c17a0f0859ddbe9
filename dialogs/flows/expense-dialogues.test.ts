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

describe("which entry is meant", () => {
  test("is the other of two, once one was put right", async () => {
    const { say } = await open();
    await say("taxi 12, lunch 18.50");
    await say("the taxi was 14");
    expect(await say("no, the other one was 20")).toContain("✏️ Lunch $18.50 → $20.00 · total $34.00");
  });

  test("may be told by its amount, its day or its channel", async () => {
    const { bot, say } = await open();
    await openChat(bot, "page", "web").say("gas 60");
    await say("bus 3 yesterday");
    await say("taxi 12, lunch 18.50");
    expect(await say("the 18.50 one was 19")).toContain("✏️ Lunch $18.50 → $19.00");
    expect(await say("the one from yesterday was 4")).toContain("✏️ Bus $3.00 → $4.00");
    expect(await say("the web one was 46")).toContain("✏️ Gas $60.00 → $46.00");
  });

  test("is what was logged a day before, logged again", async () => {
    const { say, clock } = await open();
    await say("coffee 4.50, lunch 12");
    clock.advance({ hours: 24 });
    expect(await say("coffee same as yesterday")).toContain("✅ Coffee $4.50 · Dining: $21 spent in June");
    expect(await say("same as yesterday")).toContain("Which one do you mean? Nothing is logged yet.");
    expect(await say("lunch")).toContain("✅ Lunch $12.00");
    expect(await say("opera same as yesterday")).toContain("nothing was logged");
  });

  test("goes on with the day, and asks about the money, of what was just told", async () => {
    const { say } = await open();
    await say("taxi 12 yesterday");
    expect(await say("and 5 for the bus")).toContain("✅ Bus $5.00 (Tue 9 Jun)");
    await say("dinner 4,800 yen last Friday");
    expect(await say("and 500 for the bus")).toContain("Which currency is that? Not logged yet.");
    expect(await say("1")).toContain("✅ Bus ¥500 = $3.25 (Fri 5 Jun, rate 0.0065)");
  });
});
