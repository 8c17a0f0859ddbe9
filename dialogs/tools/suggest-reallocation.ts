import { z } from "zod";
import { OTHER } from "../../domain/categories.ts";
import { money } from "../../domain/money.ts";
import { periodOf } from "../../domain/period.ts";
import { planInForce } from "../../domain/plan.ts";
import { type Suggestion, suggestMoves } from "../../domain/suggestions.ts";
import { presentSuggestions } from "../replies/suggestions.ts";
import { defineTool, type ToolContext } from "./tool.ts";
import { readSnapshot } from "./verdict-snapshot.ts";

/** Moves that would make the plan hold; null without a plan. */
export interface SuggestionsResult {
  readonly suggestions: readonly Suggestion[] | null;
}

/** Suggests how the running plan could be rearranged so that it holds. */
export const suggestReallocation = defineTool({
  name: "suggest_reallocation",
  description: "Suggest moves between budget categories, from what will be left over to what will fall short.",
  risk: "read",
  args: z.strictObject({}),
  run: async (context): Promise<SuggestionsResult> => ({ suggestions: await readSuggestions(context) }),
  present: presentSuggestions,
});

/** The suggestions for the running period; null without a plan. */
export async function readSuggestions(context: ToolContext): Promise<readonly Suggestion[] | null> {
  const { book, today } = context;
  const { paydays, currency } = book.ledger;
  if (planInForce(await book.records("plans"), periodOf(today, paydays).key) === null) return null;
  const snapshot = await readSnapshot(context, { item: "", amount: money(0, currency), category: OTHER });
  return snapshot && suggestMoves(snapshot);
}
