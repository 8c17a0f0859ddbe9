import type { Home } from "./api.ts";
import { createLoader } from "./data.ts";
import type { CategoryList, ExpensePage, Pace, RecurringList } from "./shapes.ts";

/** What home shows, most wanted first. */
export const HOME = {
  summary: "/v1/budget/summary",
  pace: "/v1/budget/pace",
  categories: "/v1/ranking/categories",
  latest: "/v1/expenses?limit=6",
  recurring: "/v1/recurring",
} as const;

/** What several screens show. */
export const useHome = createLoader<Home>();
export const usePace = createLoader<Pace>();
export const useRecurring = createLoader<RecurringList>();
export const useCategories = createLoader<CategoryList>();
export const useExpenses = createLoader<ExpensePage>();
