import type { Money } from "./money.ts";

/** When an amount is asked about before it is written. The bounds are far from everyday spending, so that it asks rarely. */
export const UNUSUAL = {
  /** Times the category's median. */
  timesMedian: 5,
  /** The same while the income is unknown: a dinner after a few coffees is no reason to ask. */
  timesMedianWithoutIncome: 20,
  /** Entries that a median needs to mean something. */
  entriesForMedian: 5,
  /** Part of the income below which nothing is unusual, in percent. */
  percentOfIncome: 5,
  /** Without a median: part of a known income, in percent. */
  percentOfIncomeWithoutHistory: 25,
  /** Rent and insurance are large by nature. */
  exemptNecessity: 8,
} as const;

interface UnusualInput {
  readonly amount: Money;
  /** Amounts of the category's earlier expenses, minor units of the same currency. */
  readonly earlier: readonly number[];
  /** Expected income of the period; null when unknown. */
  readonly income: Money | null;
  /** Of the category, 1–10. */
  readonly necessity: number;
}

/** True when an expense is so large for this person that writing it without asking could be a misread amount. */
export function isUnusual({ amount, earlier, income, necessity }: UnusualInput): boolean {
  if (!mayBeUnusual({ amount, income, necessity })) return false;
  if (earlier.length >= UNUSUAL.entriesForMedian) {
    const usual = median(earlier);
    if (income === null) return amount.minor > UNUSUAL.timesMedianWithoutIncome * usual;
    return amount.minor > UNUSUAL.timesMedian * usual;
  }
  return income !== null && amount.minor * 100 > UNUSUAL.percentOfIncomeWithoutHistory * income.minor;
}

/** False when an expense is not unusual whatever was spent earlier, so that nobody need look. */
export function mayBeUnusual({ amount, income, necessity }: Omit<UnusualInput, "earlier">): boolean {
  if (necessity >= UNUSUAL.exemptNecessity) return false;
  return income === null || amount.minor * 100 > UNUSUAL.percentOfIncome * income.minor;
}

/** The middle of at least one value; between the two middle ones where their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
