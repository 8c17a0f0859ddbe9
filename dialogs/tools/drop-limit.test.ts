import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

const call = (tool: ToolCall["tool"], args: object = {}): ToolCall => ({ tool, args: { ...args } });
const limit = (amount: string, more: object = {}) => call("set_limit", { category: "dining", amount, ...more });
const drop = call("drop_limit", { category: "dining" });
const dinner = (amount: string, more: object = {}) =>
  call("log_expense", { description: "dinner", amount, category: "dining", ...more });
const JULY = "2026-07-10T12:00:00Z";

describe("a limit that is taken off", () => {
  test("is gone where it was set in this month, and undo brings it back", async () => {
    const home = await openHousehold();
    await home.say(limit("200"), dinner("30"));
    expect(await home.say(drop)).toBe("📏 Dining has no limit any more.");
    expect(await home.say(dinner("5"))).toContain("Dining: $35 spent in June");
    await home.say(call("undo"));
    expect(await home.say(call("undo"))).toContain("Undone: Dining limit $200.00 a month → none");
    expect(await home.say(dinner("5"))).toContain("Dining: $35 of $200 spent");
  });

  test("ends from this month on; earlier ones keep what they were measured by", async () => {
    const home = await openHousehold();
    await home.say(limit("200"), dinner("30"));
    home.now = JULY;
    expect(await home.say(drop)).toBe("📏 Dining has no limit from July on; earlier months keep theirs.");
    const summary = (month: string) => home.say(call("summarize_budget", { category: "dining", month }));
    expect(await summary("2026-06")).toContain("$30 of $200 spent");
    expect(await home.say(dinner("7"))).not.toContain("$200");
    expect(await summary("2026-07")).not.toContain("$200");
    expect(await home.say(drop)).toBe("📏 Dining has no limit.");
  });

  test("can be set anew in the month in which it went, and the months before stay", async () => {
    const home = await openHousehold();
    await home.say(limit("200"), dinner("30"));
    home.now = JULY;
    await home.say(drop);
    expect(await home.say(limit("80"))).toContain("📏 Dining limit $80.00 a month");
    expect(await home.say(call("summarize_budget", { category: "dining", month: "2026-06" }))).toContain("of $200");
    expect(await home.say(call("set_limit", { category: "dining", change: "+10" }))).toContain("$80.00 → $90.00");
  });

  test("of a week warns no more in this one", async () => {
    const home = await openHousehold();
    await home.say(limit("50", { per: "week" }));
    home.now = JULY;
    await home.say(drop);
    expect(await home.say(dinner("49"))).not.toContain("⚠️");
  });

  test("is not there to be taken off where there was none", async () => {
    const home = await openHousehold();
    expect(await home.say(drop)).toBe("📏 Dining has no limit.");
  });
});
