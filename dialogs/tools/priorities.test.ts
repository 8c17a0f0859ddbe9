import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import { stateOf } from "../../tests/support/ledger-state.ts";
import { call, householdAfter } from "../../tests/support/tool-calls.ts";

describe("a priority", () => {
  test("moves by two, stays within 1 and 10, and is undone by its name", async () => {
    const home = await householdAfter();
    const change = (direction: string) => home.say(call("set_priority", { category: "travel", change: direction }));
    expect(await change("up")).toBe("⚖️ Travel: priority 2 → 4 of 10, now 14 of 20 in order.");
    expect(await home.say(call("set_priority", { category: "travel", priority: 9 }))).toContain("4 → 9 of 10");
    expect(await change("up")).toContain("9 → 10 of 10");
    expect(await change("up")).toBe("Travel matters 10 of 10 to you already.");
    expect(home.operations).toEqual([]);
    expect(await home.say(call("undo"))).toContain("↩️ Undone: Travel: priority 9 → 10 of 10 (from Console)");
    await home.say(call("undo", { count: 2 }));
    expect((await stateOf(home)).categories).toEqual({});
    for (const _step of [1, 2]) await home.say(call("set_priority", { category: "shopping", change: "down" }));
    expect((await stateOf(home)).categories.shopping?.priority).toBe(1);
  });

  test("goes into the next plan, which can be made at once", async () => {
    const home = await householdAfter(call("create_budget", { income: "3000" }));
    const travel = async () =>
      (await stateOf(home)).plans["2026-06"]?.allocations.find(({ category }) => category === "travel")?.amount.minor;
    const before = (await travel()) ?? 0;
    expect(await home.say(call("set_priority", { category: "travel", priority: 10 }))).toContain(
      "The next plan goes by it.",
    );
    expect(await travel()).toBe(before);
    await home.press("Plan anew");
    expect(await travel()).toBeGreaterThan(before);
  });

  test("is told in order with the reasons for it", async () => {
    const home = await householdAfter(
      call("log_expense", { description: "concert", amount: "60", category: "entertainment", date: "2026-05-03" }),
      call("log_expense", { description: "rent", amount: "180", category: "housing", date: "2026-04-03" }),
      call("set_priority", { category: "entertainment", priority: 10 }),
      call("set_limit", { category: "groceries", amount: "10" }),
      call("log_expense", { description: "lidl", amount: "11", category: "groceries" }),
    );
    const [title, ...lines] = (await home.say(call("rank_categories"))).split("\n");
    expect(title).toBe("Your categories, what matters most first (by your word, by need, by what you spend):");
    expect(lines.slice(0, 4)).toEqual([
      "1 🏠 Housing: needed 10 of 10, 75 % of your spending",
      "2 🛒 Groceries: needed 9 of 10, overspent now",
      "3 🩺 Health: needed 9 of 10",
      "4 💡 Utilities: needed 9 of 10",
    ]);
    expect(lines).toContain("5 🎬 Entertainment: you gave it 10 of 10, needed 3 of 10, 25 % of your spending");
    expect(home.operations).toEqual([]);
  });
});

describe("what is left of a category when its month is over", () => {
  test("is carried from the running month on, until it is said otherwise", async () => {
    const home = await householdAfter();
    const carry = (does: boolean) => home.say(call("set_carry", { category: "travel", carry: does }));
    expect(await carry(false)).toBe("Travel starts anew each month already.");
    expect(await carry(true)).toBe(
      "⚖️ What is left of Travel, or over, when Tue 30 Jun is past goes into the next month.",
    );
    expect((await stateOf(home)).categories.travel).toEqual({ id: "travel", carriesFrom: "2026-06" });
    expect(await carry(true)).toBe("Travel carries over already.");
    expect(await carry(false)).toContain("⚖️ Travel starts anew each month from now on");
    expect(await home.say(call("undo"))).toContain("Undone: Travel: carries over → starts anew each month");
  });
});

describe("how careful plans and advice are", () => {
  test("is set for both, and told with what follows from it", async () => {
    const home = await householdAfter(call("create_budget", { income: "3000" }));
    expect(await home.say(call("set_risk", { risk_tolerance: "moderate" }))).toContain("It is so already (moderate)");
    expect(await home.say(call("set_risk", { risk_tolerance: "conservative" }))).toBe(
      "⚖️ Careful from now on (conservative): plans give 25 % to wants and 25 % to savings, and I say buy where 10 % of the income stays free.",
    );
    await home.press("Plan anew");
    expect((await stateOf(home)).plans["2026-06"]?.risk).toBe("conservative");
    expect(await home.say(call("undo", { count: 2 }))).toContain("Undone: risk moderate → conservative");
    expect((await stateOf(home)).settings).toEqual({});
  });

  test("holds for advice at once", async () => {
    const home = await householdAfter(
      call("create_budget", { income: "3000" }),
      call("log_expense", { description: "rent", amount: "2200", category: "housing" }),
    );
    const ask = () => home.say(call("check_purchase", { item: "shoes", amount: "100", category: "shopping" }));
    await home.say(call("set_risk", { risk_tolerance: "aggressive" }));
    expect(await ask()).toContain("👍 Buy.");
    await home.say(call("set_risk", { risk_tolerance: "conservative" }));
    expect(await ask()).not.toContain("👍 Buy.");
  });
});

test("how much one category matters is told with its place and its reasons", async () => {
  const home = await openHousehold();
  await home.say(call("set_priority", { category: "travel", priority: 10 }));
  expect(await home.say(call("rank_categories", { category: "travel" }))).toBe(
    "✈️ Travel is number 5 of 20: you gave it 10 of 10, needed 2 of 10.\nSay “make travel more important” or “… less important” to change it.",
  );
});
