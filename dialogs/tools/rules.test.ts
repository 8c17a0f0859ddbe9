import { describe, expect, test } from "vitest";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { storedState } from "../../tests/support/ledger-state.ts";
import { openBot } from "../../tests/support/running-bot.ts";
import { call, householdAfter } from "../../tests/support/tool-calls.ts";
import type { ToolCall } from "./call.ts";

const log = (description: string, more: object = {}): ToolCall =>
  call("log_expense", { description, amount: "10", ...more });
const rule = (words: string, category: string): ToolCall => call("add_rule", { words, category });

/** Where the latest entry went. */
const latest = async ({ stores, person }: Household): Promise<string | null | undefined> => {
  const [entry] = await stores.ledgers.entries({ ledger: person.ledger, order: "made", limit: 1 });
  return entry?.category;
};
const goesTo = async (home: Household, description: string, more: object = {}): Promise<string | null | undefined> => {
  await home.say(log(description, more));
  return latest(home);
};

describe("a rule", () => {
  test("holds for what is called so, and for what has all of its words", async () => {
    const home = await householdAfter(rule("Coffee Beans!", "groceries"));
    expect(await goesTo(home, "coffee beans")).toBe("groceries");
    expect(await goesTo(home, "fresh beans, coffee and milk")).toBe("groceries");
    expect(await goesTo(home, "coffee")).toBe("dining");
  });

  test("with more words outranks one with fewer, and the exact one all others", async () => {
    const home = await householdAfter(
      rule("uber", "transport"),
      rule("uber eats", "dining"),
      rule("uber eats card", "gifts"),
    );
    expect(await goesTo(home, "uber")).toBe("transport");
    expect(await goesTo(home, "uber eats pizza")).toBe("dining");
    expect(await goesTo(home, "uber eats card")).toBe("gifts");
  });

  test("outranks what the words suggest and what a model says, but not what the person states", async () => {
    const home = await householdAfter(rule("netflix", "entertainment"));
    expect(await goesTo(home, "netflix", { category: "subscriptions" })).toBe("entertainment");
    expect(await goesTo(home, "netflix", { category: "gifts" })).toBe("gifts");
    home.brain = "model";
    expect(await goesTo(home, "netflix", { category: "gifts" })).toBe("entertainment");
    expect(await goesTo(home, "zorbing", { category: "travel" })).toBe("travel");
  });

  test("is kept once for its words, and says what it was before", async () => {
    const home = await householdAfter();
    expect(await home.say(rule("Lidl", "groceries"))).toBe("🧠 Learned: Lidl → Groceries, from now on.");
    expect(await home.say(rule("LIDL", "groceries"))).toBe("I know: Lidl → Groceries, always.");
    expect(home.operations).toEqual([]);
    expect(await home.say(rule("lidl", "shopping"))).toBe(
      "🧠 Learned: Lidl → Shopping, from now on. Before: Groceries.",
    );
    expect(await home.say(call("undo"))).toContain("↩️ Undone: Lidl: Groceries → Shopping (from Console)");
    expect(await home.say(call("undo"))).toContain("↩️ Undone: Lidl → Groceries");
    expect(await home.say(rule("🍕", "dining"))).toContain("no words that I could know it by");
    expect(await home.say(rule("Lidl", "zorbing"))).toBe('There is no category "zorbing".');
  });

  test("is listed with its number and forgotten by it, by its words or as the latest", async () => {
    const home = await householdAfter();
    expect(await home.say(call("list_rules"))).toContain("No rules yet.");
    expect(await home.say(call("forget_rule"))).toContain("I have no such rule");
    for (const [index, words] of ["lidl", "aldi", "aldi cafe", "shell"].entries()) {
      home.now = `2026-06-1${index}T12:00:00Z`;
      await home.say(rule(words, words === "shell" ? "transport" : "groceries"));
    }
    expect(await home.say(call("list_rules"))).toBe(
      [
        "What you taught me:",
        "1 Lidl → Groceries (you said so)",
        "2 Aldi → Groceries (you said so)",
        "3 Aldi cafe → Groceries (you said so)",
        "4 Shell → Transport (you said so)",
        "Say “forget rule 1” to drop one.",
      ].join("\n"),
    );
    expect(await home.say(call("forget_rule", { words: "cafe" }))).toContain("🧠 Forgotten: Aldi cafe → Groceries.");
    expect(await home.say(call("forget_rule", { words: "groceries" }))).toContain("1) Lidl\n2) Aldi");
    expect(await home.press("Aldi")).toContain("🧠 Forgotten: Aldi → Groceries.");
    expect(await home.say(call("forget_rule"))).toContain("🧠 Forgotten: Shell → Transport.");
    expect(await home.say(call("undo"))).toContain("↩️ Undone: forgetting Shell → Transport");
    expect(await home.say(call("forget_rule", { position: 1 }))).toContain("🧠 Forgotten: Lidl → Groceries.");
    expect(await home.say(call("forget_rule", { position: 7 }))).toContain("I have no such rule");
  });
});

