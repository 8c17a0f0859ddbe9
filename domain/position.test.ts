import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Balance } from "./balance.ts";
import { DEFAULT_CATEGORIES } from "./categories.ts";
import { countsAsSpending, type Entry, type EntryKind, type Transfer } from "./entry.ts";
import { freeParts } from "./free-parts.ts";
import type { Goal } from "./goal.ts";
import { type Money, money } from "./money.ts";
import { periodOf } from "./period.ts";
import type { IncomeSource, Limit } from "./plan.ts";
import { type PositionInput, positionOf } from "./position.ts";
import type { Recurring } from "./recurring.ts";

const usd = (minor: number): Money => money(minor, "USD");
const paydays = [{ from: "2026-01-01", day: 1 }];
const day = (of: number): string => `2026-06-${String(of).padStart(2, "0")}`;

let made = 0;

function entry(kind: EntryKind, minor: number, date: string, more: Partial<Entry> = {}): Entry {
  made += 1;
  return {
    id: `e${made}`,
    ledger: "l",
    kind,
    date,
    amount: usd(minor),
    category: kind === "expense" ? "dining" : null,
    description: "thing",
    normalised: "thing",
    tags: [],
    actor: "p",
    counts: countsAsSpending(kind, usd(minor), "USD"),
    source: { channel: "console", event: `t${made}`, position: 1 },
    madeAt: `${date}T10:00:00Z`,
    ...more,
  };
}

const salary: IncomeSource = { name: "salary", amount: usd(300_000), every: "month", days: [25] };
const rent: Recurring = {
  id: "rent",
  description: "Rent",
  normalised: "rent",
  category: "housing",
  frequency: "monthly",
  every: 1,
  start: "2026-01-20",
  varies: false,
  terms: [{ from: "2026-01-20", amount: usd(90_000) }],
  since: "2026-01-01",
};
/** 36,500 a year is 100 a day. */
const insurance: Recurring = {
  ...rent,
  id: "insurance",
  category: "insurance",
  frequency: "yearly",
  start: "2025-06-15",
  terms: [{ from: "2025-06-15", amount: usd(36_500) }],
  since: "2025-06-01",
};
const house: Goal = {
  id: "house",
  name: "house",
  category: "savings",
  amount: usd(2_000_000),
  perMonth: usd(30_000),
  since: "2026-01-01",
};
const limit = (category: string, minor: number): Limit => ({ category, amount: usd(minor), per: "month" });
const setAside = (minor: number, date: string, more: Partial<Entry> = {}): Entry =>
  entry("transfer", minor, date, { transfer: { side: "to", place: "savings", goal: "house" }, ...more });

interface Life extends Partial<Omit<PositionInput, "balance" | "sums" | "bills" | "incomes" | "transfers">> {
  readonly entries?: readonly Entry[];
  readonly balance?: Balance;
}

/** How 10 June stands for somebody whose entries these are. */
function position({ entries = [], balance, ...more }: Life) {
  const period = periodOf("2026-06-10", paydays);
  const inPeriod = entries.filter(({ date }) => date >= period.start && date <= period.end);
  return positionOf({
    period,
    today: "2026-06-10",
    paydays,
    currency: "USD",
    categories: DEFAULT_CATEGORIES,
    plan: null,
    limits: [],
    sums: sumsOf(inPeriod),
    sources: [],
    incomes: entries.filter(({ kind }) => kind === "income"),
    transfers: entries.filter(({ kind, goal }) => kind === "transfer" || goal !== undefined),
    goals: [],
    rules: [],
    bills: entries.filter(({ recurring }) => recurring !== undefined),
    balance: balance
      ? {
          stated: balance,
          later: sumsOf(inPeriod.filter(({ date }) => date > balance.date)),
          sameDay: inPeriod.filter(({ date, counts }) => date === balance.date && counts !== null),
        }
      : null,
    arrivedOn: "2026-01-01",
    ...more,
  });
}

