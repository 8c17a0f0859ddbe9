import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_CATEGORIES } from "./categories.ts";
import { freeToSpend, freeToSpendOver, setAsideFor } from "./free-to-spend.ts";
import { type Money, money } from "./money.ts";
import type { Limit } from "./plan.ts";
import { type CategoryStanding, remainingIn, standingsOf } from "./standing.ts";

const usd = (minor: number): Money => money(minor, "USD");
const nothing = usd(0);
const incomings = { expectedIncome: usd(300_000), extraIncome: nothing, contributed: nothing };

const standings = (spent: Record<string, number>, given: Record<string, number> = {}, reserved = 0) =>
  standingsOf({
    categories: DEFAULT_CATEGORIES,
    plan: null,
    limits: Object.entries(given).map(([category, minor]): Limit => ({ category, amount: usd(minor), per: "month" })),
    sums: Object.entries(spent).map(([category, minor]) => ({ category, minor, count: 1 })),
    reserved: new Map([["housing", usd(reserved)]]),
    currency: "USD",
  });

const standingOf = (all: readonly CategoryStanding[], id: string): CategoryStanding => {
  const found = all.find(({ category }) => category === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe("free to spend", () => {
  it("is the income less what is spent, reserved and saved", () => {
    const free = freeToSpend({
      expectedIncome: usd(300_000),
      extraIncome: usd(5_000),
      spentOutsideSavings: usd(100_000),
      reservedOutsideSavings: usd(20_000),
      savingsAllocated: usd(60_000),
      savingsUsed: usd(10_000),
    });
    expect(free).toEqual(usd(125_000));
  });

  it("takes savings off once: the allocation, or what has gone there if it is more", () => {
    const given = { savings: 45_000, debt: 15_000 };
    expect(freeToSpendOver(standings({}, given), incomings)).toEqual(usd(240_000));
    expect(freeToSpendOver(standings({ debt: 15_000 }, given), incomings)).toEqual(usd(240_000));
    const contributed = usd(50_000);
    expect(freeToSpendOver(standings({ debt: 15_000 }, given), { ...incomings, contributed })).toEqual(usd(235_000));
  });

  it("does not change when a reserved bill is paid at its amount", () => {
    const before = freeToSpendOver(standings({}, {}, 90_000), incomings);
    expect(freeToSpendOver(standings({ housing: 90_000 }, {}, 0), incomings)).toEqual(before);
  });

  it("counts what stands in categories that are no longer listed", () => {
    expect(freeToSpendOver(standings({ old_hobby: 1_000 }), incomings)).toEqual(usd(299_000));
  });

  it("may be negative", () => {
    expect(freeToSpendOver(standings({ housing: 310_000 }), incomings)).toEqual(usd(-10_000));
  });

  it("falls by what is spent outside savings, and never rises by spending", () => {
    const categories = fc.constantFrom(...DEFAULT_CATEGORIES);
    fc.assert(
      fc.property(categories, fc.nat(100_000), fc.nat(100_000), fc.nat(60_000), ({ id, group }, first, more, saved) => {
        const given = { savings: saved };
        const before = freeToSpendOver(standings({ [id]: first }, given), incomings).minor;
        const after = freeToSpendOver(standings({ [id]: first + more }, given), incomings).minor;
        if (group === "savings") expect(before - after).toBeLessThanOrEqual(more);
        else expect(before - after).toBe(more);
        expect(after).toBeLessThanOrEqual(before);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what savings still set aside for a category", () => {
  const given = { savings: 45_000, debt: 15_000 };
  const aside = (spent: Record<string, number>, id: string) => {
    const all = standings(spent, given);
    const standing = standingOf(all, id);
    return setAsideFor(standing, remainingIn(standing), all, nothing).minor;
  };

  it("is what is left of it, as long as the group has it", () => {
    expect(aside({ savings: 5_000 }, "savings")).toBe(40_000);
    expect(aside({ debt: 40_000 }, "savings")).toBe(20_000);
    expect(aside({ savings: 50_000 }, "savings")).toBe(0);
  });

  it("is nothing outside savings", () => {
    expect(aside({}, "dining")).toBe(0);
  });
});
