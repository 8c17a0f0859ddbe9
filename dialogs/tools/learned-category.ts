import { type CategorisationRule, inOrder } from "../../domain/categorisation-rule.ts";
import type { Entry } from "../../domain/entry.ts";
import { habitOf, type LearnedCategory, ruleFor, ruleWithin, usualOf } from "../../domain/habit.ts";
import { categorize, categorizeByPast, isOwn, type RankedCategory, REACH } from "../understanding/categorize.ts";
import type { ToolContext } from "./tool.ts";

/** What tells where somebody puts things. */
export interface Learner extends Pick<ToolContext, "categories"> {
  readonly book: Pick<ToolContext["book"], "entries" | "records">;
}

/** How many of the latest entries called the same, or beginning the same, are looked at. */
const LOOK_BACK = 10;

/** A guess that needs no asking; one exception is no reason to doubt it. */
const SURE = 0.9;

/**
 * Where something belongs by what the person said or did before: first what is called exactly so, then what is like it.
 *
 * @param description folded; not empty
 * @param guess what the words alone suggest
 * @returns null when nothing was learned about it
 */
export async function learnedCategory(
  context: Learner,
  description: string,
  guess: RankedCategory,
): Promise<LearnedCategory | null> {
  const learned =
    (await exactly(context, description, guess)) ??
    ruleWithin(description, await rulesOf(context)) ??
    ruleWithin(description, ownNames(context)) ??
    habitOf(await entriesAlike(context, description, guess)) ??
    (await byAllElse(context, description, guess));
  if (!learned) return null;
  const category = context.categories.standing(learned.category);
  return context.categories.has(category) ? { ...learned, category } : null;
}

async function exactly(context: Learner, description: string, guess: RankedCategory): Promise<LearnedCategory | null> {
  const said = ruleFor(description, await rulesOf(context)) ?? ruleFor(description, allNames(context));
  if (said) return said;
  const same = await context.book.entries({
    kinds: ["expense", "refund"],
    description,
    order: "made",
    limit: LOOK_BACK,
  });
  return habitOf(same) ?? (guess.confidence < SURE ? usualOf(same) : null);
}

/** Where the rest of what the person did would put it; not asked where only a category of their own could be better. */
async function byAllElse(
  { book, categories }: Learner,
  description: string,
  guess: RankedCategory,
): Promise<LearnedCategory | null> {
  if (guess.confidence >= SURE && !categories.all().some(({ id }) => isOwn(id))) return null;
  const latest = await book.entries({ kinds: ["expense", "refund"], order: "made", limit: REACH });
  const past = latest.flatMap((entry) =>
    entry.category === null ? [] : [{ description: entry.description, category: entry.category }],
  );
  return categorizeByPast(description, past);
}

/** The newest first. */
async function rulesOf({ book }: Learner): Promise<CategorisationRule[]> {
  return inOrder(await book.records("rules")).reverse();
}

/** What is called like a category goes there. */
function allNames({ categories }: Learner) {
  return [...categories.ownNames()].map(([words, category]) => ({ words, category }));
}

/** Names of categories that the person made; a default under another name stands for more than its words. */
function ownNames(context: Learner) {
  return allNames(context).filter(({ category }) => isOwn(category));
}

/**
 * Entries that begin with the same word and whose words alone would suggest the same: what the person did with the one
 * they would do with the other. "Uber Eats" is no ride.
 */
async function entriesAlike({ book }: Learner, description: string, guess: RankedCategory): Promise<Entry[]> {
  const [firstWord = ""] = description.split(" ");
  if (!/^\p{L}{3,}/u.test(firstWord)) return [];
  const alike = await book.entries({ kinds: ["expense", "refund"], firstWord, order: "made", limit: LOOK_BACK });
  return alike.filter((entry) => categorize(entry.description).category === guess.category);
}
