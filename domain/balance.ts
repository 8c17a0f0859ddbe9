import type { Money } from "./money.ts";
import type { CalendarDate } from "./period.ts";

/** What the person says that they have; the newest one counts. */
export interface Balance {
  /** Negative: overdrawn. In the ledger's currency. */
  readonly amount: Money;
  /** The day that it is of. */
  readonly date: CalendarDate;
  /** When it was said: entries of that day made later come off it. ISO instant. */
  readonly at: string;
  /** The day of the next pay, on which it need not last any more; left out: it has to last to the period's end. */
  readonly until?: CalendarDate;
  /** What the pots of bills held then: saved up in earlier periods, so not to be spent. */
  readonly inPots: Money;
}

/** The newest statement stands under this id. */
export const BALANCE_ID = "balance";
