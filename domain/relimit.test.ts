import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "./allocate.ts";
import { type CategoryId, DEFAULT_CATEGORIES } from "./categories.ts";
import { type Money, money } from "./money.ts";
import type { Plan } from "./plan.ts";
import { relimit } from "./relimit.ts";

const usd = (minor: number): Money => money(minor, "USD");
const ids = DEFAULT_CATEGORIES.map(({ id }) => id);

function planOf(income: number, limits: ReadonlyMap<CategoryId, Money> = new Map()): Plan {
  const split = allocate({ income: usd(income), categories: DEFAULT_CATEGORIES, limits, risk: "moderate" });
  return { period: "2026-06", income: usd(income), sources: [], ...split, risk: "moderate", carried: [] };
}

/** Sets one limit after the other, as a person does. */
function relimited(plan: Plan, limits: readonly (readonly [CategoryId, number])[]): Plan {
  const set = new Set<CategoryId>();
  let after = plan;
  for (const [category, minor] of limits) {
    set.add(category);
    after = relimit(after, DEFAULT_CATEGORIES, new Set(ids.filter((id) => !set.has(id))), category, usd(minor));
  }
  return after;
}

const amountOf = ({ allocations }: Plan, category: CategoryId): number =>
  allocations.find((allocation) => allocation.category === category)?.amount.minor ?? 0;

const totalOf = ({ allocations, unassigned }: Plan): number =>
  allocations.reduce((total, { amount }) => total + amount.minor, unassigned.minor);

const income = fc.integer({ min: 1, max: 1_000_000 });
const limits = fc.array(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: 0, max: 400_000 })), {
  minLength: 1,
  maxLength: 6,
});

describe("a limit that is set on a running plan", () => {
  test("law: leaves parts that sum to the income and are never negative", () => {
    fc.assert(
      fc.property(income, limits, (earned, set) => {
        const plan = relimited(planOf(earned), set);
        expect(totalOf(plan)).toBe(earned);
        expect(plan.unassigned.minor).toBeGreaterThanOrEqual(0);
        for (const { amount } of plan.allocations) expect(amount.minor).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });

  test("gives its category the amount, or as much of it as there is, and says what is missing", () => {
    fc.assert(
      fc.property(income, limits, (earned, set) => {
        const plan = relimited(planOf(earned), set);
        const [category, minor] = set.at(-1) ?? ["dining", 0];
        expect(amountOf(plan, category) + plan.underfunded.minor).toBe(minor);
        expect(plan.underfunded.minor === 0 || plan.unassigned.minor === 0).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("takes from open categories only: of its group, then of wants, of savings, of needs", () => {
    fc.assert(
      fc.property(income, limits, fc.constantFrom(...ids), fc.nat(400_000), (earned, earlier, category, minor) => {
        const before = relimited(planOf(earned), earlier);
        const limited = new Set([...earlier.map(([id]) => id), category]);
        const open = new Set(ids.filter((id) => !limited.has(id)));
        const after = relimit(before, DEFAULT_CATEGORIES, open, category, usd(minor));
        const own = DEFAULT_CATEGORIES.find(({ id }) => id === category)?.group;
        const order = [...new Set([own, "wants", "savings", "needs"])];
        for (const { id, group } of DEFAULT_CATEGORIES.filter((one) => one.id !== category)) {
          const given = amountOf(before, id) - amountOf(after, id);
          expect(given).toBeGreaterThanOrEqual(0);
          if (given === 0) continue;
          expect(open.has(id) && after.unassigned.minor === 0).toBe(true);
          const earlierGroups = order.slice(0, order.indexOf(group));
          const couldGive = DEFAULT_CATEGORIES.filter((one) => open.has(one.id) && earlierGroups.includes(one.group));
          for (const one of couldGive) expect(amountOf(after, one.id)).toBe(0);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("that is lowered leaves the rest unassigned, from which the next one is raised", () => {
    const plan = planOf(300_000);
    const lowered = relimited(plan, [["dining", 10_000]]);
    const freed = amountOf(plan, "dining") - 10_000;
    expect(lowered.unassigned).toEqual(usd(freed));
    const more = amountOf(plan, "travel") + 5_000;
    const raised = relimit(lowered, DEFAULT_CATEGORIES, new Set(ids), "travel", usd(more));
    expect(raised.unassigned).toEqual(usd(freed - 5_000));
    expect(amountOf(raised, "shopping")).toBe(amountOf(plan, "shopping"));
  });

  test("is named as the reason of its category's amount, and the other reasons stay", () => {
    const plan = relimited(planOf(300_000), [["dining", 10_000]]);
    const because = (category: CategoryId) => plan.allocations.find((one) => one.category === category)?.because;
    expect(because("dining")).toEqual([{ code: "limit_set", category: "dining", amount: usd(10_000) }]);
    expect(because("travel")?.map(({ code }) => code)).toEqual(["frame_share"]);
  });

  test("keeps what a category has that is listed no longer", () => {
    const plan = planOf(300_000);
    const without = DEFAULT_CATEGORIES.filter(({ id }) => id !== "gifts");
    const after = relimit(plan, without, new Set(ids), "dining", usd(90_000));
    expect(totalOf(after)).toBe(300_000);
    expect(amountOf(after, "gifts")).toBe(amountOf(plan, "gifts"));
  });
});
