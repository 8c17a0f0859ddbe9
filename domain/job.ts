import type { Id } from "./ids.ts";
import type { LedgerId } from "./ledger.ts";
import type { CalendarDate, PeriodKey } from "./period.ts";
import type { PersonId } from "./person.ts";

/** The channel of what jobs do: nobody said anything anywhere. */
export const JOB_CHANNEL = "job";

/** The turn in which a job logs an occurrence: its operation is unique by it, so that it is logged once. */
export function billTurn(recurring: Id, due: CalendarDate): string {
  return `job:recurring:${recurring}:${due}`;
}

/** The turn in which a person is told what a week or a month came to. @param key its first day, or its name */
export function digestTurn(person: PersonId, key: string): string {
  return `job:digest:${person}:${key}`;
}

/** The turn in which a job makes a period's plan anew. */
export function planTurn(ledger: LedgerId, period: PeriodKey): string {
  return `job:plan:${ledger}:${period}`;
}
