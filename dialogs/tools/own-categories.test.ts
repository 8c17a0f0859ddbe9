import { describe, expect, test } from "vitest";
import { allocated, limitsIn, planInForce } from "../../domain/plan.ts";
import { openHousehold } from "../../tests/support/household.ts";
import { stateOf } from "../../tests/support/ledger-state.ts";
import { openBot } from "../../tests/support/running-bot.ts";
import { call, householdAfter, log } from "../../tests/support/tool-calls.ts";

const JUNE = { key: "2026-06", start: "2026-06-01", end: "2026-06-30" };

describe("a category of one's own", () => {
  test("is introduced, used by its name, and gone when it is undone", async () => {
    const home = await householdAfter();
    expect(await home.say(call("add_category", { name: "knitting", emoji: "🧶" }))).toBe(
      [
        "🏷️ New category 🧶 Knitting: one of your wants, necessity 3 of 10.",
        "Say “limit knitting to 50”, or “that was knitting” after an expense.",
      ].join("\n"),
    );
    expect(await home.say(call("set_limit", { category: "Knitting", amount: "50" }))).toContain("📏 Knitting limit");
    expect(await home.say(log("yarn", "12", { category: "knitting" }))).toContain("Knitting: $12 of $50 spent");
    expect(await home.say(call("undo", { count: 3 }))).toContain("↩️ Undone: category Knitting (from Console)");
    expect((await stateOf(home)).categories).toEqual({});
    expect(await home.say(call("set_limit", { category: "knitting", amount: "50" }))).toBe(
      'There is no category "knitting".',
    );
  });

  test("can be used in the turn that makes it", async () => {
    const home = await householdAfter();
    const reply = await home.say(
      call("add_category", { name: "Boat" }),
      call("set_limit", { category: "boat", amount: "50" }),
    );
    expect(reply).toContain("📏 Boat limit $50.00 a month");
  });

  test("is as its parent is, until it is said otherwise", async () => {
    const home = await householdAfter(call("add_category", { name: "Coffee", parent: "groceries" }));
    expect((await stateOf(home)).categories.coffee).toMatchObject({
      group: "needs",
      necessity: 9,
      parent: "groceries",
    });
    expect(await home.say(call("edit_category", { category: "coffee", parent: "dining", necessity: 2 }))).toBe(
      "🏷️ Coffee: necessity 9 → 2 of 10, needs → wants, part of Groceries → part of Dining.",
    );
    expect(await home.say(call("edit_category", { category: "coffee", parent: null }))).toContain("→ on its own");
    expect(await home.say(call("edit_category", { category: "dining", parent: "dining" }))).toBe(
      "Dining can't be part of itself.",
    );
  });

  test("needs a name that no other goes by, but its id never hides another", async () => {
    const home = await householdAfter(call("edit_category", { category: "entertainment", name: "Fun" }));
    expect(await home.say(call("add_category", { name: "dining" }))).toBe(
      "Dining goes by “dining” already. Choose another name, or merge the two.",
    );
    expect(await home.say(call("add_category", { name: "Entertainment" }))).toContain("Fun goes by");
    await home.say(call("add_category", { name: "Café!" }), call("edit_category", { category: "café", name: "Bars" }));
    expect(await home.say(call("add_category", { name: "Gifts and charity" }))).toContain("goes by");
    expect(Object.keys((await stateOf(home)).categories)).toEqual(["cafe", "entertainment"]);
  });
});

describe("a category that is called otherwise", () => {
  test("goes by both names, and by its new one in every reply", async () => {
    const home = await householdAfter();
    expect(await home.say(call("edit_category", { category: "entertainment", name: "fun" }))).toBe(
      "🏷️ Entertainment → Fun.\nBoth names will do.",
    );
    expect(await home.say(log("cinema", "12", { category: "Entertainment" }))).toContain("· Fun");
    expect(await home.say(call("edit_category", { category: "fun", name: "Fun" }))).toBe("Fun is like that already.");
    expect(await home.say(call("undo", { count: 2 }))).toContain("↩️ Undone: Entertainment → Fun");
    expect(await home.say(call("summarize_budget", { category: "entertainment" }))).toContain("Entertainment");
  });

  test("takes its first name back without keeping it twice", async () => {
    const home = await householdAfter(
      call("edit_category", { category: "entertainment", name: "Fun" }),
      call("edit_category", { category: "entertainment", name: "Entertainment" }),
    );
    expect((await stateOf(home)).categories.entertainment?.aliases).toEqual(["fun"]);
  });

  test("is understood by it in whatever is said", async () => {
    const bot = await openBot();
    expect(await bot.say("call it Play instead of Entertainment")).toContain("🏷️ Entertainment → Play.");
    expect(await bot.say("limit play to 50")).toContain("📏 Play limit $50.00 a month");
    await bot.say("cinema 12");
    expect(await bot.say("play left?")).toContain("Play in November: $38 left");
    await bot.say("lunch 10");
    expect(await bot.say("that was play")).toContain("Dining → Play");
    expect(await bot.say("undo")).toContain("Dining → Play");
  });
});

