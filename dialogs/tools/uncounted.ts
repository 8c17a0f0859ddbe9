import { type Entry, isUncounted } from "../../domain/entry.ts";
import { add, type Money } from "../../domain/money.ts";

/** Foreign money of one currency that counts nowhere until its charge is known. */
export interface Uncounted {
  readonly amount: Money;
  /** How many entries it is. */
  readonly count: number;
}

/** What of some entries waits for its charge, by currency. */
export function uncountedOf(entries: readonly Entry[]): Uncounted[] {
  const waiting = new Map<string, Uncounted>();
  for (const { amount } of entries.filter(isUncounted)) {
    const known = waiting.get(amount.currency);
    waiting.set(
      amount.currency,
      known ? { amount: add(known.amount, amount), count: known.count + 1 } : { amount, count: 1 },
    );
  }
  return [...waiting.values()];
}
