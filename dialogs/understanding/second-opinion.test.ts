import { describe, expect, it } from "vitest";
import { understand } from "./understand.ts";
import type { UnderstandingContext } from "./understanding.ts";

const context: UnderstandingContext = {
  now: Temporal.PlainDateTime.from("2026-09-16T13:05:00"),
  currency: "USD",
  locale: "en-US",
  shown: [],
  pending: null,
  isReply: false,
};
const toolOf = (text: string): string | undefined => understand(text, context).calls[0]?.tool;

describe("a question that no rule knows", () => {
  it("is answered where the classifier is sure of it", () => {
    expect(toolOf("I'd like to know how much money I have left")).toBe("summarize_budget");
    expect(toolOf("pull my latest transactions up for me")).toBe("list_expenses");
    expect(toolOf("what can one ask you")).toBe("help");
    expect(toolOf("it was lovely chatting, till tomorrow then")).toBe("small_talk");
  });

  it("keeps what it is about and when", () => {
    expect(understand("I need to see how much went to gas last month", context).calls).toEqual([
      { tool: "summarize_budget", args: { words: "gas", month: "2026-08" } },
    ]);
  });

  it("is told what comes in and goes out regularly", () => {
    expect(toolOf("when will my salary be paid out")).toBe("list_recurring");
    expect(toolOf("find some costs that I could cut")).toBe("suggest_reallocation");
  });

  it("is none of ours without a word about money", () => {
    expect(toolOf("show me my photos from last month")).toBe("decline");
    expect(toolOf("how much battery do I have left")).toBe("decline");
  });
});

describe("a question that a rule takes for ours", () => {
  // What a classifier would say, so that the test does not hang on what it learned.
  const taken = (label: string, confidence: number) => (text: string) =>
    understand(text, context, () => [{ label, confidence }]).calls[0]?.tool;

  it("is left alone where the classifier is rather sure that it is none of ours", () => {
    expect(taken("none", 0.45)("where does that figure come from")).toBe("explain_figure");
    expect(taken("none", 0.6)("where does that figure come from")).toBe("decline");
  });

  it("is answered where its words are those of a book of expenses", () => {
    expect(taken("none", 0.99)("show #tax")).toBe("list_expenses");
    expect(taken("none", 0.99)("list my standing orders")).toBe("list_recurring");
  });
});

describe("a note of an expense", () => {
  const heard = (text: string, label: string, confidence: number) =>
    understand(text, context, () => [{ label, confidence }]).calls[0]?.tool;

  it("is written where the person says that they spent it, or it is a known thing and its price", () => {
    expect(heard("I spent $12 on a zorb", "small_talk", 0.6)).toBe("log_expense");
    expect(heard("oat milk 4.20", "small_talk", 0.6)).toBe("log_expense");
  });

  it("is asked about first where nothing but the rules takes it for one", () => {
    expect(heard("quux rope for the wibble $12", "small_talk", 0.6)).toBe("ask");
    expect(heard("quux rope for the wibble $12", "log_expense", 0.95)).toBe("log_expense");
  });

  it("is asked about first where the classifier takes it for another order", () => {
    expect(heard("hack shopping down to 75", "set_limit", 0.65)).toBe("ask");
  });
});

describe("a change", () => {
  const doubted = (text: string, label: string, confidence: number, shown: UnderstandingContext["shown"] = []) =>
    understand(text, { ...context, shown }, () => [{ label, confidence }]).calls[0]?.tool;

  it("is asked about where the classifier takes it for talk, and carried out where it does so faintly", () => {
    expect(doubted("paid 42 at the zorblat", "none", 0.85)).toBe("ask");
    expect(doubted("paid 42 at the zorblat", "none", 0.6)).toBe("log_expense");
    expect(doubted("paid 42 at the zorblat", "log_expense", 0.99)).toBe("log_expense");
  });

  it("is carried out where the person says that they paid for a thing that is known", () => {
    expect(doubted("paid 42 at the fair", "none", 0.99)).toBe("log_expense");
  });

  it("in words of another language is asked about where the classifier is not with it", () => {
    expect(doubted("mi vecina riega tomates 15", "none", 0.3)).toBe("ask");
    expect(doubted("tomates y queso fresco 15", "log_expense", 0.7)).toBe("log_expense");
  });

  it("of a bill is made only where it may be one, and one's own", () => {
    expect(doubted("my rent went up to 1300", "none", 0)).toBe("edit_recurring");
    for (const text of ["a beer in norway costs 12", "my coworker's rent went up to 2600", "tomatoes cost 6 now"]) {
      expect(["ask", "decline"], text).toContain(doubted(text, "none", 0.9));
    }
  });

  it("is carried out where it is a known thing with its price and not a word more", () => {
    expect(doubted("bus 4", "none", 0.99)).toBe("log_expense");
    expect(doubted("zorblat 4", "none", 0.6)).toBe("ask");
    expect(doubted("zorblat 4", "none", 0.99)).toBe("decline");
  });

  it("is not doubted for being taken for its like, which the classifier cannot tell from it", () => {
    expect(doubted("netflix is now 17.99", "add_recurring", 0.99)).toBe("edit_recurring");
    expect(doubted("netflix is now 17.99", "set_risk", 0.99)).toBe("ask");
  });

  it("of a person's own ways is asked about where the classifier takes it for talk", () => {
    expect(doubted("rename pets to Rufus", "edit_category", 0.99)).toBe("edit_category");
    expect(doubted("rename pets to Rufus", "none", 0.9)).toBe("ask");
    expect(doubted("forget the rule about Lidl", "none", 0.9)).toBe("ask");
    expect(doubted("travel matters more to me", "none", 0.9)).toBe("ask");
  });

  it("of what was just shown needs no second opinion", () => {
    const shown = [{ description: "coffee", amount: "4.50" }];
    expect(doubted("it's for the kids", "none", 0.99, shown)).toBe("revise_expense");
  });

  it("never follows from the classifier alone", () => {
    expect(toolOf("scrub the pizza thing from my records")).not.toBe("remove_expense");
    expect(toolOf("we should roll that thing back somehow")).not.toBe("undo");
  });

  it("is asked about where the classifier is sure of something else", () => {
    const { calls } = understand("got 120 for babysitting", context, () => [
      { label: "log_transfer", confidence: 0.9 },
    ]);
    expect(calls).toMatchObject([
      {
        tool: "ask",
        args: {
          question: "I'm not sure I understand. Shall I log 120.00 for babysitting? Nothing is done yet.",
          choices: [{ label: "Yes", calls: [{ tool: "log_expense" }] }, { label: "No" }],
        },
      },
    ]);
  });

  it("is carried out where its rule is sure, whatever the classifier says", () => {
    expect(toolOf("$14 lunch")).toBe("log_expense");
    expect(toolOf("coffee 4.50")).toBe("log_expense");
  });
});
