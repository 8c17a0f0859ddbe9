import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.ts";
import { type CategoryId, DEFAULT_CATEGORIES } from "./categories.ts";
import { type Money, money } from "./money.ts";
import { applyMoves } from "./moves.ts";
import type { Limit, Plan, RiskTolerance } from "./plan.ts";
import { advise, type Decision, type Verdict } from "./verdict.ts";
import { type SnapshotInput, takeSnapshot, type VerdictSnapshot } from "./verdict-snapshot.ts";

const usd = (minor: number): Money => money(minor, "USD");
const RUNS = { numRuns: 1_000 };

const planOf = (income: number, limits: Record<CategoryId, number> = {}, risk: RiskTolerance = "moderate"): Plan => {
  const amounts = new Map(Object.entries(limits).map(([category, minor]) => [category, usd(minor)]));
  const split = allocate({ income: usd(income), categories: DEFAULT_CATEGORIES, limits: amounts, risk });
  return { period: "2026-01", income: usd(income), sources: [], risk, carried: [], ...split };
};

const sumsOf = (spent: Record<CategoryId, number>) =>
  Object.entries(spent).map(([category, minor]) => ({ category, minor, count: 1 }));

interface Case extends Partial<SnapshotInput> {
  readonly price: number;
  readonly in: CategoryId;
  readonly given?: Record<CategoryId, number>;
  readonly spent?: Record<CategoryId, number>;
}

/** A person on 3,000 a month, on 10 June, with the default plan. */
const snapshot = ({ price, in: category, given, spent, ...rest }: Case): VerdictSnapshot =>
  takeSnapshot({
    amount: usd(price),
    category,
    today: "2026-06-10",
    paydays: [{ from: "2026-01-01", day: 1 }],
    risk: "moderate",
    expectedIncome: usd(300_000),
    categories: DEFAULT_CATEGORIES,
    plan: planOf(300_000, given),
    limits: [],
    sums: sumsOf(spent ?? {}),
    past: [],
    ...rest,
  });

const verdictOn = (judged: Case): Verdict => advise(snapshot(judged));
const codesOf = ({ because }: Verdict): string[] => because.map(({ code }) => code);
const reason = ({ because }: Verdict, code: string) => because.find((given) => given.code === code);
const alternative = (verdict: Verdict, kind: string) => verdict.alternatives.find((offered) => offered.kind === kind);

/** Wants of 900 of which 200 were left over in each of the last periods. */
const leftOver = (periods: number, plan: Plan) =>
  Array.from({ length: periods }, () => ({ income: usd(300_000), plan, sums: sumsOf({ dining: 70_000 }) }));

describe("a purchase that fits", () => {
  it("is bought", () => {
    const verdict = verdictOn({ price: 5_000, in: "dining" });
    expect(verdict.decision).toBe("buy");
    expect(verdict.affordableOn).toBe("2026-06-10");
    expect(verdict.alternatives).toEqual([]);
    expect(codesOf(verdict)).toEqual(["fits_category", "free_after"]);
    expect(verdict.impact.freeAfter).toEqual(usd(235_000));
    expect(verdict.check.fitsBudget).toBe(true);
  });

  it("has to leave the buffer free, unless it hardly matters", () => {
    const spent = { housing: 228_000 };
    const verdict = verdictOn({ price: 4_000, in: "dining", spent });
    expect(verdict.decision).toBe("wait");
    expect(verdict.affordableOn).toBe("2026-07-01");
    expect(reason(verdict, "buffer_short")).toEqual({ code: "buffer_short", amount: usd(2_500), percent: 5 });
    expect(alternative(verdict, "lower_price")).toEqual({ kind: "lower_price", amount: usd(3_000) });
    expect(verdictOn({ price: 3_000, in: "dining", spent }).decision).toBe("buy");
    expect(verdictOn({ price: 4_000, in: "dining", spent, risk: "aggressive" }).decision).toBe("buy");
  });

  it("may leave exactly the buffer, and not a cent less", () => {
    const spent = { housing: 224_000 };
    expect(verdictOn({ price: 5_500, in: "dining", spent }).decision).toBe("buy");
    expect(verdictOn({ price: 5_501, in: "dining", spent }).decision).toBe("wait");
  });

  it("keeps a larger buffer after better months", () => {
    const spent = { housing: 221_000 };
    const plan = planOf(300_000);
    const past = [{ income: usd(900_000), plan, sums: [] }];
    expect(verdictOn({ price: 8_000, in: "dining", spent }).decision).toBe("buy");
    expect(verdictOn({ price: 8_000, in: "dining", spent, past }).decision).toBe("wait");
  });
});

