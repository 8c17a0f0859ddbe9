import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

const call = (tool: ToolCall["tool"], args: object = {}): ToolCall => ({ tool, args: { ...args } });

const lent = (who: string, amount: string, more: object = {}) =>
  call("log_transfer", { to: "person", with: who, amount, ...more });
const paidBack = (who: string, amount: string) => call("log_transfer", { from: "person", with: who, amount });

describe("who owes whom", () => {
  test("is what was lent less what was paid back, the most first", async () => {
    const home = await openHousehold();
    await home.say(lent("Tom", "50"), lent("Anna", "80"), paidBack("Tom", "20"));
    expect(await home.say(call("who_owes"))).toBe("🤝 Anna owes you $80.00.\n🤝 Tom owes you $30.00.");
  });

  test("is the other way round where more was borrowed", async () => {
    const home = await openHousehold();
    await home.say(paidBack("Tom", "50"));
    expect(await home.say(call("who_owes"))).toBe("🤝 You owe Tom $50.00.");
  });

  test("is nobody once all is paid back, however the name was written", async () => {
    const home = await openHousehold();
    await home.say(lent("Tom", "50"));
    await home.say(paidBack("tom", "50"));
    expect(await home.say(call("who_owes"))).not.toContain("50");
  });

  test("keeps each currency apart", async () => {
    const home = await openHousehold();
    await home.say(lent("Tom", "50"), lent("Tom", "40", { currency: "EUR" }));
    const told = await home.say(call("who_owes"));
    expect(told).toContain("$50.00");
    expect(told).toContain("€40.00");
  });

  test("follows an undo", async () => {
    const home = await openHousehold();
    await home.say(lent("Tom", "50"));
    await home.say(call("undo"));
    expect(await home.say(call("who_owes"))).not.toContain("Tom");
  });
});