describe("a name that the person gave a category", () => {
  test("is a rule by itself", async () => {
    const home = await householdAfter(
      call("add_category", { name: "Coffee" }),
      call("edit_category", { category: "dining", name: "Eats" }),
    );
    expect(await goesTo(home, "coffee")).toBe("coffee");
    expect(await goesTo(home, "iced coffee to go")).toBe("coffee");
    expect(await goesTo(home, "eats")).toBe("dining");
    await home.say(rule("coffee", "groceries"));
    expect(await goesTo(home, "coffee")).toBe("groceries");
  });
});

describe("a category that the person made", () => {
  test("is understood by what lies in it, and asked about", async () => {
    const home = await householdAfter(call("add_category", { name: "Eating out" }));
    for (const what of ["pizza", "burger king", "thai restaurant", "sushi place"]) {
      await home.say(log(what, { category: "eating_out" }));
    }
    expect(await goesTo(home, "indian restaurant")).toBe("eating_out");
    const [entry] = await home.stores.ledgers.entries({ ledger: home.person.ledger, order: "made", limit: 1 });
    expect(entry?.suggested?.confidence).toBeLessThan(0.9);
    expect(await goesTo(home, "bus ticket")).toBe("transport");
  });

  test("is meant by whoever put the same there before", async () => {
    const home = await householdAfter(call("add_category", { name: "Films" }), log("netflix", { category: "films" }));
    expect(await goesTo(home, "netflix")).toBe("films");
  });
});

describe("a habit", () => {
  test("is three in a row: then it outranks what the words suggest", async () => {
    const home = await householdAfter();
    for (const times of [1, 2]) {
      await home.say(log("netflix", { category: "entertainment" }));
      expect(await goesTo(home, "netflix", { category: "subscriptions" }), `${times}`).toBe("subscriptions");
    }
    for (let times = 0; times < 3; times += 1) await home.say(log("Netflix!", { category: "entertainment" }));
    expect(await goesTo(home, "netflix")).toBe("entertainment");
  });

  test("of something unknown is whatever most of it was", async () => {
    const home = await householdAfter(log("zorbo", { category: "travel" }));
    expect(await goesTo(home, "zorbo")).toBe("travel");
    await home.say(log("zorbo", { category: "gifts" }));
    expect(await goesTo(home, "zorbo")).toBe("travel");
    const [entry] = await home.stores.ledgers.entries({ ledger: home.person.ledger, order: "made", limit: 1 });
    expect(entry?.suggested).toEqual({ category: "travel", confidence: 0.8 });
  });

  test("holds for what begins the same and would be taken for the same, and for nothing else", async () => {
    const home = await householdAfter();
    for (let times = 0; times < 3; times += 1) await home.say(log("uber", { category: "gifts" }));
    expect(await goesTo(home, "uber ride home")).toBe("gifts");
    expect(await goesTo(home, "uber eats")).toBe("dining");
    expect(await goesTo(home, "uberfish")).toBe("other");
  });

  test("follows a category into another, and is none in one that is gone", async () => {
    const home = await householdAfter(call("add_category", { name: "Hobby" }));
    for (let times = 0; times < 3; times += 1) await home.say(log("zorbo", { category: "hobby" }));
    await home.say(call("merge_categories", { from: "hobby", into: "travel" }));
    expect(await goesTo(home, "zorbo")).toBe("travel");
  });

  test("of another book is none of this one's", async () => {
    const home = await householdAfter();
    const other = await openHousehold({ stores: home.stores });
    for (let times = 0; times < 3; times += 1) await other.say(log("zorbo", { category: "travel" }));
    expect(await goesTo(home, "zorbo")).toBe("other");
  });
});

