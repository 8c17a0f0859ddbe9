import { describe, expect, test } from "vitest";
import { Unavailable } from "../../domain/errors.ts";
import type { Operation } from "../../domain/operation.ts";
import { bookOf, openChat } from "../../tests/support/chat.ts";
import { fakeClock } from "../../tests/support/fake-clock.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { openBot, type RunningBot } from "../../tests/support/running-bot.ts";

/** A Monday, shortly before nine. */
const opened = (at = "2026-11-23T08:59:00Z") => openBot({ clock: fakeClock(at) });

async function linksOf({ stores, owner }: RunningBot): Promise<string[]> {
  const entries = await stores.ledgers.entries({ ledger: owner.ledger, order: "made", limit: 50 });
  return entries.toReversed().map(({ description, recurring }) => `${description} ${recurring?.due ?? "-"}`);
}

describe("a bill", () => {
  test("is logged at nine on its day, once, in the person's own zone", async () => {
    const bot = await opened();
    await bot.say("netflix 15.49 every month on the 23rd");
    await bot.tick();
    expect(await bookOf(bot)).toEqual([]);
    bot.clock.advance({ minutes: 1 });
    await bot.tick();
    await bot.tick();
    expect(await bookOf(bot)).toEqual(["netflix 1549 2026-11-23"]);
    bot.clock.advance({ hours: 24 });
    await bot.tick();
    expect(await bookOf(bot)).toHaveLength(1);
  });

  test("that a process missed is made up for, each once, dated as it was due, and none from before it was told", async () => {
    const bot = await opened();
    await bot.say("gym 12 every friday");
    await bot.say("rent 900 monthly on the 1st");
    bot.clock.advance({ hours: 24 * 17 });
    await bot.tick();
    await bot.tick();
    expect(await bookOf(bot)).toEqual(["gym 1200 2026-11-27", "rent 90000 2026-12-01", "gym 1200 2026-12-04"]);
  });

  test("that varies is never logged, but asked about in the next turn, in whatever chat", async () => {
    const bot = await opened();
    await bot.say("electricity around 80 every month on the 24th");
    bot.clock.advance({ hours: 25 });
    await bot.tick();
    expect(await bookOf(bot)).toEqual([]);
    const chat = openChat(bot, "another chat");
    expect((await chat.say("coffee 4.50")).answer).toContain("What did electricity come to?");
    expect(await bot.say("tea 3")).not.toContain("electricity");
    expect((await chat.say("83.20")).answer).toContain("✅ Electricity $83.20 · Utilities");
    expect(await linksOf(bot)).toEqual(["coffee -", "tea -", "electricity 2026-11-24"]);
    expect((await chat.say("how am I doing")).answer).not.toContain("come to");
  });

  test("answered for is not part of the message beside which it was asked", async () => {
    const bot = await opened();
    await bot.say("electricity around 80 every month on the 23rd");
    const chat = openChat(bot);
    const said = await chat.say("coffee 4.50");
    await chat.say("83.20");
    await chat.edit(said, "coffee 5");
    expect(await bookOf(bot)).toEqual(["coffee 500 2026-11-23", "electricity 8320 2026-11-23"]);
  });

  test("that was stopped is logged no more", async () => {
    const bot = await opened();
    await bot.say("netflix 15.49 every month on the 23rd");
    await bot.say("stop netflix");
    bot.clock.advance({ hours: 1 });
    await bot.tick();
    expect(await bookOf(bot)).toEqual([]);
  });

  test("is logged by the clock of where the person is", async () => {
    const bot = await opened("2026-11-22T23:30:00Z");
    const { ledger, id } = bot.owner;
    await bot.say("netflix 15.49 every month on the 23rd");
    const head = await bot.stores.ledgers.head(ledger);
    const after = { person: id, zone: "Asia/Tokyo" };
    await bot.stores.ledgers.commit({
      ledger,
      seq: head + 1,
      turn: "to Tokyo",
      step: "0.0",
      last: true,
      actor: id,
      channel: "console",
      kind: "change",
      tool: "set_preferences",
      changes: [{ what: "preferences", id, before: null, after }],
      facts: null,
      at: bot.clock.now().toString(),
    });
    await bot.tick();
    expect(await bookOf(bot)).toEqual([]);
    // It is nine o'clock on the 23rd in Tokyo.
    bot.clock.advance({ minutes: 30 });
    await bot.tick();
    expect(await bookOf(bot)).toEqual(["netflix 1549 2026-11-23"]);
  });
});

