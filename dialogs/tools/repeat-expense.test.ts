import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import type { ToolCall } from "./call.ts";

const call = (tool: ToolCall["tool"], args: object = {}): ToolCall => ({ tool, args: { ...args } });

const log = (description: string, amount: string, more: object = {}) =>
  call("log_expense", { description, amount, ...more });

describe("the same again", () => {
  test("is logged today with its words, amount, category and tags", async () => {
    const home = await openHousehold();
    await home.say(log("lunch", "12.50", { category: "dining", date: "2026-06-08", tags: ["work"] }));
    expect(await home.say(call("repeat_expense", { which: { words: "lunch" } }))).toContain("✅ Lunch $12.50");
    const [again] = await home.stores.ledgers.entries({ ledger: home.person.ledger, order: "made", limit: 1 });
    expect(again).toMatchObject({ date: "2026-06-10", category: "dining", tags: ["work"] });
  });

  test("of a day with several is asked about", async () => {
    const home = await openHousehold();
    await home.say(log("bus", "3", { date: "2026-06-09" }), log("tea", "2", { date: "2026-06-09" }));
    expect(await home.say(call("repeat_expense", { which: { date: "2026-06-09" } }))).toContain(
      "Which one do you mean?",
    );
    expect(await home.press("Bus $3.00, yesterday")).toContain("✅ Bus $3.00");
  });

  test("of what was never logged is nothing", async () => {
    const home = await openHousehold();
    expect(await home.say(call("repeat_expense", { which: { words: "yacht" } }))).not.toContain("✅");
  });
});
