import { describe, expect, test } from "vitest";
import { aDecision } from "../../tests/contracts/samples.ts";
import type { ToolCall } from "../tools/call.ts";
import { isSure, isToBeWorded } from "./sure.ts";

const decline = (reason: string): ToolCall => ({ tool: "decline", args: { reason } });
const log: ToolCall = { tool: "log_expense", args: { amount: "4.50", description: "coffee" } };
const which = { question: "1.50 or 1,500?", choices: [{ label: "1.50", calls: [log] }] };

describe("the local brain is sure", () => {
  test.each([
    ["when it acts", aDecision({ calls: [log] })],
    ["when it says why it does not act", aDecision({ calls: [decline("hypothetical")] })],
    ["when it asks which of two things is meant", aDecision({ calls: [{ tool: "ask", args: which }] })],
    [
      "when it asks for the one amount that is missing",
      aDecision({ calls: [{ tool: "ask", args: { question: "How much?", choices: [], awaits_amount: log } }] }),
    ],
    ["when a question of its own was answered", aDecision({ calls: [decline("unclear")], about: "console:1" })],
    ["when it was not it that decided", aDecision({ calls: [decline("not_yet")], brain: "code" })],
  ])("%s", (_when, decision) => {
    expect(isSure(decision)).toBe(true);
  });
});

describe("the local brain is not sure", () => {
  test.each([
    ["when it sees nothing about money", aDecision({ calls: [decline("not_money")] })],
    ["when it did not understand", aDecision({ calls: [decline("unclear")] })],
    ["when it knows no tool for it", aDecision({ calls: [decline("not_yet")] })],
    [
      "when it can only ask to say it again",
      aDecision({ calls: [{ tool: "ask", args: { question: "?", choices: [] } }] }),
    ],
    ["when it guesses", aDecision({ calls: [log], confidence: 0.5 })],
  ])("%s", (_when, decision) => {
    expect(isSure(decision)).toBe(false);
  });
});

test("what is worded by the model is a text that was asked for, and nothing that is done beside it", () => {
  const insights: ToolCall = { tool: "insights", args: {} };
  expect(isToBeWorded(aDecision({ calls: [insights] }))).toBe(true);
  for (const calls of [[], [log], [insights, log], [{ tool: "summarize_budget", args: {} } as const]]) {
    expect(isToBeWorded(aDecision({ calls }))).toBe(false);
  }
  expect(isToBeWorded(aDecision({ calls: [insights], brain: "code" }))).toBe(false);
});
