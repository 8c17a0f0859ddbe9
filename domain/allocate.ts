import { allocationReasons } from "./allocation-reasons.ts";
import type { CategoryGroup, CategoryId } from "./categories.ts";
import { type AllocationInput, type Claim, claimsOf, isOpen, needOf } from "./claim.ts";
import { InvalidInput } from "./errors.ts";
import { type ByGroup, frameTotals } from "./frame.ts";
import { type Part, roundByLargestRemainder } from "./largest-remainder.ts";
import { type Money, money } from "./money.ts";
import type { Allocation, RiskTolerance } from "./plan.ts";
import { byPriority } from "./priority.ts";

export type { AllocationInput, SpendingHistory } from "./claim.ts";

/** A split income: allocations and `unassigned` sum to it exactly. */
export interface AllocationResult {
  /** By category id; with each amount, and with 0 where a limit or floor asks for it. */
  readonly allocations: readonly Allocation[];
  /** What no category can take, because all have limits. */
  readonly unassigned: Money;
  /** How much limits and floors lack when they are above the income; else 0. */
  readonly underfunded: Money;
}

/** Frame shares are percents: amounts are counted in hundredths of a minor unit until they are rounded. */
const HUNDREDTHS = 100n;

/**
 * Splits an income over categories: limits exactly, floors at least, the rest by the frame of needs, wants and savings and
 * inside it by weight; rounded once, so that the parts sum to the income. The order of input does not matter.
 *
 * @throws InvalidInput when the income is not above 0
 */
export function allocate(input: AllocationInput): AllocationResult {
  const { income } = input;
  if (income.minor <= 0) throw new InvalidInput("A plan needs an income above 0.");
  const claims = claimsOf(input);
  const total = BigInt(income.minor);
  const needed = sumOf(claims, needOf);
  const { amounts, unassigned } = needed > total ? fillByPriority(claims, total) : share(claims, total, input.risk);

  const inCurrency = (minor: bigint): Money => money(Number(minor), income.currency);
  const allocations = claims.flatMap((claim) => {
    const minor = amounts.get(claim.category.id) ?? 0n;
    if (minor === 0n && claim.limit === null && claim.floor === 0n) return [];
    const amount = inCurrency(minor);
    return [{ category: claim.category.id, amount, because: allocationReasons(claim, amount, input.risk) }];
  });
  const missing = needed > total ? needed - total : 0n;
  return { allocations, unassigned: inCurrency(unassigned), underfunded: inCurrency(missing) };
}

interface Split {
  readonly amounts: ReadonlyMap<CategoryId, bigint>;
  readonly unassigned: bigint;
}

/** Limits and floors alone are more than there is: the most important first. */
function fillByPriority(claims: readonly Claim[], income: bigint): Split {
  const amounts = new Map<CategoryId, bigint>();
  let rest = income;
  for (const claim of byPriority(claims)) {
    const need = needOf(claim);
    const part = need < rest ? need : rest;
    amounts.set(claim.id, part);
    rest -= part;
  }
  return { amounts, unassigned: 0n };
}

function share(claims: readonly Claim[], income: bigint, risk: RiskTolerance): Split {
  const members = (group: CategoryGroup): Claim[] => claims.filter(({ category }) => category.group === group);
  const given: ByGroup = {
    needs: sumOf(members("needs"), needOf) * HUNDREDTHS,
    wants: sumOf(members("wants"), needOf) * HUNDREDTHS,
    savings: sumOf(members("savings"), needOf) * HUNDREDTHS,
  };
  const { totals, unassigned } = frameTotals(income * HUNDREDTHS, given, risk, (group) => members(group).some(isOpen));

  const closed = claims.filter((claim) => !isOpen(claim));
  const parts: Part[] = closed.map((claim) => ({ id: claim.id, top: needOf(claim), bottom: 1n }));
  for (const group of ["needs", "wants", "savings"] as const) {
    const open = members(group).filter(isOpen);
    const available = totals[group] - given[group] + sumOf(open, needOf) * HUNDREDTHS;
    parts.push(...level(open, available));
  }
  const left = unassigned / HUNDREDTHS;
  return { amounts: roundByLargestRemainder(parts, income - left), unassigned: left };
}

/**
 * Gives each claim the larger of its floor and level × weight, with the one level at which they use up what is there.
 * Whoever's floor is above their part keeps the floor, which lowers the level for the others: until nobody is below.
 */
function level(claims: readonly Claim[], available: bigint): Part[] {
  const parts: Part[] = [];
  let above = claims;
  let rest = available;
  for (;;) {
    const weights = sumOf(above, ({ weight }) => weight);
    const [left, total] = [rest, HUNDREDTHS * weights];
    const isBelow = ({ weight, floor }: Claim): boolean => left * weight < floor * total;
    const below = above.filter(isBelow);
    if (below.length === 0)
      return [...parts, ...above.map(({ id, weight }) => ({ id, top: left * weight, bottom: total }))];
    parts.push(...below.map(({ id, floor }) => ({ id, top: floor, bottom: 1n })));
    above = above.filter((claim) => !isBelow(claim));
    rest -= sumOf(below, ({ floor }) => floor) * HUNDREDTHS;
  }
}

function sumOf<T>(items: readonly T[], amount: (item: T) => bigint): bigint {
  return items.reduce((total, item) => total + amount(item), 0n);
}
