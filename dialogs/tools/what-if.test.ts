import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

const call = (tool: ToolCall["tool"], args: object = {}): ToolCall => ({ tool, args: { ...args } });

const imagine = (kind: string, what: string, more: object = {}) =>
  call("what_if", { changes: [{ kind, what, ...more }] });

async function open() {
  const home = await openHousehold();
  await home.say(call("set_income", { sources: [{ amount: "3000", every: "month", day: 1 }] }));
  await home.say(
    call("log_expense", { description: "takeaway", amount: "30", category: "dining", date: "2026-06-03" }),
    call("log_expense", { description: "takeaway", amount: "20.50", category: "dining", date: "2026-06-07" }),
  );
  return home;
}

describe("what would be", () => {
  test("without something, to the cent, and nothing is changed", async () => {
    const home = await open();
    const told = await home.say(imagine("skip", "takeaway"));
    expect(told).toContain("you would have spent $50.50 less (2 entries)");
    expect(told).toContain("$3,000.00 left to spend instead of $2,949.50.");
    expect(told).toContain("Nothing was changed.");
    expect(await home.say(call("summarize_budget"))).toContain("$2,949.50 left");
  });

  test("at another price", async () => {
    const home = await open();
    expect(await home.say(imagine("change", "takeaway", { amount: "10" }))).toContain("$30.50 less (2 entries)");
  });

  test("with something more", async () => {
    const home = await open();
    expect(await home.say(imagine("add", "a bike", { amount: "400" }))).toContain("$2,549.50 left");
  });

  test("with another income", async () => {
    const home = await open();
    expect(await home.say(imagine("income", "income", { amount: "3500" }))).toContain(
      "$3,449.50 left to spend instead of $2,949.50.",
    );
  });
});
