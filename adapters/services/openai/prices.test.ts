import { describe, expect, test } from "vitest";
import { costOf } from "./prices.ts";

const tokens = { input: 1_000_000, cached: 0, cacheWritten: 0, output: 1_000_000, reasoning: 0 };

describe("a call costs", () => {
  test.each([
    ["gpt-6-luna", 600_000],
    ["gpt-6-sol", 12_000_000],
  ])("what the price list says for %s", (model, microDollars) => {
    expect(costOf(model, true, tokens)).toBe(microDollars);
  });

  test("a tenth for what the platform remembered, and a quarter more for what it was given to remember", () => {
    expect(costOf("gpt-6-luna", true, { ...tokens, cached: 1_000_000, output: 0 })).toBe(10_000);
    expect(costOf("gpt-6-luna", true, { ...tokens, cacheWritten: 1_000_000, output: 0 })).toBe(125_000);
  });

  test("as much as the dearest where the platform has a model that the list has not", () => {
    expect(costOf("gpt-9", true, tokens)).toBe(60_000_000);
  });

  test("nothing on a server of one's own", () => {
    expect(costOf("qwen3", false, tokens)).toBe(0);
  });

  test("at least a millionth of a dollar, so that no call goes uncounted", () => {
    expect(costOf("gpt-6-luna", true, { ...tokens, input: 1, output: 0 })).toBe(1);
  });
});