describe("an essential purchase", () => {
  it("is bought when there is money for it at all, with the move that would cover it", () => {
    const verdict = verdictOn({ price: 10_000, in: "health", given: { health: 6_000 } });
    expect(verdict.decision).toBe("buy");
    expect(codesOf(verdict)).toContain("essential");
    expect(verdict.alternatives).toEqual([
      { kind: "move", moves: [{ from: "travel", to: "health", amount: usd(4_000) }] },
    ]);
  });

  it("takes nothing from savings to cover its category", () => {
    const used = Object.fromEntries(
      planOf(300_000)
        .allocations.filter(({ category }) => !["savings", "debt", "health"].includes(category))
        .map(({ category, amount }) => [category, Math.floor(amount.minor / 2)]),
    );
    const verdict = verdictOn({ price: 10_000, in: "health", given: { health: 6_000 }, spent: used });
    expect(verdict.decision).toBe("buy");
    expect(verdict.alternatives).toEqual([]);
  });

  it("is not bought with money that is not there", () => {
    expect(verdictOn({ price: 10_000, in: "health", spent: { housing: 235_000 } }).decision).toBe("wait");
  });
});

describe("a $500 PlayStation with 100 for entertainment of 3,000 and no history", () => {
  const verdict = verdictOn({ price: 50_000, in: "entertainment", given: { entertainment: 10_000 } });

  it("is not bought: it takes 500 % of the category, 400 % over", () => {
    expect(verdict.decision).toBe("dont_buy");
    expect(verdict.affordableOn).toBeNull();
    expect(verdict.check).toEqual({
      fitsBudget: false,
      remainingInCategory: usd(10_000),
      percentageOfCategory: 500,
      over: usd(40_000),
      judgedOn: "category",
    });
    expect(reason(verdict, "over_category")).toMatchObject({ amount: usd(40_000), percent: 400 });
  });

  it("says what it would take and what fits now", () => {
    expect(reason(verdict, "needs_allocation")).toMatchObject({ amount: usd(50_000) });
    expect(verdict.alternatives).toEqual([{ kind: "lower_price", amount: usd(10_000) }]);
  });
});

describe("a $1,199 phone with 150 a month for electronics and 200 of wants left over each month", () => {
  const plan = planOf(300_000, { electronics: 15_000 });
  const phone: Case = { price: 119_900, in: "electronics", given: { electronics: 15_000 } };

  it("is saved up for: 199.84 a month until 1 December", () => {
    const verdict = verdictOn({ ...phone, past: leftOver(12, plan) });
    expect(verdict.decision).toBe("wait");
    expect(verdict.affordableOn).toBe("2026-12-01");
    expect(reason(verdict, "saving_plan")).toMatchObject({ amount: usd(19_984), date: "2026-12-01" });
    expect(alternative(verdict, "saving_plan")).toEqual({
      kind: "saving_plan",
      perPeriod: usd(19_984),
      periods: 6,
      until: "2026-12-01",
    });
  });

  it("is not promised on less than three periods", () => {
    expect(verdictOn({ ...phone, past: leftOver(2, plan) }).decision).toBe("dont_buy");
    expect(verdictOn({ ...phone, past: leftOver(3, plan) }).decision).toBe("wait");
  });

  it("that takes more than a year is declined, and the far day named", () => {
    const verdict = verdictOn({ ...phone, price: 255_000, past: leftOver(6, plan) });
    expect(verdict.decision).toBe("dont_buy");
    expect(verdict.affordableOn).toBe("2027-07-01");
    expect(reason(verdict, "saving_plan")).toMatchObject({ amount: usd(19_616) });
    expect(alternative(verdict, "saving_plan")).toBeUndefined();
  });

  it("never counts on more than half of what the wants were given", () => {
    const generous = Array.from({ length: 6 }, () => ({ income: usd(300_000), plan, sums: [] }));
    const verdict = verdictOn({ ...phone, past: generous });
    expect(alternative(verdict, "saving_plan")).toMatchObject({ periods: 3, perPeriod: usd(39_967) });
  });
});

