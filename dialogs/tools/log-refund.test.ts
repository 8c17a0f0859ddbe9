import { describe, expect, test } from "vitest";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { call, log } from "../../tests/support/tool-calls.ts";
import type { ToolCall } from "./call.ts";

const refund = (description: string, amount: string, more: object = {}): ToolCall =>
  call("log_refund", { description, amount, ...more });

const latest = async ({ stores, person }: Household) =>
  (await stores.ledgers.entries({ ledger: person.ledger, order: "made", limit: 1 }))[0];

describe("a refund", () => {
  test("is less spent in its category, and never income", async () => {
    const home = await openHousehold();
    await home.say(log("shoes", "80"));
    expect(await home.say(refund("Zara", "20"))).toBe("✅ Refund: Zara −$20.00 · Shopping: $60 spent in June");
    expect(await latest(home)).toMatchObject({ kind: "refund", counts: -2_000, category: "shopping" });
    expect(await home.say(call("undo", {}))).toContain("↩️ Undone: Zara −$20.00 (from Console)\nShopping: $80 spent");
  });

  test("goes where what it was paid for went, by its words", async () => {
    const home = await openHousehold();
    await home.say(log("Zara dress", "60", { category: "gifts", tags: ["wedding"], date: "2026-06-05" }));
    expect(await home.say(refund("Zara", "20", { category: "shopping" }))).toBe(
      "✅ Refund: Zara −$20.00 · Gifts & charity: $40 spent in June\nTaken off Zara dress $60.00 (Fri 5 Jun).",
    );
    expect((await latest(home))?.tags).toEqual(["wedding"]);
  });

  test("goes where the only expense of just its amount went, when its words say nothing", async () => {
    const home = await openHousehold();
    await home.say(log("train to Basel", "86"), log("lunch", "12"));
    expect(await home.say(refund("work", "86"))).toContain("Taken off Train to Basel $86.00.");
    expect((await latest(home))?.category).toBe("transport");
    await home.say(log("concert", "86"));
    expect(await home.say(refund("work", "86"))).not.toContain("Taken off");
  });

  test("goes where it is said to go, whatever it was paid for", async () => {
    const home = await openHousehold();
    await home.say(log("Zara dress", "60", { category: "gifts" }));
    await home.say(refund("Zara", "20", { category: "travel" }));
    expect((await latest(home))?.category).toBe("travel");
  });

  test("is not of what cost less, nor of what was bought half a year ago", async () => {
    const home = await openHousehold();
    await home.say(log("Zara socks", "5"), log("Zara coat", "200", { date: "2025-11-01" }));
    expect(await home.say(refund("Zara", "20"))).not.toContain("Taken off");
  });

  test("arms again the warning that it takes back", async () => {
    const home = await openHousehold();
    await home.say(call("set_limit", { category: "shopping", amount: "100" }));
    await home.say(log("shoes", "90"));
    expect(await home.say(refund("shoes", "40"))).toContain("The 80 % warning for Shopping is armed again.");
  });

  test("of foreign money is converted like what was spent, and waits where no rate is known", async () => {
    const home = await openHousehold();
    home.rates = [{ day: "2026-06-09", base: "EUR", rates: { USD: "1.04", JPY: "160" } }];
    expect(await home.say(refund("Ikea", "900", { currency: "JPY" }))).toContain(
      "✅ Refund: Ikea −¥900 = −$5.85 (rate 0.0065) · Shopping: $5.85 came back in June",
    );
    home.rates = [];
    expect(await home.say(refund("Ikea", "900", { currency: "JPY" }))).toContain("What came back?");
  });

  test("can be put right like any entry", async () => {
    const home = await openHousehold();
    await home.say(refund("Zara", "20"));
    expect(await home.say(call("revise_expense", { which: { last: 1 }, amount: "25" }))).toContain(
      "✏️ Zara −$20.00 → −$25.00 · Shopping: $25 came back in June",
    );
  });
});
