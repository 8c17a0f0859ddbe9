import { describe, expect, it } from "vitest";
import { asTyped } from "./heard.ts";
import { understand } from "./understand.ts";
import type { UnderstandingContext } from "./understanding.ts";

describe("what a recogniser heard", () => {
  it.each([
    ["Four dollars and fifty cents for coffee.", "4 dollars and 50 cents for coffee."],
    ["Fifteen dollars parking", "15 dollars parking"],
    ["Coffee four fifty.", "coffee 4.50."],
    ["Lunch eighteen ninety-five", "lunch 18.95"],
    ["Four point five zero for tea", "4.50 for tea"],
    ["Make a budget for three thousand two hundred a month", "make a budget for 3200 a month"],
    ["A hundred and twenty for shoes", "120 for shoes"],
    ["Coffee 4:50", "coffee 4.50"],
    ["Coffee 4 50.", "coffee 4.50."],
    ["No, fifty.", "no, 50."],
    ["$4.50 for coffee", "$4.50 for coffee"],
    ["I have six hundred until the first", "I have 600 until the 1st"],
    ["Netflix is due on the twenty-fourth", "netflix is due on the 24th"],
    ["iPhone 15 for 999", "iPhone 15 for 999"],
  ])("as “%s” is written “%s”", (heard, typed) => {
    expect(asTyped(heard)).toBe(typed);
  });

  it.each([
    "the second one was groceries",
    "that one",
    "coffee on the second floor",
    "the two of us",
    "dinner at 7:30",
    "a few hundred for the sofa",
    "meet me at 4:50 pm",
    "what's left",
    "",
  ])("as “%s” stays as it is", (heard) => {
    expect(asTyped(heard)).toBe(heard);
  });
});

describe("the spoken form of", () => {
  const context: UnderstandingContext = {
    now: Temporal.PlainDateTime.from("2026-11-23T12:00:00"),
    currency: "USD",
    locale: "en-US",
    shown: [],
    pending: null,
    isReply: false,
  };
  const callsOf = (heard: string) =>
    understand(asTyped(heard), context).calls.map(({ tool, args }) => {
      const parts = [args.description ?? args.item, args.amount ?? args.income];
      return [tool, ...parts.filter((part) => typeof part === "string")].join(" ");
    });

  it.each([
    ["an amount in words", "Four dollars and fifty cents for coffee.", ["log_expense coffee 4.50"]],
    ["an amount first", "Fifteen dollars, parking.", ["log_expense parking 15.00"]],
    ["a price without its point", "Coffee four fifty.", ["log_expense coffee 4.50"]],
    ["a whole sentence", "I spent twelve dollars on a taxi.", ["log_expense taxi 12.00"]],
    [
      "several expenses",
      "Taxi twelve, lunch eighteen fifty, bus yesterday three.",
      ["log_expense taxi 12.00", "log_expense lunch 18.50", "log_expense bus 3.00"],
    ],
    ["an income", "Make a budget for three thousand two hundred a month.", ["create_budget 3200.00"]],
    [
      "a product with a number",
      "Can I afford a five hundred dollar PlayStation five?",
      ["check_purchase PlayStation 5 500.00"],
    ],
    ["a recogniser's own figures", "Can I afford a $500 PlayStation 5?", ["check_purchase PlayStation 5 500.00"]],
    ["a balance", "I have six hundred until the first.", ["set_balance 600.00"]],
    ["a transfer", "Moved three hundred to savings.", ["log_transfer 300.00"]],
    ["a question", "What's left?", ["summarize_budget"]],
    ["an undo", "Undo that.", ["undo"]],
    ["an explanation", "How did you get that?", ["explain_figure"]],
  ])("%s is understood", (_what, heard, calls) => {
    expect(callsOf(heard)).toEqual(calls);
  });
});
