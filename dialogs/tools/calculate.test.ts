import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

const call = (tool: ToolCall["tool"], args: object = {}): ToolCall => ({ tool, args: { ...args } });

describe("a sum over figures", () => {
  test.each([
    ["12.50 + 3 * 2", "12.50 + 3 * 2 = 18.50"],
    ["(100 - 40) / 3", "(100 - 40) / 3 = 20.00"],
    ["20 % * 80", "20 % * 80 = 16.00"],
  ])("%s is worked out", async (expression, told) => {
    const home = await openHousehold();
    expect(await home.say(call("calculate", { expression }))).toBe(told);
  });

  test("that divides by nothing is refused", async () => {
    const home = await openHousehold();
    expect(await home.say(call("calculate", { expression: "1 / 0" }))).not.toContain("=");
  });
});
