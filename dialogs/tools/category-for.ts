import type { CategoryId } from "../../domain/categories.ts";
import { categorize } from "../understanding/categorize.ts";
import type { ToolContext } from "./tool.ts";

interface CategoryChoice {
  readonly category: CategoryId;
  /** What the description alone suggests. */
  readonly suggested: { readonly category: CategoryId; readonly confidence: number };
}

/** Where something belongs: in the category that was stated, where there is such a one, else in the likeliest. */
export function categoryFor({ categories }: ToolContext, description: string, stated?: CategoryId): CategoryChoice {
  const { category, confidence } = categorize(description);
  const isKnown = stated !== undefined && categories.has(stated);
  return { category: isKnown ? stated : category, suggested: { category, confidence } };
}