describe("headphones for 180 with 140 left of 200 for electronics", () => {
  const headphones: Case = {
    price: 18_000,
    in: "electronics",
    given: { electronics: 20_000, travel: 9_000 },
    spent: { electronics: 6_000 },
  };

  it("wait for the next allocation, or take a move from what matters less", () => {
    const verdict = verdictOn(headphones);
    expect(verdict.decision).toBe("wait");
    expect(verdict.affordableOn).toBe("2026-07-01");
    expect(reason(verdict, "over_category")).toMatchObject({ amount: usd(4_000), percent: 20 });
    expect(verdict.alternatives).toEqual([
      { kind: "lower_price", amount: usd(14_000) },
      { kind: "move", moves: [{ from: "travel", to: "electronics", amount: usd(4_000) }] },
      { kind: "wait", until: "2026-07-01" },
    ]);
  });

  it("take from two categories where none can give enough alone", () => {
    const verdict = verdictOn({ ...headphones, spent: { electronics: 16_000 } });
    expect(alternative(verdict, "move")).toEqual({
      kind: "move",
      moves: [
        { from: "travel", to: "electronics", amount: usd(8_100) },
        { from: "shopping", to: "electronics", amount: usd(5_900) },
      ],
    });
  });

  it("take nothing from what will be needed, nor from what matters more", () => {
    const spent = { electronics: 6_000, other: 6_000, travel: 9_000 };
    const priorities = new Map(["shopping", "gifts", "subscriptions", "entertainment"].map((id) => [id, 9]));
    expect(alternative(verdictOn({ ...headphones, spent, priorities }), "move")).toBeUndefined();
  });

  it("offer no move early in a period without history", () => {
    expect(alternative(verdictOn({ ...headphones, today: "2026-06-05" }), "move")).toBeUndefined();
    const past = [{ income: usd(300_000), plan: planOf(300_000), sums: [] }];
    expect(alternative(verdictOn({ ...headphones, today: "2026-06-05", past }), "move")).toBeDefined();
  });
});

describe("a category that nothing is allocated to", () => {
  it("is judged on what is free over all", () => {
    const verdict = verdictOn({ price: 20_000, in: "pets" });
    expect(verdict.decision).toBe("buy");
    expect(codesOf(verdict)).toEqual(["judged_on_free", "free_after"]);
    expect(verdict.check.judgedOn).toBe("free_to_spend");
    expect(verdict.impact.categoryAfter).toBeNull();
  });

  it("fits nothing when the person set it to 0", () => {
    const limits: Limit[] = [{ category: "travel", amount: usd(0), per: "month" }];
    const verdict = verdictOn({ price: 100, in: "travel", limits });
    expect(verdict.decision).toBe("dont_buy");
    expect(reason(verdict, "needs_allocation")).toMatchObject({ amount: usd(100) });
  });
});

describe("without a plan", () => {
  it("income and spending so far decide, and it says so", () => {
    const verdict = verdictOn({ price: 20_000, in: "shopping", plan: null, spent: { housing: 290_000 } });
    expect(verdict.decision).toBe("wait");
    expect(codesOf(verdict)).toEqual(["no_plan", "judged_on_free", "free_short", "affordable_on"]);
  });

  it("what is beyond a whole income is declined, and called that", () => {
    const verdict = verdictOn({ price: 600_000, in: "shopping", plan: null });
    expect(verdict.decision).toBe("dont_buy");
    expect(reason(verdict, "beyond_income")).toEqual({ code: "beyond_income", amount: usd(600_000), percent: 200 });
  });
});

