import { describe, expect, it } from "vitest";
import { money } from "./money.ts";
import { projectedFor } from "./projected-category.ts";
import type { JudgedCategory, PastPeriod } from "./verdict-snapshot.ts";

const usd = (minor: number) => money(minor, "USD");
const sums = (minor: number) => [{ category: "housing", minor, count: 1 }];

/** The 10th of a June in which the rent of 1,100 was paid on the 3rd. */
const housing = (more: Partial<JudgedCategory> = {}): JudgedCategory => ({
  category: "housing",
  group: "needs",
  allocated: usd(110_000),
  isLimited: false,
  carried: usd(0),
  covered: usd(0),
  spent: usd(110_000),
  reserved: usd(0),
  count: 1,
  necessity: 10,
  priority: 10,
  bills: usd(110_000),
  ...more,
});
const projected = (standing: JudgedCategory, past: readonly PastPeriod[]): number =>
  projectedFor(standing, {
    past,
    expectedIncome: usd(300_000),
    today: "2026-06-10",
    paydays: [{ from: "1970-01-01", day: 1 }],
  }).minor;

describe("what a category will come to", () => {
  const past = { income: usd(300_000), wantsLeft: null, spent: sums(110_000), bills: sums(110_000) };

  it("is its rent once where the rent is all that was spent, this month and before", () => {
    expect(projected(housing(), [])).toBe(110_000);
    expect(projected(housing(), [past, past, past])).toBe(110_000);
  });

  it("goes on at its pace with what is no bill", () => {
    // 30 in ten of thirty days are 90 in all, beside the rent.
    expect(projected(housing({ spent: usd(113_000) }), [])).toBe(119_000);
    expect(projected(housing({ spent: usd(3_000), bills: usd(0) }), [])).toBe(9_000);
  });
});
