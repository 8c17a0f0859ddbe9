import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAmounts } from "./amounts.ts";
import { withCodes } from "./currencies.ts";
import { readText } from "./reading.ts";

const now = Temporal.PlainDateTime.from("2026-06-10T09:12:00");

interface Settings {
  readonly currency?: string;
  readonly locale?: string;
}

function amountsIn(text: string, { currency = "USD", locale = "en-US" }: Settings = {}): string[] {
  const context = { now, currency, locale, shown: [], pending: null, isReply: false };
  return readText(text, context).amounts.map(
    (amount) => `${amount.readings.join(" or ") || "?"}${amount.currency === undefined ? "" : ` ${amount.currency}`}`,
  );
}

describe("an amount in digits", () => {
  it.each([
    ["coffee 4.50", "4.50"],
    ["coffee 4.5", "4.50"],
    ["rent 1500", "1500.00"],
    ["rent 1,500", "1500.00"],
    ["rent 1,500.25", "1500.25"],
    ["rent 1.500,25", "1500.25"],
    ["rent 1'234.56", "1234.56"],
    ["rent 1,23,456", "123456.00"],
    ["lunch 12,50", "12.50"],
    ["gum .75", "0.75"],
    ["flights 1.2k", "1200.00"],
    ["house 0.5 million", "500000.00"],
    ["auto 500/-", "500.00"],
    ["Sofa CHF 1'299.-", "1299.00 CHF"],
  ])("in %j is %s", (text, amount) => {
    expect(amountsIn(text)).toEqual([amount]);
  });

  it("is none behind the number of a model or a tag", () => {
    expect(amountsIn("I2703.24")).toEqual([]);
    expect(amountsIn("coffee #trip8574.20")).toEqual([]);
    expect(amountsIn("coffee yesterday,12")).toEqual(["12.00"]);
  });

  it("has two readings where three digits follow a point and decimals do too", () => {
    expect(amountsIn("rent 1.500")).toEqual(["1500.00 or 1.50"]);
    expect(amountsIn("fee 1.005")).toEqual(["1005.00 or 1.00"]);
  });

  it("is read by the locale's own grouping", () => {
    expect(amountsIn("Miete 1.500", { currency: "EUR", locale: "de-DE" })).toEqual(["1500.00"]);
    expect(amountsIn("Miete 1,500", { currency: "EUR", locale: "de-DE" })).toEqual(["1500.00 or 1.50"]);
    expect(amountsIn("loyer 1 234,56 €", { currency: "EUR", locale: "fr-FR" })).toEqual(["1234.56 EUR"]);
  });

  it("has the decimals of its currency", () => {
    expect(amountsIn("ramen 980", { currency: "JPY" })).toEqual(["980"]);
    expect(amountsIn("ramen 980.50", { currency: "JPY" })).toEqual(["?"]);
    expect(amountsIn("lunch 1.500", { currency: "KWD" })).toEqual(["1.500"]);
    expect(amountsIn("dinner 4,800 yen")).toEqual(["4800 JPY"]);
  });

  it("is never cut out of a longer number", () => {
    expect(amountsIn("fees 1.050")).toEqual(["1050.00 or 1.05"]);
    expect(amountsIn("lunch 12.3.4")).not.toContain("12.30");
    expect(amountsIn("coffee 4.505")).toEqual(["4505.00 or 4.50"]);
  });

  it("survives being written in any grouping", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (cents) => {
        const amount = (cents / 100).toFixed(2);
        const english = (cents / 100).toLocaleString("en-US", { minimumFractionDigits: 2 });
        const german = (cents / 100).toLocaleString("de-DE", { minimumFractionDigits: 2 });
        expect(amountsIn(`coffee ${english}`)).toEqual([amount]);
        expect(amountsIn(`coffee ${german}`, { locale: "de-DE" })).toEqual([amount]);
      }),
    );
  });
});

