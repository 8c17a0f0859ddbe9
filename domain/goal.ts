import type { Id } from "./ids.ts";
import type { Money } from "./money.ts";
import type { CalendarDate } from "./period.ts";

/** Something that money is put aside for, or a debt that is paid off. */
export interface Goal {
  readonly id: Id;
  /** As the person calls it: `house`. */
  readonly name: string;
  /** Where its contributions count: debts are paid off, everything else is saved for. */
  readonly category: "savings" | "debt";
  /** What it takes in all; null: open-ended. */
  readonly amount: Money | null;
  /** What the person wants to put aside in each period. */
  readonly perMonth?: Money;
  /** Or which share of the income, in percent with at most one decimal. */
  readonly share?: number;
  /** By when it should be reached. */
  readonly by?: CalendarDate;
  /** The day on which it was set. */
  readonly since: CalendarDate;
}
