import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AllocationInput, allocate } from "./allocate.ts";
import { type Category, type CategoryGroup, type CategoryId, DEFAULT_CATEGORIES } from "./categories.ts";
import { InvalidInput } from "./errors.ts";
import { type Money, money } from "./money.ts";
import type { RiskTolerance } from "./plan.ts";

const usd = (minor: number): Money => money(minor, "USD");
const none: ReadonlyMap<CategoryId, Money> = new Map();
const RUNS = { numRuns: 1_500 };

const plan = (input: Partial<AllocationInput>) =>
  allocate({ income: usd(300_000), categories: DEFAULT_CATEGORIES, limits: none, risk: "moderate", ...input });

const amountOf = (result: ReturnType<typeof allocate>, category: CategoryId): number =>
  result.allocations.find((allocation) => allocation.category === category)?.amount.minor ?? 0;

const codesOf = (result: ReturnType<typeof allocate>, category: CategoryId): string[] =>
  result.allocations.find((allocation) => allocation.category === category)?.because.map(({ code }) => code) ?? [];

const groupSum = (result: ReturnType<typeof allocate>, group: CategoryGroup): number =>
  DEFAULT_CATEGORIES.filter((category) => category.group === group).reduce(
    (total, { id }) => total + amountOf(result, id),
    0,
  );

const ids = DEFAULT_CATEGORIES.map(({ id }) => id);

/** A map that gives some of the categories a value. */
const forSome = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Map<CategoryId, T>> =>
  fc.array(fc.tuple(fc.constantFrom(...ids), value), { maxLength: 8 }).map((pairs) => new Map(pairs));

const amounts = (max: number): fc.Arbitrary<Money> => fc.integer({ min: 0, max }).map(usd);

const inputs: fc.Arbitrary<AllocationInput> = fc.record({
  income: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 1_000_000 })).map(usd),
  categories: fc.subarray([...DEFAULT_CATEGORIES], { minLength: 1 }),
  limits: forSome(amounts(100_000)),
  floors: forSome(amounts(80_000)),
  priorities: forSome(fc.integer({ min: 1, max: 10 })),
  history: fc.record({
    spent: forSome(fc.integer({ min: -5_000, max: 200_000 }).map(usd)),
    completePeriods: fc.integer({ min: 0, max: 6 }),
  }),
  risk: fc.constantFrom<RiskTolerance>("conservative", "moderate", "aggressive"),
});

const total = ({ allocations, unassigned }: ReturnType<typeof allocate>): number =>
  allocations.reduce((sum, { amount }) => sum + amount.minor, unassigned.minor);

