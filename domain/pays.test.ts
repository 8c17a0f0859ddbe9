import { describe, expect, test } from "vitest";
import { money } from "./money.ts";
import { payFor } from "./pays.ts";
import type { IncomeSource } from "./plan.ts";

const PAYDAYS = [{ from: "1970-01-01", day: 1 }];
const salary: IncomeSource = { name: "income", amount: money(290_000, "USD"), every: "month", days: [] };

describe("an income", () => {
  const told = (minor: number, date: string) => ({ amount: money(minor, "USD"), description: "pay", date });

  test("is the pay of a source without a day on any day of its month", () => {
    const expected = { source: "income", due: "2026-06-01" };
    for (const date of ["2026-06-01", "2026-06-17", "2026-06-30"]) {
      expect(payFor(told(290_000, date), { sources: [salary], paydays: PAYDAYS, matched: [] })).toEqual(expected);
    }
    expect(payFor(told(290_000, "2026-05-31"), { sources: [salary], paydays: PAYDAYS, matched: [] })?.due).toBe(
      "2026-05-01",
    );
  });

  test("is a pay on a day within five days of it, and extra further off", () => {
    const sources = [{ ...salary, days: [25] }];
    const due = (date: string) => payFor(told(300_000, date), { sources, paydays: PAYDAYS, matched: [] })?.due ?? null;
    expect([due("2026-06-19"), due("2026-06-20"), due("2026-06-30"), due("2026-07-01")]).toEqual([
      null,
      "2026-06-25",
      "2026-06-25",
      null,
    ]);
  });
});
