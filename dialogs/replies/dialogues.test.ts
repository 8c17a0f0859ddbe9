import { describe, expect, test } from "vitest";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { call, log } from "../../tests/support/tool-calls.ts";
import type { ToolCall } from "../tools/call.ts";

describe("a confirmation", () => {
  const open = async (...turns: readonly (readonly ToolCall[])[]): Promise<Household> => {
    const home = await openHousehold();
    for (const turn of turns) await home.say(...turn);
    return home;
  };

  test("of an earlier month's expense says how that month stands, by the limit that held then", async () => {
    const home = await openHousehold({ now: "2025-05-02T12:00:00Z" });
    await home.say(call("set_limit", { category: "dining", amount: "150" }));
    home.now = "2026-06-10T12:00:00Z";
    await home.say(call("set_limit", { category: "dining", amount: "200" }));
    expect(await home.say(log("dinner", "50", { date: "2026-05-05" }))).toBe(
      "✅ Dinner $50.00 (Tue 5 May) · Dining: $50 of $150 spent in May",
    );
    expect(await home.say(log("dinner", "30", { date: "2025-05-05" }))).toContain(
      "Dining: $30 of $150 spent in May 2025",
    );
    expect(await home.say(log("dinner", "20", { date: "2025-04-05" }))).toBe(
      "✅ Dinner $20.00 (Sat 5 Apr 2025) · Dining",
    );
    expect(await home.say(log("lunch", "20"))).toContain("Dining: $20 of $200 spent");
  });

  test("in a category that was limited to nothing shows that it is over it", async () => {
    const home = await open([call("set_limit", { category: "dining", amount: "0" })]);
    expect(await home.say(log("coffee", "4"))).toBe("✅ Coffee $4.00 · Dining: $4 of $0 spent");
  });

  test("of several expenses names the category that it warns of, with its last figure", async () => {
    const home = await open(
      [call("set_limit", { category: "dining", amount: "100" })],
      [call("set_limit", { category: "transport", amount: "10" })],
    );
    const reply = await home.say(log("lunch", "82"), log("taxi", "12"), log("coffee", "3"));
    expect(reply).toBe(
      [
        "✅ 1 Lunch $82.00 · 2 Taxi $12.00 · 3 Coffee $3.00 · total $97.00",
        "⚠️ Dining passed 80 % (85 %): $15 left for 21 days.",
        "⚠️ Transport is over by $2 (120 %).",
      ].join("\n"),
    );
  });

  test("of several expenses warns by this month's figures, also when one is of an earlier month", async () => {
    const home = await open([call("set_limit", { category: "dining", amount: "100" })]);
    const reply = await home.say(log("dinner", "7", { date: "2026-05-05" }), log("lunch", "82"));
    expect(reply).toContain("⚠️ Dining passed 80 % (82 %): $18 left for 21 days.");
  });

  test("asks about all unusual amounts of a message at once, and keeps the others", async () => {
    const home = await open([call("create_budget", { income: "2000" })]);
    const reply = await home.say(log("sofa", "900"), log("coffee", "4"), log("laptop", "800"));
    expect(reply).toContain("✅ Coffee $4.00");
    expect(reply).toContain("$900.00 for sofa and $800.00 for laptop are much more than usual. Is that right?");
    expect(home.state.shown.map(({ description: what }) => what)).toEqual(["coffee"]);
    expect(await home.press("Log all 2")).toContain("✅ 1 Sofa $900.00 · 2 Laptop $800.00 · total $1,700.00");
  });

  test("of a currency that was misread shows it, and asks for the charge where it is foreign", async () => {
    const home = await open([log("coffee", "4.50")]);
    const reply = await home.say(call("revise_expense", { which: { last: 1 }, currency: "EUR" }));
    expect(reply).toContain("✏️ Coffee $4.50 → €4.50\nNot counted until I know what it came to in USD.");
    expect(home.state.pending?.awaitsAmount).toBeDefined();
    expect(await home.say(call("revise_expense", { which: { last: 1 }, currency: "USD" }))).toBe(
      "✏️ Coffee €4.50 → $4.50 · Dining: $4.50 spent in June",
    );
  });

  test("of a category or a date that changed shows both, also when it is undone", async () => {
    const home = await open([log("coffee", "4")]);
    const change = { category: "groceries", date: "2026-06-09" };
    const words = "Coffee $4.00, Dining → Groceries, today → yesterday";
    expect(await home.say(call("revise_expense", { which: { last: 1 }, ...change }))).toContain(`✏️ ${words} · `);
    expect(await home.say(call("undo"))).toContain(`↩️ Undone: ${words} (from Console)`);
  });
});

