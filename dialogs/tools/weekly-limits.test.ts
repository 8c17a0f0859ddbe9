import { describe, expect, test } from "vitest";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { storedState } from "../../tests/support/ledger-state.ts";
import { call } from "../../tests/support/tool-calls.ts";

const limit = (amount: string, more: object = {}) => call("set_limit", { category: "dining", amount, ...more });
const dinner = (amount: string, more: object = {}) =>
  call("log_expense", { description: "dinner", amount, category: "dining", ...more });
const alertsOf = async ({ stores, person }: Household) =>
  Object.keys((await storedState(stores.ledgers, person.ledger)).alerts).sort();

/** On Wednesday 10 June 2026, in the United States, where weeks begin on Sunday the 7th. */
async function limited(): Promise<Household> {
  const home = await openHousehold();
  await home.say(limit("50", { per: "week" }));
  return home;
}

describe("a limit for a week", () => {
  test("says how the week stands, and counts nothing of other weeks", async () => {
    const home = await openHousehold();
    await home.say(dinner("20", { date: "2026-06-06" }), dinner("12", { date: "2026-06-08" }));
    expect(await home.say(limit("50", { per: "week" }))).toBe(
      "📏 Dining limit $50.00 a week · Dining: $12 of $50 spent this week",
    );
    expect(await home.say(dinner("10"))).toContain("Dining: $22 of $50 spent this week");
    expect(await home.say(dinner("5", { date: "2026-06-02" }))).toContain(
      "Dining: $25 of $50 spent in the week from Sun 31 May",
    );
  });

  test("warns when the week's spending crosses it, and again in the next week", async () => {
    const home = await limited();
    expect(await home.say(dinner("42"))).toContain("⚠️ Passed 80 % (84 %): $8 left for 4 days.");
    expect(await home.say(dinner("8"))).toContain("⚠️ Fully used.");
    expect(await alertsOf(home)).toEqual(["2026-06-07:dining:100", "2026-06-07:dining:80"]);
    expect(await home.say(call("undo"))).toContain("The 100 % warning for Dining is armed again.");
    expect(await alertsOf(home)).toEqual(["2026-06-07:dining:80"]);
    home.now = "2026-06-15T12:00:00Z";
    expect(await home.say(dinner("41"))).toContain("⚠️ Passed 80 % (82 %): $9 left for 6 days.");
    expect(await alertsOf(home)).toEqual(["2026-06-07:dining:80", "2026-06-14:dining:80"]);
  });

  test("begins weeks on Monday where that is usual", async () => {
    const home = await openHousehold({ locale: "en-GB" });
    await home.say(dinner("30", { date: "2026-06-07" }));
    expect(await home.say(limit("50", { per: "week" }))).toContain("Dining: $0 of $50 spent this week");
  });

  test("replaces one for the month and gives way to one, and undo brings each back", async () => {
    const home = await openHousehold();
    await home.say(limit("40"), dinner("36"));
    expect(await alertsOf(home)).toEqual(["2026-06:dining:80"]);
    expect(await home.say(limit("50", { per: "week" }))).toContain("Dining limit $40.00 a month → $50.00 a week");
    expect(await alertsOf(home)).toEqual([]);
    expect(await home.say(call("undo"))).toContain("Undone: Dining limit $40.00 a month → $50.00 a week");
    expect(await alertsOf(home)).toEqual(["2026-06:dining:80"]);
    await home.say(call("redo"));
    expect(await home.say(limit("40"))).toContain("Dining limit $50.00 a week → $40.00 a month");
    expect(await alertsOf(home)).toEqual(["2026-06:dining:80"]);
  });

  test("is raised by the week, and one for a month is not", async () => {
    const home = await limited();
    const more = (per: string) => call("set_limit", { category: "dining", change: "+20", per });
    expect(await home.say(more("month"))).toContain("Dining limit $50.00 → $70.00 a week");
    await home.say(limit("200"));
    expect(await home.say(more("week"))).toContain("That limit is for a month.");
  });

  test("counts in a plan as its weeks, and stays weekly in what is told", async () => {
    const home = await limited();
    const plan = await home.say(call("create_budget", { income: "3000" }));
    expect(plan).toMatch(/Dining \(\$50 a week\)\s+\$214\.29/);
    await home.say(dinner("12"));
    expect(await home.say(call("summarize_budget"))).toMatch(/Dining\s+\$12 of \$50 spent this week\s+\$38 left/);
    expect(await home.say(call("summarize_budget", { category: "dining" }))).toContain(
      "Dining: $38 left for 4 days · $12 of $50 spent this week · $12 spent in June (1 entry)",
    );
  });

  test("goes by the person's own thresholds, which tell what is past them", async () => {
    const home = await limited();
    await home.say(dinner("30"));
    expect(await home.say(call("set_preferences", { alerts: [50, 100] }))).toContain("Past it already: Dining (50 %).");
    expect(await alertsOf(home)).toEqual(["2026-06-07:dining:50"]);
    await home.say(call("undo"));
    expect(await alertsOf(home)).toEqual([]);
  });

  test("leaves no warning behind when it is undone together with the thresholds", async () => {
    const home = await limited();
    await home.say(call("set_preferences", { alerts: [50, 100] }), dinner("50"));
    expect(await alertsOf(home)).toEqual(["2026-06-07:dining:100", "2026-06-07:dining:50"]);
    await home.say(call("undo", { count: 2 }));
    expect(await alertsOf(home)).toEqual([]);
  });

  test("adds up with another where two categories become one", async () => {
    const home = await limited();
    await home.say(call("set_limit", { category: "entertainment", amount: "30", per: "week" }), dinner("20"));
    expect(await home.say(call("merge_categories", { from: "entertainment", into: "dining" }))).toContain(
      "Dining: $20 of $80 spent this week",
    );
  });

  test("of a tag warns in each week anew, and undo arms it again", async () => {
    const home = await openHousehold();
    const tagged = (amount: string) => call("log_expense", { description: "tram", amount, tags: ["trip"] });
    await home.say(call("set_limit", { tag: "trip", amount: "50", per: "week" }));
    expect(await home.say(tagged("40"))).toContain("#trip this week passed 80 % (80 %): $10 left");
    expect(await alertsOf(home)).toEqual(["#trip:2026-06-07:80"]);
    await home.say(call("undo"));
    expect(await alertsOf(home)).toEqual([]);
    await home.say(call("redo"));
    home.now = "2026-06-15T12:00:00Z";
    expect(await home.say(tagged("50"))).toContain("#trip this week is fully used");
    expect(await alertsOf(home)).toEqual(["#trip:2026-06-07:80", "#trip:2026-06-14:100", "#trip:2026-06-14:80"]);
    expect(await home.say(call("set_limit", { tag: "trip", amount: "100" }))).toContain("$50.00 a week → $100.00");
    expect(await alertsOf(home)).toEqual(["#trip:80"]);
  });

  test("of a tag is none for a month", async () => {
    const home = await openHousehold();
    await home.say(call("set_limit", { tag: "trip", amount: "50", per: "month" }));
    expect(home.operations).toEqual([]);
  });

  test("has what was moved in it, and gives what was moved out", async () => {
    const home = await openHousehold();
    await home.say(call("create_budget", { income: "3000" }), limit("50", { per: "week" }));
    const moved = (from: string, to: string, amount: string) => call("move_money", { from, to, amount });
    expect(await home.say(moved("travel", "dining", "20"))).toContain("Dining: $0 of $70 spent this week");
    expect(await home.say(moved("dining", "travel", "5"))).toContain("Dining: $0 of $65 spent this week");
    expect(await home.say(dinner("52"))).toContain("⚠️ Passed 80 % (80 %)");
    home.now = "2026-06-15T12:00:00Z";
    expect(await home.say(dinner("10"))).toContain("Dining: $10 of $50 spent this week");
  });
});
