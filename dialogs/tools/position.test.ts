import { expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";

test("a bill that is told well ahead, in the month before, is not set aside once more", async () => {
  const home = await openHousehold({ now: "2026-06-25T12:00:00Z" });
  await home.say({ tool: "set_income", args: { amount: "1000" } });
  const gym = { description: "gym", amount: "10.00", category: "health" };
  await home.say({ tool: "add_recurring", args: { ...gym, frequency: "monthly", day: 4, start: "2026-07-04" } });
  home.now = "2026-07-01T12:00:00Z";
  expect(await home.say({ tool: "summarize_budget", args: {} })).toContain("$990.00 left to spend");
  home.now = "2026-06-25T12:00:00Z";
  await home.say({ tool: "log_expense", args: gym, confirmed: true });
  expect(await home.press("Yes, that's it")).toContain("Gym");
  home.now = "2026-07-01T12:00:00Z";
  expect(await home.say({ tool: "summarize_budget", args: {} })).toContain("$1,000.00 left to spend");
});
