import type { CategoryId } from "../../../domain/categories.ts";

/**
 * How a term tells a category: `brand`, a name that means nothing else · `guarded`, a well-known name that is an everyday
 * word too · `faint`, such a name that few know · `word`, what something is · `hint`, a word that leans to a category.
 */
export const TERM_KINDS = ["brand", "guarded", "faint", "word", "hint"] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** What a term of one or more words tells. */
export interface Meaning {
  readonly category: CategoryId;
  readonly kind: TermKind;
  /** Another category that it may mean as well. */
  readonly rival?: CategoryId;
}

/** What a term tells, null where it is none. `term` is as `foldTerm` leaves it. */
export type MeaningOf = (term: string) => Meaning | null;
