import type { CategoryId } from "./categories.ts";
import { add, type Money, money, subtract } from "./money.ts";
import { periodOf } from "./period.ts";
import { projectSpending, usualSpending } from "./projection.ts";
import type { JudgedCategory, VerdictSnapshot } from "./verdict-snapshot.ts";

type Seen = Pick<VerdictSnapshot, "past" | "expectedIncome" | "today" | "paydays">;

/**
 * What a category's spending will come to by the end of the running period. Recurring entries that were paid are in it as
 * they are; only what is spent as one likes goes on at a pace.
 */
export function projectedFor(standing: JudgedCategory, snapshot: Seen): Money {
  const { bills, flexible } = partsOf(standing);
  const period = periodOf(snapshot.today, snapshot.paydays);
  return add(projectSpending(flexible, earlierFlexible(snapshot, standing.category), period, snapshot.today), bills);
}

/** What a whole period usually costs in a category, its recurring entries aside. */
export function usualFor(standing: JudgedCategory, snapshot: Seen): Money {
  const period = periodOf(snapshot.today, snapshot.paydays);
  const earlier = earlierFlexible(snapshot, standing.category);
  return usualSpending(partsOf(standing).flexible, earlier, period, snapshot.today);
}

/** What a category spent in the complete periods that the snapshot knows, newest last. */
export function earlierSpending({ past, expectedIncome }: Seen, category: CategoryId): Money[] {
  return past.map(({ spent }) => money(minorOf(spent, category), expectedIncome.currency));
}

function earlierFlexible({ past, expectedIncome }: Seen, category: CategoryId): Money[] {
  return past.map(({ spent, bills = [] }) => {
    return money(minorOf(spent, category) - minorOf(bills, category), expectedIncome.currency);
  });
}

function minorOf(sums: readonly { readonly category: CategoryId; readonly minor: number }[], category: CategoryId) {
  return sums.find((sum) => sum.category === category)?.minor ?? 0;
}

function partsOf({ spent, bills = money(0, spent.currency) }: JudgedCategory) {
  return { bills, flexible: subtract(spent, bills) };
}
