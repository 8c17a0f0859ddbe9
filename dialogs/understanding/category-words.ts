import { type CategoryId, DEFAULT_CATEGORIES, foldName } from "../../domain/categories.ts";
import { categorize } from "./categorize.ts";
import type { CategoryNames } from "./understanding.ts";

/**
 * The category that a phrase names, by its own name or by what people call it: "eating out", "the car".
 *
 * @param own names that the person gave, which outrank all others
 * @returns null when the phrase is no name of a category, even if it names something that belongs to one
 */
export function namedCategory(phrase: string, own: CategoryNames = NO_NAMES): CategoryId | null {
  const folded = fold(phrase);
  return ownCategory(phrase, own) ?? NAMES.get(folded) ?? NAMES.get(folded.replace(KIND, "")) ?? null;
}

/** The category that a phrase names by a name that the person gave it; null when it does not. */
export function ownCategory(phrase: string, own: CategoryNames = NO_NAMES): CategoryId | null {
  const folded = fold(phrase);
  return own.get(foldName(phrase)) ?? own.get(folded) ?? own.get(folded.replace(KIND, "")) ?? null;
}

const NO_NAMES: CategoryNames = new Map();

/** What may stand behind the name of a category. */
const KIND = / (?:budget|category|limit|spending|expenses|stuff|things|money|costs?|bills?)$/;

/** {@link namedCategory}, or the category to which what the phrase names surely belongs; null when unsure. */
export function meantCategory(phrase: string, own?: CategoryNames): CategoryId | null {
  const named = namedCategory(phrase, own);
  if (named) return named;
  const { category, confidence } = categorize(phrase);
  return confidence >= 0.9 ? category : null;
}

const fold = (phrase: string): string =>
  foldName(phrase).replace(/^(?:(?:the|my|our|for|on|in|under|to|as|a|an) )+/, "");

/** What people call a category, besides its id and name. */
const ALIASES: Readonly<Record<CategoryId, string>> = {
  housing: "home, house, rent and home, accommodation, the house, household, household items, household goods",
  utilities: "utility, bills and utilities, household bills, power and water",
  groceries: "grocery, food, supermarket, food shopping",
  health: "healthcare, health care, medical, fitness, wellness",
  insurance: "insurances",
  kids: "kid, children, child, childcare, the kids, baby, family",
  transport: "transportation, commuting, commute, car, cars, getting around, travel to work, transit",
  education: "learning, school, studies",
  pets: "pet, dog, dogs, cat, cats, the dog, the cat, puppy, animals",
  personal_care: "personal, beauty, self care, selfcare, grooming, personal hygiene",
  dining: "dining out, eating out, restaurants, restaurant, takeaway, takeaways, takeout, eating, meals out, cafes",
  entertainment: "fun, leisure, hobbies, going out, games, gaming, amusement",
  subscriptions: "subscription, subs, streaming, memberships",
  shopping: "clothes, clothing, fashion, shops",
  electronics: "tech, gadgets, technology, gear",
  gifts: "gift, charity, gifts and charity, presents, donations, giving",
  travel: "trips, travelling, traveling, vacation, vacations, holiday, holidays",
  other: "misc, miscellaneous, everything else, others, rest",
  debt: "debts, loans, loan payments, debt payments",
  savings: "saving",
};

const NAMES: ReadonlyMap<string, CategoryId> = new Map(
  DEFAULT_CATEGORIES.flatMap(({ id, name }) =>
    [id.replaceAll("_", " "), name.replace(/&/g, " and "), ...(ALIASES[id] ?? "").split(",")].map(
      (alias) => [fold(alias), id] as const,
    ),
  ),
);
