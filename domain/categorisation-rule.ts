import type { CategoryId } from "./categories.ts";

/** Where things of a description belong, learned from the person. Unique by its description. */
export interface CategorisationRule {
  /** The folded description: `lidl`. */
  readonly words: string;
  readonly category: CategoryId;
  /** `stated`: said as a rule · `corrected`: the person put one right and said yes to doing so always. */
  readonly source: "stated" | "corrected";
  /** ISO instant. */
  readonly at: string;
}
