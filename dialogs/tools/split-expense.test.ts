import { describe, expect, test } from "vitest";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { call, log } from "../../tests/support/tool-calls.ts";
import type { ToolCall } from "./call.ts";

const split = (which: object, ...parts: object[]): ToolCall => call("split_expense", { which, parts });
const tom = { share: "1/2", person: "Tom" };
const dog = { amount: "12", category: "pets", description: "dog" };

async function spentOf({ stores, person }: Household): Promise<Record<string, number>> {
  const sums = await stores.ledgers.spent(person.ledger, "2026-06-01", "2026-06-30");
  return Object.fromEntries(sums.map(({ category, minor }) => [category, minor]));
}

describe("splitting an expense", () => {
  test("with somebody leaves one's own part as spending, and keeps who owes the other", async () => {
    const home = await openHousehold();
    await home.say(call("set_limit", { category: "dining", amount: "200" }));
    await home.say(log("dinner", "60"));
    expect(await home.say(split({ last: 1 }, tom))).toBe(
      "✂️ Dinner $60.00 → $30.00 · Tom owes you $30.00 · Dining: $30 of $200 spent",
    );
    expect(await spentOf(home)).toEqual({ dining: 3_000 });
    const [owed] = await home.stores.ledgers.entries({
      ledger: home.person.ledger,
      kinds: ["transfer"],
      order: "made",
      limit: 5,
    });
    expect(owed).toMatchObject({ counts: null, transfer: { side: "to", place: "person", with: "tom" } });
  });

  test("over categories counts each part in its own", async () => {
    const home = await openHousehold();
    await home.say(log("groceries", "40"));
    expect(await home.say(split({ words: "groceries" }, dog))).toBe(
      "✂️ Groceries $40.00 → $28.00 · Dog $12.00 (Pets) · Groceries: $28 spent in June",
    );
    expect(await spentOf(home)).toEqual({ groceries: 2_800, pets: 1_200 });
    expect(home.state.shown.map(({ description }) => description)).toEqual(["groceries", "dog"]);
  });

  test("is one operation, which undo takes back as a whole", async () => {
    const home = await openHousehold();
    await home.say(log("dinner", "60"));
    await home.say(split({ last: 1 }, tom, { share: "1/4", person: "Ann" }));
    expect(home.operations).toHaveLength(1);
    expect(await home.say(call("undo"))).toBe(
      [
        "↩️ Undone: Dinner $60.00 → $15.00 · Dinner $30.00, owed by Tom · Dinner $15.00, owed by Ann (from Console)",
        "Dining: $60 spent in June",
      ].join("\n"),
    );
    expect(await spentOf(home)).toEqual({ dining: 6_000 });
  });

  test("may follow in the message that tells of it", async () => {
    const home = await openHousehold();
    await home.say(log("lunch", "9"));
    expect(await home.say(log("dinner", "60"), split({ last: 1 }, tom))).toContain("✂️ Dinner $60.00 → $30.00");
    await home.say(call("undo"));
    expect(await spentOf(home)).toEqual({ dining: 900 });
  });

  test("warns of what it makes another category reach", async () => {
    const home = await openHousehold();
    await home.say(call("set_limit", { category: "pets", amount: "15" }));
    await home.say(log("groceries", "40"));
    expect(await home.say(split({ last: 1 }, dog))).toContain("⚠️ Pets passed 80 % (80 %): $3 left for 21 days.");
  });

  test("asks which of several is meant, and does nothing where none is", async () => {
    const home = await openHousehold();
    await home.say(log("dinner", "60"), log("dinner with Ann", "30"));
    home.state = { ...home.state, shown: [] };
    expect(await home.say(split({ words: "dinner" }, tom))).toContain(
      "Which one do you mean? Nothing was changed yet.",
    );
    expect(await home.press("Dinner $60.00, today")).toContain("Tom owes you $30.00");
    expect(await home.say(split({ words: "opera" }, tom))).toContain("nothing was split");
  });

  test("refuses parts that are more than the whole, and leaves it as it is", async () => {
    const home = await openHousehold();
    await home.say(log("groceries", "10"));
    expect(await home.say(split({ last: 1 }, dog))).toBe("Those parts are more than 10.00 in all.");
    expect(await spentOf(home)).toEqual({ groceries: 1_000 });
  });

  test("a correction goes on meaning the expense, not what is owed for it", async () => {
    const home = await openHousehold();
    await home.say(log("dinner", "60"));
    await home.say(split({ last: 1 }, tom));
    expect(await home.say(call("revise_expense", { which: { words: "dinner" }, amount: "35" }))).toContain(
      "✏️ Dinner $30.00 → $35.00",
    );
  });
});
