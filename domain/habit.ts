import type { CategoryId } from "./categories.ts";
import type { CategorisationRule } from "./categorisation-rule.ts";
import type { Entry } from "./entry.ts";

/** Where something belongs by what the person said or did, with how sure that is, 0 … 1. */
export interface LearnedCategory {
  readonly category: CategoryId;
  readonly confidence: number;
}

/** How sure what was learned is: what the person said is certain; what they did three times in a row need not be asked. */
const CONFIDENCE = { said: 1, done: 0.95, doneSometimes: 0.8 } as const;

/** So many in a row are a habit. */
const IN_A_ROW = 3;

type Rule = Pick<CategorisationRule, "words" | "category">;

/** The rule for exactly this. @param description folded */
export function ruleFor(description: string, rules: readonly Rule[]): LearnedCategory | null {
  const rule = rules.find(({ words }) => words === description);
  return rule ? { category: rule.category, confidence: CONFIDENCE.said } : null;
}

/** The rule all of whose words stand in the description; of several the one with the most words. @param description folded */
export function ruleWithin(description: string, rules: readonly Rule[]): LearnedCategory | null {
  const words = new Set(description.split(" "));
  const within = rules.filter((rule) => rule.words.split(" ").every((word) => words.has(word)));
  const [closest] = within.toSorted((a, b) => b.words.split(" ").length - a.words.split(" ").length);
  return closest ? { category: closest.category, confidence: CONFIDENCE.said } : null;
}

/** Where the last three of some entries went, if all of them went there. @param entries latest made first */
export function habitOf(entries: readonly Entry[]): LearnedCategory | null {
  const [category, ...others] = entries.slice(0, IN_A_ROW).map((entry) => entry.category);
  const isHabit = others.length === IN_A_ROW - 1 && others.every((other) => other === category);
  return isHabit && category ? { category, confidence: CONFIDENCE.done } : null;
}

/** Where most of some entries went, the latest among equals. @param entries latest made first */
export function usualOf(entries: readonly Entry[]): LearnedCategory | null {
  const counts = new Map<CategoryId, number>();
  for (const { category } of entries) if (category !== null) counts.set(category, (counts.get(category) ?? 0) + 1);
  // The sort keeps the order of equals, which is that of the entries.
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most ? { category: most[0], confidence: CONFIDENCE.doneSometimes } : null;
}
