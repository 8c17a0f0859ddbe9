import { describe, expect, test } from "vitest";
import { anEntry } from "../tests/contracts/samples.ts";
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

  test("is no weekly pay that another one is nearer to", () => {
    const sources: IncomeSource[] = [{ ...salary, every: "week", anchor: "2026-06-12" }];
    const due = (date: string) => payFor(told(290_000, date), { sources, paydays: PAYDAYS, matched: [] })?.due ?? null;
    expect(["2026-06-08", "2026-06-09", "2026-06-12", "2026-06-15", "2026-06-16"].map(due)).toEqual([
      "2026-06-05",
      "2026-06-12",
      "2026-06-12",
      "2026-06-12",
      "2026-06-19",
    ]);
  });

  test("that comes again in the same week is extra, however often it comes", () => {
    const sources: IncomeSource[] = [{ ...salary, every: "week", anchor: "2026-06-12" }];
    const matched = [anEntry({ kind: "income", date: "2026-06-10", pay: { source: "income", due: "2026-06-12" } })];
    expect(payFor(told(290_000, "2026-06-10"), { sources, paydays: PAYDAYS, matched })).toBeNull();
  });
});
