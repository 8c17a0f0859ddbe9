import type { Entry } from "./entry.ts";
import { isLikeDescription } from "./like-description.ts";
import { type CalendarDate, daysBetween } from "./period.ts";

/** How far what a card was charged may be from what was told, and still be the same purchase. */
export const CHARGE_WINDOW = {
  /** A charge is booked within a few days. */
  days: 3,
  /** A tip, a fee, a rate: of the larger of both. */
  percent: 25,
} as const;

/** What a bank charged, in the ledger's money. */
export interface Charge {
  /** Folded. */
  readonly normalised: string;
  /** Minor units of the ledger's currency; null where it was charged in another. */
  readonly minor: number | null;
  readonly date: CalendarDate;
}

/**
 * The expense that a charge is of, where it was told before: the latest of that name of these days whose amount is near, or
 * that waits for its charge.
 *
 * @param entries the latest first
 */
export function chargedEntry(charge: Charge, entries: readonly Entry[]): Entry | null {
  return entries.find((entry) => isChargeOf(charge, entry)) ?? null;
}

function isChargeOf({ normalised, minor, date }: Charge, entry: Entry): boolean {
  if (entry.kind !== "expense" || !isLikeDescription(normalised, entry.normalised)) return false;
  if (Math.abs(daysBetween(entry.date, date)) > CHARGE_WINDOW.days || minor === null) return false;
  if (entry.counts === null) return true;
  const apart = Math.abs(entry.amount.minor - minor);
  return apart * 100 <= Math.max(entry.amount.minor, minor) * CHARGE_WINDOW.percent;
}
