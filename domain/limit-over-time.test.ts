import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endedFrom, limitFrom, limitIn } from "./limit-over-time.ts";
import { money } from "./money.ts";
import type { Limit } from "./plan.ts";

const of = (minor: number): Limit => ({ category: "dining", amount: money(minor, "USD"), per: "month" });
const amountIn = (limit: Limit | null, period: string): number | null =>
  (limit && limitIn(limit, period)?.amount.minor) ?? null;

describe("a limit over time", () => {
  test("holds from its period on, and what it replaced before it", () => {
    const limit = limitFrom("2026-06", of(300), limitFrom("2026-03", of(200), null));
    expect(["2026-02", "2026-03", "2026-05", "2026-06", "2027-01"].map((key) => amountIn(limit, key))).toEqual([
      null,
      200,
      200,
      300,
      300,
    ]);
  });

  test("that is taken off holds for the periods before", () => {
    const limit = endedFrom("2026-06", limitFrom("2026-03", of(200), null));
    expect(["2026-02", "2026-03", "2026-05", "2026-06", "2027-01"].map((key) => amountIn(limit, key))).toEqual([
      null,
      200,
      200,
      null,
      null,
    ]);
  });

  test("that is taken off in its first period leaves nothing, or what it replaced until then", () => {
    expect(endedFrom("2026-06", limitFrom("2026-06", of(200), null))).toBeNull();
    const replaced = endedFrom("2026-06", limitFrom("2026-06", of(300), of(200)));
    expect([amountIn(replaced, "2026-05"), amountIn(replaced, "2026-06")]).toEqual([200, null]);
  });

  test("law: whatever is done to it from a period on, the periods before stay as they were", () => {
    const done = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.option(fc.integer({ min: 0, max: 900 }))), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(done, (steps) => {
        const key = (month: number): string =>
          `20${26 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
        const keys = Array.from({ length: 48 }, (_, month) => key(month));
        const truth = new Map<string, number | null>(keys.map((one) => [one, null]));
        let limit: Limit | null = null;
        let month = 0;
        for (const [later, amount] of steps) {
          month += later;
          const period = key(month);
          if (amount !== null) limit = limitFrom(period, of(amount), limit);
          else if (limit && limitIn(limit, period)) limit = endedFrom(period, limit);
          for (const one of keys.slice(month)) truth.set(one, amount);
        }
        for (const [period, amount] of truth) expect(amountIn(limit, period)).toBe(amount);
      }),
      { numRuns: 1_000 },
    );
  });
});
