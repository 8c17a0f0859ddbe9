import type { Home } from "./api.ts";
import { createLoader } from "./data.ts";
import type { CategoryList, ExpensePage, Pace, RecurringList } from "./shapes.ts";

/** What several screens show. */
export const useHome = createLoader<Home>();
export const usePace = createLoader<Pace>();
export const useRecurring = createLoader<RecurringList>();
export const useCategories = createLoader<CategoryList>();
export const useExpenses = createLoader<ExpensePage>();
