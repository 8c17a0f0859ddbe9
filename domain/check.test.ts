import { describe, expect, it } from "vitest";
import { checkPurchase } from "./check.ts";
import { InvalidInput } from "./errors.ts";
import { type Money, money } from "./money.ts";
import type { CategoryStanding } from "./standing.ts";

const usd = (minor: number): Money => money(minor, "USD");

const standing = (given: Partial<CategoryStanding>): CategoryStanding => ({
  category: "shopping",
  group: "wants",
  allocated: usd(15_000),
  isLimited: false,
  carried: usd(0),
  covered: usd(0),
  spent: usd(0),
  reserved: usd(0),
  count: 0,
  ...given,
});

describe("a purchase", () => {
  it("of 200 does not fit 150 of which 50 are left", () => {
    expect(checkPurchase(usd(20_000), standing({ spent: usd(10_000) }), usd(100_000))).toEqual({
      fitsBudget: false,
      remainingInCategory: usd(5_000),
      percentageOfCategory: 133.3,
      over: usd(15_000),
      judgedOn: "category",
    });
  });

  it("fits when it takes exactly what is left", () => {
    const check = checkPurchase(usd(5_000), standing({ spent: usd(10_000) }), usd(5_000));
    expect(check.fitsBudget).toBe(true);
    expect(check.over).toBeNull();
  });

  it("has what was carried and covered, but not what is reserved", () => {
    const given = standing({ spent: usd(10_000), carried: usd(2_000), covered: usd(1_000), reserved: usd(4_000) });
    expect(checkPurchase(usd(100), given, usd(100_000)).remainingInCategory).toEqual(usd(4_000));
  });

  it("does not fit when the category has it but the purse has not", () => {
    const check = checkPurchase(usd(10_000), standing({}), usd(4_000));
    expect(check.fitsBudget).toBe(false);
    expect(check.over).toEqual(usd(6_000));
  });

  it("is judged by its category alone while no income is known", () => {
    expect(checkPurchase(usd(10_000), standing({}), null).fitsBudget).toBe(true);
  });
});

describe("a category without an allocation", () => {
  it.each([null, usd(0)])("of %j is judged on what is free over all", (allocated) => {
    const check = checkPurchase(usd(5_000), standing({ allocated }), usd(6_000));
    expect(check).toMatchObject({ fitsBudget: true, judgedOn: "free_to_spend", percentageOfCategory: null });
    expect(checkPurchase(usd(7_000), standing({ allocated }), usd(6_000)).over).toEqual(usd(1_000));
  });

  it("fits nothing when the person set it to 0", () => {
    const check = checkPurchase(usd(100), standing({ allocated: usd(0), isLimited: true }), usd(100_000));
    expect(check).toMatchObject({ fitsBudget: false, judgedOn: "category", over: usd(100) });
    const carried = standing({ allocated: usd(0), isLimited: true, carried: usd(5_000) });
    expect(checkPurchase(usd(100), carried, usd(100_000)).fitsBudget).toBe(false);
  });

  it("can't be judged while no income is known either", () => {
    expect(() => checkPurchase(usd(100), standing({ allocated: null }), null)).toThrow(InvalidInput);
  });
});
