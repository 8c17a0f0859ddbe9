import type { Category, CategoryBook } from "../../domain/categories.ts";

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

/** The finder of a book's categories, made once for each. */
export function categoryFinderOf(categories: CategoryBook): CategoryFinder {
  const finder = finders.get(categories) ?? createCategoryFinder(categories.all());
  finders.set(categories, finder);
  return finder;
}

const finders = new WeakMap<CategoryBook, CategoryFinder>();

function createCategoryFinder(categories: readonly Category[]): CategoryFinder {
  const names = categories.map(({ id, name }) => {
    const lower = name.toLowerCase();
    return { id, name, lower, isEveryday: EVERYDAY.has(lower) };
  });
  const anyName = new RegExp(names.map(({ lower }) => RegExp.escape(lower)).join("|"));
  return (text) => {
    const lower = text.toLowerCase();
    const found: Mention[] = [];
    if (!anyName.test(lower)) return found;
    for (const { id, name, lower: wanted, isEveryday } of names) {
      const start = isEveryday ? text.indexOf(name) : lower.indexOf(wanted);
      if (start === -1) continue;
      const end = start + wanted.length;
      if (!isLetter(lower, start - 1) && !isLetter(lower, end)) found.push({ id, start, end });
    }
    return found.sort((a, b) => a.start - b.start);
  };
}

function isLetter(text: string, index: number): boolean {
  return /\p{L}/u.test(text.charAt(index));
}
