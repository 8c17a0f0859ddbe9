import type { Balance } from "./balance.ts";
import type { FreeByBalance } from "./free-by-balance.ts";
import { savingsTaken } from "./free-to-spend.ts";
import { type Currency, type Money, money } from "./money.ts";
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
    /** What the person said that they have. */
    | "balance"
    /** Saved up for bills when it was stated. */
    | "pots"
    /** Spent in the period before it was stated: it knows of that already. */
    | "spent_before";
  readonly amount: Money;
}

/** What free to spend is made of; with `spent` of the period taken off, the parts sum to it exactly. Empty when it is unknown. */
export function freeParts(position: Position): FreePart[] {
  const { standings, incomings, free } = position;
  if (free === null) return [];
  const { currency } = free;
  const total = (amounts: readonly number[]): number => amounts.reduce((all, minor) => all + minor, 0);
  const spent = total(standings.map((one) => one.spent.minor));
  if (position.balance && position.byBalance)
    return partsOfBalance(position, position.balance, position.byBalance, spent);

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
  return named(parts, currency);
}

/** What stands between a stated balance and what is free; what nothing else explains is what is still to be saved. */
function partsOfBalance(
  { free }: Pick<Position, "free">,
  { amount, inPots }: Balance,
  { toCome, bills, came, lent, spent: since }: FreeByBalance,
  spent: number,
): FreePart[] {
  const known: readonly [FreePart["code"], number][] = [
    ["balance", amount.minor],
    ["income", toCome.minor],
    ["extra_income", came.minor],
    ["other", lent.minor],
    ["bills", -bills.minor],
    ["pots", -inPots.minor],
    ["spent_before", spent - since.minor],
  ];
  const sum = known.reduce((total, [, minor]) => total + minor, 0);
  return named([...known, ["savings", (free?.minor ?? 0) + spent - sum]], amount.currency);
}

function named(parts: readonly (readonly [FreePart["code"], number])[], currency: Currency): FreePart[] {
  return parts.filter(([, minor]) => minor !== 0).map(([code, minor]) => ({ code, amount: money(minor, currency) }));
}
