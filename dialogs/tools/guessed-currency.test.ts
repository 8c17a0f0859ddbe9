import { expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

const log = (amount: string, more: object = {}): ToolCall => ({
  tool: "log_expense",
  args: { description: "coffee", amount, ...more },
});

test("the first amount says which currency was taken for it, once, and a tap sets it right with all of that message", async () => {
  const home = await openHousehold({ isCurrencyGuessed: true });
  expect(await home.say(log("4.50"), log("3"))).toBe(
    "✅ 1 Coffee $4.50 · 2 Coffee $3.00 · total $7.50. (I took dollars.)",
  );
  const first = { choices: home.choices, turn: home.turn };
  expect(await home.say(log("2"))).not.toContain("I took");
  expect(await home.press("Change", first)).toBe(
    [
      "Which currency are your amounts in? For any other, say it like “use Swiss francs”.",
      "1) Euros",
      "2) British pounds",
      "3) Indian rupees",
    ].join("\n"),
  );
  expect(await home.press("Euros")).toBe("⚙️ Amounts are euros, also all 3 that you logged so far.");
  expect(await home.say(log("1"))).toBe("✅ Coffee €1.00 · Dining: €10.50 spent in June");
});

test("a region's own currency is offered first", async () => {
  const home = await openHousehold({ isCurrencyGuessed: true, locale: "de-CH", currency: "EUR" });
  expect(await home.say(log("4.50"))).toContain("(I took euros.)");
  expect(await home.press("Change")).toContain("1) Swiss francs");
});

test("nothing is guessed where a currency was said, set or preferred", async () => {
  const stated = await openHousehold({ isCurrencyGuessed: true });
  expect(await stated.say(log("4", { currency: "USD" }))).not.toContain("I took");
  const known = await openHousehold();
  expect(await known.say(log("4"))).not.toContain("I took");
  const preferred = await openHousehold({ isCurrencyGuessed: true });
  await preferred.say({ tool: "set_preferences", args: { currency: "USD" } });
  expect(await preferred.say(log("4"))).not.toContain("I took");
});

test("money of a place where the person only stays is no guess of theirs", async () => {
  const home = await openHousehold({ isCurrencyGuessed: true });
  await home.say({ tool: "set_preferences", args: { time_zone: "Europe/Lisbon", until: "2026-06-14" } });
  expect(await home.say(log("4"))).not.toContain("I took");
});
