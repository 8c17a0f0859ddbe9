import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidInput } from "./errors.ts";
import { convert, type DayRates, exchangeRate, isFresh, rateDecimal, ratesNearest } from "./exchange-rate.ts";
import { add, type Money, money, sum, toDecimal } from "./money.ts";

const rates: DayRates = {
  day: "2026-06-05",
  base: "EUR",
  rates: { USD: "1.04", JPY: "160", KWD: "0.35", GBP: "0.8", ISK: "146.30" },
};

function between(from: string, to: string, of = rates) {
  const rate = exchangeRate(of, from, to);
  if (!rate) throw new TypeError(`There is no rate from ${from} to ${to}.`);
  return rate;
}

describe("an exchange rate", () => {
  test("crosses two currencies through the base, and knows the base itself", () => {
    expect(rateDecimal(between("JPY", "USD"))).toBe("0.0065");
    expect(rateDecimal(between("EUR", "USD"))).toBe("1.04");
    expect(rateDecimal(between("GBP", "EUR"))).toBe("1.25");
    expect(rateDecimal(between("USD", "USD"))).toBe("1");
  });

  test("is written with 12 significant digits at most", () => {
    expect(rateDecimal(between("USD", "EUR"))).toBe("0.961538461538");
    expect(rateDecimal(between("USD", "JPY"))).toBe("153.846153846");
  });

  test("is none for a currency that the bank leaves out, whatever its name", () => {
    expect(exchangeRate(rates, "VND", "USD")).toBeNull();
    expect(exchangeRate(rates, "USD", "VND")).toBeNull();
    expect(exchangeRate(rates, "toString", "USD")).toBeNull();
  });
});

describe("converting", () => {
  test.each<[Money, string, string]>([
    [money(4_800, "JPY"), "USD", "31.20"],
    [money(3_120, "USD"), "JPY", "4800"],
    [money(1_000, "USD"), "KWD", "3.365"],
    [money(1, "JPY"), "USD", "0.01"],
    [money(0, "JPY"), "USD", "0.00"],
  ])("takes %j in %s to %s, by each currency's decimals", (amount, to, expected) => {
    expect(toDecimal(convert(amount, between(amount.currency, to)))).toBe(expected);
  });

  test("rounds once, half to even", () => {
    const even: DayRates = { ...rates, rates: { USD: "2", GBP: "1" } };
    expect(convert(money(1, "USD"), between("USD", "GBP", even)).minor).toBe(0);
    expect(convert(money(3, "USD"), between("USD", "GBP", even)).minor).toBe(2);
    expect(convert(money(5, "USD"), between("USD", "GBP", even)).minor).toBe(2);
  });

  test("refuses money of another currency", () => {
    expect(() => convert(money(1, "EUR"), between("USD", "GBP"))).toThrow(InvalidInput);
  });

  const decimal = fc
    .tuple(fc.integer({ min: 10_000, max: 99_999 }), fc.integer({ min: 0, max: 4 }))
    .map(([digits, scale]) => {
      const padded = String(digits).padStart(scale + 1, "0");
      return scale === 0 ? padded : `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
    });
  const anyRates = fc
    .tuple(decimal, decimal)
    .map(([USD, JPY]): DayRates => ({ day: "2026-06-05", base: "EUR", rates: { USD, JPY } }));
  const amount = fc.integer({ min: 0, max: 10_000_000 });

  test("is never off by more than half a minor unit", () => {
    fc.assert(
      fc.property(anyRates, amount, (of, minor) => {
        const rate = between("JPY", "USD", of);
        const converted = BigInt(convert(money(minor, "JPY"), rate).minor);
        const offBy = converted * rate.bottom - BigInt(minor) * rate.top * 100n;
        expect(2n * (offBy < 0n ? -offBy : offBy)).toBeLessThanOrEqual(rate.bottom);
      }),
    );
  });

  test("law: keeps the order of amounts, and sums to what is shown of each", () => {
    fc.assert(
      fc.property(anyRates, fc.array(amount, { maxLength: 20 }), (of, minors) => {
        const rate = between("JPY", "USD", of);
        const converted = minors.toSorted((a, b) => a - b).map((minor) => convert(money(minor, "JPY"), rate));
        for (const [index, one] of converted.entries()) {
          expect(one.minor).toBeGreaterThanOrEqual(converted[index - 1]?.minor ?? 0);
        }
        const shown = converted.map(toDecimal).map((text) => money(Number(text.replace(".", "")), "USD"));
        expect(sum(converted, "USD")).toEqual(shown.reduce(add, money(0, "USD")));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the rates that a day is judged by", () => {
  const of = (day: string): DayRates => ({ ...rates, day });
  const chosen = (day: string, ...days: string[]): string | undefined => ratesNearest(day, days.map(of))?.day;

  test("are the last ones published by then", () => {
    expect(chosen("2026-06-05", "2026-06-04", "2026-06-05", "2026-06-08")).toBe("2026-06-05");
    expect(chosen("2026-06-07", "2026-06-08", "2026-06-05")).toBe("2026-06-05");
    expect(chosen("2026-04-07", "2026-04-02", "2026-04-08")).toBe("2026-04-02");
  });

  test("are later ones only where those are nearer and the last ones are old", () => {
    expect(chosen("2026-06-05", "2024-06-28", "2026-06-10")).toBe("2026-06-10");
    expect(chosen("2026-06-05", "2026-05-29", "2026-06-20")).toBe("2026-05-29");
    expect(chosen("2026-06-05", "2026-06-20")).toBe("2026-06-20");
  });

  test("are none where none are known", () => {
    expect(ratesNearest("2026-06-05", [])).toBeNull();
  });

  test("are fresh within a long weekend", () => {
    expect(isFresh("2026-06-05", "2026-06-10")).toBe(true);
    expect(isFresh("2026-06-05", "2026-06-11")).toBe(false);
    expect(isFresh("2026-06-11", "2026-06-05")).toBe(false);
  });
});
