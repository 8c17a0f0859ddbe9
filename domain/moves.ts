import type { CategoryId } from "./categories.ts";
import { isJudgedOnFree } from "./check.ts";
import { exponentOf, type Money, money, subtract } from "./money.ts";
import { isAffordable, judgedOf, outlookOn } from "./outlook.ts";
import { daysGone, daysIn, periodOf } from "./period.ts";
import { byPriority } from "./priority.ts";
import { earlierSpending, projectedFor } from "./projected-category.ts";
import { remainingIn } from "./standing.ts";
import type { JudgedCategory, VerdictSnapshot } from "./verdict-snapshot.ts";

/** Part of an allocation that goes to another category. */
export interface Move {
  readonly from: CategoryId;
  readonly to: CategoryId;
  /** In whole main units. */
  readonly amount: Money;
}

/** Judgements about what may be moved away. */
const KEPT = {
  /** Of a category's allocation, in percent: projections are never exact. */
  percentOfAllocation: 10,
  /** Without history, a period says little about itself before this part of it (one in …) is gone. */
  periodPart: 4,
} as const;

/**
 * The moves that make room for the purchase in its category: from the least important category whose projected surplus
 * covers the gap alone, else from the first two that do so together. Never from savings, never from what is more important.
 *
 * @returns empty when no such moves make the purchase affordable
 */
export function movesFor(snapshot: VerdictSnapshot): Move[] {
  // What is moved is moved in the running period: it would be no room on a later day.
  if (snapshot.on !== undefined) return [];
  const target = judgedOf(snapshot);
  const remaining = remainingIn(target);
  if (remaining === null || isJudgedOnFree(target) || target.allocated?.minor === 0) return [];
  const gap = roundUp(subtract(snapshot.amount, remaining));
  if (gap.minor <= 0) return [];
  const moves = coveringMoves(sourcesFor(snapshot), gap, target.category);
  const after = applyMoves(snapshot, moves);
  return isAffordable(snapshot.amount, outlookOn(after, after.today)) ? moves : [];
}

/** The same snapshot with parts of allocations moved. */
export function applyMoves(snapshot: VerdictSnapshot, moves: readonly Move[]): VerdictSnapshot {
  const shift = (standing: JudgedCategory): number =>
    moves.reduce((total, { from, to, amount }) => {
      if (from === standing.category) return total - amount.minor;
      return to === standing.category ? total + amount.minor : total;
    }, 0);
  return {
    ...snapshot,
    categories: snapshot.categories.map((standing) => {
      const { allocated } = standing;
      return allocated === null
        ? standing
        : { ...standing, allocated: money(allocated.minor + shift(standing), allocated.currency) };
    }),
  };
}

interface Source {
  readonly category: CategoryId;
  /** > 0, whole main units. */
  readonly surplus: Money;
}

/** Categories less important than the purchase's that have something to give, the least important first. */
function sourcesFor(snapshot: VerdictSnapshot): Source[] {
  if (isTooEarly(snapshot)) return [];
  const ranked = rankedFor(snapshot);
  const own = ranked.findIndex(({ category }) => category === snapshot.category);
  return ranked
    .slice(own + 1)
    .reverse()
    .filter(({ group }) => group !== "savings")
    .map((standing) => ({ category: standing.category, surplus: surplusOf(standing, snapshot) }))
    .filter(({ surplus }) => surplus.minor > 0);
}

/** What of a snapshot moves are made from. */
type Situation = Pick<VerdictSnapshot, "today" | "paydays" | "past" | "categories" | "expectedIncome">;

/** True while a period without history says too little about itself for anything to be moved. */
export function isTooEarly({ today, paydays, past }: Situation): boolean {
  const period = periodOf(today, paydays);
  return past.length === 0 && daysGone(period, today) * KEPT.periodPart < daysIn(period);
}

/** The categories from the most to the least important, as they are now. */
export function rankedFor(situation: Situation): JudgedCategory[] {
  return byPriority(
    situation.categories.map((standing) => ({
      ...standing,
      id: standing.category,
      isShort: (remainingIn(standing)?.minor ?? 0) < 0,
      spent: earlierSpending(situation, standing.category).reduce((total, { minor }) => total + minor, 0),
      standing,
    })),
  ).map(({ standing }) => standing);
}

/** What a category is projected to have left at the period's end, less the part that it keeps; rounded down to main units. */
export function surplusOf(standing: JudgedCategory, situation: Situation): Money {
  const { allocated, carried, covered, spent, reserved } = standing;
  if (allocated === null) return money(0, spent.currency);
  const projected = projectedFor(standing, situation);
  const kept = Math.ceil((allocated.minor * KEPT.percentOfAllocation) / 100);
  const needed = Math.max(0, projected.minor + reserved.minor - carried.minor - covered.minor);
  return roundDown(money(allocated.minor - kept - needed, allocated.currency));
}

function coveringMoves(sources: readonly Source[], gap: Money, to: CategoryId): Move[] {
  const alone = sources.find(({ surplus }) => surplus.minor >= gap.minor);
  if (alone) return [{ from: alone.category, to, amount: gap }];
  for (const [index, first] of sources.entries()) {
    const rest = subtract(gap, first.surplus);
    const second = sources.slice(index + 1).find(({ surplus }) => surplus.minor >= rest.minor);
    if (!second) continue;
    return [
      { from: first.category, to, amount: first.surplus },
      { from: second.category, to, amount: rest },
    ];
  }
  return [];
}

/** Up to a whole main unit. */
export function roundUp(amount: Money): Money {
  const unit = 10 ** exponentOf(amount.currency);
  return money(Math.ceil(amount.minor / unit) * unit, amount.currency);
}

function roundDown(amount: Money): Money {
  const unit = 10 ** exponentOf(amount.currency);
  return money(Math.floor(amount.minor / unit) * unit, amount.currency);
}