describe("a bill that is typed as well", () => {
  test("counts once when it was typed first", async () => {
    const bot = await opened();
    await bot.say("netflix 15.49 every month on the 24th");
    expect(await bot.say("netflix 15.49")).toContain(
      "✅ That's the Netflix due tomorrow: logged once, nothing more will be added.",
    );
    bot.clock.advance({ hours: 48 });
    await bot.tick();
    expect(await linksOf(bot)).toEqual(["netflix 2026-11-24"]);
  });

  test("counts once when the job was first, and twice by one tap", async () => {
    const bot = await opened("2026-11-23T09:00:00Z");
    const chat = openChat(bot);
    await chat.say("netflix 15.49 every month on the 23rd");
    await bot.tick();
    const said = await chat.say("paid netflix 15.49");
    expect(said.answer).toContain(
      "✅ That's the Netflix due today, which I had logged: yours takes its place, so it counts once.",
    );
    expect(await linksOf(bot)).toEqual(["netflix 2026-11-23"]);
    expect((await chat.press(said, "It's another one")).answer).toContain(
      "the Netflix due today stands beside it again",
    );
    expect((await linksOf(bot)).toSorted()).toEqual(["netflix -", "netflix 2026-11-23"]);
    await bot.tick();
    expect(await linksOf(bot)).toHaveLength(2);
  });

  test("is the job's again when the typed one is taken back, or turns out to be something else", async () => {
    for (const text of ["undo", "no, that was hulu"]) {
      const bot = await opened("2026-11-23T09:00:00Z");
      await bot.say("netflix 15.49 every month on the 23rd");
      await bot.tick();
      await bot.say("netflix 15.49");
      await bot.say(text);
      await bot.tick();
      expect(
        (await linksOf(bot)).filter((link) => link.endsWith("23")),
        text,
      ).toEqual(["netflix 2026-11-23"]);
    }
  });

  test("is waited for while a question about it is open", async () => {
    const bot = await opened();
    const chat = openChat(bot);
    await chat.say("netflix 15.49 every month on the 29th");
    const said = await chat.say("netflix 15.49");
    expect(said.answer).toContain("Is that the Netflix due Sun 29 Nov, $15.49?");
    bot.clock.advance({ hours: 24 * 7 });
    await bot.tick();
    expect(await linksOf(bot)).toEqual(["netflix -"]);
    await chat.press(said, "No, another one");
    await bot.tick();
    expect(await linksOf(bot)).toEqual(["netflix -", "netflix 2026-11-29"]);
  });

  test("and taken back is not brought back beside what the job logged meanwhile", async () => {
    const bot = await opened();
    await bot.say("netflix 15.49 every month on the 23rd");
    await bot.say("netflix 15.49");
    await bot.say("undo");
    bot.clock.advance({ hours: 1 });
    await bot.tick();
    expect(await bot.say("redo")).toContain("was recorded otherwise meanwhile, so it was left as it is.");
    expect(await linksOf(bot)).toEqual(["netflix 2026-11-23"]);
  });
});

