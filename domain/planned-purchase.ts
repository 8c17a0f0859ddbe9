import type { CategoryId } from "./categories.ts";
import type { Id } from "./ids.ts";
import type { Money } from "./money.ts";
import type { CalendarDate } from "./period.ts";

/** Something that the person means to buy: never part of spending until it is bought. */
export interface PlannedPurchase {
  readonly id: Id;
  readonly item: string;
  readonly amount: Money;
  readonly category: CategoryId;
  /** When they want it, or want to be reminded of it. */
  readonly by: CalendarDate | null;
  /** The verdict that it followed from. */
  readonly verdict?: Id;
  /** ISO instants: when it was planned, and when they were asked whether they bought it. */
  readonly at: string;
  readonly askedAt?: string;
  readonly state: "open" | "bought" | "dropped";
}

/** Something about money to be told on a day. */
export interface Reminder {
  readonly id: Id;
  readonly about: string;
  readonly date: CalendarDate;
  /** ISO instant. */
  readonly at: string;
  readonly state: "open" | "told" | "dropped";
}
