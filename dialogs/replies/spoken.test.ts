import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "../../domain/money.ts";
import { spokenDate, spokenMoney, spokenMonth, spokenPercent } from "./spoken.ts";

describe("an amount", () => {
  it.each([
    [450, "USD", "four dollars fifty"],
    [415, "USD", "four dollars one-five"],
    [405, "USD", "four dollars and five cents"],
    [1_500, "USD", "one-five dollars"],
    [5_000, "USD", "five-zero dollars"],
    [100, "USD", "one dollar"],
    [101, "USD", "one dollar and one cent"],
    [2_000, "USD", "twenty dollars"],
    [4_600, "USD", "forty-six dollars"],
    [21_500, "USD", "two hundred one-five dollars"],
    [25_000, "USD", "two hundred five-zero dollars"],
    [123_456, "USD", "one thousand two hundred thirty-four dollars fifty-six"],
    [1_400_000, "USD", "one-four thousand dollars"],
    [100_000_000, "USD", "one million dollars"],
    [45, "USD", "forty-five cents"],
    [1, "USD", "one cent"],
    [0, "USD", "zero dollars"],
    [-4_000, "USD", "minus four-zero dollars"],
    [1_250, "EUR", "twelve euros fifty"],
    [99, "GBP", "ninety-nine pence"],
    [4_800, "JPY", "four thousand eight hundred Japanese yen"],
    [1_250, "CAD", "twelve Canadian dollars fifty"],
    [1_250, "CHF", "twelve point five zero Swiss francs"],
    [1_234, "KWD", "one point two three four Kuwaiti dinars"],
  ])("of %i minor units of %s is said as “%s”", (minor, currency, words) => {
    expect(spokenMoney(money(minor, currency), "USD")).toBe(words);
  });

  it("of one's own currency needs no country", () => {
    expect(spokenMoney(money(1_200, "CAD"), "CAD")).toBe("twelve dollars");
    expect(spokenMoney(money(1_200, "GBP"), "GBP")).toBe("twelve pounds");
  });

  it("has no digits, no -teen and, but for cents, no -ty at the end of what is counted", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (minor) => {
        const words = spokenMoney(money(minor, "USD"), "USD");
        expect(words).not.toMatch(/\d|teen|undefined/);
        expect(words).not.toMatch(/(?:thir|for|fif|six|seven|eigh|nine)ty (?:dollars|thousand|million|billion)/);
      }),
    );
  });

  it("is never said like another one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 7 }), fc.integer({ min: 0, max: 10 ** 7 }), (one, other) => {
        const isSame = spokenMoney(money(one, "USD"), "USD") === spokenMoney(money(other, "USD"), "USD");
        expect(isSame).toBe(one === other);
      }),
    );
  });
});

describe("a share", () => {
  it.each([
    [82, "eighty-two percent"],
    [15, "one-five percent"],
    [50, "five-zero percent"],
    [12.34, "twelve point three percent"],
    [100, "one hundred percent"],
    [-3, "minus three percent"],
  ])("of %d %% is said as “%s”", (percent, words) => {
    expect(spokenPercent(percent)).toBe(words);
  });
});

describe("a date", () => {
  it.each([
    ["2026-06-09", "Tuesday, June ninth"],
    ["2026-11-30", "Monday, November thirtieth"],
    ["2026-11-22", "Sunday, November twenty-second"],
    ["2026-01-12", "Monday, January twelfth"],
    ["2025-06-09", "Monday, June ninth, twenty twenty-five"],
    ["2009-06-01", "Monday, June first, two thousand nine"],
  ])("of %s is said as “%s”", (date, words) => {
    expect(spokenDate(date, "2026")).toBe(words);
  });

  it("of a month is its name, with the year of another one", () => {
    expect(spokenMonth("2026-11", "2026")).toBe("November");
    expect(spokenMonth("2025-11", "2026")).toBe("November twenty twenty-five");
  });
});
