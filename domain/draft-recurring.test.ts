import { describe, expect, it } from "vitest";
import { draftRecurring, endRecurring, reviseRecurring } from "./draft-recurring.ts";
import { InvalidInput } from "./errors.ts";
import { money } from "./money.ts";
import { occurrencesBetween, type Recurring } from "./recurring.ts";

const usd = (minor: number) => money(minor, "USD");
const period = { key: "2026-06", start: "2026-06-01", end: "2026-06-30" };

type Draft = Parameters<typeof draftRecurring>[0];

const rule = (given: Partial<Draft> = {}, today = "2026-06-10"): Recurring =>
  draftRecurring(
    {
      id: "r1",
      description: "Net-Flix!",
      category: "subscriptions",
      amount: usd(1_549),
      frequency: "monthly",
      every: 1,
      varies: false,
      ...given,
    },
    { today, period },
  );

const dues = (one: Recurring, from: string, to: string): string[] =>
  occurrencesBetween(one, from, to).map(({ due, amount }) => `${due} ${amount.minor}`);

describe("a new recurring entry", () => {
  it.each<[string, Partial<Draft>, string]>([
    ["on a day that is still to come this month", { day: 24 }, "2026-06-24"],
    ["on a day that has passed", { day: 1 }, "2026-07-01"],
    ["today", { day: 10 }, "2026-06-10"],
    ["on the 31st of a short month", { day: 31 }, "2026-06-30"],
    ["on a day, from a date on", { day: 5, start: "2026-09-06" }, "2026-10-05"],
    ["on a stated date", { start: "2027-03-03", frequency: "yearly" }, "2027-03-03"],
    ["some time in the month", {}, "2026-06-30"],
    ["some time in the year", { frequency: "yearly" }, "2027-06-10"],
    ["every week from now", { frequency: "weekly" }, "2026-06-10"],
  ])("%s is first due then", (_when, given, start) => {
    expect(rule(given).start).toBe(start);
  });

  it("keeps the 31st as its day, folds its words, and expects nothing from before it was told", () => {
    const made = rule({ day: 31 });
    expect(made).toMatchObject({ normalised: "net flix", since: "2026-06-10" });
    expect(dues(made, "2026-06-01", "2026-08-31")).toEqual(["2026-06-30 1549", "2026-07-31 1549", "2026-08-31 1549"]);
  });

  it.each<[Partial<Draft>, RegExp]>([
    [{ start: "2026-07-01", end: "2026-06-30" }, /end on 2026-06-30, before it is due on 2026-07-01/],
    [{ start: "2026-01-05", end: "2026-05-31" }, /not be due any more from 2026-06-10 on/],
    [{ frequency: "once", start: "2026-06-09" }, /not be due any more/],
  ])("that would never be due is refused", (given, message) => {
    expect(() => rule(given)).toThrow(InvalidInput);
    expect(() => rule(given)).toThrow(message);
  });
});

describe("a change", () => {
  const none = () => false;

  it("of the amount holds from its date on", () => {
    const dearer = reviseRecurring(rule({ day: 24 }), { amount: usd(1_799), from: "2026-08-01" }, none);
    expect(dues(dearer, "2026-06-01", "2026-08-31")).toEqual(["2026-06-24 1549", "2026-07-24 1549", "2026-08-24 1799"]);
  });

  it("of both days and amounts leaves each other alone", () => {
    const dearer = reviseRecurring(rule({ day: 24 }), { amount: usd(1_799), from: "2026-08-01" }, none);
    const moved = reviseRecurring(dearer, { day: 3, from: "2026-07-01" }, none);
    expect(dues(moved, "2026-06-01", "2026-08-31")).toEqual(["2026-06-24 1549", "2026-07-03 1549", "2026-08-03 1799"]);
  });

  it("before its start is a change of how it starts", () => {
    const cheaper = reviseRecurring(rule({ day: 24 }), { amount: usd(999), from: "2026-06-10" }, none);
    expect(cheaper.terms).toEqual([{ from: "2026-06-24", amount: usd(999), day: 24 }]);
  });

  describe("of the day", () => {
    const rent = rule({ day: 12, start: "2026-06-01" });

    it("moves a bill that is still to come, earlier or later", () => {
      expect(dues(reviseRecurring(rent, { day: 20, from: "2026-07-10" }, none), "2026-07-01", "2026-08-31")).toEqual([
        "2026-07-20 1549",
        "2026-08-20 1549",
      ]);
      expect(dues(reviseRecurring(rent, { day: 3, from: "2026-07-10" }, none), "2026-07-01", "2026-08-31")).toEqual([
        "2026-07-12 1549",
        "2026-08-03 1549",
      ]);
    });

    it("begins next month where this month's is recorded, or past: it is not due twice", () => {
      const isPaid = (due: string) => due === "2026-07-12";
      for (const [from, isRecorded] of [
        ["2026-07-10", isPaid],
        ["2026-07-13", none],
      ] as const) {
        expect(
          dues(reviseRecurring(rent, { day: 20, from }, isRecorded), "2026-07-01", "2026-08-31"),
          `from ${from}`,
        ).toEqual(["2026-07-12 1549", "2026-08-20 1549"]);
      }
    });

    it("is refused where it has none", () => {
      const weekly = rule({ frequency: "weekly" });
      expect(() => reviseRecurring(weekly, { day: 3, from: "2026-07-01" }, none)).toThrow(/no day of the month/);
    });
  });
});

it("an end leaves what was due before it, and nothing from it on", () => {
  const ended = endRecurring(rule({ day: 24 }), "2026-08-24");
  expect(dues(ended, "2026-06-01", "2026-12-31")).toEqual(["2026-06-24 1549", "2026-07-24 1549"]);
});