describe("a correction of where something belongs", () => {
  const toGroceries = call("revise_expense", { which: { last: 1 }, category: "groceries" });

  test("asks whether it holds always, and yes teaches it", async () => {
    const home = await householdAfter(log("Zorbo"));
    expect(await home.say(toGroceries)).toBe(
      [
        "✏️ Zorbo $10.00, Other → Groceries · Groceries: $10 spent in June",
        "Always for Zorbo?",
        "1) Yes",
        "2) Only this",
        "3) Undo",
      ].join("\n"),
    );
    const asked = { choices: home.choices, turn: home.turn };
    expect(await home.press("Yes", asked)).toBe("🧠 Learned: Zorbo → Groceries, from now on.");
    expect(await goesTo(home, "zorbo")).toBe("groceries");
    expect((await storedState(home.stores.ledgers, home.person.ledger)).rules.zorbo?.source).toBe("corrected");
  });

  test("that is only for this one, or taken back, teaches nothing", async () => {
    const home = await householdAfter(log("coffee"));
    await home.say(toGroceries);
    expect(await home.press("Only this")).toBe("All right, only this one.");
    expect(await goesTo(home, "coffee")).toBe("dining");
    await home.say(toGroceries);
    expect(await home.press("Undo")).toContain("↩️ Undone: Coffee $10.00, Dining → Groceries");
  });

  test("asks nothing where there is nothing to learn", async () => {
    const home = await householdAfter(log("coffee", { category: "travel" }));
    const revise = (change: object) => home.say(call("revise_expense", { which: { last: 1 }, ...change }));
    expect(await revise({ category: "dining" })).not.toContain("Always");
    expect(await revise({ amount: "12" })).not.toContain("Always");
    await home.say(log("a very long evening with all of them"));
    expect(await revise({ category: "dining" })).not.toContain("Always");
    await home.say(log("🍕"));
    expect(await revise({ category: "dining" })).not.toContain("Always");
    await home.say(rule("coffee", "groceries"), log("coffee"));
    expect(await revise({ category: "dining" })).toContain("Always for Coffee?");
  });

  test("is taught, listed and forgotten by talking", async () => {
    const bot = await openBot();
    await bot.say("zorbo 12");
    expect(await bot.say("that was personal care")).toContain("Always for Zorbo?");
    expect(await bot.say("yes")).toContain("🧠 Learned: Zorbo → Personal care");
    expect(await bot.say("zorbo 8")).toContain("Personal care: $20 spent");
    expect(await bot.say("what have you learned")).toContain("1 Zorbo → Personal care (you put it right)");
    expect(await bot.say("forget that rule")).toContain("🧠 Forgotten");
    expect(await bot.say("undo")).toContain("↩️ Undone: forgetting Zorbo");
  });
});

test("all rules are forgotten at once, and come back with undo", async () => {
  const home = await openHousehold();
  for (const words of ["Lidl", "Shell"]) await home.say(call("add_rule", { words, category: "groceries" }));
  expect(await home.say(call("forget_rule", { all: true }))).toContain("🧠 Forgotten: 2 rules.");
  expect(await home.say(call("list_rules"))).toContain("No rules yet.");
  await home.say(call("undo"));
  expect(await home.say(call("list_rules"))).toContain("2 Shell → Groceries");
  const empty = await openHousehold();
  expect(await empty.say(call("forget_rule", { all: true }))).toContain("I have no such rule");
});
