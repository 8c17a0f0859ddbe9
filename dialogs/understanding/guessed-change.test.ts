import { describe, expect, it } from "vitest";
import { HOME_CONTEXT } from "../../tests/support/home-context.ts";
import { askGuessedChange, readGuessedChange } from "./guessed-change.ts";
import { normalise } from "./normalise.ts";
import { readText } from "./reading.ts";
import { understand } from "./understand.ts";
import type { UnderstandingContext } from "./understanding.ts";

const context: UnderstandingContext = {
  ...HOME_CONTEXT,
  now: Temporal.PlainDateTime.from("2026-09-16T13:05:00"),
  currency: "USD",
  locale: "en-US",
};
const reading = (text: string) => readText(normalise(text), context);
const meant = (text: string, label: string, confidence = 0.95) =>
  readGuessedChange({ label, confidence }, reading(text))?.calls ?? null;

describe("an order in unforeseen words", () => {
  it.each<[string, string, object]>([
    ["the vet thing should say 147.50", "revise_expense", { which: { words: "vet" }, amount: "147.50" }],
    ["the boots were 11.99 not 19.11", "revise_expense", { which: { words: "boots" }, amount: "11.99" }],
    ["that last one was for the dog, not dining", "revise_expense", { which: { last: 1 }, category: "pets" }],
    ["kill the pizza entry", "remove_expense", { which: { words: "pizza" } }],
    ["the 33.10 one can be deleted", "remove_expense", { which: { amount: "33.10" } }],
    ["oh no, take that back", "undo", {}],
    ["actually put it back again", "redo", {}],
    ["hold me to 40 a week on takeaways", "set_limit", { category: "dining", amount: "40.00", per: "week" }],
    ["change the dining cap from 80 to 50", "set_limit", { category: "dining", amount: "50.00", per: "month" }],
    ["steal 20 off dining for petrol", "move_money", { from: "dining", to: "transport", amount: "20.00" }],
    [
      "groceries needs 30, take it out of entertainment",
      "move_money",
      { from: "entertainment", to: "groceries", amount: "30.00" },
    ],
    ["chuck 10 in the bike fund", "contribute", { name: "bike", amount: "10.00" }],
    [
      "returned the jacket, 80 back on my card",
      "log_refund",
      { description: "jacket", amount: "80.00", date: "2026-09-16" },
    ],
    ["a nudge on the 28th about the council tax", "remind_me", { date: "2026-09-28", about: "council tax" }],
    ["i'm done with the gym", "stop_recurring", { which: { words: "gym" } }],
    ["can i swing 600 for snow tires", "check_purchase", { item: "snow tires", amount: "600.00" }],
    ["if i quit the gym how much would i have left", "what_if", { changes: [{ kind: "skip", what: "gym" }] }],
    ["play it safe from now on please", "set_risk", { risk_tolerance: "conservative" }],
  ])("%s", (text, tool, args) => {
    expect(meant(text, tool)).toEqual([{ tool, args }]);
  });

  it("needs a classifier that is sure, and words of such an order", () => {
    expect(meant("hold me to 40 a week on takeaways", "set_limit", 0.7)).toBeNull();
    expect(meant("takeaways 40", "set_limit")).toBeNull();
    expect(meant("kill the pizza entry", "none")).toBeNull();
    expect(readGuessedChange(undefined, reading("kill the pizza entry"))).toBeNull();
  });

  it("is no undoing where something else is named", () => {
    expect(meant("undo my last email", "undo")).toBeNull();
    expect(meant("redo my makeup", "redo")).toBeNull();
  });

  it("brings back what was removed by taking that back", () => {
    expect(meant("bring back what I just deleted", "redo")).toEqual([{ tool: "undo", args: {} }]);
  });

  it.each([
    ["limit dining to 40 or 50", "set_limit"],
    ["a cap of 40 for dining and travel", "set_limit"],
    ["put 10 or 20 in the bike fund", "contribute"],
    ["can I afford 3 beers", "check_purchase"],
    ["move 20 around between dining and travel", "move_money"],
    ["Zara still owes me a refund of 20", "log_refund"],
    ["that was tuesday's lunch not today's", "revise_expense"],
    ["you don't have to be careful", "set_risk"],
    ["Lidl isn't always groceries", "add_rule"],
  ])("says nothing of what may be two things, or is still to come: %s", (text, label) => {
    expect(meant(text, label)).toBeNull();
  });

  it("asks for what is missing, where it is surely one", () => {
    const asked = (confidence: number) =>
      askGuessedChange({ label: "set_limit", confidence }, reading("keep me within my limit on that"));
    expect(asked(0.95)).toMatchObject({ calls: [{ tool: "ask", args: { choices: [] } }] });
    expect(asked(0.85)).toBeNull();
  });

  it("does not answer for the person what a rule asks about", () => {
    const found = understand(
      "no, it was 5",
      {
        ...context,
        shown: [
          { description: "tea", amount: "4.00" },
          { description: "bus", amount: "3.00" },
        ],
      },
      () => [{ label: "revise_expense", confidence: 0.99 }],
    );
    expect(found.calls).toMatchObject([{ tool: "ask" }]);
  });

  it("is never as sure as a rule, so that a language model is asked where there is one", () => {
    expect(
      readGuessedChange({ label: "remove_expense", confidence: 0.99 }, reading("kill the pizza entry"))?.confidence,
    ).toBe(0.85);
  });
});
