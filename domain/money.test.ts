import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInput } from "./errors.ts";
import {
  add,
  divideHalfEven,
  exponentOf,
  isCurrency,
  largestAmount,
  money,
  parseAmount,
  parseDecimal,
  percentage,
  subtract,
  sum,
  toDecimal,
} from "./money.ts";

const usd = (minor: number) => money(minor, "USD");
const currencies = fc.constantFrom("USD", "EUR", "JPY", "KWD", "VND", "CLF");

describe("an amount", () => {
  it("is read exactly, in the currency's minor units", () => {
    expect(parseAmount("4.50", "USD")).toEqual(usd(450));
    expect(parseAmount("4.5", "USD")).toEqual(usd(450));
    expect(parseAmount("4800", "JPY")).toEqual(money(4_800, "JPY"));
    expect(parseAmount("1.234", "KWD")).toEqual(money(1_234, "KWD"));
    expect(parseAmount("0.29", "USD")).toEqual(usd(29));
  });

  it("may have zeros that the currency has no place for, but no other digits", () => {
    expect(parseAmount("12.000", "USD")).toEqual(usd(1_200));
    expect(parseAmount("4800.00", "JPY")).toEqual(money(4_800, "JPY"));
    expect(() => parseAmount("4.505", "USD")).toThrow(InvalidInput);
    expect(() => parseAmount("4800.5", "JPY")).toThrow(InvalidInput);
  });

  it.each(["", "-1", "+1", "1,000.00", "1e3", ".5", "5.", " 5", "٥", "NaN", "0x10"])("is not %j", (text) => {
    expect(() => parseAmount(text, "USD")).toThrow(InvalidInput);
  });

  it("is above 0, unless 0 means something", () => {
    expect(() => parseAmount("0.00", "USD")).toThrow(/above 0/);
    expect(parseDecimal("0", "USD")).toEqual(usd(0));
  });

  it("has a bound that fits the currency", () => {
    expect(parseAmount("1000000", "USD")).toEqual(largestAmount("USD"));
    expect(() => parseAmount("1000000.01", "USD")).toThrow(InvalidInput);
    expect(largestAmount("JPY")).toEqual(money(100_000_000, "JPY"));
    expect(largestAmount("INR")).toEqual(money(10_000_000_000, "INR"));
    expect(largestAmount("KRW")).toEqual(money(1_000_000_000, "KRW"));
    expect(largestAmount("IDR").minor).toBe(largestAmount("VND").minor * 100);
  });

  it("is a whole number of minor units, never a float and never minus zero", () => {
    expect(() => usd(0.5)).toThrow(InvalidInput);
    expect(() => usd(Number.MAX_SAFE_INTEGER + 1)).toThrow(InvalidInput);
    expect(Object.is(usd(-0).minor, 0)).toBe(true);
  });

  it("reads back from its decimal as what it was", () => {
    const amounts = currencies.chain((currency) =>
      fc.integer({ min: 0, max: largestAmount(currency).minor }).map((minor) => money(minor, currency)),
    );
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseDecimal(toDecimal(amount), amount.currency)).toEqual(amount);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is written with all of the currency's decimals", () => {
    expect(toDecimal(usd(450))).toBe("4.50");
    expect(toDecimal(usd(-5))).toBe("-0.05");
    expect(toDecimal(money(4_800, "JPY"))).toBe("4800");
    expect(toDecimal(money(5, "KWD"))).toBe("0.005");
  });
});

describe("a currency", () => {
  it("has the decimals that ISO 4217 gives it", () => {
    expect(["USD", "JPY", "KWD", "CLF", "EUR"].map(exponentOf)).toEqual([2, 0, 3, 4, 2]);
  });

  it("is known by its code in capitals", () => {
    expect(isCurrency("EUR")).toBe(true);
    expect(isCurrency("eur")).toBe(false);
    expect(isCurrency("ZZZ")).toBe(false);
  });
});

describe("sums and differences", () => {
  it("are exact", () => {
    expect(add(usd(10), usd(20))).toEqual(usd(30));
    expect(subtract(usd(10), usd(20))).toEqual(usd(-10));
    expect(sum([usd(1), usd(2), usd(-3)], "USD")).toEqual(usd(0));
    expect(sum([], "JPY")).toEqual(money(0, "JPY"));
  });

  it("never mix currencies", () => {
    expect(() => add(usd(1), money(1, "EUR"))).toThrow(InvalidInput);
    expect(() => subtract(usd(1), money(1, "EUR"))).toThrow(InvalidInput);
    expect(() => sum([usd(1)], "EUR")).toThrow(InvalidInput);
    expect(() => percentage(usd(1), money(1, "EUR"))).toThrow(InvalidInput);
  });

  it("undo each other", () => {
    const minors = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(minors, minors, (a, b) => {
        expect(subtract(add(usd(a), usd(b)), usd(b))).toEqual(usd(a));
      }),
    );
  });
});

describe("division", () => {
  it("rounds halves to the even neighbour, on both sides of 0", () => {
    const halves: [bigint, bigint][] = [
      [1n, 0n],
      [3n, 2n],
      [5n, 2n],
      [7n, 4n],
    ];
    for (const [numerator, rounded] of halves) {
      expect(divideHalfEven(numerator, 2n)).toBe(rounded);
      expect(divideHalfEven(-numerator, 2n)).toBe(-rounded);
      expect(divideHalfEven(numerator, -2n)).toBe(-rounded);
    }
    expect(divideHalfEven(2n, 3n)).toBe(1n);
    expect(divideHalfEven(-1n, 3n)).toBe(0n);
  });

  it("is never off by more than a half", () => {
    const tops = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    const bottoms = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(tops, bottoms, (top, bottom) => {
        const distance = divideHalfEven(top, bottom) * bottom - top;
        expect((distance < 0n ? -distance : distance) * 2n).toBeLessThanOrEqual(bottom);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a percentage", () => {
  it("has one decimal", () => {
    expect(percentage(usd(20_000), usd(15_000))).toBe(133.3);
    expect(percentage(usd(1), usd(3))).toBe(33.3);
    expect(percentage(usd(-5), usd(1_000))).toBe(-0.5);
    expect(percentage(usd(25), usd(100_00))).toBe(0.2);
  });

  it("of nothing is unknown", () => {
    expect(percentage(usd(5), usd(0))).toBeNull();
  });
});
