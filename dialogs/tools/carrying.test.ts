import { describe, expect, test } from "vitest";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { storedState } from "../../tests/support/ledger-state.ts";
import { call } from "../../tests/support/tool-calls.ts";
import type { ToolCall } from "./call.ts";

const log = (amount: string, date?: string): ToolCall =>
  call("log_expense", { description: "flight", amount, category: "travel", ...(date === undefined ? {} : { date }) });
const JULY = "2026-07-10T12:00:00Z";

/** A book in which travel is limited to $100 a month and carries from June on. */
async function open(...turns: readonly ToolCall[]): Promise<Household> {
  const home = await openHousehold();
  await home.say(call("set_limit", { category: "travel", amount: "100" }));
  await home.say(call("set_carry", { category: "travel", carry: true }));
  for (const turn of turns) await home.say(turn);
  return home;
}
const alertsOf = async ({ stores, person }: Household) =>
  Object.keys((await storedState(stores.ledgers, person.ledger)).alerts).sort();

describe("a category that carries", () => {
  test("has what was left the month before, and says so", async () => {
    const home = await open(log("40"));
    home.now = JULY;
    expect(await home.say(log("100"))).toContain("Travel: $100 of $160 spent ($60 carried over)");
    expect(await home.say(call("explain_figure", { figure: "Travel left" }))).toContain(
      "Travel left $60.00 = Travel allocated and carried over $160.00 − spent $100.00",
    );
    home.now = "2026-08-10T12:00:00Z";
    expect(await home.say(log("1"))).toContain("Travel: $1 of $160 spent ($60 carried over)");
  });

  test("has less where the month before went over", async () => {
    const home = await open(log("130"));
    home.now = JULY;
    expect(await home.say(log("10"))).toContain("Travel: $10 of $70 spent (-$30 carried over)");
  });

  test("is warned of by what it has in all, and raised by its limit alone", async () => {
    const home = await open(log("20"));
    home.now = JULY;
    expect(await home.say(log("100"))).not.toContain("⚠️");
    expect(await home.say(log("44"))).toContain("⚠️ Passed 80 % (80 %): $36 left for 22 days.");
    expect(await home.say(call("set_limit", { category: "travel", change: "+20" }))).toContain("$100.00 → $120.00");
  });

  test("is warned of, and armed again, when something of an earlier month changes", async () => {
    const home = await open(log("20"));
    home.now = JULY;
    await home.say(log("130"));
    expect(await alertsOf(home)).toEqual([]);
    expect(await home.say(log("30", "2026-06-20"))).toContain("⚠️ Travel");
    expect(await alertsOf(home)).toEqual(["2026-07:travel:80"]);
    expect(await home.say(call("undo"))).toContain("The 80 % warning for Travel is armed again.");
    expect(await alertsOf(home)).toEqual([]);
  });

  test("that carries no longer has its own again, and warnings go by that", async () => {
    const home = await open(log("20"));
    home.now = JULY;
    await home.say(log("110"));
    expect(await alertsOf(home)).toEqual([]);
    expect(await home.say(call("set_carry", { category: "travel", carry: false }))).toContain(
      "⚠️ Travel is over by $10",
    );
    expect(await alertsOf(home)).toEqual(["2026-07:travel:100", "2026-07:travel:80"]);
    await home.say(call("undo"));
    expect(await alertsOf(home)).toEqual([]);
  });
});
