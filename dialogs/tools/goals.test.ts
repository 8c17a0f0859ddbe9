import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

const call = (tool: ToolCall["tool"], args: object = {}): ToolCall => ({ tool, args: { ...args } });

const bike = (more: object = {}) => call("set_goal", { name: "bike", amount: "600", ...more });

describe("a goal", () => {
  test("by a day is saved for in equal parts, rounded up", async () => {
    const home = await openHousehold();
    // June to November: the last month that ends before 1 December is November, six months.
    expect(await home.say(bike({ by: "2026-12-01" }))).toContain("$100");
  });

  test("has in its pot what was put aside for it", async () => {
    const home = await openHousehold();
    await home.say(bike({ per_month: "50" }));
    await home.say(call("contribute", { name: "bike", amount: "40" }));
    await home.say(call("contribute", { name: "Bike", amount: "25.50" }));
    expect(await home.say(call("list_goals"))).toContain("$65.50");
    await home.say(call("undo"));
    expect(await home.say(call("list_goals"))).toContain("$40");
  });

  test("that is not there takes nothing", async () => {
    const home = await openHousehold();
    await home.say(call("contribute", { name: "boat", amount: "40" }));
    expect(await home.stores.ledgers.entries({ ledger: home.person.ledger, order: "made", limit: 9 })).toEqual([]);
  });

  test("is given up, and only those that are named stay", async () => {
    const home = await openHousehold();
    await home.say(
      bike(),
      call("set_goal", { name: "house", per_month: "300" }),
      call("set_goal", { name: "cat", per_month: "5" }),
    );
    await home.say(call("drop_goal", { name: "cat" }));
    expect(await home.say(call("list_goals"))).not.toContain("Cat");
    await home.say(call("keep_goals", { names: ["House"] }));
    const told = await home.say(call("list_goals"));
    expect(told).toContain("ouse");
    expect(told).not.toContain("ike");
  });
});
