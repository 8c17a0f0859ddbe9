import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Money, money } from "./money.ts";
import { periodOf } from "./period.ts";
import { isAheadOfPace, projectSpending, usualSpending } from "./projection.ts";

const usd = (minor: number): Money => money(minor, "USD");
const june = periodOf("2026-06-10", [{ from: "2026-01-01", day: 1 }]);

describe("a projection", () => {
  it("goes on at this period's rate while there is no other", () => {
    expect(projectSpending(usd(10_000), [], june, "2026-06-10")).toEqual(usd(30_000));
  });

  it("mixes this period's rate with the usual one", () => {
    // 100 + 2/3 · (1/3 · 300 + 2/3 · 150)
    expect(projectSpending(usd(10_000), [usd(15_000)], june, "2026-06-10")).toEqual(usd(23_333));
  });

  it("takes the mean of the last three periods, or of those there are", () => {
    const last = [usd(999_999), usd(10_000), usd(20_000), usd(15_000)];
    expect(projectSpending(usd(10_000), last, june, "2026-06-10")).toEqual(usd(23_333));
    expect(projectSpending(usd(10_000), last.slice(1, 3), june, "2026-06-10")).toEqual(usd(23_333));
  });

  it("is the usual before the period begins and the truth on its last day", () => {
    expect(projectSpending(usd(0), [usd(15_000)], june, "2026-05-20")).toEqual(usd(15_000));
    expect(projectSpending(usd(0), [], june, "2026-05-20")).toEqual(usd(0));
    expect(projectSpending(usd(12_345), [usd(15_000)], june, "2026-06-30")).toEqual(usd(12_345));
  });

  it("never falls below what was spent, and grows with it", () => {
    const days = fc.integer({ min: 1, max: 30 }).map((day) => `2026-06-${String(day).padStart(2, "0")}`);
    const history = fc.array(fc.nat(100_000).map(usd), { maxLength: 5 });
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(1_000), history, days, (spent, more, earlier, today) => {
        const projected = projectSpending(usd(spent), earlier, june, today).minor;
        expect(projected).toBeGreaterThanOrEqual(spent);
        expect(projectSpending(usd(spent + more), earlier, june, today).minor).toBeGreaterThanOrEqual(projected);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what a period usually costs", () => {
  it("is the mean of the last three, else this one's projection, never negative", () => {
    expect(usualSpending(usd(1), [usd(10_000), usd(20_000)], june, "2026-06-10")).toEqual(usd(15_000));
    expect(usualSpending(usd(10_000), [], june, "2026-06-10")).toEqual(usd(30_000));
    expect(usualSpending(usd(10_000), [usd(-500)], june, "2026-06-10")).toEqual(usd(0));
  });
});

describe("the pace", () => {
  const pace = { period: june, today: "2026-06-10", allocated: usd(30_000), sameDayBefore: [] };

  it("is ahead when more than a tenth above the same day before", () => {
    const sameDayBefore = [usd(5_000), usd(10_000), usd(15_000)];
    expect(isAheadOfPace({ ...pace, sameDayBefore, spent: usd(11_000) })).toBe(false);
    expect(isAheadOfPace({ ...pace, sameDayBefore, spent: usd(11_001) })).toBe(true);
  });

  it("is measured by the allocation while there is no history", () => {
    expect(isAheadOfPace({ ...pace, spent: usd(11_000) })).toBe(false);
    expect(isAheadOfPace({ ...pace, spent: usd(11_001) })).toBe(true);
  });

  it("is not ahead of nothing", () => {
    expect(isAheadOfPace({ ...pace, allocated: null, spent: usd(99_999) })).toBe(false);
  });
});
