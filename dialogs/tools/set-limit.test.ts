import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import { call } from "../../tests/support/tool-calls.ts";
import type { ToolCall } from "./call.ts";

const log = (description: string, amount: string, more: object = {}): ToolCall =>
  call("log_expense", { description, amount, tags: ["lisbon"], ...more });
const limit = (more: object = {}): ToolCall => call("set_limit", { tag: "lisbon", amount: "600", ...more });

describe("a tag's limit", () => {
  test("is of all that bears the tag, whenever it was, unless it has dates", async () => {
    const home = await openHousehold();
    await home.say(log("flight", "200", { date: "2026-04-03" }));
    expect(await home.say(limit({ to: "2026-06-14" }))).toBe(
      "📏 #lisbon limit $600.00 until Sun 14 Jun · $200 of $600 spent",
    );
    expect(await home.say(limit({ from: "2026-06-01" }))).toBe(
      "📏 #lisbon limit $600.00 from Mon 1 Jun until Sun 14 Jun · $0 of $600 spent",
    );
    expect(await home.say(limit())).toBe(
      "📏 #lisbon limit $600.00 from Mon 1 Jun until Sun 14 Jun, as before · $0 of $600 spent",
    );
  });

  test("stands beside the category of what is logged with it", async () => {
    const home = await openHousehold();
    await home.say(limit());
    expect(await home.say(log("tram", "3"))).toBe("✅ Tram $3.00 · Transport, today · #lisbon: $3 of $600 spent");
    expect(await home.say(log("tram", "4", { tags: ["#Lisbon"] }))).toContain("#lisbon: $7 of $600 spent");
    expect(await home.say(log("bus", "4", { tags: [] }))).not.toContain("#lisbon");
  });

  test("warns at 80 and 100 %, once, and again after an undo", async () => {
    const home = await openHousehold();
    await home.say(limit({ to: "2026-06-14" }));
    expect(await home.say(log("hotel", "500"))).toContain(
      "⚠️ #lisbon passed 80 % (83.3 %): $100 left until Sun 14 Jun.",
    );
    expect(await home.say(log("tram", "3"))).not.toContain("⚠️");
    expect(await home.say(log("dinner", "97"))).toContain("⚠️ #lisbon is fully used.");
    expect(await home.say(call("undo"))).toContain("The 100 % warning for #lisbon is armed again.");
    expect(await home.say(log("opera", "120"))).toContain("⚠️ #lisbon is over by $23 (103.8 %).");
  });

  test("warns of an operation that crosses both by 100 % alone, and of several entries once", async () => {
    const home = await openHousehold();
    await home.say(limit({ amount: "100" }));
    const reply = await home.say(log("hotel", "90"), log("dinner", "20"));
    expect(reply.match(/⚠️/g)).toHaveLength(1);
    expect(reply).toContain("⚠️ #lisbon is over by $10 (110 %).");
  });

  test("leaves what is outside its dates, and what is corrected away from it, alone", async () => {
    const home = await openHousehold();
    await home.say(limit({ from: "2026-06-09", to: "2026-06-14" }));
    expect(await home.say(log("flight", "550", { date: "2026-06-08" }))).toContain("#lisbon: $0 of $600 spent");
    await home.say(log("hotel", "550"));
    const moved = call("revise_expense", { which: { last: 1 }, tags: [] });
    expect(await home.say(moved)).toContain("The 80 % warning for #lisbon is armed again.");
  });

  test("can be changed, undone and brought back by its own name", async () => {
    const home = await openHousehold();
    expect(await home.say(limit({ amount: undefined, change: "+50" }))).toBe(
      "#lisbon has no limit yet to change; say “limit #lisbon to 600”.",
    );
    await home.say(limit());
    expect(await home.say(limit({ amount: undefined, change: "+50" }))).toBe(
      "📏 #lisbon limit $600.00 → $650.00 · $0 of $650 spent",
    );
    expect(await home.say(call("undo"))).toBe("↩️ Undone: #lisbon limit $600.00 → $650.00 (from Console)");
    expect(await home.say(call("undo"))).toBe("↩️ Undone: #lisbon limit $600.00 (from Console)");
    expect(await home.say(call("redo"))).toBe("↪️ Back again: #lisbon limit $600.00 (from Console)");
  });

  test("is told when the tag is asked about, with all that bears it", async () => {
    const home = await openHousehold();
    await home.say(log("flight", "200", { date: "2026-04-03" }));
    expect(await home.say(call("summarize_budget", { tag: "lisbon" }))).toBe(
      "$200.00 spent on #lisbon from Fri 3 Apr to today (1 entry)",
    );
    await home.say(limit({ to: "2026-06-14" }));
    expect(await home.say(call("summarize_budget", { tag: "Lisbon" }))).toBe(
      "$200.00 spent on #lisbon from Fri 3 Apr to today (1 entry)\n$400 left of $600 until Sun 14 Jun.",
    );
    await home.say(limit({ amount: "150" }));
    expect(await home.say(call("summarize_budget", { tag: "lisbon" }))).toContain("$50 over the limit of $150");
    expect(await home.say(call("explain_figure", { figure: "spent" }))).toContain("is this entry");
  });

  test("is no category's: budgets and summaries know nothing of it", async () => {
    const home = await openHousehold();
    await home.say(limit());
    await home.say(call("create_budget", { income: "3000" }));
    const plan = await home.stores.ledgers.record(home.person.ledger, "plans", "2026-06");
    expect(plan?.allocations.map(({ category }) => category)).not.toContain("#lisbon");
    expect(await home.say(call("summarize_budget"))).not.toContain("lisbon");
  });

  test("ends after it begins, and a category's has no dates", async () => {
    const home = await openHousehold();
    expect(await home.say(limit({ from: "2026-06-14", to: "2026-06-01" }))).toContain("would end before it begins");
    const dated = call("set_limit", { category: "dining", amount: "50", to: "2026-06-14" });
    expect(await home.say(dated)).toContain("nothing was changed");
  });
});
