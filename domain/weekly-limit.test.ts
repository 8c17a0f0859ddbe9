import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "./money.ts";
import type { Limit } from "./plan.ts";
import { amountIn, isWeek, weekLimitOn, weekOf, weekStartOf } from "./weekly-limit.ts";

const JUNE = { key: "2026-06", start: "2026-06-01", end: "2026-06-30" };
const FIRST = [{ from: "1970-01-01", day: 1 }];
const limit = (minor: number, more: Partial<Limit> = {}): Limit => ({
  category: "dining",
  amount: money(minor, "USD"),
  per: "week",
  ...more,
});

describe("a week", () => {
  it("begins on the day that is usual where the person is", () => {
    expect(weekStartOf("en-US")).toBe(7);
    expect(weekStartOf("de-DE")).toBe(1);
    expect(weekOf("2026-06-10", 1)).toEqual({ key: "2026-06-08", start: "2026-06-08", end: "2026-06-14" });
    expect(weekOf("2026-06-10", 7)).toEqual({ key: "2026-06-07", start: "2026-06-07", end: "2026-06-13" });
  });

  it("is the same for each of its seven days, and no budget month", () => {
    const date = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 7 }), (days, startsOn) => {
        const week = weekOf(Temporal.PlainDate.from("1990-01-01").add({ days }).toString(), startsOn);
        expect(weekOf(week.start, startsOn)).toEqual(week);
        expect(weekOf(week.end, startsOn)).toEqual(week);
        expect(Temporal.PlainDate.from(week.start).dayOfWeek).toBe(startsOn);
        expect(isWeek(week)).toBe(true);
      }),
    );
    expect(isWeek(JUNE)).toBe(false);
  });
});

describe("a limit for a week", () => {
  it("comes to its weeks in a month, half-even", () => {
    expect(amountIn(limit(5_000), JUNE)).toEqual(money(21_429, "USD"));
    expect(amountIn(limit(5_000, { per: "month" }), JUNE)).toEqual(money(5_000, "USD"));
    expect(amountIn(limit(7), { ...JUNE, end: "2026-06-28" })).toEqual(money(28, "USD"));
  });

  it("holds from the week that ends in its first month, and what it replaced before that", () => {
    const changed = limit(5_000, { from: "2026-06", replaces: limit(3_000, { from: "2026-05" }) });
    const amountOn = (date: string) => weekLimitOn(changed, date, FIRST)?.amount.minor ?? null;
    expect(amountOn("2026-06-10")).toBe(5_000);
    expect(amountOn("2026-06-01")).toBe(5_000);
    expect(amountOn("2026-05-31")).toBe(3_000);
    expect(amountOn("2026-04-20")).toBeNull();
  });

  it("counts a week that begins in the month before as a whole", () => {
    const sundays = limit(5_000, { from: "2026-06", weekStartsOn: 7 });
    expect(weekLimitOn(sundays, "2026-05-31", FIRST)?.week.end).toBe("2026-06-06");
  });

  it("gives way to one for a month", () => {
    const monthly = limit(20_000, { per: "month", from: "2026-06", replaces: limit(5_000) });
    expect(weekLimitOn(monthly, "2026-06-10", FIRST)).toBeNull();
    expect(weekLimitOn(monthly, "2026-05-10", FIRST)?.amount.minor).toBe(5_000);
  });
});
