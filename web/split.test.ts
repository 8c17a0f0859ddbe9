import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Split, setPart, unassignedOf } from "./split.ts";

const split: Split = {
  income: 100_000,
  parts: new Map([
    ["housing", 60_000],
    ["dining", 30_000],
    ["gifts", 10_000],
  ]),
  fixed: new Set(),
};

describe("an income and its parts", () => {
  it("gives one part more and the others less, in their proportion", () => {
    const { parts } = setPart(split, "gifts", 40_000);
    expect([...parts]).toEqual([
      ["housing", 40_000],
      ["dining", 20_000],
      ["gifts", 40_000],
    ]);
  });

  it("leaves what was set, and goes no further than that allows", () => {
    const set = setPart(split, "housing", 70_000);
    const { parts, fixed } = setPart(set, "dining", 90_000);
    expect([...parts.values()]).toEqual([70_000, 30_000, 0]);
    expect([...fixed]).toEqual(["housing", "dining"]);
  });

  it("leaves unassigned what no part is free to take", () => {
    const all = ["housing", "dining", "gifts"].reduce((one, id) => setPart(one, id, 10_000), split);
    expect(unassignedOf(all)).toBe(70_000);
  });

  it("sums to the income, whatever is set in whatever order", () => {
    const step = fc.tuple(fc.constantFrom("housing", "dining", "gifts"), fc.integer({ min: -5, max: 200_000 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const after = steps.reduce((one, [id, wanted]) => setPart(one, id, wanted), split);
        const amounts = [...after.parts.values()];
        expect(amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
        const rest = unassignedOf(after);
        expect(rest).toBeGreaterThanOrEqual(0);
        if (after.fixed.size < 3) expect(rest).toBe(0);
      }),
    );
  });
});
