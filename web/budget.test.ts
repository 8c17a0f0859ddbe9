import { describe, expect, it } from "vitest";
import type { HomeCategory } from "./api.ts";
import { createFormat } from "./format.ts";
import { byUrgency, standingOf } from "./urgency.ts";

const category = (name: string, allocated: number, spent: number): HomeCategory => ({
  category_id: name,
  name,
  emoji: "",
  allocated_amount: allocated,
  spent_amount: spent,
  remaining_amount: allocated - spent,
});

describe("how a category stands", () => {
  it.each([
    [200, 269, "over"],
    [200, 200, "spent"],
    [200, 160, "tight"],
    [200, 159.99, "fine"],
    [200, 0, "fine"],
    [200, -20, "fine"],
    [0, 12, "unplanned"],
    [0, 0, "fine"],
  ] as const)("%d with %d spent is %s", (allocated, spent, standing) => {
    expect(standingOf(category("x", allocated, spent))).toBe(standing);
  });

  it("puts the most urgent first, and a paid rent late", () => {
    const names = byUrgency([
      category("rent", 1200, 1200),
      category("gifts", 0, 12),
      category("fun", 80, 23),
      category("groceries", 500, 412),
      category("dining", 200, 269),
      category("cafés", 60, 52),
    ]).map(({ name }) => name);
    expect(names).toEqual(["dining", "cafés", "groceries", "fun", "rent", "gifts"]);
  });
});

describe("how figures are written", () => {
  const english = createFormat("en-US", () => "2026-11-23");

  it("leaves out decimals that say nothing", () => {
    expect(english.amount(1200, "USD")).toBe("$1,200");
    expect(english.amount(4.5, "USD")).toBe("$4.50");
    expect(english.amount(4800, "JPY")).toBe("¥4,800");
    expect(english.amount(-0.05, "USD")).toBe("-$0.05");
  });

  it("sets the decimals of the leading figure apart", () => {
    expect(english.figure(137.42, "USD")).toEqual({ main: "$137", decimals: ".42" });
    expect(english.figure(137, "USD")).toEqual({ main: "$137", decimals: "" });
    const { main, decimals } = createFormat("de-DE", () => "2026-11-23").figure(1137.42, "EUR");
    expect(main).toBe("1.137");
    expect(decimals).toMatch(/^,42\s€$/);
  });

  it("knows a currency's smallest unit", () => {
    expect(["USD", "JPY", "KWD"].map((currency) => english.unit(currency))).toEqual([100, 1, 1_000]);
    expect(english.percent(12.5)).toBe("12.5%");
  });

  it("names days as people do", () => {
    expect(english.day("2026-11-23")).toBe("Today");
    expect(english.day("2026-11-22")).toBe("Yesterday");
    expect(english.day("2026-11-30")).toBe("Mon Nov 30");
    expect(english.month("2026-11")).toBe("November 2026");
  });

  it("falls back where the locale is unknown", () => {
    expect(createFormat("xx", () => "2026-11-23").amount(4.5, "USD")).toContain("4");
  });
});
