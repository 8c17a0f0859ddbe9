import { describe, expect, it } from "vitest";
import { callsOf } from "../../../tests/support/meaning.ts";
import type { ToolCall } from "../../tools/call.ts";

const categories = new Map([["knitting", "knitting"]]);
const calls = (text: string): readonly ToolCall[] => callsOf(text, { categories });

describe("how much something matters", () => {
  it.each([
    "travel matters more to me",
    "travel matters a lot to me",
    "travel is more important to me",
    "travel is very important",
    "please prioritise travel",
    "I care more about travel",
    "I care more about travel than dining",
    "give travel a higher priority",
    "raise the priority of travel",
    "move travel up",
    "make travel a priority",
    "travel is a priority for me",
    "travel comes first",
    "travel matters more than dining",
    "put more weight on travel",
  ])("goes up by “%s”", (text) => {
    expect(calls(text)).toEqual([{ tool: "set_priority", args: { category: "travel", change: "up" } }]);
  });

  it.each([
    "dining matters less to me",
    "dining isn't that important to me",
    "dining is less important",
    "deprioritize dining",
    "I care less about dining",
    "I don't care much about eating out",
    "lower the priority of dining",
    "eating out doesn't matter so much",
    "dining can wait",
    "push dining down",
    "make dining less of a priority",
    "give dining less weight",
  ])("goes down by “%s”", (text) => {
    expect(calls(text)).toEqual([{ tool: "set_priority", args: { category: "dining", change: "down" } }]);
  });

  it.each<[string, string, number]>([
    ["set the priority of travel to 8", "travel", 8],
    ["travel priority 8", "travel", 8],
    ["priority 8 for travel", "travel", 8],
    ["rate travel 8 out of 10", "travel", 8],
    ["give knitting a 9", "knitting", 9],
    ["travel is my top priority", "travel", 10],
    ["travel matters most to me", "travel", 10],
    ["dining is a low priority", "dining", 2],
    ["shopping matters least", "shopping", 1],
    ["give pets high priority", "pets", 8],
  ])("is set by “%s”", (text, category, priority) => {
    expect(calls(text)).toEqual([{ tool: "set_priority", args: { category, priority } }]);
  });

  it.each([
    "which categories matter most to me",
    "what matters most to me?",
    "which category is most important to me?",
    "what are my priorities?",
    "show me my priorities",
    "rank my categories",
    "list my categories",
    "what categories do I have?",
    "which categories are there",
    "my priorities",
    "list my categories by importance",
  ])("is asked for by “%s”", (text) => {
    expect(calls(text)).toEqual([{ tool: "rank_categories", args: {} }]);
  });

  it.each([
    "how important is travel to me?",
    "how much does travel matter to me?",
    "why is travel so low",
    "what's the priority of travel?",
  ])("of one category is asked for by “%s”", (text) => {
    expect(calls(text)).toEqual([{ tool: "rank_categories", args: { category: "travel" } }]);
  });

  it.each(["how much is travel", "why is the sky blue"])("is nothing that “%s” asks for", (text) => {
    expect(calls(text).map(({ tool }) => tool)).not.toContain("rank_categories");
  });
});

describe("what is left at a month's end", () => {
  it.each([
    "let travel roll over",
    "carry over travel",
    "carry travel over into next month",
    "roll over what's left of travel",
    "travel should carry over",
    "travel rolls over",
    "turn on rollover for travel",
    "keep what's left of travel for next month",
    "unused travel money should roll over",
    "carry the rest of travel into the next month",
    "rollover for travel",
  ])("is carried by “%s”", (text) => {
    expect(calls(text)).toEqual([{ tool: "set_carry", args: { category: "travel", carry: true } }]);
  });

  it.each([
    "don't carry over travel",
    "stop rolling over travel",
    "don't let travel roll over",
    "travel should not carry over",
    "reset travel every month",
    "travel starts fresh each month",
    "turn off rollover for travel",
    "no carry over for travel",
    "start travel anew each month",
    "never roll over travel",
  ])("is let go by “%s”", (text) => {
    expect(calls(text)).toEqual([{ tool: "set_carry", args: { category: "travel", carry: false } }]);
  });
});

describe("how careful to be", () => {
  it.each<[string, string]>([
    ["be conservative", "conservative"],
    ["be more careful with my money", "conservative"],
    ["please be a bit more cautious", "conservative"],
    ["play it safe", "conservative"],
    ["I'm risk averse", "conservative"],
    ["take fewer risks", "conservative"],
    ["I don't like taking risks", "conservative"],
    ["we hate risks", "conservative"],
    ["I don't mind taking some risks", "aggressive"],
    ["set my risk tolerance to conservative", "conservative"],
    ["be less aggressive", "conservative"],
    ["be moderate", "moderate"],
    ["my risk tolerance is moderate", "moderate"],
    ["I have a balanced risk profile", "moderate"],
    ["use a moderate approach", "moderate"],
    ["be aggressive", "aggressive"],
    ["risk tolerance: aggressive", "aggressive"],
    ["take more risks", "aggressive"],
    ["be bolder with my budget", "aggressive"],
    ["be less careful", "aggressive"],
  ])("is set by “%s”", (text, tolerance) => {
    expect(calls(text)).toEqual([{ tool: "set_risk", args: { risk_tolerance: tolerance } }]);
  });

  it("is asked about where nobody said which way", () => {
    expect(calls("change my risk tolerance")).toMatchObject([{ tool: "ask" }]);
  });
});
