import { z } from "zod";
import { type Entry, normaliseDescription } from "../../domain/entry.ts";
import type { Id } from "../../domain/ids.ts";
import { type Money, money, subtract, sum, toDecimal } from "../../domain/money.ts";
import { advise, type Verdict, type VerdictRecord } from "../../domain/verdict.ts";
import type { VerdictSnapshot } from "../../domain/verdict-snapshot.ts";
import { presentExplained } from "../replies/explained.ts";
import type { Fact, FigureBasis, PendingQuestion } from "../state.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const args = z.strictObject({ figure: z.string().max(300) });

/** A figure with what it was added up from. */
export interface UnfoldableFact extends Fact {
  readonly value: Money;
  readonly basis: FigureBasis;
}

/** A figure unfolded into what it was added up from. */
export type ExplainResult =
  | {
      readonly kind: "explained";
      readonly fact: UnfoldableFact;
      readonly entries: readonly Entry[];
      /** How many entries there are in all; `entries` may hold fewer. */
      readonly count: number;
      /** What all of them come to. */
      readonly spent: Money;
      /** The figure as it is now: another than the fact's when something was changed since. */
      readonly now: Money;
    }
  /** Why a purchase was judged so, from what it was judged by. */
  | { readonly kind: "verdict"; readonly id: Id; readonly record: VerdictRecord; readonly verdict: Verdict }
  /** Why the open question is asked; it stays open. */
  | { readonly kind: "asked"; readonly pending: PendingQuestion }
  | { readonly kind: "not_asked" }
  | { readonly kind: "nothing" };

const LISTED = 20;
const SUMMED = 100_000;

/** Unfolds a figure of the last reply into its entries, or says why something was asked. */
export const explainFigure = defineTool({
  name: "explain_figure",
  description: "Show the entries behind a figure of the last reply.",
  risk: "read",
  args,
  async run(context, { figure }): Promise<ExplainResult> {
    const { pending } = context.state;
    if (pending && BARE_WHY.test(figure)) return { kind: "asked", pending };
    const judged = VERDICT.test(figure) ? await lastVerdict(context) : null;
    if (judged) return judged;
    if (QUESTION.test(figure)) return { kind: "not_asked" };
    const fact = findFact(context.state.facts, figure);
    if (!fact) return { kind: "nothing" };
    const entries = await entriesBehind(context, fact.basis);
    const spent = sum(
      entries.map((entry) => amountIn(entry, fact.value.currency, context)),
      fact.value.currency,
    );
    const now = figureOf(fact.basis, spent);
    return { kind: "explained", fact, entries: entries.slice(0, LISTED), count: entries.length, spent, now };
  },
  present: presentExplained,
});

const VERDICT = /\bverdict\b/i;

const QUESTION = /^question$/i;

/** A "why?" that names nothing is about what is asked just now, if anything is. */
const BARE_WHY = /^(?:verdict|question)$/i;

/** The verdict that the last reply gave; null where it gave none. */
async function lastVerdict({ book, state }: ToolContext): Promise<ExplainResult | null> {
  const id = state.facts.find(({ verdict }) => verdict !== undefined)?.verdict;
  if (id === undefined) return null;
  const record = await book.record("verdicts", id);
  if (!record) return null;
  // A snapshot is kept as it was taken: the same one gives the same verdict again.
  return { kind: "verdict", id, record, verdict: advise(record.snapshot as VerdictSnapshot) };
}

/** The figure that is named by its amount or its words, else the most prominent one that can be unfolded. */
function findFact(facts: readonly Fact[], figure: string): UnfoldableFact | undefined {
  const words = new Set(normaliseDescription(figure).split(" "));
  const amounts = new Set(
    figure
      .replace(/(?<=\d),(?=\d{3})/g, "")
      .match(/\d+(?:\.\d+)?/g)
      ?.map(Number),
  );
  const score = ({ label, value }: UnfoldableFact): number =>
    (amounts.has(Number(toDecimal(value))) ? BY_AMOUNT : 0) +
    normaliseDescription(label)
      .split(" ")
      .filter((word) => words.has(word)).length;
  return facts.filter(isUnfoldable).toSorted((a, b) => score(b) - score(a))[0];
}

/** An amount names its figure better than any words of a label. */
const BY_AMOUNT = 100;

function isUnfoldable(fact: Fact): fact is UnfoldableFact {
  return fact.basis !== undefined && typeof fact.value === "object";
}

function figureOf(basis: FigureBasis, spent: Money): Money {
  switch (basis.kind) {
    case "entries":
    case "spent":
      return spent;
    case "left":
      return subtract(basis.total, spent);
    case "per_day": {
      const left = figureOf(basis.left, spent);
      return money(Math.floor(left.minor / basis.days), left.currency);
    }
  }
}

/** What an entry adds: what counts in the ledger's currency, what was paid in another that waits for its charge. */
function amountIn(entry: Entry, currency: string, { book }: ToolContext): Money {
  // What comes in or is owed is no spending, but the figure that was told of it.
  if (entry.kind === "income" || entry.kind === "transfer") return entry.amount;
  if (currency === book.ledger.currency) return money(entry.counts ?? 0, currency);
  const paid = [entry.amount, entry.original?.amount].find((amount) => amount?.currency === currency);
  return paid ?? money(0, currency);
}

async function entriesBehind(context: ToolContext, basis: FigureBasis): Promise<Entry[]> {
  const { book } = context;
  if (basis.kind === "per_day") return entriesBehind(context, basis.left);
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
    ...(basis.kind === "left" || basis.words === undefined ? {} : { words: basis.words }),
    ...(basis.kind === "left" || basis.tag === undefined ? {} : { tag: basis.tag }),
  });
  return entries.filter(({ counts }) => counts !== null);
}
