import { z } from "zod";
import type { Book } from "../../domain/book.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import { isLikeDescription } from "../../domain/like-description.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { nextOccurrence, type Recurring } from "../../domain/recurring.ts";
import type { ToolCall } from "./call.ts";

/** Which recurring entry is meant. */
export const whichRecurring = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({ words: z.string().min(1).max(100) }),
]);

/** Several could be meant: asked, nothing was changed. */
export interface ChoiceOfRecurring {
  readonly kind: "which";
  readonly rules: readonly Recurring[];
  /** What is done with the chosen one; its `which` is filled in. */
  readonly call: ToolCall;
}

/** None is meant. */
export interface NoRecurring {
  readonly kind: "none";
  /** What was looked for; null where it was named otherwise. */
  readonly words: string | null;
}

/** The recurring entries that are still expected, and that someone means; those of the very same words before others. */
export async function findRecurring(
  book: Book,
  which: z.output<typeof whichRecurring>,
  today: CalendarDate,
): Promise<Recurring[]> {
  const rules = await expectedRules(book, today);
  if ("id" in which) return rules.filter(({ id }) => id === which.id);
  const words = normaliseDescription(which.words);
  const same = rules.filter(({ normalised }) => normalised === words);
  return same.length > 0 ? same : rules.filter(({ normalised }) => isLikeDescription(normalised, words));
}

/** The recurring entries that will be due again. */
export async function expectedRules(book: Book, today: CalendarDate): Promise<Recurring[]> {
  return (await book.records("recurring")).filter((rule) => nextOccurrence(rule, today) !== null);
}

/** What was looked for. */
export function wordsOf(which: z.output<typeof whichRecurring>): string | null {
  return "words" in which ? which.words : null;
}