describe("a limit", () => {
  test("says what it took from the running plan, and what it left over", async () => {
    const home = await openHousehold();
    await home.say(call("create_budget", { income: "3000" }));
    expect(await home.say(call("set_limit", { category: "dining", amount: "140" }))).toMatch(
      /^📏 Dining limit \$[\d.]+ → \$140\.00 a month · Dining: \$0 of \$140 spent\n\$[\d.]+ is in no category now\.$/,
    );
    const raised = await home.say(call("set_limit", { category: "shopping", amount: "600" }));
    expect(raised).toMatch(/\nIt comes from (?:\w[\w &]* \$[\d.]+, ){2}\w[\w &]* \$[\d.]+ and \d+ others\./);
  });

  test("that the whole plan can't meet says so, and what another limit frees goes to it", async () => {
    const home = await openHousehold();
    await home.say(call("create_budget", { income: "3000" }));
    const tooMuch = await home.say(call("set_limit", { category: "shopping", amount: "3200" }));
    expect(tooMuch).toContain("⚠️ Your limits are $200.00 above your income.");
    const less = await home.say(call("set_limit", { category: "shopping", amount: "2900" }));
    expect(less).not.toContain("above your income");
    const plan = await home.stores.ledgers.record(home.person.ledger, "plans", "2026-06");
    expect(plan?.underfunded.minor).toBe(0);
    expect(plan?.allocations.reduce((total, { amount: its }) => total + its.minor, plan.unassigned.minor)).toBe(
      300_000,
    );
  });

  test("warns of a category that gave so much that it is nearly used", async () => {
    const home = await openHousehold();
    await home.say(call("create_budget", { income: "3000" }));
    await home.say(log("shoes", "100", { category: "shopping" }));
    const reply = await home.say(call("set_limit", { category: "dining", amount: "700" }));
    expect(reply).toContain("⚠️ Shopping is over by");
  });

  test("that stays as it was says so", async () => {
    const home = await openHousehold();
    await home.say(call("set_limit", { category: "dining", amount: "200" }));
    expect(await home.say(call("set_limit", { category: "dining", amount: "200" }))).toContain(
      "📏 Dining limit stays $200.00 a month",
    );
  });

  test("is undone by its own name, not by the plan's", async () => {
    const home = await openHousehold();
    await home.say(call("create_budget", { income: "3000" }));
    await home.say(call("set_limit", { category: "dining", amount: "200" }));
    await home.say(call("set_limit", { category: "dining", amount: "250" }));
    expect(await home.say(call("undo"))).toContain("↩️ Undone: Dining limit $200.00 → $250.00 a month (from Console)");
  });
});

describe("a plan", () => {
  test("that comes too late warns of what is used already", async () => {
    const home = await openHousehold();
    await home.say(log("dinner", "500"));
    const reply = await home.say(call("create_budget", { income: "1000" }));
    expect(reply).toContain("⚠️ Dining is over by");
    expect(reply).toContain("$300.00 left to spend until Tue 30 Jun, $14.28 a day.");
  });

  test("that is overspent says by how much, without a sum for each day", async () => {
    const home = await openHousehold();
    await home.say(log("dinner", "900"));
    const reply = await home.say(call("create_budget", { income: "1000" }));
    expect(reply).toContain("$100.00 over what there is to spend until Tue 30 Jun.\n");
  });
});

describe("a summary", () => {
  test("of a past month promises nothing for the days to come", async () => {
    const home = await openHousehold();
    await home.say(log("dinner", "50", { date: "2026-05-05" }));
    expect(await home.say(call("summarize_budget", { month: "2026-05" }))).toBe(
      "📊 May: $50.00 spent.\n🍽️ Dining  $50 spent",
    );
  });

  test("counts the days only where something is left for them", async () => {
    const home = await openHousehold();
    await home.say(call("set_limit", { category: "dining", amount: "100" }));
    const dining = call("summarize_budget", { category: "dining" });
    expect(await home.say(dining)).toContain("$100 left for 21 days");
    await home.say(log("dinner", "150"));
    expect(await home.say(dining)).toBe("🍽️ Dining in June: $50 over · $150 of $100 spent (1 entry)");
  });

  test("between dates says which", async () => {
    const home = await openHousehold();
    await home.say(log("dinner", "50"));
    const between = (from: string, to: string) => home.say(call("summarize_budget", { from, to }));
    expect(await between("2026-06-09", "2026-06-10")).toBe("$50.00 spent from yesterday to today (1 entry)");
    expect(await between("2026-06-10", "2026-06-10")).toBe("$50.00 spent today (1 entry)");
    expect(await between("2026-06-05", "2026-06-05")).toBe("$0.00 spent on Fri 5 Jun (0 entries)");
  });
});

test("a question for an amount offers Undo, but not as its answer", async () => {
  const home = await openHousehold();
  const reply = await home.say(log("dinner", "4800", { currency: "JPY" }));
  expect(reply).not.toContain("1)");
  expect(home.choices.map(({ label }) => label)).toEqual(["Undo"]);
});
