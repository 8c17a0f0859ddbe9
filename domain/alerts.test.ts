import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CategoryUse, crossings } from "./alerts.ts";
import { money } from "./money.ts";

const usd = (minor: number) => money(minor, "USD");
const use = (spent: number, allocated: number | null = 40_000): CategoryUse => ({
  allocated: new Map(allocated === null ? [] : [["groceries", usd(allocated)]]),
  spent: new Map([["groceries", spent]]),
});
const thresholdsOf = (crossed: readonly { threshold: number }[]) => crossed.map(({ threshold }) => threshold);
const fired = (before: CategoryUse, after: CategoryUse) => thresholdsOf(crossings(before, after).fired);
const rearmed = (before: CategoryUse, after: CategoryUse) => thresholdsOf(crossings(before, after).rearmed);

describe("an alert", () => {
  it("fires when an operation reaches its threshold, exactly or beyond", () => {
    expect(fired(use(31_999), use(32_000))).toEqual([80]);
    expect(crossings(use(23_200), use(32_800)).fired).toEqual([
      { category: "groceries", threshold: 80, spent: usd(32_800), allocated: usd(40_000) },
    ]);
    expect(fired(use(39_999), use(40_000))).toEqual([100]);
  });

  it("fires once, not on every further expense", () => {
    expect(fired(use(32_800), use(33_000))).toEqual([]);
    expect(fired(use(40_000), use(50_000))).toEqual([]);
  });

  it("says 100 % only when both are crossed at once", () => {
    expect(fired(use(10_000), use(45_000))).toEqual([100]);
  });

  it("is armed again when the spending falls below", () => {
    expect(rearmed(use(32_800), use(23_200))).toEqual([80]);
    expect(rearmed(use(45_000), use(10_000))).toEqual([80, 100]);
    expect(rearmed(use(40_000), use(39_999))).toEqual([100]);
    expect(rearmed(use(41_000), use(40_000))).toEqual([]);
  });

  it("fires and is armed by changes of the allocation too", () => {
    expect(fired(use(30_000), use(30_000, 30_000))).toEqual([100]);
    expect(fired(use(30_000, null), use(30_000, 35_000))).toEqual([80]);
    expect(rearmed(use(30_000, 30_000), use(30_000, 60_000))).toEqual([80, 100]);
    expect(crossings(use(30_000, 30_000), use(30_000, null)).rearmed.at(-1)).toEqual({
      category: "groceries",
      threshold: 100,
      spent: usd(30_000),
      allocated: null,
    });
  });

  it("never fires without an allocation, or with one of 0", () => {
    expect(fired(use(0, null), use(50_000, null))).toEqual([]);
    expect(fired(use(0, 0), use(50_000, 0))).toEqual([]);
    expect(fired(use(50_000, null), use(50_000, 0))).toEqual([]);
  });

  it("follows the person's own thresholds", () => {
    const { fired: own } = crossings(use(0), use(20_000), [90, 50]);
    expect(thresholdsOf(own)).toEqual([50]);
  });
});

describe("over any run of operations", () => {
  it("law: an alert fires again only after it was armed again", () => {
    const states = fc.array(fc.tuple(fc.integer({ min: -100, max: 300 }), fc.integer({ min: 0, max: 200 })));
    fc.assert(
      fc.property(states, (steps) => {
        const standing = new Set<number>();
        let before = use(0, null);
        for (const [spent, allocated] of steps) {
          const now = use(spent, allocated);
          const crossed = crossings(before, now);
          for (const { threshold } of crossed.rearmed) standing.delete(threshold);
          for (const { threshold } of crossed.fired) {
            expect(standing.has(threshold)).toBe(false);
            standing.add(threshold);
          }
          before = now;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("taking an operation back arms what it fired", () => {
    const amounts = fc.tuple(fc.nat(300), fc.nat(200), fc.nat(300), fc.nat(200));
    fc.assert(
      fc.property(amounts, ([spent, allocated, spentAfter, allocatedAfter]) => {
        const [before, after] = [use(spent, allocated), use(spentAfter, allocatedAfter)];
        expect(rearmed(after, before)).toEqual(expect.arrayContaining(fired(before, after)));
      }),
      { numRuns: 1_000 },
    );
  });
});
