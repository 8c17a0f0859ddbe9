import { describe, expect, test } from "vitest";
import { aLedger, anEntry, aPerson, instant } from "../tests/contracts/samples.ts";
import type { Category } from "./categories.ts";
import type { Entry } from "./entry.ts";
import type { DayRates } from "./exchange-rate.ts";
import { INCOMES_ID, type Incomes } from "./income.ts";
import { carriedEntry, carriedSettings, keeperOf, type Settings } from "./merge.ts";
import { money } from "./money.ts";
import type { OccurrenceMark } from "./occurrence-mark.ts";
import type { Limit, Plan } from "./plan.ts";
import type { Recurring } from "./recurring.ts";

const older = aPerson({ createdAt: instant(0) });
const newer = aPerson({ id: "person-2", createdAt: instant(60) });

describe("of two people who are one", () => {
  test.each([
    { name: "both", olderIsUsed: true, newerIsUsed: true, keeper: older, absorbed: newer },
    { name: "neither", olderIsUsed: false, newerIsUsed: false, keeper: older, absorbed: newer },
    { name: "the older", olderIsUsed: true, newerIsUsed: false, keeper: older, absorbed: newer },
    { name: "the newer", olderIsUsed: false, newerIsUsed: true, keeper: newer, absorbed: older },
  ])("where $name used their book, the right one stays, whoever is named first", (of) => {
    const one = { person: older, isUsed: of.olderIsUsed };
    const other = { person: newer, isUsed: of.newerIsUsed };
    for (const staying of [keeperOf(one, other), keeperOf(other, one)]) {
      expect(staying).toEqual({ keeper: of.keeper, absorbed: of.absorbed });
    }
  });

  test("it is the same one also where they came at the same instant", () => {
    const one = { person: older, isUsed: true };
    const twin = { person: aPerson({ id: "person-0", createdAt: instant(0) }), isUsed: true };
    expect(keeperOf(one, twin)).toEqual(keeperOf(twin, one));
  });
});

describe("an entry that is brought over", () => {
  const book = aLedger({ id: "ledger-2" });
  const rates: DayRates = { day: "2026-11-02", base: "EUR", rates: { USD: "1.10" } };
  const carried = (entry: Entry, of: DayRates | null = rates) => carriedEntry(entry, book, "person-2", of);

  test("is the same one in another book and in other hands", () => {
    const entry = anEntry({ tags: ["lisbon"] });
    expect(carried(entry)).toEqual({ ...entry, ledger: "ledger-2", actor: "person-2" });
    const converted = anEntry({ original: { amount: money(2_000, "EUR"), rate: "1.15", rateDate: "2026-11-01" } });
    expect(carried(converted).original).toEqual(converted.original);
  });

  test("is converted where its money is foreign there, by the rates of its day", () => {
    const euros = anEntry({ amount: money(2_000, "EUR"), counts: 2_000 });
    expect(carried(euros)).toMatchObject({
      ...{ amount: money(2_200, "USD"), counts: 2_200 },
      original: { amount: money(2_000, "EUR"), rate: "1.1", rateDate: "2026-11-02" },
    });
  });

  test("does not count while no rates are known, and keeps what was paid", () => {
    const original = { amount: money(3_000, "JPY"), rate: "0.0061", rateDate: "2026-11-02" };
    const euros = anEntry({ amount: money(1_830, "EUR"), original, counts: 1_830 });
    expect(carried(euros, null)).toMatchObject({ amount: euros.amount, original, counts: null });
  });

  test("is what was paid, where that was in the book's money", () => {
    const waiting = anEntry({ amount: money(2_000, "USD"), counts: null });
    expect(carried(waiting, null).counts).toBe(2_000);
    const original = { amount: money(2_500, "USD"), rate: "0.9", rateDate: "2026-11-02" };
    const converted = carried(anEntry({ amount: money(2_250, "EUR"), original, counts: 2_250 }));
    expect(converted).toMatchObject({ amount: money(2_500, "USD"), counts: 2_500 });
    expect(converted).not.toHaveProperty("original");
    expect(carried(anEntry({ kind: "refund", amount: money(500, "USD") })).counts).toBe(-500);
  });
});

describe("what is set in a book", () => {
  const limit = (category: string, minor: number, currency = "USD"): Limit => ({
    category,
    amount: money(minor, currency),
    per: "month",
  });
  const plan = (period: string, currency = "USD"): Plan => ({
    period,
    income: money(320_000, currency),
    sources: [],
    allocations: [],
    unassigned: money(320_000, currency),
    underfunded: money(0, currency),
    risk: "moderate",
    carried: [],
  });
  const income: Incomes = { sources: [], from: "2026-10", replaces: null };
  const category: Category = {
    ...{ id: "pets", name: "Pets", emoji: "🐾", group: "wants", necessity: 3, share: 0 },
  };
  const idsOf = (theirs: Partial<Settings>, own: Partial<Settings>, currency = "USD") =>
    carriedSettings(
      { currency, settings: { ...NOTHING, ...theirs } },
      { currency: "USD", settings: { ...NOTHING, ...own } },
    ).map(({ what, id }) => `${what} ${id}`);

  test("comes where the other one has none", () => {
    const theirs = { plans: [plan("2026-10"), plan("2026-11")], limits: [limit("dining", 200)], incomes: [income] };
    expect(idsOf({ ...theirs, categories: [category] }, {})).toEqual([
      "plans 2026-10",
      "plans 2026-11",
      "limits dining",
      `incomes ${INCOMES_ID}`,
      "categories pets",
    ]);
  });

  test("leaves the other one's limits as they are", () => {
    const theirs = { limits: [limit("dining", 200), limit("travel", 300)] };
    expect(idsOf(theirs, { limits: [limit("dining", 100)] })).toEqual(["limits travel"]);
  });

  test("plans nothing next to a plan, but is not lost otherwise", () => {
    const theirs = { plans: [plan("2026-11")], limits: [limit("dining", 200)], incomes: [income] };
    expect(idsOf({ ...theirs, categories: [category] }, { plans: [plan("2026-09")] })).toEqual(["categories pets"]);
  });

  test("is a bill once, also where both books expect it", () => {
    const bill = (id: string, description: string): Recurring => ({
      ...{
        id,
        description,
        normalised: description.toLowerCase(),
        category: "housing",
        frequency: "monthly",
        every: 1,
      },
      ...{ start: "2026-10-05", varies: false, since: "2026-10-01" },
      terms: [{ from: "2026-10-05", amount: money(90_000, "USD") }],
    });
    const mark = (recurring: string): OccurrenceMark => ({ recurring, due: "2026-11-05", state: "asked" });
    const theirs = { recurring: [bill("r1", "Rent"), bill("r2", "Gym")], occurrences: [mark("r1"), mark("r2")] };
    expect(idsOf(theirs, { recurring: [bill("r3", "rent")] })).toEqual(["recurring r2", "occurrences r2:2026-11-05"]);
  });

  test("stays behind where it is about money that is foreign there", () => {
    const theirs = { plans: [plan("2026-11", "EUR")], limits: [limit("dining", 200, "EUR")], categories: [category] };
    expect(idsOf(theirs, {}, "EUR")).toEqual(["categories pets"]);
  });
});

const NOTHING: Settings = {
  ...{ plans: [], limits: [], incomes: [], balances: [], categories: [], rules: [], goals: [] },
  ...{ recurring: [], occurrences: [], planned: [], reminders: [], memories: [] },
};
