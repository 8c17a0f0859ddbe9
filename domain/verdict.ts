import type { CategoryId } from "./categories.ts";
import type { Money } from "./money.ts";
import type { CalendarDate } from "./period.ts";
import type { Because } from "./reasons.ts";

export type Decision = "buy" | "wait" | "dont_buy";

/** A verdict as it is kept, with the snapshot it was computed from: the same snapshot gives the same verdict. */
export interface VerdictRecord {
  readonly item: string;
  readonly amount: Money;
  readonly category: CategoryId;
  readonly decision: Decision;
  readonly affordableOn: CalendarDate | null;
  readonly because: readonly Because[];
  readonly snapshot: unknown;
  /** ISO instant. */
  readonly at: string;
}
