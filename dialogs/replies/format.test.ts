import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exponentOf, money } from "../../domain/money.ts";
import {
  capitalise,
  formatDate,
  formatDay,
  formatMoney,
  formatMonth,
  formatPercent,
  formatShort,
  plural,
} from "./format.ts";

const view = (locale: string, currency = "USD") => ({ locale, currency, today: "2026-06-10" });
const american = view("en-US");

/** With ordinary spaces, as people see them. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");
const shown = (minor: number, currency: string, locale: string): string =>
  plain(formatMoney(money(minor, currency), view(locale, currency)));

describe("money", () => {
  test("is written as its locale does, with all decimals of its currency", () => {
    expect(shown(123_450, "USD", "en-US")).toBe("$1,234.50");
    expect(shown(123_450, "EUR", "de-DE")).toBe("1.234,50 €");
    expect(shown(12_345_678, "INR", "en-IN")).toBe("₹1,23,456.78");
    expect(shown(4_800, "JPY", "ja-JP")).toBe("￥4,800");
    expect(shown(4_800, "JPY", "en-US")).toBe("¥4,800");
    expect(shown(1_234_500, "KWD", "en-US")).toBe("KWD 1,234.500");
    expect(shown(-450, "USD", "en-US")).toBe("-$4.50");
  });

  test("leaves out decimals that are all 0 where it is written short", () => {
    const short = (minor: number, currency = "USD"): string => plain(formatShort(money(minor, currency), american));
    expect([short(20_000), short(8_350), short(0)]).toEqual(["$200", "$83.50", "$0"]);
    expect([short(4_800, "JPY"), short(2_000, "KWD"), short(2_005, "KWD")]).toEqual(["¥4,800", "KWD 2", "KWD 2.005"]);
  });

  test("of another country's dollar says so, and one's own needs not", () => {
    const dollar = (currency: string, own: string, locale = "en-US"): string =>
      plain(formatMoney(money(450, currency), view(locale, own)));
    expect([dollar("USD", "USD"), dollar("CAD", "USD"), dollar("AUD", "USD")]).toEqual(["$4.50", "CA$4.50", "A$4.50"]);
    expect([dollar("CAD", "CAD"), dollar("USD", "CAD")]).toEqual(["$4.50", "USD 4.50"]);
    expect(dollar("USD", "CAD", "en-CA")).toBe("US$4.50");
  });

  test("shows every digit, whatever the currency and however large", () => {
    const currency = fc.constantFrom("USD", "JPY", "KWD", "CLF", "EUR", "INR");
    const minor = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(minor, currency, fc.constantFrom("en-US", "de-DE", "en-IN", "ja-JP"), (amount, code, locale) => {
        const digits = shown(amount, code, locale).replace(/\D/g, "");
        expect(digits).toBe(String(Math.abs(amount)).padStart(exponentOf(code) + 1, "0"));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a date", () => {
  test("has its weekday, and its year where it is another", () => {
    expect(formatDate("2026-06-09", american)).toBe("Tue 9 Jun");
    expect(formatDate("2025-12-31", american)).toBe("Wed 31 Dec 2025");
  });

  test("puts the day before the month in English everywhere, and follows other locales", () => {
    expect(["en-CA", "en-IN", "en-GB", "en"].map((locale) => formatDate("2026-06-09", view(locale)))).toEqual(
      Array(4).fill("Tue 9 Jun"),
    );
    expect(formatDate("2026-06-09", view("de-DE"))).toBe("Di. 9 Juni");
    expect(formatDate("2026-06-09", view("ja-JP"))).toBe("6月9日(火)");
    expect(formatDate("2025-06-09", view("ja-JP"))).toBe("2025年6月9日(月)");
  });

  test("near today is told in words", () => {
    expect(["2026-06-10", "2026-06-09", "2026-06-08"].map((date) => formatDay(date, american))).toEqual([
      "today",
      "yesterday",
      "Mon 8 Jun",
    ]);
    expect(formatDay("2025-12-31", { ...american, today: "2026-01-01" })).toBe("yesterday");
  });

  test("of a month is its name", () => {
    expect(formatMonth("2026-06", american)).toBe("June");
    expect(formatMonth("2025-11", american)).toBe("November 2025");
    expect(formatMonth("2026-03", view("de-DE"))).toBe("März");
  });
});

describe("words", () => {
  test("open a line with a capital, but a name that is written otherwise stays as it is", () => {
    expect(["coffee", "élan", "2 coffees", "", "🍕 slice", "ísafjörður"].map(capitalise)).toEqual([
      "Coffee",
      "Élan",
      "2 coffees",
      "",
      "🍕 slice",
      "Ísafjörður",
    ]);
    expect(["iPhone 15", "eBay", "taxi to JFK"].map(capitalise)).toEqual(["iPhone 15", "eBay", "Taxi to JFK"]);
  });

  test("count", () => {
    expect([plural(1, "entry", "entries"), plural(0, "entry", "entries"), plural(3, "day")]).toEqual([
      "1 entry",
      "0 entries",
      "3 days",
    ]);
  });

  test("give percents with at most one decimal", () => {
    expect([formatPercent(82, american), formatPercent(133.3, american)]).toEqual(["82 %", "133.3 %"]);
    expect(formatPercent(133.3, view("de-DE"))).toBe("133,3 %");
  });
});
