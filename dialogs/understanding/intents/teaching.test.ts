import { describe, expect, it } from "vitest";
import { callsOf } from "../../../tests/support/meaning.ts";
import type { ToolCall } from "../../tools/call.ts";

const categories = new Map([["knitting", "knitting"]]);
const calls = (text: string): readonly ToolCall[] => callsOf(text, { categories });
const rule = (words: string, category: string): ToolCall => ({ tool: "add_rule", args: { words, category } });

describe("a rule", () => {
  it.each([
    "always put Lidl under groceries",
    "always file Lidl as groceries",
    "please always count Lidl as groceries",
    "from now on put Lidl in groceries",
    "from now on, Lidl is groceries",
    "Lidl is always groceries",
    "Lidl always goes under groceries",
    "put Lidl under groceries from now on",
    "treat Lidl as groceries",
    "in future Lidl is groceries",
    "Lidl belongs to groceries",
    "categorize Lidl as groceries",
    "always put everything from Lidl under groceries",
    "put everything from Lidl into groceries",
    "every time I shop at Lidl, put it under groceries",
    "whenever I buy from Lidl it's groceries",
    "Lidl = groceries",
    "Lidl means groceries",
    "Lidl is groceries",
    "remember that Lidl is always groceries",
    "automatically put Lidl purchases under groceries",
    "when I say Lidl I mean groceries",
    "put Lidl under groceries",
  ])("is taught by “%s”", (text) => {
    expect(calls(text)).toEqual([rule("Lidl", "groceries")]);
  });

  it("may lead to a category of the person's own", () => {
    expect(calls("yarn is knitting")).toEqual([rule("yarn", "knitting")]);
    expect(calls("always put wool socks under knitting")).toEqual([rule("wool socks", "knitting")]);
  });

  it("of what was just shown changes that as well", () => {
    const shown = [{ description: "Lidl", amount: "20.00" }];
    for (const text of [
      "that's always groceries",
      "always put this under groceries",
      "put it under groceries always",
    ]) {
      expect(callsOf(text, { shown })).toEqual([
        rule("Lidl", "groceries"),
        { tool: "revise_expense", args: { which: { last: 1 }, category: "groceries" } },
      ]);
    }
    expect(callsOf("that's always groceries")).toMatchObject([{ tool: "ask" }]);
  });

  it("is no rule where only the one shown is meant, or money is told of", () => {
    const shown = [{ description: "Lidl", amount: "20.00" }];
    expect(callsOf("that was groceries", { shown })).toMatchObject([{ tool: "revise_expense" }]);
    expect(callsOf("put it under groceries", { shown })).toMatchObject([{ tool: "revise_expense" }]);
    expect(calls("groceries 40")).toMatchObject([{ tool: "log_expense" }]);
    expect(calls("is Lidl groceries?")).not.toMatchObject([{ tool: "add_rule" }]);
    expect(calls("that is groceries")).not.toMatchObject([{ tool: "add_rule" }]);
  });
});

describe("what was learned", () => {
  it.each([
    "what have you learned",
    "what have you learned so far?",
    "what did you learn about me?",
    "show me what you've learned",
    "show my rules",
    "list rules",
    "list all my rules",
    "my rules",
    "which rules do you have?",
    "what rules are there",
    "what did I teach you?",
    "how do you categorise my expenses?",
    "can you show me the categorisation rules",
  ])("is asked for by “%s”", (text) => {
    expect(calls(text)).toEqual([{ tool: "list_rules", args: {} }]);
  });
});

describe("a rule that holds no longer", () => {
  it.each<[string, object]>([
    ["forget that rule", {}],
    ["please forget the last rule", {}],
    ["delete this rule", {}],
    ["forget rule 2", { position: 2 }],
    ["remove rule number 3", { position: 3 }],
    ["drop the second rule", { position: 2 }],
    ["forget the rule about Lidl", { words: "Lidl" }],
    ["forget the Lidl rule", { words: "Lidl" }],
    ["remove the rule for wool socks", { words: "wool socks" }],
    ["stop putting Lidl under groceries", { words: "Lidl" }],
    ["don't always put Lidl under groceries", { words: "Lidl" }],
    ["no longer file Lidl as groceries", { words: "Lidl" }],
    ["Lidl isn't always groceries", { words: "Lidl" }],
    ["unlearn Lidl", { words: "Lidl" }],
  ])("is forgotten by “%s”", (text, args) => {
    expect(calls(text)).toEqual([{ tool: "forget_rule", args }]);
  });
});

describe("all rules", () => {
  it.each([
    "forget all rules",
    "delete all my rules",
    "forget everything you have learned",
    "clear all the category rules",
  ])("are forgotten by “%s”", (text) => {
    expect(calls(text)).toEqual([{ tool: "forget_rule", args: { all: true } }]);
  });

  it.each(["what did you learn about uber", "what have you learned about my shops"])("are listed by “%s”", (text) => {
    expect(calls(text)).toEqual([{ tool: "list_rules", args: {} }]);
  });
});
