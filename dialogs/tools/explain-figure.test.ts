import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Money } from "../../domain/money.ts";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import type { Fact } from "../state.ts";
import type { ToolCall } from "./call.ts";

let home: Household;

beforeEach(async () => {
  home = await openHousehold();
});

const log = (description: string, amount: string, more: object = {}): ToolCall => ({
  tool: "log_expense",
  args: { description, amount, ...more },
});
const why = (figure: string): ToolCall => ({ tool: "explain_figure", args: { figure } });

describe("a figure", () => {
  test("of an expense unfolds into its entry", async () => {
    await home.say(log("coffee", "4.50"));
    expect(await home.say(why("how did you get that"))).toBe("Coffee $4.50 is this entry:\n• Coffee $4.50, today");
  });

  test("of several expenses is their total", async () => {
    await home.say(log("taxi", "12"), log("lunch", "18.50"));
    const unfolded = "total $30.50 = the sum of 2 entries:\n• Taxi $12.00, today\n• Lunch $18.50, today";
    expect(await home.say(why("that"))).toBe(unfolded);
    await home.say({ tool: "revise_expense", args: { which: { position: 1 }, amount: "14" } });
    expect(await home.say(why("the total"))).toContain("total $32.50 = the sum of 2 entries:");
  });

  test("can be asked for by its words or by its amount", async () => {
    await home.say({ tool: "set_limit", args: { category: "dining", amount: "200" } });
    await home.say(log("coffee", "4.50"));
    await home.say(log("lunch", "1200"));
    const facts = home.state;
    expect(await home.say(why("why is dining over"))).toContain("Dining spent $1,204.50 = the sum of 2 entries:");
    home.state = facts;
    expect(await home.say(why("how did you get the 1,204.50"))).toContain("Dining spent $1,204.50");
    home.state = facts;
    expect(await home.say(why("what is left of dining"))).toContain(
      "Dining left -$1,004.50 = Dining allocated $200.00 − spent $1,204.50 from 2 entries:",
    );
  });

  test("of a day is what is left by the days that are left", async () => {
    await home.say({ tool: "create_budget", args: { income: "3200" } });
    await home.say(log("coffee", "4.50"));
    await home.say({ tool: "summarize_budget", args: {} });
    expect(await home.say(why("what I have a day"))).toContain(
      "a day $121.69 = $2,555.50 left ÷ 21 days, rounded down; $2,555.50 = $2,560.00 (income $3,200.00 less savings $640.00) − spent $4.50 from 1 entry:",
    );
  });

  test("of a verdict is what is left of the category", async () => {
    await home.say({ tool: "set_limit", args: { category: "entertainment", amount: "100" } });
    await home.say({ tool: "create_budget", args: { income: "3000" } });
    await home.say(log("cinema", "30", { category: "entertainment" }));
    const args = { item: "PlayStation 5", amount: "500", category: "entertainment" };
    await home.say({ tool: "check_purchase", args });
    expect(await home.say(why("how much is left there"))).toContain(
      "Entertainment left $70.00 = Entertainment allocated $100.00 − spent $30.00 from 1 entry:",
    );
  });

  test("that was changed since says what it was and what it is", async () => {
    await home.say(log("coffee", "4"));
    const { state } = home;
    await home.say({ tool: "revise_expense", args: { which: { last: 1 }, amount: "5" } });
    home.state = state;
    expect(await home.say(why("that"))).toBe(
      "It was $4.00 when I said it; something was changed since.\nCoffee $5.00 is this entry:\n• Coffee $5.00, today",
    );
    await home.say({ tool: "remove_expense", args: { which: { last: 1 } } });
    home.state = state;
    expect(await home.say(why("that"))).toContain("Coffee $0.00: no entries.");
  });

  test("in foreign money unfolds as it was paid", async () => {
    await home.say(log("dinner", "4800", { currency: "JPY" }), log("tea", "500", { currency: "JPY" }));
    expect(await home.say(why("the total"))).toContain("total ¥5,300 = the sum of 2 entries:");
  });

  test("of many entries shows the first twenty and counts the rest", async () => {
    for (let day = 1; day <= 8; day++) {
      await home.say(log("coffee", "1"), log("tea", "2"), log("cake", "3"));
    }
    await home.say({ tool: "summarize_budget", args: { category: "dining" } });
    const unfolded = await home.say(why("that"));
    expect(unfolded).toContain("Dining spent $48.00 = the sum of 24 entries:");
    expect(unfolded).toContain("• and 4 more entries");
  });

  test("needs an answer before it", async () => {
    expect(await home.say(why("that"))).toContain("There is no figure in my last answer to unfold.");
  });
});

test("every figure of every answer is the sum that it unfolds into", async () => {
  const description = fc.constantFrom("coffee", "taxi", "lunch", "book");
  const amount = fc.integer({ min: 1, max: 90_000 }).map((cents) => (cents / 100).toFixed(2));
  const category = fc.constantFrom("dining", "transport", "savings");
  const date = fc.constantFrom("2026-06-10", "2026-06-01", "2026-05-31");
  const one = fc.record({ description, amount, category, date }).map((args) => call("log_expense", args));
  const change = fc.oneof(
    fc.array(one, { minLength: 1, maxLength: 3 }),
    fc.record({ category, amount }).map((args) => [call("set_limit", args)]),
    fc.constantFrom([call("create_budget", { income: "3200" })], [call("undo", {})], [call("redo", {})]),
    amount.map((to) => [call("revise_expense", { which: { last: 1 }, amount: to })]),
  );
  const questions = [
    call("summarize_budget", {}),
    call("summarize_budget", { month: "2026-05" }),
    call("summarize_budget", { category: "dining" }),
    call("summarize_budget", { from: "2026-05-01", to: "2026-06-30" }),
    call("summarize_budget", { words: "coffee", from: "2026-01-01" }),
    call("summarize_budget", { words: "lunch", category: "transport", month: "2026-05" }),
    call("list_expenses", { limit: 3 }),
    call("list_expenses", { words: "taxi", order: "largest" }),
    call("check_purchase", { item: "book", amount: "20", category: "dining" }),
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 5 }), fc.constantFrom(...questions), async (changes, question) => {
      const family = await openHousehold({ stores: home.stores });
      for (const calls of [...changes, [question]]) {
        await family.say(...calls);
        for (const fact of family.state.facts) if (fact.basis) expect(await unfolded(family, fact)).toEqual(fact.value);
      }
    }),
    { numRuns: 400 },
  );
});

const call = (tool: ToolCall["tool"], args: object): ToolCall => ({ tool, args: { ...args }, confirmed: true });

/** What a figure comes to when it is asked for alone; the answer must show it. */
async function unfolded(family: Household, fact: Fact): Promise<Money | undefined> {
  const { state } = family;
  family.state = { ...state, facts: [fact] };
  const answer = await family.say(why("that"));
  const [explained] = family.state.facts;
  family.state = state;
  expect(answer).not.toContain("when I said it");
  return typeof explained?.value === "object" ? explained.value : undefined;
}
