import { beforeEach, describe, expect, test } from "vitest";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

let home: Household;

beforeEach(async () => {
  home = await openHousehold();
});

const log = (description: string, amount: string, more: object = {}): ToolCall => ({
  tool: "log_expense",
  args: { description, amount, ...more },
});
const revise = (which: object, amount: string): ToolCall => ({ tool: "revise_expense", args: { which, amount } });
const remove = (which: object): ToolCall => ({ tool: "remove_expense", args: { which } });
const list = (args: object = {}): ToolCall => ({ tool: "list_expenses", args: { ...args } });

async function amounts(): Promise<string[]> {
  const entries = await home.stores.ledgers.entries({ ledger: home.person.ledger, order: "made", limit: 50 });
  return entries.toReversed().map(({ description, amount }) => `${description} ${amount.minor / 100}`);
}

describe("a position", () => {
  test("means the entry of that number in what was shown last", async () => {
    await home.say(log("taxi", "12"), log("lunch", "18.50"), log("bus", "3"));
    await home.say(revise({ position: 2 }, "20"));
    expect(await amounts()).toEqual(["taxi 12", "lunch 20", "bus 3"]);
    await home.say(list({ order: "largest" }));
    await home.say(revise({ position: 1 }, "21"));
    expect(await amounts()).toEqual(["taxi 12", "lunch 21", "bus 3"]);
  });

  test("goes on meaning the same list after one of it was removed", async () => {
    await home.say(log("taxi", "12"), log("lunch", "18.50"), log("bus", "3"));
    await home.say(remove({ position: 1 }));
    await home.say(remove({ position: 3 }));
    expect(await amounts()).toEqual(["lunch 18.5"]);
  });

  test("that was not shown, or is there no longer, means nothing", async () => {
    await home.say(log("taxi", "12"));
    expect(await home.say(revise({ position: 2 }, "20"))).toContain("I can't find that entry, so nothing was changed.");
    await home.say(remove({ position: 1 }));
    expect(await home.say(remove({ position: 1 }))).toContain("nothing was removed");
    expect(home.operations).toEqual([]);
  });
});

describe("the last one", () => {
  test("means the newest of what was shown, before anything newer that was not", async () => {
    await home.say(log("taxi", "12"));
    await home.say(log("coffee", "4"));
    await home.say(list({ words: "taxi" }));
    await home.say(revise({ last: 1 }, "14"));
    expect(await amounts()).toEqual(["taxi 14", "coffee 4"]);
  });

  test("means one's own, not what somebody else has logged since", async () => {
    await home.say(log("taxi", "12"));
    home.state = { ...home.state, shown: [] };
    await home.partner().say(log("coffee", "4"));
    await home.say(revise({ last: 1 }, "14"));
    expect(await amounts()).toEqual(["taxi 14", "coffee 4"]);
  });

  test("of several asks before they are removed", async () => {
    await home.say(log("taxi", "12"), log("lunch", "18.50"));
    const question = await home.say(remove({ last: 2 }));
    expect(question).toContain("Remove these 2? Nothing was removed yet.");
    expect(question).toContain("• Taxi $12.00");
    expect(await amounts()).toHaveLength(2);
    expect(await home.press("Remove 2")).toContain("🗑️ Removed: ");
    expect(await amounts()).toEqual([]);
  });
});

describe("words", () => {
  test("mean what was just shown, before older entries of the same name", async () => {
    await home.say(log("taxi", "30"));
    await home.say(log("taxi", "12"), log("lunch", "18.50"));
    await home.say(revise({ words: "TAXI" }, "14"));
    expect(await amounts()).toEqual(["taxi 30", "taxi 14", "lunch 18.5"]);
  });

  test("find what was shown also behind many newer ones", async () => {
    await home.say(log("taxi", "30"));
    const shown = home.state;
    for (const amount of ["1", "2", "3", "4", "5", "6"]) await home.say(log("taxi", amount));
    home.state = shown;
    await home.say(revise({ words: "taxi" }, "31"));
    expect((await amounts())[0]).toBe("taxi 31");
  });

  test("mean whole words before parts of words", async () => {
    await home.say(log("bus", "3"), log("business lunch", "30"));
    await home.say(revise({ words: "bus" }, "4"));
    expect(await amounts()).toEqual(["bus 4", "business lunch 30"]);
    await home.say(revise({ words: "busine" }, "40"));
    expect(await amounts()).toEqual(["bus 4", "business lunch 40"]);
  });

  test("that fit several ask which, with choices that work", async () => {
    await home.say(log("taxi", "30", { date: "2026-06-08" }));
    await home.say(log("taxi", "12"));
    home.state = { ...home.state, shown: [] };
    const question = await home.say(revise({ words: "taxi" }, "14"));
    expect(question).toContain("Which one do you mean? Nothing was changed yet.");
    expect(question).toContain("1) Taxi $12.00, today\n2) Taxi $30.00, Mon 8 Jun");
    expect(await amounts()).toEqual(["taxi 30", "taxi 12"]);
    expect(await home.press("Taxi $30.00, Mon 8 Jun")).toContain("✏️ Taxi $30.00 → $14.00");
    expect(await amounts()).toEqual(["taxi 14", "taxi 12"]);
  });

  test("ask which before something is removed as well", async () => {
    await home.say(log("taxi", "30"));
    await home.say(log("taxi", "12"));
    home.state = { ...home.state, shown: [] };
    await home.say(remove({ words: "taxi" }));
    expect(home.operations).toEqual([]);
    await home.press("Taxi $12.00, today");
    expect(await amounts()).toEqual(["taxi 30"]);
  });

  test("can be narrowed by date, amount and channel", async () => {
    await home.say(log("taxi", "30", { date: "2026-06-08" }), log("taxi", "12"), log("taxi", "15.50"));
    home.state = { ...home.state, shown: [] };
    await home.say(revise({ words: "taxi", date: "2026-06-08" }, "31"));
    await home.say(revise({ amount: "15.5" }, "16"));
    expect(await amounts()).toEqual(["taxi 31", "taxi 12", "taxi 16"]);
    expect(await home.say(revise({ words: "taxi", channel: "sms" }, "1"))).toContain("I can't find that entry");
    expect(await home.say(revise({ words: "taxi", amount: "12", channel: "console" }, "13"))).toContain("→ $13.00");
  });
});

test("a reply means the entries of the message that it replies to", async () => {
  await home.say(log("taxi", "12"));
  await home.say(revise({ replied_to: true }, "13"));
  expect(await amounts()).toEqual(["taxi 13"]);
});

test("an id means that entry, in this ledger only", async () => {
  await home.say(log("taxi", "12"));
  const id = home.state.shown[0]?.id;
  const stranger = await openHousehold({ stores: home.stores });
  expect(await stranger.say(revise({ id }, "1"))).toContain("I can't find that entry");
  await home.say(revise({ id }, "13"));
  expect(await amounts()).toEqual(["taxi 13"]);
});