describe("from the savings group", () => {
  it("what is still set aside for the category counts as free, and what is free stays so", () => {
    const spent = { housing: 239_000 };
    const verdict = verdictOn({ price: 40_000, in: "savings", spent, risk: "aggressive" });
    expect(verdict.decision).toBe("buy");
    expect(verdict.impact.freeAfter).toEqual(usd(1_000));
    expect(verdictOn({ price: 40_000, in: "dining", spent, risk: "aggressive" }).decision).not.toBe("buy");
  });
});

describe("a pay day within the period", () => {
  const late: Case = { price: 4_000, in: "pets", spent: { pets: 233_000 }, payDates: ["2026-06-26", "2026-07-10"] };

  it("is worth waiting for when less needs to stay free by then", () => {
    const verdict = verdictOn(late);
    expect(verdict.decision).toBe("wait");
    expect(verdict.affordableOn).toBe("2026-06-26");
    expect(codesOf(verdict)).toEqual(["judged_on_free", "buffer_short", "affordable_on"]);
  });

  it("further off than three periods is named, but not waited for", () => {
    const verdict = verdictOn({ price: 230_000, in: "pets", payDates: ["2026-11-26"] });
    expect(verdict.decision).toBe("dont_buy");
    expect(verdict.affordableOn).toBe("2026-11-26");
    expect(alternative(verdict, "wait")).toBeUndefined();
  });

  it("is not when the other categories will have spent it", () => {
    const past = [{ income: usd(300_000), plan: null, sums: sumsOf({ groceries: 20_000 }) }];
    expect(verdictOn({ ...late, past }).affordableOn).toBe("2026-07-01");
  });
});

const RANK: Readonly<Record<Decision, number>> = { buy: 2, wait: 1, dont_buy: 0 };
const ids = DEFAULT_CATEGORIES.map(({ id }) => id);
const some = (max: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: 0, max })), { maxLength: 6 })
    .map((pairs): Record<CategoryId, number> => Object.fromEntries(pairs));

const snapshots: fc.Arbitrary<VerdictSnapshot> = fc
  .record({
    price: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 500_000 })),
    category: fc.constantFrom(...ids),
    income: fc.integer({ min: 50_000, max: 400_000 }),
    given: some(40_000),
    hasPlan: fc.boolean(),
    limits: some(30_000),
    spent: some(60_000),
    day: fc.integer({ min: 1, max: 30 }),
    payday: fc.integer({ min: 1, max: 31 }),
    payDays: fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 3 }),
    risk: fc.constantFrom<RiskTolerance>("conservative", "moderate", "aggressive"),
    extra: fc.nat(50_000),
    contributed: fc.nat(50_000),
    past: fc.array(fc.tuple(some(60_000), fc.integer({ min: 0, max: 400_000 })), { maxLength: 6 }),
    priorities: some(9),
  })
  .map((given) => {
    const plan = given.hasPlan ? planOf(given.income, given.given, given.risk) : null;
    const today = Temporal.PlainDate.from("2026-06-01").add({ days: given.day - 1 });
    return takeSnapshot({
      amount: usd(given.price),
      category: given.category,
      today: today.toString(),
      paydays: [{ from: "2026-01-01", day: given.payday }],
      risk: given.risk,
      expectedIncome: usd(given.income),
      categories: DEFAULT_CATEGORIES,
      plan,
      limits: Object.entries(given.limits).map(([category, minor]) => ({
        category,
        amount: usd(minor),
        per: "month" as const,
      })),
      sums: sumsOf(given.spent),
      past: given.past.map(([spent, income]) => ({ income: usd(income), plan, sums: sumsOf(spent) })),
      priorities: new Map(Object.entries(given.priorities).map(([id, priority]) => [id, priority + 1])),
      payDates: given.payDays.map((days) => today.add({ days }).toString()),
      extraIncome: usd(given.extra),
      contributed: usd(given.contributed),
    });
  });