describe("a category that becomes part of another", () => {
  const withBoth = () =>
    householdAfter(
      call("create_budget", { income: "3000" }),
      log("bowling", "30", { category: "entertainment" }),
      log("netflix", "15", { category: "subscriptions", date: "2026-05-24" }),
      log("spotify", "10", { category: "subscriptions" }),
    );

  test("brings its entries and its money along, in one step that undo takes back", async () => {
    const home = await withBoth();
    const before = await stateOf(home);
    const amountOf = (id: string) =>
      before.plans["2026-06"]?.allocations.find(({ category }) => category === id)?.amount.minor ?? 0;
    const together = (amountOf("entertainment") + amountOf("subscriptions")) / 100;
    expect(await home.say(call("merge_categories", { from: "subscriptions", into: "entertainment" }))).toBe(
      `🏷️ Subscriptions is part of Entertainment now with its 2 entries; what both had adds up. Entertainment: $40 of $${together} spent`,
    );
    expect(home.operations).toHaveLength(1);
    const after = await stateOf(home);
    expect(Object.values(after.entries).map(({ category }) => category)).not.toContain("subscriptions");
    expect(await home.say(log("hulu", "8", { category: "subscriptions" }))).toContain("Entertainment: $48");
    await home.say(call("undo", {}));
    expect(await home.say(call("undo", {}))).toContain("↩️ Undone: Subscriptions merged into Entertainment");
    expect(await stateOf(home)).toEqual(before);
    await home.say(call("redo", {}));
    expect(await stateOf(home)).toEqual(after);
  });

  test.each([{ entertainment: "100" }, { subscriptions: "50" }, { entertainment: "100", subscriptions: "50" }])(
    "leaves what both had together, whichever of them was limited: %o",
    async (limits) => {
      for (const isPlanned of [true, false]) {
        const home = await householdAfter(...(isPlanned ? [call("create_budget", { income: "3000" })] : []));
        for (const [category, amount] of Object.entries(limits))
          await home.say(call("set_limit", { category, amount }));
        const given = async (category: string): Promise<number> => {
          const { plans, limits: its } = await stateOf(home);
          const plan = planInForce(Object.values(plans), "2026-06");
          return allocated(plan, limitsIn(Object.values(its), JUNE), "USD").get(category)?.minor ?? 0;
        };
        const before = (await given("entertainment")) + (await given("subscriptions"));
        await home.say(call("merge_categories", { from: "subscriptions", into: "entertainment" }));
        expect(await given("entertainment")).toBe(before);
        const plan = (await stateOf(home)).plans["2026-06"];
        if (plan) {
          const parts = plan.allocations.reduce((total, { amount }) => total + amount.minor, plan.unassigned.minor);
          expect(parts).toBe(plan.income.minor);
        }
      }
    },
  );

  test("keeps what held in earlier months, so that nothing old is warned of anew", async () => {
    const home = await openHousehold({ now: "2026-05-02T12:00:00Z" });
    await home.say(call("set_limit", { category: "entertainment", amount: "100" }));
    await home.say(call("set_limit", { category: "subscriptions", amount: "50" }));
    await home.say(
      log("bowling", "70", { category: "entertainment" }),
      log("hulu", "35", { category: "subscriptions" }),
    );
    home.now = "2026-06-10T12:00:00Z";
    await home.say(call("set_limit", { category: "entertainment", amount: "10" }));
    await home.say(call("merge_categories", { from: "subscriptions", into: "entertainment" }));
    const { limits, alerts } = await stateOf(home);
    expect(limits.entertainment).toEqual({
      category: "entertainment",
      amount: { minor: 6_000, currency: "USD" },
      per: "month",
      from: "2026-06",
      replaces: {
        category: "entertainment",
        amount: { minor: 15_000, currency: "USD" },
        per: "month",
        from: "2026-05",
      },
    });
    expect(alerts).toEqual({});
  });

  test("names rules and parts of it after the one that stays, which can go on into a third", async () => {
    const home = await householdAfter(
      call("add_category", { name: "Coffee" }),
      call("add_category", { name: "Beans", parent: "coffee" }),
      call("merge_categories", { from: "coffee", into: "dining" }),
      call("merge_categories", { from: "dining", into: "groceries" }),
    );
    expect((await stateOf(home)).categories.beans?.parent).toBe("groceries");
    expect(await home.say(call("summarize_budget", { category: "coffee" }))).toContain("Groceries");
    expect(await home.say(log("espresso", "3", { category: "dining" }))).toContain("· Groceries");
  });

  test("can't be one that has to stay, or the same", async () => {
    const home = await householdAfter();
    const merge = (from: string, into: string) => home.say(call("merge_categories", { from, into }));
    expect(await merge("savings", "travel")).toContain("Savings has to stay");
    expect(await merge("other", "travel")).toContain("Other has to stay");
    expect(await merge("travel", "travel")).toBe("Travel and Travel are one category already.");
    expect(await merge("zorbing", "travel")).toBe('There is no category "zorbing".');
    expect(home.operations).toEqual([]);
  });
});