function sumsOf(entries: readonly Entry[]) {
  const categories = Map.groupBy(
    entries.filter(({ counts, category }) => counts !== null && category !== null),
    ({ category }) => category ?? "",
  );
  return [...categories].map(([category, its]) => ({
    category,
    minor: its.reduce((total, { counts }) => total + (counts ?? 0), 0),
    count: its.length,
  }));
}

const free = (life: Life): number | undefined => position(life).free?.minor;

describe("free to spend", () => {
  it("is unknown while neither an income nor a balance is", () => {
    expect(position({ entries: [entry("expense", 450, day(9))] })).toMatchObject({ free: null, basis: null });
  });

  it("is what comes in, less what was spent, is due and is saved", () => {
    const life = { sources: [salary], rules: [rent], goals: [house], entries: [entry("expense", 5_000, day(9))] };
    expect(free(life)).toBe(300_000 - 5_000 - 90_000 - 30_000);
  });

  it("takes savings off once, whether they are planned, allocated or made", () => {
    const life = { sources: [salary], goals: [house] };
    expect(free(life)).toBe(270_000);
    expect(free({ ...life, limits: [limit("savings", 45_000)] })).toBe(255_000);
    expect(free({ ...life, entries: [setAside(30_000, day(5))] })).toBe(270_000);
    expect(free({ ...life, entries: [setAside(50_000, day(5))] })).toBe(250_000);
    expect(free({ ...life, limits: [limit("savings", 45_000)], entries: [setAside(50_000, day(5))] })).toBe(250_000);
  });

  it("knows of money that was lent and came back", () => {
    const tom = { place: "person", with: "tom" } as const;
    const lent = entry("transfer", 5_000, day(4), { transfer: { ...tom, side: "to" } });
    const back = entry("transfer", 2_000, day(8), { transfer: { ...tom, side: "from" } });
    expect(free({ sources: [salary], entries: [lent, back] })).toBe(297_000);
  });

  it("does not move when a card is paid, cash taken out or money moved between own accounts", () => {
    const moves = (["card", "cash", "own_account"] as const).map((place) =>
      entry("transfer", 64_000, day(9), { transfer: { side: "to", place } }),
    );
    expect(free({ sources: [salary], entries: moves })).toBe(300_000);
  });

  it("of a first month that was half over counts its rest, and says that it is an estimate", () => {
    const first = { ...salary, days: [1] };
    const life = { sources: [first], limits: [limit("savings", 60_000)], arrivedOn: "2026-06-10" };
    expect(position(life)).toMatchObject({ isPartial: true, free: usd(Math.floor((300_000 * 21) / 30) - 42_000) });
    expect(position({ ...life, arrivedOn: "2026-06-01" })).toMatchObject({ isPartial: false, free: usd(240_000) });
    expect(position({ ...life, sources: [salary] }).free).toEqual(usd(300_000 - 42_000));
  });
});

describe("a bill that comes once a year", () => {
  const later = { ...insurance, start: "2026-03-15", since: "2026-01-01" };

  it("asks of each month its days' share", () => {
    const { reserves, standings } = position({ sources: [salary], rules: [later] });
    expect(reserves[0]).toMatchObject({ due: [], amount: usd(3_000) });
    expect(standings.find(({ category }) => category === "insurance")?.reserved).toEqual(usd(3_000));
  });

  it("asks of the month in which it is due what its pot still lacks, and is then paid from the pot first", () => {
    const saved = 31 + 31 + 30 + 31 + 30 + 31 + 31 + 28 + 31 + 30 + 31;
    expect(position({ sources: [salary], rules: [insurance] })).toMatchObject({
      reserves: [{ amount: usd(36_500 - saved * 100) }],
      inPots: usd(saved * 100),
    });
    const paid = entry("expense", 36_500, day(9), {
      category: "insurance",
      recurring: { id: "insurance", due: "2026-06-15" },
    });
    const after = position({ sources: [salary], rules: [insurance], entries: [paid] });
    expect(after.standings.find(({ category }) => category === "insurance")?.covered).toEqual(usd(saved * 100));
    expect(after.free).toEqual(position({ sources: [salary], rules: [insurance] }).free);
    expect(after.inPots).toEqual(usd(0));
  });
});

