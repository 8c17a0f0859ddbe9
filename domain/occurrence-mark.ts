import type { Id } from "./ids.ts";
import type { CalendarDate } from "./period.ts";

/** What is known of a due date of a recurring entry, beyond the entry that it is. Unique by (recurring, due). */
export interface OccurrenceMark {
  readonly recurring: Id;
  readonly due: CalendarDate;
  /**
   * `asked`: the person was asked what it came to · `waiting`: they were asked whether `entry` is it, and it is not logged
   * until they answer · `apart`: they said that `entry` is something else.
   */
  readonly state: "asked" | "waiting" | "apart";
  readonly entry?: Id;
}

/** Its id in the ledger. */
export function occurrenceId({ recurring, due }: Pick<OccurrenceMark, "recurring" | "due">): string {
  return `${recurring}:${due}`;
}
