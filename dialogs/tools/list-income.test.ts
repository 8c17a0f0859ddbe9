import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

const call = (tool: ToolCall["tool"], args: object = {}): ToolCall => ({ tool, args: { ...args } });

const WEEKLY = { amount: "640", every: "week", day: "2026-06-12", name: "cafe" };

describe("what comes in regularly", () => {
  test("is told with what it brings in this month", async () => {
    const home = await openHousehold();
    await home.say(call("set_income", { sources: [{ amount: "2900", every: "month", day: 25 }] }));
    expect(await home.say(call("list_income"))).toContain("$2,900 a month on the 25th");
  });

  test("is the sum of what each source pays in the month", async () => {
    const home = await openHousehold();
    await home.say(call("set_income", { sources: [WEEKLY, { amount: "500", every: "month", day: 1, name: "rent" }] }));
    const told = await home.say(call("list_income"));
    // Fridays are the 5th, 12th, 19th and 26th: 4 × 640 + 500.
    expect(told).toContain("$3,060.00");
    expect(told).toContain("cafe $640 a week");
  });

  test("is nothing known where nobody told", async () => {
    const home = await openHousehold();
    expect(await home.say(call("list_income"))).toContain("I don't know what you earn yet");
  });
});