describe("a stated balance", () => {
  const stated = (minor: number, more: Partial<Balance> = {}): Balance => ({
    amount: usd(minor),
    date: day(10),
    at: `${day(10)}T12:00:00Z`,
    inPots: usd(0),
    ...more,
  });

  it("counts what was spent after it, of its own day too", () => {
    const entries = [
      entry("expense", 1_000, day(10), { madeAt: `${day(10)}T11:00:00Z` }),
      entry("expense", 300, day(10), { madeAt: `${day(10)}T13:00:00Z` }),
    ];
    expect(free({ balance: stated(60_000), entries })).toBe(59_700);
  });

  it("until the next pay has only what is dated before that day", () => {
    const balance = stated(60_000, { until: day(25) });
    expect(position({ sources: [salary], rules: [rent], balance })).toMatchObject({
      free: usd(60_000 - 90_000),
      lastDay: day(24),
      daysLeft: 15,
    });
    expect(free({ sources: [salary], rules: [{ ...rent, start: "2026-01-28" }], balance })).toBe(60_000);
    expect(free({ sources: [salary], balance: stated(60_000) })).toBe(360_000);
  });

  it("pays what falls due after the period, and gets what comes in then, until the day it has to last to", () => {
    const balance = stated(60_000, { until: "2026-07-06" });
    const due = {
      ...rent,
      start: "2026-07-05",
      since: "2026-06-01",
      terms: [{ from: "2026-07-05", amount: usd(20_000) }],
    };
    expect(free({ rules: [due], balance })).toBe(40_000);
    expect(free({ rules: [due], balance: stated(60_000, { until: "2026-07-05" }) })).toBe(60_000);
    expect(free({ sources: [{ ...salary, days: [3] }], rules: [due], balance })).toBe(340_000);
  });

  it("leaves alone what is in bills' pots", () => {
    expect(free({ balance: stated(60_000, { inPots: usd(10_000) }) })).toBe(50_000);
  });
});

/** A month of somebody's life: amounts in whole units, days from 1 to 10. */
const anyDay = fc.integer({ min: 1, max: 10 });
const minor = fc.integer({ min: 1, max: 50_000 });
const spending = fc
  .tuple(minor, anyDay, fc.constantFrom("dining", "groceries", "debt", "other"))
  .map(([amount, on, category]) => entry("expense", amount, day(on), { category }));
const puttingAside = fc.tuple(minor, anyDay).map(([amount, on]) => setAside(amount, day(on)));
const lending = fc
  .tuple(minor, anyDay, fc.constantFrom("to", "from" as const))
  .map(([amount, on, side]) =>
    entry("transfer", amount, day(on), { transfer: { side, place: "person", with: "tom" } }),
  );
const extra = fc.tuple(minor, anyDay).map(([amount, on]) => entry("income", amount, day(on)));
const life = fc.record({
  entries: fc.array(fc.oneof(spending, puttingAside, lending, extra), { maxLength: 8 }),
  sources: fc.constantFrom<readonly IncomeSource[]>([salary], [{ ...salary, days: [1] }], []),
  rules: fc.constantFrom<readonly Recurring[]>([], [rent], [rent, insurance], [{ ...insurance, start: "2026-03-15" }]),
  goals: fc.constantFrom<readonly Goal[]>([], [house]),
  limits: fc.constantFrom<readonly Limit[]>([], [limit("savings", 45_000), limit("dining", 20_000)]),
});

const places: fc.Arbitrary<Transfer> = fc.record({
  side: fc.constantFrom("to", "from"),
  place: fc.constantFrom("savings", "card", "cash", "own_account", "person"),
});

