import { describe, expect, test } from "vitest";
import { understand } from "../understand.ts";
import type { UnderstandingContext } from "../understanding.ts";

const context: UnderstandingContext = {
  now: Temporal.PlainDateTime.from("2026-06-10T09:12:00"),
  currency: "USD",
  locale: "en-US",
  shown: [],
  pending: null,
  isReply: false,
};

const meant = (text: string, changes: Partial<UnderstandingContext> = {}) =>
  understand(text, { ...context, ...changes }).calls;

describe("a bank's message", () => {
  test.each([
    ["Card 1234 charged 45.20 at TESCO", "45.20", "TESCO", {}],
    [
      "Your card ending 1234 was used for $45.20 at TESCO STORES 2345 on 09 Jun",
      "45.20",
      "TESCO STORES",
      { date: "2026-06-09" },
    ],
    ["VISA *1234: Purchase of EUR 12.30 at LIDL approved. Avl bal 1,203.22", "12.30", "LIDL", { currency: "EUR" }],
    [
      "INR 1,250.00 debited from A/c XX1234 on 09-06-26 to SWIGGY. Avl Bal INR 20,311.00",
      "1250.00",
      "SWIGGY",
      { currency: "INR", date: "2026-06-09" },
    ],
    ["You spent £8.40 at Pret A Manger with your card ending 4321", "8.40", "Pret A Manger", { currency: "GBP" }],
    ["Transaction alert: USD 99.00 at AMAZON on card 4111 1111 1111 1111", "99.00", "AMAZON", { currency: "USD" }],
    ["Debit card purchase 23.10 CARREFOUR 10/06 14:32", "23.10", "CARREFOUR", {}],
    ["POS 45.20 TESCO card 1234", "45.20", "TESCO", {}],
    ["You made a $23.45 transaction with STARBUCKS on Jun 10 with card ending in 1234", "23.45", "STARBUCKS", {}],
    ["Amex: Charge of $120.00 at DELTA AIR on card -1009", "120.00", "DELTA AIR", {}],
    ["Apple Pay: Paid $4.50 to Blue Bottle with Visa 1234", "4.50", "Blue Bottle", {}],
    ["Kartenzahlung 23,10 EUR REWE Karte 1234", "23.10", "REWE", { currency: "EUR" }],
    ["Paiement carte 1234 de 23,10 € chez MONOPRIX", "23.10", "MONOPRIX", { currency: "EUR" }],
    ["Pago con tarjeta 1234 de 23,10 € en MERCADONA", "23.10", "MERCADONA", { currency: "EUR" }],
  ])("is offered with one tap, and its card goes no further: %j", (text, amount, description, more) => {
    const [call, ...others] = meant(text);
    expect(others).toEqual([]);
    expect(call?.tool).toBe("ask");
    const logged = { tool: "log_expense", args: { amount, description, date: "2026-06-10", ...more } };
    expect(call?.args.choices).toMatchObject([{ calls: [logged] }, { label: "No" }]);
    expect(JSON.stringify(call)).not.toMatch(/1234|4321|1009|1111/);
  });

  test("in a dollar that is not one's own asks which", () => {
    const [call] = meant("Card 1234 charged $45.20 at TESCO", { currency: "EUR" });
    expect(call?.args.choices).toMatchObject([
      { calls: [{ args: { amount: "45.20", currency: "USD", description: "TESCO" } }] },
      { calls: [{ args: { currency: "CAD" } }] },
      { calls: [{ args: { currency: "AUD" } }] },
    ]);
  });

  const onDay = (day: string) => `Card 1234 charged 45.20 on ${day} at TESCO`;
  const daysOffered = (text: string, changes: Partial<UnderstandingContext> = {}) =>
    JSON.stringify(meant(text, changes)).match(/(?<="date":")[^"]+/g);

  test.each([
    ["2026-06-08", "en-US", ["2026-06-08"]],
    ["31-05-26", "en-US", ["2026-05-31"]],
    ["05-31-26", "de-DE", ["2026-05-31"]],
    ["31.05.2026", "de-DE", ["2026-05-31"]],
    ["04/06/2026", "en-GB", ["2026-06-04"]],
    ["25-MAY-26", "en-IN", ["2026-05-25"]],
    ["25 May 2025", "en-GB", ["2025-05-25"]],
    // Both have been; where people write so it is the locale's, if it has just been.
    ["06/05/26", "en-US", ["2026-06-05"]],
    ["06/05/26", "en-GB", ["2026-06-05", "2026-05-06"]],
    ["03-06-26", "en-US", ["2026-06-03", "2026-03-06"]],
    ["03-02-26", "en-US", ["2026-03-02"]],
    // A bank tells of what was, in this year or around new year.
    ["06/10", "en-US", ["2026-06-10"]],
    ["10/06", "en-US", ["2026-06-10"]],
    ["11-06-26", "en-GB", ["2026-06-10"]],
    ["2026-06-11", "en-US", ["2026-06-10"]],
    ["31-02-26", "en-US", ["2026-06-10"]],
  ])("is logged for the day that it names: %s in %s", (day, locale, dates) => {
    expect(daysOffered(onDay(day), { locale })).toEqual(dates);
  });

  test("names no day by the number of an account", () => {
    expect(daysOffered("Account 10-05-26 debited 45.20 at TESCO")).toEqual(["2026-06-10"]);
  });

  test("of new year's eve is logged for the year that is over", () => {
    const now = Temporal.PlainDateTime.from("2027-01-02T08:00");
    expect(daysOffered("Debit card 1234 purchase 23.10 CARREFOUR 31/12 22:32", { now })).toEqual(["2026-12-31"]);
  });

  test.each([
    "Card 1234 declined 45.20 at TESCO",
    "Your OTP is 445566 for transaction of 45.20 at TESCO",
    "Hold of $100.00 at HILTON on card 1234",
    "Did you attempt a charge of $45.20 at TESCO with card 1234? Reply YES or NO",
    "Reversal: purchase of $45.20 at TESCO on card 1234",
    "Your card 1234 statement is ready. Minimum payment 45.20 due Jun 20",
    "Card 1234 charged 45.20",
  ])("of money that did not go, or may not, is not offered: %j", (text) => {
    expect(meant(text).map(({ tool }) => tool)).toEqual(["decline"]);
  });
});

test("what a person says of their card is theirs to say", () => {
  expect(meant("paid 40 with my card at Lidl")).toMatchObject([{ tool: "log_expense", args: { description: "Lidl" } }]);
});
