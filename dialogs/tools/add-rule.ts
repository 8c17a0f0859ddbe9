import { z } from "zod";
import type { CategorisationRule } from "../../domain/categorisation-rule.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { presentRule } from "../replies/rules.ts";
import { category } from "./arguments.ts";
import { knownCategory } from "./known-category.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({
  words: z.string().trim().min(1).max(60),
  category,
  /** `corrected`: it follows from a correction that the person wants to hold always. */
  source: z.enum(["stated", "corrected"]).default("stated"),
});

/** A rule as it stands, and what stood in its place. */
export interface AddRuleResult {
  readonly rule: CategorisationRule;
  readonly before: CategorisationRule | null;
}

/** Learns where things of a name belong, from now on. */
export const addRule = defineTool({
  name: "add_rule",
  description: "Always put expenses called so, or that have these words, into a category from now on.",
  risk: "write",
  args,
  async run({ book, categories, author, commit }, given): Promise<AddRuleResult> {
    const words = normaliseDescription(given.words);
    if (words === "") throw new InvalidInput(`"${given.words}" has no words that I could know it by.`);
    const before = await book.record("rules", words);
    const named = knownCategory(categories, given.category);
    if (before?.category === named) return { rule: before, before };
    const rule: CategorisationRule = { words, category: named, source: given.source, at: author.at };
    await commit([{ what: "rules", id: words, before, after: rule }]);
    return { rule, before };
  },
  present: presentRule,
});
