import { z } from "zod";
import { type CategorisationRule, inOrder } from "../../domain/categorisation-rule.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import { presentForgotten } from "../replies/rules.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const args = z.strictObject({
  /** Words of it, or the category that it leads to; without them and a number the latest one is meant. */
  words: z.string().max(100).exactOptional(),
  /** Its number in the list. */
  position: z.int().min(1).exactOptional(),
  /** Every rule that there is. */
  all: z.literal(true).exactOptional(),
});

/** What became of a rule that was to be forgotten. */
export type ForgetRuleResult =
  | { readonly kind: "forgotten"; readonly rule: CategorisationRule }
  | { readonly kind: "forgotten_all"; readonly count: number }
  | { readonly kind: "which"; readonly rules: readonly CategorisationRule[] }
  | { readonly kind: "none" };

/** Forgets where things of a name belong. */
export const forgetRule = defineTool({
  name: "forget_rule",
  description: "Forget a learned categorisation rule, by its words or its number in the list, or all of them.",
  risk: "write",
  args,
  async run(context, given): Promise<ForgetRuleResult> {
    if (given.all) return forgetAll(context);
    const [rule, ...others] = await rulesMeant(context, given);
    if (!rule) return { kind: "none" };
    if (others.length > 0) return { kind: "which", rules: [rule, ...others] };
    await context.commit([{ what: "rules", id: rule.words, before: rule, after: null }]);
    return { kind: "forgotten", rule };
  },
  present: presentForgotten,
});

async function forgetAll({ book, commit }: ToolContext): Promise<ForgetRuleResult> {
  const rules = await book.records("rules");
  if (rules.length === 0) return { kind: "none" };
  await commit(rules.map((before) => ({ what: "rules", id: before.words, before, after: null })));
  return { kind: "forgotten_all", count: rules.length };
}

async function rulesMeant(
  { book, categories }: ToolContext,
  { words, position }: z.output<typeof args>,
): Promise<CategorisationRule[]> {
  const rules = inOrder(await book.records("rules"));
  if (position !== undefined) return rules.slice(position - 1, position);
  if (words === undefined) return rules.slice(-1);
  const folded = normaliseDescription(words);
  const exact = rules.filter((rule) => rule.words === folded);
  if (exact.length > 0) return exact;
  const near = rules.filter((rule) => ` ${rule.words} `.includes(` ${folded} `));
  const category = categories.find(words);
  return near.length > 0 ? near : rules.filter((rule) => rule.category === category);
}
