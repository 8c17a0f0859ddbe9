import { describe, expect, it } from "vitest";
import type { Entry } from "./entry.ts";
import { flexiblePace } from "./flexible-pace.ts";
import { money } from "./money.ts";

const period = { key: "2026-11", start: "2026-11-01", end: "2026-11-30" };

const spent = (date: string, minor: number, more: Partial<Entry> = {}): Entry => ({
  id: `${date} ${minor}`,
  ledger: "l",
  kind: "expense",
  date,
  amount: money(Math.abs(minor), "USD"),
  category: "groceries",
  description: "x",
  normalised: "x",
  tags: [],
  actor: "p",
  counts: minor,
  source: { channel: "web", event: "e", position: 1 },
  madeAt: "2026-11-01T00:00:00Z",
  ...more,
});

const pace = (entries: readonly Entry[], free: number | null, today = "2026-11-03") =>
  flexiblePace({ period, today, currency: "USD", entries, free: free === null ? null : money(free, "USD") });

describe("flexible spending", () => {
  it("adds up day by day, to today", () => {
    const { days } = pace([spent("2026-11-01", 500), spent("2026-11-03", 250), spent("2026-11-03", -100)], null);
    expect(days.map((day) => day.spent.minor)).toEqual([500, 500, 650]);
    expect(days.at(-1)?.date).toBe("2026-11-03");
  });

  it("knows no rent and no bill", () => {
    const rent = spent("2026-11-01", 120_000, { category: "housing" });
    const bill = spent("2026-11-02", 1_549, { recurring: { id: "r", due: "2026-11-02" } });
    const foreign = spent("2026-11-02", 1_549, { counts: null });
    expect(pace([rent, bill, foreign], null).days.every((day) => day.spent.minor === 0)).toBe(true);
  });

  it("is planned to be what was spent and what is left, evenly over the days", () => {
    const { planned, even } = pace([spent("2026-11-02", 1_000)], 29_000);
    expect(planned?.minor).toBe(30_000);
    expect(even?.minor).toBe(3_000);
  });

  it("has no plan where nothing is known, and none below nothing", () => {
    expect(pace([spent("2026-11-02", 1_000)], null).planned).toBeNull();
    expect(pace([spent("2026-11-02", 1_000)], -5_000).planned?.minor).toBe(0);
  });

  it("ends with its period", () => {
    expect(pace([], 0, "2026-12-24").days).toHaveLength(30);
    expect(pace([], 0, "2026-10-24").days).toHaveLength(1);
  });
});
