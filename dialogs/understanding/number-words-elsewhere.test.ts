import { describe, expect, it } from "vitest";
import { findAmounts } from "./amounts.ts";

/** Every amount with its readings, as "18.62" or "9.50 or 950.00". */
const amounts = (text: string, locale = "de-DE"): string[] =>
  findAmounts(text, [], { now: Temporal.PlainDateTime.from("2026-06-10T09:12:00"), currency: "EUR", locale }).map(
    ({ readings }) => readings.join(" or "),
  );

describe("a number in words of another language", () => {
  it.each([
    ["achtzehn Euro zweiundsechzig", "18.62"],
    ["hundertzwanzig für die Reparatur", "120.00"],
    ["siebenhundertelf Euro", "711.00"],
    ["zwei Euro zwanzig", "2.20"],
    ["quatre-vingt-dix euros", "90.00"],
    ["soixante-quinze euros", "75.00"],
    ["deux cent trente euros", "230.00"],
    ["un euro vingt", "1.20"],
    ["setecientos once", "711.00"],
    ["mil ochocientos", "1800.00"],
    ["treinta y cinco", "35.00"],
    ["siete y medio euros", "7.50"],
    ["ventitré euro", "23.00"],
    ["venti euro", "20.00"],
    ["duecentoventi", "220.00"],
    ["mille cinquecento", "1500.00"],
    ["trinta e cinco euros", "35.00"],
    ["duzentos e dez", "210.00"],
    ["dedh hazaar", "1500.00"],
    ["dhai sau", "250.00"],
    ["paanch sau pachas", "550.00"],
    ["nueve cincuenta", "9.50 or 950.00"],
  ])("is read: %j is %s", (text, expected) => {
    expect(amounts(text)).toEqual([expected]);
  });

  it.each([
    "zwei Kaffee",
    "tres tacos",
    "due caffè",
    "once upon a time",
    "quatre pommes",
    "sei bello",
    "dos amigos",
    "venti latte",
  ])("that may count is none: %j", (text) => {
    expect(amounts(text)).toEqual([]);
  });
});
