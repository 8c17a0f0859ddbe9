import { savingsTaken } from "./free-to-spend.ts";
import { type Money, money } from "./money.ts";
import type { Position } from "./position.ts";

/** Something that free to spend is made of, besides what was spent; signed. */
export interface FreePart {
  readonly code:
    | "income"
    | "extra_income"
    | "savings"
    | "bills"
    | "from_pots"
    /** Lent and borrowed, a shortfall of the month before, the part of a first month that went unseen. */
    | "other"
    /** Where a balance was stated: what it makes of all of them. */
    | "balance";
  readonly amount: Money;
}

/** What free to spend is made of; with `spent` of the period taken off, the parts sum to it exactly. Empty when it is unknown. */
export function freeParts({ standings, incomings, free, basis }: Position): FreePart[] {
  if (free === null) return [];
  const { currency } = free;
  const total = (amounts: readonly number[]): number => amounts.reduce((all, minor) => all + minor, 0);
  const spent = total(standings.map((one) => one.spent.minor));
  if (basis === "balance") return [{ code: "balance", amount: money(free.minor + spent, currency) }];

  const outside = standings.filter(({ group }) => group !== "savings");
  const inside = standings.filter(({ group }) => group === "savings");
  const { allocated, used } = savingsTaken(standings, incomings.contributed);
  const savings = Math.max(allocated.minor, used.minor) - total(inside.map((one) => one.spent.minor));
  const parts: readonly [FreePart["code"], number][] = [
    ["income", incomings.expectedIncome.minor],
    ["extra_income", incomings.extraIncome.minor],
    ["other", incomings.adjustment?.minor ?? 0],
    ["savings", -savings],
    ["bills", -total(outside.map((one) => one.reserved.minor))],
    ["from_pots", total(outside.map((one) => one.covered.minor))],
  ];
  return parts.filter(([, minor]) => minor !== 0).map(([code, minor]) => ({ code, amount: money(minor, currency) }));
}
