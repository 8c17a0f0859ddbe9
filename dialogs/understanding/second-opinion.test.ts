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
    expect(toolOf("which sorts of questions may I put to you")).toBe("help");
    expect(toolOf("it was lovely chatting, till tomorrow then")).toBe("small_talk");
  });

  it("keeps what it is about and when", () => {
    expect(understand("I need to see how much went to gas last month", context).calls).toEqual([
      { tool: "summarize_budget", args: { words: "gas", month: "2026-08" } },
    ]);
  });

  it("is none of ours without a word about money", () => {
    expect(toolOf("show me my photos from last month")).toBe("decline");
    expect(toolOf("how much battery do I have left")).toBe("decline");
  });
});

describe("a change", () => {
  it("never follows from the classifier alone", () => {
    expect(toolOf("scrub the pizza thing from my records")).not.toBe("remove_expense");
    expect(toolOf("we should roll that thing back somehow")).not.toBe("undo");
  });

  it("is asked about where the classifier is sure of something else", () => {
    const { calls } = understand("got 120 for babysitting", context);
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