describe("what a job logged", () => {
  async function withRent(): Promise<RunningBot> {
    const bot = await opened("2026-11-23T09:00:00Z");
    await bot.say("rent 900 monthly on the 23rd");
    await bot.say("coffee 4.50");
    await bot.tick();
    return bot;
  }

  test("is not what undo takes back, nor “the last one”: that is what the person said last", async () => {
    const bot = await withRent();
    await bot.say("delete the last one");
    expect(await bookOf(bot)).toEqual(["rent 90000 2026-11-23"]);
    await bot.say("tea 3");
    expect(await bot.say("undo")).toContain("Tea $3.00");
    expect(await bookOf(bot)).toEqual(["rent 90000 2026-11-23"]);
  });

  test("is removed by its words, and not logged again; undo brings it back", async () => {
    const bot = await withRent();
    expect(await bot.say("delete the rent")).toContain("🗑️ Removed: Rent $900.00");
    await bot.tick();
    expect(await bookOf(bot)).toEqual(["coffee 450 2026-11-23"]);
    await bot.say("undo");
    expect(await linksOf(bot)).toContain("rent 2026-11-23");
  });

  test("is put right by its words, and stays that bill", async () => {
    const bot = await withRent();
    await bot.say("the rent was 950");
    expect(await bot.say("change it to 950")).toContain("Rent $900.00 → $950.00");
    await bot.tick();
    expect(await bookOf(bot)).toContain("rent 95000 2026-11-23");
    expect(await linksOf(bot)).toContain("rent 2026-11-23");
  });
});

describe("a plan", () => {
  const plansOf = async ({ stores, owner }: RunningBot) =>
    (await stores.ledgers.records(owner.ledger, "plans")).map((plan) => ({
      period: plan.period,
      income: plan.income.minor,
      housing: plan.allocations.find(({ category }) => category === "housing")?.amount.minor,
    }));

  test("is made anew when a period begins, with what is due in it, once", async () => {
    const bot = await opened();
    await bot.say("make a budget for 1000 a month");
    await bot.say("rent 900 monthly on the 5th");
    await bot.tick();
    expect(await plansOf(bot)).toMatchObject([{ period: "2026-11" }]);
    bot.clock.advance({ hours: 24 * 8 });
    await bot.tick();
    await bot.tick();
    const [november, december, ...others] = await plansOf(bot);
    expect(others).toEqual([]);
    expect(november?.housing).toBeLessThan(90_000);
    expect(december).toEqual({ period: "2026-12", income: 100_000, housing: 90_000 });
  });

  test("that the person made for the period stays, and no period that went by gets one", async () => {
    const bot = await opened();
    await bot.say("make a budget for 1000 a month");
    bot.clock.advance({ hours: 24 * 8 });
    await bot.say("make a budget for 2000 a month");
    await bot.tick();
    bot.clock.advance({ hours: 24 * 70 });
    await bot.tick();
    expect((await plansOf(bot)).map(({ period, income }) => [period, income])).toEqual([
      ["2026-11", 100_000],
      ["2026-12", 200_000],
      ["2027-02", 200_000],
    ]);
  });

  test("that a job made is not what undo takes back", async () => {
    const bot = await opened();
    await bot.say("make a budget for 1000 a month");
    await bot.say("coffee 4.50");
    bot.clock.advance({ hours: 24 * 8 });
    await bot.tick();
    expect(await bot.say("undo")).toContain("Coffee $4.50");
    expect(await plansOf(bot)).toHaveLength(2);
  });

  test("is not made for who has none", async () => {
    const bot = await opened();
    await bot.say("rent 900 monthly on the 5th");
    await bot.tick();
    expect(await plansOf(bot)).toEqual([]);
  });
});

test("what fails in one ledger is tried again, and holds up no other", async () => {
  const stores = openMemoryStores();
  let isDown = true;
  const failing = {
    ...stores,
    ledgers: {
      ...stores.ledgers,
      async commit(operation: Operation) {
        if (isDown && operation.tool === "log_bill") throw new Unavailable("The disk is full; nothing was saved.");
        return stores.ledgers.commit(operation);
      },
    },
  };
  const bot = await openBot({ clock: fakeClock("2026-11-23T09:00:00Z"), stores: failing });
  await bot.say("netflix 15.49 every month on the 23rd");
  await bot.tick();
  expect(bot.log.text()).toContain("what is due in a ledger has to wait");
  isDown = false;
  await bot.tick();
  expect(await bookOf(bot)).toEqual(["netflix 1549 2026-11-23"]);
});
