import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { money } from "./money.ts";
import { isUnusual, mayBeUnusual, median, UNUSUAL } from "./unusual.ts";

const usd = (minor: number) => money(minor, "USD");
const coffees = [400, 450, 500, 380, 420];

describe("an amount", () => {
  test("is unusual above five times the median and five percent of the income", () => {
    const judged = (minor: number) =>
      isUnusual({ amount: usd(minor), earlier: coffees, income: usd(20_000), necessity: 4 });
    expect(judged(2_100)).toBe(false);
    expect(judged(2_101)).toBe(true);
    const rich = { earlier: coffees, income: usd(1_000_000), necessity: 4 };
    expect(isUnusual({ ...rich, amount: usd(50_000) })).toBe(false);
    expect(isUnusual({ ...rich, amount: usd(50_001) })).toBe(true);
  });

  test("is measured against the income alone where a category is new", () => {
    const judged = (minor: number, income: number | null) =>
      isUnusual({
        amount: usd(minor),
        earlier: coffees.slice(1),
        income: income === null ? null : usd(income),
        necessity: 4,
      });
    expect(judged(50_000, 200_000)).toBe(false);
    expect(judged(50_001, 200_000)).toBe(true);
    expect(judged(5_000_000, null)).toBe(false);
  });

  test("is measured against the median alone, more widely, where no income is known", () => {
    const judged = (minor: number) => isUnusual({ amount: usd(minor), earlier: coffees, income: null, necessity: 4 });
    const widest = UNUSUAL.timesMedianWithoutIncome * 420;
    expect(judged(widest)).toBe(false);
    expect(judged(widest + 1)).toBe(true);
  });

  test("is never unusual for what is essential, such as the rent", () => {
    const rent = { amount: usd(150_000), earlier: [], income: usd(200_000) };
    expect(isUnusual({ ...rent, necessity: 8 })).toBe(false);
    expect(isUnusual({ ...rent, necessity: 7 })).toBe(true);
  });

  test("of at most five percent of the income is not unusual whatever was spent earlier, nor is what is essential", () => {
    const small = { amount: usd(1_000), income: usd(20_000), necessity: 4 };
    expect(mayBeUnusual(small)).toBe(false);
    expect(mayBeUnusual({ ...small, amount: usd(1_001) })).toBe(true);
    expect(mayBeUnusual({ ...small, amount: usd(1_001), necessity: 8 })).toBe(false);
    expect(mayBeUnusual({ ...small, income: null })).toBe(true);
  });

  test("that is unusual stays so when it grows", () => {
    const amounts = fc.nat(1_000_000);
    fc.assert(
      fc.property(
        amounts,
        amounts,
        fc.array(fc.nat(9_999), { maxLength: 9 }),
        fc.option(amounts),
        (a, b, earlier, income) => {
          const judged = (minor: number) =>
            isUnusual({ amount: usd(minor), earlier, income: income === null ? null : usd(income), necessity: 5 });
          if (judged(Math.min(a, b))) expect(judged(Math.max(a, b))).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

test("the median is the middle value, or lies between the two middle ones", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
});
