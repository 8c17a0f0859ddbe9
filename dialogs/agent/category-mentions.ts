import type { Category } from "../../domain/categories.ts";

/** A category's name in a text. */
export interface Mention {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Finds where a text names categories, from left to right, by their names alone: "eating out" names none. */
export type CategoryFinder = (text: string) => Mention[];

/** Names that are everyday words as well count only with a capital letter. */
const EVERYDAY = new Set(["other", "health", "travel", "savings", "kids", "pets"]);

export function createCategoryFinder(categories: readonly Category[]): CategoryFinder {
  const names = categories.map(({ id, name }) => ({ id, name, lower: name.toLowerCase() }));
  return (text) => {
    const lower = text.toLowerCase();
    const found = names.flatMap(({ id, name, lower: wanted }) => {
      const start = EVERYDAY.has(wanted) ? text.indexOf(name) : lower.indexOf(wanted);
      const end = start + wanted.length;
      return start === -1 || isLetter(lower, start - 1) || isLetter(lower, end) ? [] : [{ id, start, end }];
    });
    return found.sort((a, b) => a.start - b.start);
  };
}

function isLetter(text: string, index: number): boolean {
  return /\p{L}/u.test(text.charAt(index));
}
