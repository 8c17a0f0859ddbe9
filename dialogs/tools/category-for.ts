import type { CategoryId } from "../../domain/categories.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import { categorize, type RankedCategory } from "../understanding/categorize.ts";
import { type Learner, learnedCategory } from "./learned-category.ts";
import type { ToolContext } from "./tool.ts";

interface CategoryChoice {
  readonly category: CategoryId;
  /** What the description suggests, by what the person taught and by its words. */
  readonly suggested: RankedCategory;
}

/**
 * Where something belongs: in the category that was stated, else where the person's own rules and habits put it, else in
 * the likeliest. What the words alone suggest counts as not stated, because whoever understands a message fills that in; and
 * what the person taught outranks what a model says.
 */
export async function categoryFor(
  context: Learner & Pick<ToolContext, "isByModel">,
  description: string,
  stated?: CategoryId,
): Promise<CategoryChoice> {
  const { categories, isByModel } = context;
  const { category: likeliest, confidence } = categorize(description);
  const guess = { category: categories.standing(likeliest), confidence };
  const folded = normaliseDescription(description);
  const learned = folded === "" ? null : await learnedCategory(context, folded, guess);
  const suggested = learned ?? guess;
  const isStated = stated !== undefined && categories.has(stated) && stated !== guess.category;
  return { category: isStated && !(isByModel && learned) ? stated : suggested.category, suggested };
}
