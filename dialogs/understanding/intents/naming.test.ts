import { describe, expect, it } from "vitest";
import { callsOf } from "../../../tests/support/meaning.ts";
import type { ToolCall } from "../../tools/call.ts";

const categories = new Map([
  ["knitting", "knitting"],
  ["fun", "entertainment"],
  ["coffee", "coffee"],
]);
const calls = (text: string): readonly ToolCall[] => callsOf(text, { categories });
const one = (tool: ToolCall["tool"], args: object): ToolCall[] => [{ tool, args: { ...args } }];

describe("a new category", () => {
  it.each([
    "add a category Boat",
    "add category called Boat",
    "create a new category for Boat",
    "please make a category named Boat",
    "new category: Boat",
    "can you add a category for my Boat?",
    "I want a category called Boat",
    "I need a category for Boat",
    "add Boat as a category",
    "add Boat to my categories",
    "start a new category Boat",
    "set up a category Boat please",
    "I'd like a separate category for Boat",
    'create a category "Boat"',
  ])("is made by “%s”", (text) => {
    expect(calls(text)).toEqual(one("add_category", { name: "Boat" }));
  });

  it("may come with its picture and what it is part of", () => {
    expect(calls("add a category Boat 🚤 under travel")).toEqual(
      one("add_category", { name: "Boat", emoji: "🚤", parent: "travel" }),
    );
    expect(calls("add a subcategory Yarn under knitting")).toEqual(
      one("add_category", { name: "Yarn", parent: "knitting" }),
    );
  });
});

describe("another name", () => {
  it.each([
    "call it Leisure instead of Fun",
    "instead of fun call it Leisure",
    "rename fun to Leisure",
    "rename the category fun to Leisure",
    "please rename my fun category to Leisure",
    "change the name of fun to Leisure",
    "change fun's name to Leisure",
    "call fun Leisure",
    "call the fun category Leisure",
    "let's call entertainment Leisure",
    "fun should be called Leisure",
    "entertainment is now called Leisure",
    "I'd rather say Leisure instead of fun",
    "use the name Leisure for fun",
    "say Leisure rather than entertainment",
    "relabel entertainment as Leisure",
  ])("is given by “%s”", (text) => {
    expect(calls(text)).toEqual(one("edit_category", { category: "entertainment", name: "Leisure" }));
  });

  it("is no name of an expense that was just shown", () => {
    const shown = [{ description: "lunch", amount: "12.00" }];
    expect(callsOf("call it Fun instead of Entertainment", { shown })).toEqual(
      one("edit_category", { category: "entertainment", name: "Fun" }),
    );
    expect(callsOf("call it lunch with Tom", { shown })).toMatchObject([{ tool: "revise_expense" }]);
  });

  it("of something that is no category asks which one is meant", () => {
    expect(calls("rename zorbing to Leisure")).toMatchObject([{ tool: "ask" }]);
  });
});

describe("other terms of a category", () => {
  it.each([
    ["use 🎉 for fun", { category: "entertainment", emoji: "🎉" }],
    ["give groceries a 🥕", { category: "groceries", emoji: "🥕" }],
    ["set the emoji of knitting to 🧶", { category: "knitting", emoji: "🧶" }],
    ["change the groceries icon to 🥕", { category: "groceries", emoji: "🥕" }],
    ["fun emoji 🎉", { category: "entertainment", emoji: "🎉" }],
    ["set the necessity of pets to 8", { category: "pets", necessity: 8 }],
    ["pets necessity 8", { category: "pets", necessity: 8 }],
    ["coffee is a need, not a want", { category: "coffee", group: "needs" }],
    ["treat education as a want", { category: "education", group: "wants" }],
    ["count coffee as a need", { category: "coffee", group: "needs" }],
    ["make coffee part of dining", { category: "coffee", parent: "dining" }],
    ["coffee is a subcategory of dining", { category: "coffee", parent: "dining" }],
  ])("are changed by “%s”", (text, args) => {
    expect(calls(text)).toEqual(one("edit_category", args));
  });
});

describe("two categories", () => {
  it.each([
    "merge travel into fun",
    "merge travel with fun",
    "please merge the travel category into fun",
    "combine travel with entertainment",
    "fold travel into fun",
    "move everything from travel to fun",
    "put all of travel into fun",
    "join travel to fun",
    "lump travel in with fun",
    "move all expenses from travel into fun",
  ])("become one by “%s”", (text) => {
    expect(calls(text)).toEqual(one("merge_categories", { from: "travel", into: "entertainment" }));
  });

  it("are asked about where nobody said which of them stays", () => {
    expect(calls("merge travel and fun")[0]?.args.choices).toMatchObject([
      { label: "fun", calls: one("merge_categories", { from: "travel", into: "entertainment" }) },
      { label: "travel", calls: one("merge_categories", { from: "entertainment", into: "travel" }) },
      { label: "No" },
    ]);
    expect(calls("merge travel into zorbing")).toMatchObject([{ tool: "ask" }]);
  });

  it("are needed to get rid of one", () => {
    expect(calls("delete the category knitting")[0]?.args.choices).toMatchObject([
      { calls: one("merge_categories", { from: "knitting", into: "other" }) },
      { label: "No" },
    ]);
  });
});

describe("a name that the person gave", () => {
  it.each([
    ["limit knitting to 50", one("set_limit", { category: "knitting", amount: "50.00", per: "month" })],
    ["knitting left?", one("summarize_budget", { category: "knitting" })],
    ["how much did I spend on knitting", one("summarize_budget", { category: "knitting" })],
    ["how much is left for coffee", one("summarize_budget", { category: "coffee" })],
    ["show me knitting", one("list_expenses", { category: "knitting" })],
    ["knitting last month", one("list_expenses", { category: "knitting", month: "2026-05" })],
    ["20 more for knitting", one("set_limit", { category: "knitting", change: "+20.00", per: "month" })],
  ])("names its category in “%s”", (text, expected) => {
    expect(calls(text).map(({ tool }) => tool)).toEqual(expected.map(({ tool }) => tool));
    expect(calls(text)[0]?.args).toMatchObject({ category: expected[0]?.args.category });
  });

  it("corrects the one shown, also where it would be praise", () => {
    const shown = [{ description: "cinema", amount: "12.00" }];
    const of = (text: string) => callsOf(text, { shown, categories });
    expect(of("that was knitting")).toEqual(one("revise_expense", { which: { last: 1 }, category: "knitting" }));
    expect(of("that was fun")).toEqual(one("revise_expense", { which: { last: 1 }, category: "entertainment" }));
    expect(callsOf("that was fun", { shown })).not.toMatchObject([{ tool: "revise_expense" }]);
  });

  it("outranks what others call so", () => {
    expect(calls("coffee left?")).toMatchObject([{ args: { category: "coffee" } }]);
  });
});

it("a new category may be said to be a need", () => {
  expect(calls("create a category Tools as a need")).toEqual(one("add_category", { name: "Tools", group: "needs" }));
});

describe("an expense", () => {
  it.each(["yarn 23 in knitting", "spent 23 on yarn under knitting", "yarn in knitting 23"])(
    "is put where “%s” says",
    (text) => {
      expect(callsOf(text, { categories: new Map([["knitting", "knitting"]]) })).toMatchObject([
        { tool: "log_expense", args: { amount: "23.00", description: "yarn", category: "knitting" } },
      ]);
    },
  );

  it("keeps its words where they are no category of the person's own", () => {
    expect(callsOf("yarn 23 in Oslo")).toMatchObject([{ tool: "log_expense", args: { description: "yarn in Oslo" } }]);
  });
});
