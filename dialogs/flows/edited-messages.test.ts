import { describe, expect, test } from "vitest";
import { bookOf, type Chat, openChat } from "../../tests/support/chat.ts";
import { openBot, type RunningBot } from "../../tests/support/running-bot.ts";

async function open(): Promise<{ bot: RunningBot; chat: Chat }> {
  const bot = await openBot();
  return { bot, chat: openChat(bot) };
}

describe("an edited message", () => {
  test("changes the amount that it logged", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("coffee 4.50");
    expect((await chat.edit(said, "coffee 5.40")).answer).toContain("✏️ Coffee $4.50 → $5.40");
    expect(await bookOf(bot)).toEqual(["coffee 540 2026-11-23"]);
  });

  test("adds and removes what it says more or less", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("taxi 12, lunch 18.50");
    const more = await chat.edit(said, "taxi 12, lunch 18.50, bus 3");
    expect(more.answer).toContain("✏️ Added: Bus $3.00");
    expect(await bookOf(bot)).toHaveLength(3);
    const less = await chat.edit(said, "taxi 12");
    expect(less.answer).toContain("✏️ Removed: Lunch $18.50");
    expect(less.answer).toContain("✏️ Removed: Bus $3.00");
    expect(await bookOf(bot)).toEqual(["taxi 1200 2026-11-23"]);
  });

  test("that says the same does nothing and is answered with nothing", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("taxi 12, lunch 18.50");
    expect((await chat.edit(said, "taxi 12, lunch 18.50")).answer).toBe("");
    expect((await chat.edit(said, "taxi  12,  lunch 18.50 ")).answer).toBe("");
    expect((await chat.say("undo")).answer).toContain("Taxi $12.00 · Lunch $18.50");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("means the days that it meant when it was sent, however late it is edited", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("bus yesterday 3");
    bot.clock.advance({ hours: 48 });
    expect((await chat.edit(said, "bus yesterday 3")).answer).toBe("");
    await chat.edit(said, "bus yesterday 4, coffee 2");
    expect(await bookOf(bot)).toEqual(["bus 400 2026-11-22", "coffee 200 2026-11-23"]);
    await chat.edit(said, "bus 4");
    expect(await bookOf(bot)).toEqual(["bus 400 2026-11-23"]);
  });

  test("is taken once more when it is edited once more", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("coffee 4");
    await chat.edit(said, "coffee 5");
    expect((await chat.edit(said, "coffee 6")).answer).toContain("✏️ Coffee $5.00 → $6.00");
    expect(await bookOf(bot)).toEqual(["coffee 600 2026-11-23"]);
  });

  test("asks when its entry was changed otherwise since, and takes the edit only then", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("coffee 4");
    await chat.say("no, it was 15");
    const asked = await chat.edit(said, "coffee 5");
    expect(asked.answer).toContain("Nothing was changed yet.");
    expect(await bookOf(bot)).toEqual(["coffee 1500 2026-11-23"]);
    expect((await chat.press(asked, "Take the edit")).answer).toContain("✏️ Coffee $15.00 → $5.00");
    expect(await bookOf(bot)).toEqual(["coffee 500 2026-11-23"]);
  });

  test("leaves what was changed since as it is where the person says so", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("coffee 4");
    await chat.say("no, it was 15");
    const asked = await chat.edit(said, "coffee 5");
    expect((await chat.press(asked, "Keep it as it is")).answer).toBe("All right, I left everything as it is.");
    expect(await bookOf(bot)).toEqual(["coffee 1500 2026-11-23"]);
  });

  test("asks when what it logged was undone since", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("coffee 4");
    await chat.say("undo");
    const asked = await chat.edit(said, "coffee 5");
    expect(asked.answer).toContain("was changed since");
    await chat.press(asked, "Take the edit");
    expect(await bookOf(bot)).toEqual(["coffee 500 2026-11-23"]);
  });

  test("asks when what it logged was asked about first, instead of logging it twice", async () => {
    const { bot, chat } = await open();
    await chat.say("make a budget for 2000 a month");
    const said = await chat.say("coffee 4, dinner 900");
    await chat.press(said, "Log $900.00");
    const asked = await chat.edit(said, "coffee 4, dinner 950");
    expect(asked.answer).toContain("Nothing was changed yet.");
    expect((await chat.press(asked, "Take the edit")).answer).toContain("✏️ Dinner $900.00 → $950.00");
    expect(await bookOf(bot)).toEqual(["coffee 400 2026-11-23", "dinner 95000 2026-11-23"]);
  });

  test("that says no expense any more asks what becomes of the one it logged", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("coffee 4");
    const asked = await chat.edit(said, "never mind");
    expect(asked.answer).toContain("What it logged stands as it was.");
    expect(await bookOf(bot)).toEqual(["coffee 400 2026-11-23"]);
    await chat.press(asked, "Remove what it logged");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("follows what came back, too, and from an expense to a refund", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("refund 20 from Zara");
    expect((await chat.edit(said, "refund 25 from Zara")).answer).toContain("✏️ Zara −$20.00 → −$25.00");
    const bought = await chat.say("Ikea 35");
    await chat.edit(bought, "got 35 back from Ikea");
    const [latest] = await bot.stores.ledgers.entries({ ledger: bot.owner.ledger, order: "made", limit: 1 });
    expect(latest).toMatchObject({ kind: "refund", counts: -3_500 });
  });

  test("that logged nothing is ignored", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("what's left");
    expect((await chat.edit(said, "coffee 4")).answer).toBe("");
    expect(await bookOf(bot)).toEqual([]);
  });

  test("is one turn of undo", async () => {
    const { bot, chat } = await open();
    const said = await chat.say("taxi 12, lunch 18.50");
    await chat.edit(said, "taxi 14, bus 3");
    await chat.say("undo");
    expect(await bookOf(bot)).toEqual(["taxi 1200 2026-11-23", "lunch 1850 2026-11-23"]);
  });
});
