import type { HomeCategory } from "./api.ts";

/** How a category stands, which decides its words, its colour and its place. */
export type Standing = "over" | "spent" | "tight" | "fine" | "unplanned";

/** From this part of its allocation on a category is tight: where the first warning is given. */
const TIGHT = 0.8;

/** How a category stands. */
export function standingOf({ allocated_amount: allocated, spent_amount: spent }: HomeCategory): Standing {
  if (allocated <= 0) return spent > 0 ? "unplanned" : "fine";
  if (spent > allocated) return "over";
  if (spent === allocated) return "spent";
  return spent >= TIGHT * allocated ? "tight" : "fine";
}

const ORDER: readonly Standing[] = ["over", "tight", "fine", "spent", "unplanned"];

/**
 * Most urgent first: what is over, what is nearly used up, and so on by the part that is used. What is exactly used up
 * (a paid rent) needs no one's attention and comes late.
 */
export function byUrgency(categories: readonly HomeCategory[]): HomeCategory[] {
  const rank = (category: HomeCategory) => ORDER.indexOf(standingOf(category));
  return categories.toSorted((a, b) => rank(a) - rank(b) || usedPart(b) - usedPart(a));
}

function usedPart({ allocated_amount: allocated, spent_amount: spent }: HomeCategory): number {
  return allocated > 0 ? spent / allocated : spent;
}