describe("whatever the snapshot", () => {
  it("law: the same one gives the same verdict, also after it was stored", () => {
    fc.assert(
      fc.property(snapshots, (judged) => {
        const stored: VerdictSnapshot = JSON.parse(JSON.stringify(judged));
        expect(advise(stored)).toEqual(advise(judged));
      }),
      RUNS,
    );
  });

  it("law: a higher price never improves the verdict", () => {
    fc.assert(
      fc.property(snapshots, fc.integer({ min: 1, max: 300_000 }), (judged, more) => {
        const dearer = { ...judged, amount: usd(judged.amount.minor + more) };
        expect(RANK[advise(dearer).decision]).toBeLessThanOrEqual(RANK[advise(judged).decision]);
      }),
      RUNS,
    );
  });

  it("law: less free to spend at the same buffer never improves it", () => {
    fc.assert(
      fc.property(snapshots, fc.nat(200_000), (judged, less) => {
        const poorer = { ...judged, extraIncome: usd(judged.extraIncome.minor - less) };
        expect(RANK[advise(poorer).decision]).toBeLessThanOrEqual(RANK[advise(judged).decision]);
      }),
      RUNS,
    );
  });

  it("law: less expected income never improves it", () => {
    fc.assert(
      fc.property(snapshots, fc.nat(200_000), (judged, less) => {
        const income = Math.max(1, judged.expectedIncome.minor - less);
        const poorer = { ...judged, expectedIncome: usd(income) };
        expect(RANK[advise(poorer).decision]).toBeLessThanOrEqual(RANK[advise(judged).decision]);
      }),
      RUNS,
    );
  });

  it("law: an offered move turns it into buy and leaves the plan's total as it is", () => {
    let offered = 0;
    fc.assert(
      fc.property(snapshots, (judged) => {
        for (const way of advise(judged).alternatives) {
          if (way.kind !== "move") continue;
          offered += 1;
          const moved = applyMoves(judged, way.moves);
          const verdict = advise(moved);
          expect(verdict.decision).toBe("buy");
          expect(totalOf(moved)).toBe(totalOf(judged));
          for (const { allocated } of moved.categories) expect(allocated?.minor ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(offered).toBeGreaterThan(20);
  });

  it("the lower price that it offers is bought, and a unit more is not", () => {
    fc.assert(
      fc.property(snapshots, (judged) => {
        for (const way of advise(judged).alternatives) {
          if (way.kind !== "lower_price") continue;
          const at = (minor: number) => advise({ ...judged, amount: usd(minor) }).decision;
          expect(at(way.amount.minor)).toBe("buy");
          expect(at(way.amount.minor + 1)).not.toBe("buy");
        }
      }),
      RUNS,
    );
  });

  it("law: on the day that it says to wait for it is bought", () => {
    fc.assert(
      fc.property(snapshots, (judged) => {
        const { decision, affordableOn: on, because } = advise(judged);
        const day = because.find(({ code }) => code === "affordable_on")?.date;
        if (decision !== "wait" || day === undefined) return;
        expect(on).not.toBeNull();
        expect(advise({ ...judged, on: day })).toMatchObject({ decision: "buy", on: day, affordableOn: day });
      }),
      RUNS,
    );
  });

  it("a higher price on a later day never improves the verdict", () => {
    const later = fc.integer({ min: 1, max: 120 });
    fc.assert(
      fc.property(snapshots, later, fc.integer({ min: 1, max: 300_000 }), (judged, days, more) => {
        const on = Temporal.PlainDate.from(judged.today).add({ days }).toString();
        const dearer = { ...judged, on, amount: usd(judged.amount.minor + more) };
        const verdict = advise({ ...judged, on });
        expect(RANK[advise(dearer).decision]).toBeLessThanOrEqual(RANK[verdict.decision]);
        expect(verdict.alternatives.some(({ kind }) => kind === "move")).toBe(false);
      }),
      RUNS,
    );
  });

  it("buy is today, and waiting is for a later day", () => {
    fc.assert(
      fc.property(snapshots, (judged) => {
        const { decision, affordableOn } = advise(judged);
        if (decision === "buy") expect(affordableOn).toBe(judged.today);
        else if (decision === "wait") expect((affordableOn ?? "") > judged.today).toBe(true);
      }),
      RUNS,
    );
  });
});

const totalOf = ({ categories }: VerdictSnapshot): number =>
  categories.reduce((total, { allocated }) => total + (allocated?.minor ?? 0), 0);
