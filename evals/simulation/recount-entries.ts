import type { Entry } from "../../domain/entry.ts";

/** The categories that are not for spending. */
export const SAVINGS: ReadonlySet<string> = new Set(["savings", "debt"]);

/** True for what adds to spending, or takes off it. */
export function isSpending({ kind, amount }: Entry, currency: string): boolean {
  return kind !== "income" && kind !== "transfer" && amount.currency === currency;
}

/** What an entry adds to spending, in minor units. */
export function signed(entry: Entry, currency: string): number {
  if (!isSpending(entry, currency)) return 0;
  return entry.kind === "refund" ? -entry.amount.minor : entry.amount.minor;
}

/** What came from people, or (negative) went to them. */
export function lentBy({ kind, transfer, amount }: Entry, currency: string): number {
  if (kind !== "transfer" || transfer?.place !== "person" || amount.currency !== currency) return 0;
  return transfer.side === "from" ? amount.minor : -amount.minor;
}