describe("a plan", () => {
  it("follows the frame of needs, wants and savings", () => {
    const moderate = plan({});
    expect([groupSum(moderate, "needs"), groupSum(moderate, "wants"), groupSum(moderate, "savings")]).toEqual([
      150_000, 90_000, 60_000,
    ]);
    expect(groupSum(plan({ risk: "conservative" }), "savings")).toBe(75_000);
    expect(groupSum(plan({ risk: "aggressive" }), "wants")).toBe(105_000);
    expect(codesOf(moderate, "dining")).toEqual(["frame_share"]);
  });

  it("leaves out categories that get nothing and that nobody asked for", () => {
    const result = plan({ limits: new Map([["travel", usd(0)]]) });
    expect(result.allocations.map(({ category }) => category)).not.toContain("pets");
    expect(result.allocations.find(({ category }) => category === "travel")).toEqual({
      category: "travel",
      amount: usd(0),
      because: [{ code: "limit_set", category: "travel", amount: usd(0) }],
    });
  });

  it("keeps a limit exactly, also below its bills", () => {
    const result = plan({ limits: new Map([["housing", usd(70_001)]]), floors: new Map([["housing", usd(90_000)]]) });
    expect(amountOf(result, "housing")).toBe(70_001);
    expect(groupSum(result, "needs")).toBe(150_000);
  });

  it("gives bills at least what they need, at the expense of the rest of their group", () => {
    const result = plan({ floors: new Map([["housing", usd(90_000)]]) });
    expect(amountOf(result, "housing")).toBe(90_000);
    expect(groupSum(result, "needs")).toBe(150_000);
    expect(amountOf(result, "groceries")).toBeLessThan(amountOf(plan({}), "groceries"));
    expect(codesOf(result, "housing")).toEqual(["bills_floor"]);
  });

  it("lets a group that overflows take from wants, then savings", () => {
    const some = plan({ floors: new Map([["housing", usd(200_000)]]) });
    expect(groupSum(some, "needs")).toBe(200_000);
    expect(Math.abs(groupSum(some, "wants") - 40_000)).toBeLessThan(DEFAULT_CATEGORIES.length);
    const more = plan({ floors: new Map([["housing", usd(260_000)]]) });
    expect([groupSum(more, "needs"), groupSum(more, "wants"), groupSum(more, "savings")]).toEqual([260_000, 0, 40_000]);
  });

  it("passes what a group can't use on to savings", () => {
    const limits = new Map(
      DEFAULT_CATEGORIES.filter(({ group }) => group === "wants").map(({ id }) => [id, usd(1_000)] as const),
    );
    const result = plan({ limits });
    expect(groupSum(result, "wants")).toBe(9_000);
    expect(groupSum(result, "savings")).toBe(141_000);
  });

  it("names what remains when every category has a limit", () => {
    const limits = new Map(ids.map((id) => [id, usd(1_000)] as const));
    const result = plan({ limits });
    expect(result.unassigned).toEqual(usd(280_000));
    expect(total(result)).toBe(300_000);
  });

  it("leans towards what was spent, more so with every period", () => {
    const spent = new Map([["travel", usd(500_000)]]);
    const travelAfter = (completePeriods: number) => amountOf(plan({ history: { spent, completePeriods } }), "travel");
    expect(travelAfter(0)).toBe(amountOf(plan({}), "travel"));
    expect(travelAfter(1)).toBeGreaterThan(travelAfter(0));
    expect(travelAfter(3)).toBeGreaterThan(travelAfter(1));
    expect(travelAfter(6)).toBe(travelAfter(3));
    expect(codesOf(plan({ history: { spent, completePeriods: 3 } }), "travel")).toEqual([
      "frame_share",
      "history_share",
    ]);
  });

  it("serves the most important first when limits and bills are above the income", () => {
    const result = plan({
      income: usd(100_000),
      limits: new Map([["entertainment", usd(20_000)]]),
      floors: new Map([["housing", usd(95_000)]]),
    });
    expect(amountOf(result, "housing")).toBe(95_000);
    expect(amountOf(result, "entertainment")).toBe(5_000);
    expect(result.underfunded).toEqual(usd(15_000));
    expect(codesOf(result, "entertainment")).toEqual(["limit_set", "underfunded"]);
    expect(total(result)).toBe(100_000);
  });

  it("needs an income", () => {
    expect(() => plan({ income: usd(0) })).toThrow(InvalidInput);
  });
});

describe("whatever the input, a plan", () => {
  it("law: sums to the income exactly, with no part negative", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const result = allocate(input);
        expect(total(result)).toBe(input.income.minor);
        for (const { amount } of [...result.allocations, { amount: result.unassigned }]) {
          expect(amount.minor).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  it("keeps limits exactly and floors at least, or says what is missing", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const result = allocate(input);
        let needed = 0;
        for (const { id } of input.categories) {
          const limit = input.limits.get(id)?.minor;
          const need = limit ?? input.floors?.get(id)?.minor ?? 0;
          needed += need;
          if (result.underfunded.minor > 0) expect(amountOf(result, id)).toBeLessThanOrEqual(need);
          else if (limit !== undefined) expect(amountOf(result, id)).toBe(limit);
          else expect(amountOf(result, id)).toBeGreaterThanOrEqual(need);
        }
        expect(result.underfunded.minor).toBe(Math.max(0, needed - input.income.minor));
      }),
      RUNS,
    );
  });

  it("law: does not depend on the order of input", () => {
    const reordered = inputs.chain((input) =>
      fc
        .shuffledSubarray([...input.categories], { minLength: input.categories.length })
        .map((categories: Category[]): [AllocationInput, AllocationInput] => [
          input,
          {
            ...input,
            categories,
            limits: new Map([...input.limits].reverse()),
            floors: new Map([...(input.floors ?? [])].reverse()),
          },
        ]),
    );
    fc.assert(
      fc.property(reordered, ([input, other]) => {
        expect(allocate(other)).toEqual(allocate(input));
      }),
      RUNS,
    );
  });

  it("law: never lowers the part of a category whose priority is raised", () => {
    const raise = fc.tuple(inputs, fc.nat(), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(raise, ([input, pick, from, by]) => {
        const id = input.categories[pick % input.categories.length]?.id ?? "";
        const withPriority = (priority: number) =>
          amountOf(allocate({ ...input, priorities: new Map([...(input.priorities ?? []), [id, priority]]) }), id);
        expect(withPriority(Math.min(10, from + by))).toBeGreaterThanOrEqual(withPriority(from));
      }),
      { numRuns: 3_000 },
    );
  });
});
