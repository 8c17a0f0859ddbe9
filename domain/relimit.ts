import type { Category, CategoryId } from "./categories.ts";
import { type Money, money } from "./money.ts";
import type { Allocation, Plan } from "./plan.ts";

/**
 * A running plan with one category's allocation set to an amount.
 *
 * What it gives up goes to `unassigned`; what it needs comes from `unassigned`, then from the open categories of its
 * group, then of wants, savings and needs, each in proportion to what it has. What nobody can give is `underfunded`: the
 * category gets so much less, so that the plan's parts go on summing to its income exactly. Meant for plans whose limits
 * were all met so far.
 *
 * @param open categories that the person has not limited themselves
 */
export function relimit(
  plan: Plan,
  categories: readonly Category[],
  open: ReadonlySet<CategoryId>,
  category: CategoryId,
  amount: Money,
): Plan {
  const { currency } = plan.income;
  const current = new Map(plan.allocations.map((allocation) => [allocation.category, allocation.amount.minor]));
  let needed = amount.minor - (current.get(category) ?? 0);
  let unassigned = plan.unassigned.minor;
  const taken = Math.min(needed, unassigned);
  unassigned -= taken;
  needed -= taken;
  const own = categories.find(({ id }) => id === category)?.group;
  for (const group of new Set([own, ...GIVING_ORDER])) {
    if (needed <= 0) break;
    const givers = categories.filter(({ id, group: its }) => its === group && id !== category && open.has(id));
    needed -= takeFrom(current, givers, needed);
  }
  const missing = Math.max(needed, 0);
  current.set(category, amount.minor - missing);
  return {
    ...plan,
    allocations: [...current].map(([id, minor]) => withAmount(plan, id, money(minor, currency), id === category)),
    unassigned: money(unassigned, currency),
    underfunded: money(missing, currency),
  };
}

/** Whose money a limit takes that its own group can't fund: as in the frame, what can best be done without goes first. */
const GIVING_ORDER = ["wants", "savings", "needs"] as const;

/** Takes up to `needed` from the givers in proportion to what they have; largest remainders first, ties by id. */
function takeFrom(current: Map<CategoryId, number>, givers: readonly Category[], needed: number): number {
  const has = givers.map(({ id }) => ({ id, minor: current.get(id) ?? 0 }));
  const available = has.reduce((sum, { minor }) => sum + minor, 0);
  const taken = Math.min(needed, available);
  if (taken <= 0) return 0;
  const exact = has.map(({ id, minor }) => {
    const product = BigInt(minor) * BigInt(taken);
    return { id, minor, share: Number(product / BigInt(available)), rest: product % BigInt(available) };
  });
  let missing = taken - exact.reduce((sum, { share }) => sum + share, 0);
  const byRest = exact.toSorted((a, b) => (a.rest === b.rest ? (a.id < b.id ? -1 : 1) : a.rest > b.rest ? -1 : 1));
  for (const { id, minor, share } of byRest) {
    const extra = missing > 0 ? 1 : 0;
    missing -= extra;
    current.set(id, minor - share - extra);
  }
  return taken;
}

function withAmount(plan: Plan, category: CategoryId, amount: Money, isLimited: boolean): Allocation {
  if (isLimited) return { category, amount, because: [{ code: "limit_set", category, amount }] };
  const because = plan.allocations.find((allocation) => allocation.category === category)?.because ?? [];
  return { category, amount, because };
}