describe("laws of free to spend", () => {
  it("its parts and what was spent sum to it", () => {
    fc.assert(
      fc.property(life, (one) => {
        const now = position(one);
        const parts = freeParts(now).reduce((total, { amount }) => total + amount.minor, 0);
        const spent = now.standings.reduce((total, standing) => total + standing.spent.minor, 0);
        if (now.free !== null) expect(parts - spent).toBe(now.free.minor);
      }),
      { numRuns: 1_000 },
    );
  });

  it("law: transfers never change what was spent", () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 1, max: 90_000 }), places, (one, amount, transfer) => {
        const moved = entry("transfer", amount, day(12), { transfer });
        const [before, after] = [position(one), position({ ...one, entries: [...one.entries, moved] })];
        expect(after.standings.map(({ spent, count }) => ({ spent, count }))).toEqual(
          before.standings.map(({ spent, count }) => ({ spent, count })),
        );
        expect(moved.counts).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it("law: logging a pay that it counts changes it by the difference only", () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 240_000, max: 360_000 }), (one, amount) => {
        const sources = [salary];
        const pay = entry("income", amount, day(10), { pay: { source: "salary", due: day(25) } });
        const after = free({ ...one, sources, entries: [...one.entries, pay] });
        expect(after).toBe((free({ ...one, sources }) ?? 0) + amount - 300_000);
      }),
      { numRuns: 1_000 },
    );
  });

  it("law: paying a reserved bill at its reserved amount never changes it", () => {
    fc.assert(
      fc.property(life, fc.constantFrom(rent, insurance), fc.boolean(), (one, rule, isStated) => {
        const rules = [rule];
        const due = rule.id === "rent" ? day(20) : day(15);
        const paid = entry("expense", rule.terms[0]?.amount.minor ?? 0, day(12), {
          category: rule.category,
          recurring: { id: rule.id, due },
        });
        const before = { ...one, sources: [salary], rules, ...(isStated ? { balance: balanceOf(one, rules) } : {}) };
        expect(free({ ...before, entries: [...one.entries, paid] })).toBe(free(before));
      }),
      { numRuns: 1_000 },
    );
  });

  it("law: making a contribution that it counts never changes it", () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 1, max: 30_000 }), fc.boolean(), (one, amount, isStated) => {
        const entries = one.entries.filter(({ transfer }) => transfer?.place !== "savings");
        const spentThere = entries.filter(({ category }) => category === "debt");
        const others = entries.filter((each) => !spentThere.includes(each));
        const counted = { ...one, sources: [salary], goals: [house], entries: others };
        const before = isStated ? { ...counted, balance: balanceOf(counted, one.rules) } : counted;
        expect(free({ ...before, entries: [...others, setAside(amount, day(12))] })).toBe(free(before));
      }),
      { numRuns: 1_000 },
    );
  });

  it("law: stating the balance that the ledger expects changes nothing", () => {
    fc.assert(
      fc.property(life, (one) => {
        const counted = { ...one, sources: one.sources.length === 0 ? [salary] : one.sources };
        expect(free({ ...counted, balance: balanceOf(counted, one.rules) })).toBe(free(counted));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** What somebody has on the evening of the tenth who began the month with what is in their bills' pots. */
function balanceOf({ entries = [], sources = [], goals = [] }: Life, rules: readonly Recurring[]): Balance {
  const { inPots, income } = position({ entries, sources, rules, goals });
  const came = income.pays.filter(({ due, received }) => due <= day(10) && received === null);
  const pays = came.reduce((total, { amount }) => total + amount.minor, 0);
  const moved = entries.reduce((total, { kind, counts, amount, transfer }) => {
    if (kind === "income") return total + amount.minor;
    if (counts !== null) return total - counts;
    return total + (transfer?.side === "to" ? -amount.minor : amount.minor);
  }, 0);
  return { amount: usd(inPots.minor + pays + moved), date: day(10), at: `${day(10)}T23:59:00Z`, inPots };
}
