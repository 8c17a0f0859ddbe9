import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "./money.ts";
import { nextOccurrence, occurrencesBetween, previousOccurrence, type Recurring } from "./recurring.ts";

const usd = (minor: number) => money(minor, "USD");

const rule = (given: Partial<Recurring> = {}): Recurring => ({
  id: "r1",
  description: "Rent",
  normalised: "rent",
  category: "housing",
  frequency: "monthly",
  every: 1,
  start: "2026-01-31",
  varies: false,
  terms: [{ from: given.start ?? "2026-01-31", amount: usd(100_000) }],
  since: "2026-01-01",
  ...given,
});

const dues = (one: Recurring, from: string, to: string): string[] =>
  occurrencesBetween(one, from, to).map(({ due }) => due);

describe("the dates of a recurring entry", () => {
  it.each<[string, Partial<Recurring>, string, string, string[]]>([
    [
      "on the 31st fall on a shorter month's last day, and on the 31st again",
      {},
      "2026-01-01",
      "2026-04-30",
      ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"],
    ],
    [
      "every second week count from the first",
      { frequency: "weekly", every: 2, start: "2026-06-05" },
      "2026-06-10",
      "2026-07-10",
      ["2026-06-19", "2026-07-03"],
    ],
    [
      "of a leap day fall on the 28th in other years",
      { frequency: "yearly", start: "2024-02-29" },
      "2025-01-01",
      "2028-12-31",
      ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"],
    ],
    [
      "that happen once are one",
      { frequency: "once", start: "2026-06-05" },
      "2026-01-01",
      "2027-01-01",
      ["2026-06-05"],
    ],
    ["end with their end", { end: "2026-03-30" }, "2026-01-01", "2026-12-31", ["2026-01-31", "2026-02-28"]],
    [
      "every three months keep their day",
      { every: 3, start: "2026-11-30" },
      "2026-11-01",
      "2027-06-30",
      ["2026-11-30", "2027-02-28", "2027-05-30"],
    ],
  ])("%s", (_what, given, from, to, expected) => {
    expect(dues(rule(given), from, to)).toEqual(expected);
  });

  it("and amounts can change from a date on", () => {
    const changed = rule({
      start: "2026-01-10",
      terms: [
        { from: "2026-01-10", amount: usd(1_000) },
        { from: "2026-03-15", amount: usd(1_200), day: 20 },
      ],
    });
    expect(
      occurrencesBetween(changed, "2026-01-01", "2026-04-30").map(({ due, amount }) => [due, amount.minor]),
    ).toEqual([
      ["2026-01-10", 1_000],
      ["2026-02-10", 1_000],
      ["2026-03-20", 1_200],
      ["2026-04-20", 1_200],
    ]);
  });

  const date = fc
    .integer({ min: 0, max: 9_000 })
    .map((days) => Temporal.PlainDate.from("2020-01-01").add({ days }).toString());
  const anyRule = fc
    .record({
      frequency: fc.constantFrom("once", "daily", "weekly", "monthly", "yearly" as const),
      every: fc.integer({ min: 1, max: 5 }),
      start: date,
    })
    .map((given) => rule({ ...given, terms: [{ from: given.start, amount: usd(100) }] }));

  it("law: do not depend on when they are asked for", () => {
    fc.assert(
      fc.property(anyRule, date, date, (one, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const whole = dues(one, "2020-01-01", "2046-01-01");
        expect(dues(one, from, to)).toEqual(whole.filter((due) => due >= from && due <= to));
        expect(nextOccurrence(one, from)?.due).toBe(dues(one, from, "2060-01-01")[0]);
        expect(previousOccurrence(one, from)?.due).toBe(whole.filter((due) => due < from).at(-1));
      }),
      { numRuns: 1_000 },
    );
  });
});
