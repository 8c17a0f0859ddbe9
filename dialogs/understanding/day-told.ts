import type { DateMention } from "./dates.ts";

/** What a phrase tells of a day, wherever it stands. */
export type Day = Omit<DateMention, "start" | "end">;

/** That day; it is told of as to come where it lies ahead. */
export function on(date: Temporal.PlainDate, now: Temporal.PlainDateTime): Day {
  const isFuture = Temporal.PlainDate.compare(date, now) > 0;
  return { date: date.toString(), candidates: [], isFuture, isAmbiguous: false };
}

/** A day that is still to come, whichever. */
export function future(): Day {
  return { date: null, candidates: [], isFuture: true, isAmbiguous: false };
}

/** One of these days, and nobody said which. */
export function vague(candidates: readonly Temporal.PlainDate[]): Day {
  return { date: null, candidates: candidates.map(String), isFuture: false, isAmbiguous: false };
}
