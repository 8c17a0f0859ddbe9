import { z } from "zod";
import type { Entry } from "../../domain/entry.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import { type Money, money } from "../../domain/money.ts";
import { presentExplained } from "../replies/explained.ts";
import type { Fact } from "../state.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const args = z.strictObject({ figure: z.string().max(300) });

/** A figure unfolded into what it was added up from. */
export type ExplainResult =
  | {
      readonly kind: "explained";
      readonly fact: Fact;
      readonly entries: readonly Entry[];
      /** How many entries there are in all; `entries` may hold fewer. */
      readonly count: number;
      /** What all of them come to. */
      readonly spent: Money;
    }
  | { readonly kind: "nothing" };

const LISTED = 20;
const SUMMED = 100_000;

/** Unfolds a figure of the last reply into its entries. */
export const explainFigure = defineTool({
  name: "explain_figure",
  description: "Show the entries behind a figure of the last reply.",
  risk: "read",
  args,
  async run(context, { figure }): Promise<ExplainResult> {
    const fact = findFact(context.state.facts, figure);
    if (!fact) return { kind: "nothing" };
    const entries = await entriesBehind(context, fact);
    const spent = entries.reduce((sum, { counts }) => sum + (counts ?? 0), 0);
    return {
      kind: "explained",
      fact,
      entries: entries.slice(0, LISTED),
      count: entries.length,
      spent: money(spent, context.book.ledger.currency),
    };
  },
  present: presentExplained,
});

/** The fact whose label shares most words with the question, else the most prominent one that can be unfolded. */
function findFact(facts: readonly Fact[], figure: string): Fact | undefined {
  const words = new Set(normaliseDescription(figure).split(" "));
  const unfoldable = facts.filter(({ basis }) => basis !== undefined);
  const score = ({ label }: Fact): number =>
    normaliseDescription(label)
      .split(" ")
      .filter((word) => words.has(word)).length;
  return unfoldable.toSorted((a, b) => score(b) - score(a))[0];
}

async function entriesBehind({ book }: ToolContext, { basis }: Fact): Promise<Entry[]> {
  if (!basis) return [];
  if (basis.kind === "entries") {
    const entries = await Promise.all(basis.ids.map((id) => book.entry(id)));
    return entries.filter((entry) => entry !== null);
  }
  const entries = await book.entries({
    from: basis.from,
    to: basis.to,
    order: "newest",
    limit: SUMMED,
    ...(basis.category === null ? {} : { category: basis.category }),
  });
  return entries.filter(({ counts }) => counts !== null);
}
