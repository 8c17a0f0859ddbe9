import { describe, expect, test } from "vitest";
import { isCurrency } from "../domain/money.ts";
import { currencyOfLocale, guessDefaults } from "./defaults.ts";

const host = (locale: string, timeZone: string): Intl.ResolvedDateTimeFormatOptions => ({
  ...new Intl.DateTimeFormat().resolvedOptions(),
  locale,
  timeZone,
});

describe("what a person most likely uses", () => {
  test("follows from the host's own locale and zone", () => {
    expect(guessDefaults(host("de-DE", "Europe/Berlin"))).toEqual({
      locale: "de-DE",
      currency: "EUR",
      zone: "Europe/Berlin",
    });
    expect(guessDefaults(host("en", "UTC"))).toEqual({ locale: "en-US", currency: "USD", zone: "UTC" });
  });

  test.each([
    ["en-GB", "GBP"],
    ["ja", "JPY"],
    ["pt-BR", "BRL"],
    ["fr-CH", "CHF"],
    ["lt-LT", "EUR"],
    ["en-AQ", "USD"],
  ])("in %s is %s", (locale, currency) => {
    expect(currencyOfLocale(locale)).toBe(currency);
  });

  test("is a currency that exists, wherever one is", () => {
    for (const region of Array.from({ length: 26 * 26 }, (_, index) => letters(index))) {
      expect(isCurrency(currencyOfLocale(`en-${region}`))).toBe(true);
    }
  });
});

function letters(index: number): string {
  return String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));
}
