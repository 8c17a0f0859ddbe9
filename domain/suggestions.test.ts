import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_CATEGORIES } from "./categories.ts";
import { type Money, money } from "./money.ts";
import type { Limit } from "./plan.ts";
import { suggestMoves } from "./suggestions.ts";
import { takeSnapshot } from "./verdict-snapshot.ts";

const usd = (minor: number): Money => money(minor, "USD");
const limit = (category: string, minor: number): Limit => ({ category, amount: usd(minor), per: "month" });

/** How a month with those limits stands on its 20th. */
function situation(limits: readonly Limit[], spent: Readonly<Record<string, number>>, today = "2026-06-20") {
  return takeSnapshot({
    amount: usd(0),
    category: "other",
    today,
    paydays: [{ from: "2026-01-01", day: 1 }],
    risk: "moderate",
    expectedIncome: usd(300_000),
    categories: DEFAULT_CATEGORIES,
    plan: null,
    limits,
    sums: Object.entries(spent).map(([category, minor]) => ({ category, minor, count: 1 })),
    past: [],
  });
}

describe("suggestions", () => {
  it("move what will be left over, the least important first, to what will fall short", () => {
    const moves = suggestMoves(
      situation([limit("groceries", 40_000), limit("travel", 20_000), limit("dining", 30_000)], {
        groceries: 30_000,
        dining: 4_000,
      }),
    );
    expect(moves.map(({ from, to, amount }) => [from, to, amount.minor])).toEqual([["travel", "groceries", 5_000]]);
  });

  it("are none early in a first month, and none where the plan holds", () => {
    const limits = [limit("groceries", 40_000), limit("travel", 20_000)];
    expect(suggestMoves(situation(limits, { groceries: 30_000 }, "2026-06-05"))).toEqual([]);
    expect(suggestMoves(situation(limits, { groceries: 10_000 }))).toEqual([]);
  });

  it("never take from savings", () => {
    const moves = suggestMoves(
      situation([limit("groceries", 40_000), limit("savings", 60_000)], { groceries: 39_000 }),
    );
    expect(moves).toEqual([]);
  });

  it("law: applied all leave the total as it is and no category below 0", () => {
    const amounts = fc.dictionary(
      fc.constantFrom(...DEFAULT_CATEGORIES.map(({ id }) => id)),
      fc.integer({ min: 0, max: 100_000 }),
      { maxKeys: 8 },
    );
    fc.assert(
      fc.property(amounts, amounts, (given, spent) => {
        const limits = Object.entries(given).map(([id, minor]) => limit(id, minor));
        const moves = suggestMoves(situation(limits, spent));
        const after = new Map(Object.entries(given));
        for (const { from, to, amount } of moves) {
          expect(amount.minor % 100).toBe(0);
          after.set(from, (after.get(from) ?? 0) - amount.minor);
          after.set(to, (after.get(to) ?? 0) + amount.minor);
        }
        const sum = (values: Iterable<number>): number => [...values].reduce((total, one) => total + one, 0);
        expect(sum(after.values())).toBe(sum(Object.values(given)));
        expect([...after.values()].every((minor) => minor >= 0)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