describe("a currency mark", () => {
  it.each([
    ["$20 lunch", "20.00"],
    ["20 bucks lunch", "20.00"],
    ["12,50 € Mittagessen", "12.50 EUR"],
    ["EUR50 lunch", "50.00 EUR"],
    ["6 quid", "6.00 GBP"],
    ["50p", "0.50 GBP"],
    ["80 cents", "0.80"],
    ["4€50", "4.50 EUR"],
    ["A$30", "30.00 AUD"],
    ["₹450", "450.00 INR"],
  ])("in %j reads %s", (text, amount) => {
    expect(amountsIn(text)).toEqual([amount]);
  });

  it("takes a dollar for what the person has at home, where they stay among others", () => {
    const [home] = findAmounts("$25", [], { now, currency: "EUR", otherCurrency: "USD", locale: "en-US" });
    expect(home).toMatchObject({ currency: "USD", candidates: [] });
  });

  it("leaves a dollar to the person's own kind of dollar, and asks those who have none", () => {
    const [own] = findAmounts("$25", [], { now, currency: "CAD", locale: "en-CA" });
    const [foreign] = findAmounts("$25", [], { now, currency: "EUR", locale: "de-DE" });
    expect(own?.candidates).toEqual([]);
    expect(foreign?.candidates).toEqual(["USD", "CAD", "AUD"]);
  });
});

describe("an amount in words", () => {
  it.each([
    ["fifty bucks on gas", "50.00"],
    ["a hundred and twenty for shoes", "120.00"],
    ["two hundred fifty", "250.00"],
    ["lost a couple hundred", "200.00"],
    ["two and a half grand", "2500.00"],
    ["half a grand", "500.00"],
    ["three k on flights", "3000.00"],
    ["3 k on flights", "3000.00"],
    ["gum for a buck", "1.00"],
    ["a fiver on coffee", "5.00"],
    ["four dollars and fifty cents", "4.50"],
    ["twenty three fifty for lunch", "23.50 or 2350.00"],
    ["lunch twelve fifty", "12.50 or 1250.00"],
    ["a few hundred", "?"],
  ])("in %j is %s", (text, amount) => {
    expect(amountsIn(text)).toEqual([amount]);
  });

  it("is none where the words point or count", () => {
    expect(amountsIn("the second one")).toEqual([]);
    expect(amountsIn("twenty minutes")).toEqual([]);
    expect(amountsIn("one of them")).toEqual([]);
  });
});

describe("a number that is no amount", () => {
  it.each([
    "call 555-1234",
    "my phone is +1 415 555 0123",
    "order 48213",
    "dinner at 8pm",
    "at 19:30",
    "20% off",
    "500g beef",
    "2L milk",
    "table for 4",
    "beer x3",
    "iPhone 15",
    "PlayStation 5",
    "RTX 4090",
    "Windows 11",
    "3 nights in Rome",
    "7-eleven",
    "card ending 4411",
    "since 2019",
    "heart rate 80",
    "gas is 3.89 a gallon",
    "10-15",
    "coffee 1〇",
    "coffee 1万",
    "coffee 2²",
    "coffee 10⁻¹",
    "coffee 4.50½",
    "60 squats",
  ])("stays untouched: %j", (text) => {
    expect(amountsIn(text)).toEqual([]);
  });

  it("leaves the amount beside it alone", () => {
    expect(amountsIn("iPhone 15 for 999")).toEqual(["999.00"]);
    expect(amountsIn("500g beef 9")).toEqual(["9.00"]);
    expect(amountsIn("dinner 8pm 45")).toEqual(["45.00"]);
    expect(amountsIn("lunch 12 on June 5th")).toEqual(["12.00"]);
    expect(amountsIn("table for 4 120")).toEqual(["120.00"]);
  });
});

describe("a currency that two words name", () => {
  it.each([
    ["tacos 180 mexican pesos", "tacos 180 MXN"],
    ["rail pass 119 swiss francs", "rail pass 119 CHF"],
    ["coffee 4.50 canadian", "coffee 4.50 CAD"],
    ["menu 22 francs suisses", "menu 22 CHF"],
    ["dinner for two hundred australian dollars", "dinner for two hundred AUD"],
  ])("is written as its code: %j", (text, expected) => {
    expect(withCodes(text)).toBe(expected);
  });

  it.each(["canadian bacon 4.50", "swiss cheese 6", "a mexican 20 for lunch"])("is none beside a thing: %j", (text) => {
    expect(withCodes(text)).toBe(text);
  });
});
