import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.ts";
import { CategoryBook, DEFAULT_CATEGORIES } from "./categories.ts";
import { type Money, money } from "./money.ts";
import { periodOf } from "./period.ts";
import type { Limit, Plan } from "./plan.ts";
import { type PositionInput, positionOf } from "./position.ts";
import type { Recurring } from "./recurring.ts";
import { summarize } from "./summary.ts";

const usd = (minor: number): Money => money(minor, "USD");
const paydays = [{ from: "2026-01-01", day: 1 }];
const limit = (category: string, minor: number): Limit => ({ category, amount: usd(minor), per: "month" });
const spent = (category: string, minor: number, count = 1) => ({ category, minor, count });

const plan: Plan = {
  period: "2026-11",
  income: usd(300_000),
  sources: [{ name: "income", amount: usd(300_000), every: "month", days: [] }],
  risk: "moderate",
  carried: [],
  ...allocate({ income: usd(300_000), categories: DEFAULT_CATEGORIES, limits: new Map(), risk: "moderate" }),
};

/** A rent that is due on the 30th. */
const rent = (minor: number): Recurring => ({
  id: "rent",
  description: "Rent",
  normalised: "rent",
  category: "housing",
  frequency: "monthly",
  every: 1,
  start: "2026-01-30",
  varies: false,
  terms: [{ from: "2026-01-30", amount: usd(minor) }],
  since: "2026-01-01",
});

/** Summed up on 22 November, from a plan of 3,000 a month, unless it is said otherwise. */
const summary = (given: Partial<PositionInput>) => {
  const held = given.plan === undefined ? plan : given.plan;
  const position = positionOf({
    period: periodOf("2026-11-22", paydays),
    today: "2026-11-22",
    paydays,
    currency: "USD",
    categories: DEFAULT_CATEGORIES,
    plan: held,
    limits: [],
    carried: new Map([["dining", usd(1_000)]]),
    sums: [],
    sources: held?.sources ?? [],
    incomes: [],
    transfers: [],
    goals: [],
    rules: [],
    bills: [],
    balance: null,
    arrivedOn: "2026-01-01",
    ...given,
  });
  return summarize({ position, categories: new CategoryBook(), plan: held, currency: "USD" });
};

describe("a summary", () => {
  it("says what was spent and what is left, over all and a day", () => {
    const {
      budget,
      count,
      left,
      perDay,
      daysLeft,
      spent: total,
    } = summary({
      sums: [spent("groceries", 24_000, 3), spent("dining", -500)],
    });
    expect(budget).toEqual(usd(300_000));
    expect(total).toEqual(usd(23_500));
    expect(count).toBe(4);
    expect(left).toEqual(usd(300_000 - 60_000 - 23_500));
    expect(daysLeft).toBe(9);
    expect(perDay).toEqual(usd(24_055));
  });

  it("shows each category with what it has, carried money included", () => {
    const { categories } = summary({ limits: [limit("dining", 20_000)], sums: [spent("dining", 11_800, 4)] });
    expect(categories.find(({ category }) => category === "dining")).toEqual({
      category: "dining",
      name: "Dining",
      emoji: "🍽️",
      allocated: usd(20_000),
      carried: usd(1_000),
      spent: usd(11_800),
      reserved: usd(0),
      remaining: usd(9_200),
      percent: 59,
      count: 4,
      isOverspent: false,
    });
  });

  it("begins with the most urgent", () => {
    const limits = [
      limit("dining", 20_000),
      limit("gifts", 5_000),
      limit("travel", 9_000),
      limit("health", 4_000),
      limit("other", 0),
    ];
    const sums = [
      spent("gifts", 4_900),
      spent("dining", 25_000),
      spent("travel", 9_100),
      spent("kids", 100),
      spent("other", 300),
      spent("pets", 900),
    ];
    const { categories } = summary({ plan: null, limits, sums });
    expect(categories.map(({ category }) => category)).toEqual([
      "dining",
      "other",
      "travel",
      "gifts",
      "health",
      "pets",
      "kids",
    ]);
    expect(categories.filter(({ isOverspent }) => isOverspent)).toHaveLength(3);
  });

  it("does not call reserved money left", () => {
    const { left, reserved: total, categories } = summary({ rules: [rent(50_000)] });
    expect(left).toEqual(usd(190_000));
    expect(total).toEqual(usd(50_000));
    expect(categories[0]?.category).toBe("housing");
  });

  it("without a plan has the limits for a budget, and nothing to call free", () => {
    const { budget, left, perDay } = summary({ plan: null, limits: [limit("dining", 20_000)] });
    expect(budget).toEqual(usd(20_000));
    expect(left).toBeNull();
    expect(perDay).toBeNull();
  });

  it("without anything is empty", () => {
    const { budget, categories } = summary({ plan: null });
    expect(budget).toBeNull();
    expect(categories).toEqual([]);
  });

  it("of a period that is over has nothing a day", () => {
    const { daysLeft, perDay, left } = summary({ today: "2026-12-03" });
    expect([daysLeft, perDay]).toEqual([0, null]);
    expect(left).toEqual(usd(240_000));
  });

  it("keeps categories that only old entries name", () => {
    expect(summary({ plan: null, sums: [spent("old_hobby", 100)] }).categories[0]).toMatchObject({ name: "old_hobby" });
  });
});
