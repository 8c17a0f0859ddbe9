import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anEntry } from "../tests/contracts/samples.ts";
import { calculate } from "./calculate.ts";
import { InvalidInput } from "./errors.ts";
import { likelyRecurring } from "./likely-recurring.ts";
import { categoryPatterns, dayProfile, largeEntries } from "./patterns.ts";

const periods = (...dining: number[]) =>
  dining.map((minor, index) => ({
    key: `2026-0${index + 1}`,
    sums: [
      { category: "dining", minor, count: 4 },
      { category: "groceries", minor: 40_000, count: 2 },
    ],
  }));

const patternOf = (...dining: number[]) =>
  categoryPatterns(periods(...dining), "USD").find(({ category }) => category === "dining");

describe("the pattern of a category", () => {
  it("is its mean, median, share and trend over the months", () => {
    expect(patternOf(10_000, 11_000, 12_000, 13_000)).toMatchObject({
      mean: { minor: 11_500 },
      median: { minor: 11_500 },
      trend: { minor: 1_000 },
      share: 22.3,
      count: 16,
      spikes: [],
    });
  });

  it("names the month that stands out, and keeps its trend straight", () => {
    const pattern = patternOf(10_000, 10_200, 30_000, 10_100, 9_900, 10_000);
    expect(pattern?.spikes).toEqual([{ period: "2026-03", amount: { minor: 30_000, currency: "USD" } }]);
    expect(Math.abs(pattern?.trend.minor ?? 0)).toBeLessThan(500);
  });

  it("calls no small scatter a spike", () => {
    expect(patternOf(1_000, 1_000, 1_900, 1_000)?.spikes).toEqual([]);
  });

  it("does not depend on the order of categories, and its shares sum to all", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 8 }), (spent) => {
        const shares = categoryPatterns(periods(...spent), "USD").map(({ share }) => share ?? 0);
        expect(Math.abs(shares.reduce((total, share) => total + share, 0) - 100)).toBeLessThan(0.2);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("single expenses", () => {
  const usual = [400, 450, 500, 420, 480].map((cents, index) => anEntry({ id: `e${index}`, cents }));

  it("of more than three times what is usual are named", () => {
    expect(largeEntries([...usual, anEntry({ id: "big", cents: 9_000 })]).map(({ id }) => id)).toEqual(["big"]);
    expect(largeEntries(usual)).toEqual([]);
  });

  it("are told by weekday and by thirds of the month", () => {
    const { weekdays, thirds } = dayProfile([anEntry({ date: "2026-11-02" }), anEntry({ date: "2026-11-21" })], "USD");
    expect(weekdays.map(({ minor }) => minor)).toEqual([450, 0, 0, 0, 0, 450, 0]);
    expect(thirds.map(({ minor }) => minor)).toEqual([450, 0, 450]);
  });
});

describe("what seems to recur", () => {
  const on = (...dates: string[]) =>
    dates.map((date, index) => anEntry({ id: `n${index}`, description: "Netflix", cents: 1_549, date }));

  it("came three times in one rhythm at about the same amount", () => {
    const [likely] = likelyRecurring(on("2026-08-24", "2026-09-24", "2026-10-26"), []);
    expect(likely).toMatchObject({ description: "Netflix", frequency: "monthly", every: 1, next: "2026-11-26" });
    expect(likelyRecurring(on("2026-10-02", "2026-10-09", "2026-10-16"), [])[0]).toMatchObject({ frequency: "weekly" });
  });

  it("is nothing that came twice, unevenly or at other prices", () => {
    expect(likelyRecurring(on("2026-09-24", "2026-10-24"), [])).toEqual([]);
    expect(likelyRecurring(on("2026-08-01", "2026-09-24", "2026-10-02"), [])).toEqual([]);
    const dearer = on("2026-08-24", "2026-09-24", "2026-10-24").map((entry, index) =>
      anEntry({ ...entry, amount: { minor: 1_500 * (index + 1), currency: "USD" } }),
    );
    expect(likelyRecurring(dearer, [])).toEqual([]);
  });
});

describe("a sum", () => {
  it.each([
    ["12.50 * 3", "37.50"],
    ["(100 - 20) / 3", "26.67"],
    ["20% * 80", "16.00"],
    ["-5 + 2 × 3", "1.00"],
    ["0.1 + 0.2", "0.30"],
    ["1/8", "0.12"],
    ["3/8", "0.38"],
  ])("%s is %s", (expression, value) => {
    expect(calculate(expression)).toBe(value);
  });

  it.each(["", "1 +", "2 ** 3", "1/0", "(1", "process.exit()", "1e9", "9".repeat(300)])(
    "%s can't be read",
    (expression) => {
      expect(() => calculate(expression)).toThrow(InvalidInput);
    },
  );

  it("is exact for decimals", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 }), (a, b) => {
        expect(Number(calculate(`${(a / 100).toFixed(2)} - ${(b / 100).toFixed(2)}`.replace("- -", "+ ")))).toBeCloseTo(
          (a - b) / 100,
          2,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
