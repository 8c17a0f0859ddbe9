import { describe, expect, it } from "vitest";
import { asPreferred, type Person } from "./person.ts";

const ada: Person = {
  id: "ada",
  name: "Ada",
  locale: "en-US",
  zone: "America/New_York",
  currency: "USD",
  ledger: "book",
  createdAt: "2026-01-01T00:00:00Z",
  isCurrencyGuessed: true,
};
const now = Temporal.Instant.from("2026-06-10T12:00:00Z");
const away = { until: "2026-06-14", currency: "EUR", zone: "Europe/Lisbon" };

describe("a person as they prefer to be taken", () => {
  it("is as they are while nothing was said", () => {
    expect(asPreferred(ada, null, now)).toEqual(ada);
  });

  it("has what the place has while away, and their own money besides it", () => {
    const there = asPreferred(ada, { person: "ada", away }, now);
    expect(there).toMatchObject({ currency: "EUR", zone: "Europe/Lisbon", otherCurrency: "USD" });
    expect(there.isCurrencyGuessed).toBeUndefined();
  });

  it("is home again after the last day abroad, by the clock there", () => {
    const lastHour = Temporal.Instant.from("2026-06-14T22:59:00Z");
    expect(asPreferred(ada, { person: "ada", away }, lastHour).currency).toBe("EUR");
    expect(asPreferred(ada, { person: "ada", away }, lastHour.add({ minutes: 1 }))).toEqual(ada);
  });

  it("who prefers another currency has that, and the one before besides it", () => {
    const { isCurrencyGuessed: _guess, ...known } = ada;
    expect(asPreferred(ada, { person: "ada", currency: "GBP" }, now)).toEqual({
      ...known,
      currency: "GBP",
      otherCurrency: "USD",
    });
    expect(asPreferred(ada, { person: "ada", currency: "USD" }, now)).toEqual(known);
  });
});
