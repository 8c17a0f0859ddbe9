import type { Category, CategoryId } from "./categories.ts";
import type { Money } from "./money.ts";
import type { RiskTolerance } from "./plan.ts";
import type { Ranked } from "./priority.ts";

/** What a plan is made from. All amounts are in the income's currency. */
export interface AllocationInput {
  /** > 0. */
  readonly income: Money;
  /** All that may get something; limits and floors of others are left aside. */
  readonly categories: readonly Category[];
  /** For the period, as the person set them: kept exactly. */
  readonly limits: ReadonlyMap<CategoryId, Money>;
  /** What a category needs at least (its bills). */
  readonly floors?: ReadonlyMap<CategoryId, Money>;
  /** The person's own priorities, 1–10; a category without one counts by its necessity. */
  readonly priorities?: ReadonlyMap<CategoryId, number>;
  readonly history?: SpendingHistory;
  readonly risk: RiskTolerance;
}

/** What was spent by category over the last (up to six) complete periods. */
export interface SpendingHistory {
  readonly spent: ReadonlyMap<CategoryId, Money>;
  readonly completePeriods: number;
}

/** What a category asks of an income. Amounts are minor units. */
export interface Claim extends Ranked {
  readonly category: Category;
  /** What the person set, exactly. */
  readonly limit: bigint | null;
  /** What it needs at least; 0 next to a limit, which wins. */
  readonly floor: bigint;
  /** Its share of what its group can choose, relative to the others of the group; 0: it gets its floor. */
  readonly weight: bigint;
  /** What was spent there and in its whole group, when that says something about the next period. */
  readonly past: { readonly spent: bigint; readonly ofGroup: bigint } | null;
}

/**
 * How fast habit replaces the default shares: fully after three complete periods, and then it counts for 7 of 10, so that
 * a plan stays a plan and not a copy of what was spent.
 */
const HABIT = { fullAfterPeriods: 3, tenths: 7 } as const;

/** The claims of all categories, by id. */
export function claimsOf({ categories, limits, floors, priorities, history }: AllocationInput): Claim[] {
  return categories
    .map((category): Claim => {
      const limit = limits.get(category.id);
      const group = categories.filter((other) => other.group === category.group);
      const priority = priorities?.get(category.id) ?? category.necessity;
      return {
        id: category.id,
        category,
        necessity: category.necessity,
        priority,
        spent: history?.spent.get(category.id)?.minor ?? 0,
        limit: limit ? BigInt(limit.minor) : null,
        floor: limit ? 0n : BigInt(floors?.get(category.id)?.minor ?? 0),
        weight: weightOf(category, group, priority, history),
        past: pastOf(category, group, history),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a claim must get before anything is shared out. */
export function needOf({ limit, floor }: Claim): bigint {
  return limit ?? floor;
}

/** True when a claim can take more than it needs. */
export function isOpen({ limit, weight }: Claim): boolean {
  return limit === null && weight > 0n;
}

/** ((1−h) · default share + h · historical share) · (0.5 + priority/10), times what all weights of the group have in common. */
function weightOf(
  category: Category,
  group: readonly Category[],
  priority: number,
  history: SpendingHistory | undefined,
): bigint {
  const known = Math.min(history?.completePeriods ?? 0, HABIT.fullAfterPeriods);
  const habit = BigInt(known * HABIT.tenths);
  const whole = BigInt(HABIT.fullAfterPeriods * 10);
  const past = pastOf(category, group, history) ?? { spent: 0n, ofGroup: 1n };
  const ofGroup = BigInt(group.reduce((total, { share }) => total + share, 0) || 1);
  const share = (whole - habit) * BigInt(category.share) * past.ofGroup + habit * past.spent * ofGroup;
  return share * BigInt(5 + priority);
}

function pastOf(
  { id }: Category,
  group: readonly Category[],
  history: SpendingHistory | undefined,
): { spent: bigint; ofGroup: bigint } | null {
  if (!history || history.completePeriods === 0) return null;
  const spentIn = (category: CategoryId): bigint => BigInt(Math.max(0, history.spent.get(category)?.minor ?? 0));
  const ofGroup = group.reduce((total, member) => total + spentIn(member.id), 0n);
  return ofGroup === 0n ? null : { spent: spentIn(id), ofGroup };
}
