import { describe, expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";
import { call, log } from "../../tests/support/tool-calls.ts";

async function open() {
  const home = await openHousehold();
  await home.say(
    log("hotel", "140", { tags: ["lisbon"], date: "2026-05-30" }),
    log("tram", "3", { tags: ["lisbon"] }),
    log("lunch", "12"),
  );
  await home.say(call("log_refund", { description: "hotel", amount: "20" }));
  const list = (args: object) => home.say(call("list_expenses", args));
  return { home, list };
}

describe("the list of expenses", () => {
  test("is of one tag, whenever it was, with what came back taken off", async () => {
    const { home, list } = await open();
    expect(await list({ tag: "#Lisbon" })).toBe(
      [
        "3 entries for #lisbon: $123.00 spent",
        "1 Hotel −$20.00 · Travel, today",
        "2 Tram $3.00 · Transport, today",
        "3 Hotel $140.00 · Travel, Sat 30 May",
      ].join("\n"),
    );
    expect(await home.say(call("explain_figure", { figure: "that" }))).toContain("= the sum of 3 entries");
  });

  test("is of amounts, both ends included, and unfolds into just those", async () => {
    const { home, list } = await open();
    expect(await list({ at_least: "12" })).toMatch(/^2 entries of \$12 or more: \$152\.00 spent\n/);
    expect(await home.say(call("explain_figure", { figure: "that" }))).toContain("$152.00 = the sum of 2 entries");
    expect(await list({ at_most: "12" })).toMatch(/^2 entries of \$12 or less: \$15\.00 spent\n/);
    expect(await list({ at_least: "5", at_most: "20" })).toMatch(/^1 entry from \$5 to \$20: \$12\.00 spent\n/);
    expect(await list({ at_least: "3", at_most: "3" })).toMatch(/^1 entry of \$3: \$3\.00 spent\n/);
    expect(await list({ at_least: "500" })).toBe("Nothing spent of $500 or more, as far as I was told.");
  });

  test("is of one's own, or of what others of the book spent", async () => {
    const { home, list } = await open();
    await home.partner().say(log("opera", "90"));
    expect(await list({ who: "others" })).toBe(
      "1 entry by others: $90.00 spent\n1 Opera $90.00 · Entertainment, today",
    );
    expect(await list({ who: "me", category: "dining" })).toContain("1 entry for Dining by you: $12.00 spent");
  });

  test("is the largest first where that is asked", async () => {
    const { list } = await open();
    expect(await list({ order: "largest", limit: 1 })).toContain("; the largest 1:\n1 Hotel $140.00");
  });
});
