import { expect, test } from "vitest";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

const coffee: ToolCall = { tool: "log_expense", args: { description: "coffee", amount: "3" } };

test("what was to be reminded of is told once, in the first turn on its day", async () => {
  const home = await openHousehold({ now: "2026-06-10T09:00:00Z" });
  await home.say({ tool: "remind_me", args: { about: "the passport", date: "2026-07-01" } });
  expect(await home.say(coffee)).not.toContain("reminded");
  home.now = "2026-07-02T09:00:00Z";
  expect(await home.say(coffee)).toContain("⏰ You wanted to be reminded of the passport.");
  expect(await home.say(coffee)).not.toContain("reminded");
  expect(await home.say({ tool: "list_reminders", args: {} })).not.toContain("passport");
});

test("what was planned is asked about once, and a yes logs it", async () => {
  const home = await openHousehold({ now: "2026-06-10T09:00:00Z" });
  await home.say({ tool: "plan_purchase", args: { item: "headphones", amount: "180", by: "2026-07-01" } });
  home.now = "2026-07-01T09:00:00Z";
  expect(await home.say(coffee)).toContain("Did you buy headphones for $180.00?");
  expect(await choose(home, "Yes, log $180.00")).toContain("✅ Headphones $180.00");
  expect(await home.say(coffee)).not.toContain("Did you buy");
  expect(await home.say({ tool: "list_reminders", args: {} })).not.toContain("$180");
});

test("what is not wanted any more is off the list", async () => {
  const home = await openHousehold({ now: "2026-06-10T09:00:00Z" });
  await home.say({ tool: "plan_purchase", args: { item: "headphones", amount: "180", by: "2026-07-01" } });
  home.now = "2026-07-01T09:00:00Z";
  await home.say(coffee);
  expect(await choose(home, "Not any more")).toContain("Headphones is off the list.");
  expect(await home.say({ tool: "list_reminders", args: {} })).not.toContain("$180");
});

/** Answers the open question by one of its choices. */
function choose(home: Household, label: string): Promise<string> {
  const choice = home.state.pending?.choices.find((one) => one.label === label);
  if (!choice) throw new TypeError(`${label} is not asked.`);
  return home.say(...choice.calls);
}
