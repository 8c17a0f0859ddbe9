import type { CategoryId } from "../../domain/categories.ts";
import type { Entry } from "../../domain/entry.ts";
import type { Money } from "../../domain/money.ts";
import { periodOf } from "../../domain/period.ts";
import { planInForce } from "../../domain/plan.ts";
import { isUnusual, mayBeUnusual } from "../../domain/unusual.ts";
import type { ToolContext } from "./tool.ts";

/** The latest expenses of a category say what is usual there now. */
const MEDIAN_OVER = 30;

/**
 * True when an amount is so large for this book that it is asked about before it is written.
 *
 * @param but an entry that says nothing about what is usual: the one that would get that amount
 */
export async function isUnusualHere(
  { book, today, categories }: ToolContext,
  { amount, category }: { readonly amount: Money; readonly category: CategoryId },
  but?: Entry,
): Promise<boolean> {
  if (amount.currency !== book.ledger.currency) return false;
  const plan = planInForce(await book.records("plans"), periodOf(today, book.ledger.paydays).key);
  const judged = { amount, income: plan?.income ?? null, necessity: categories.get(category).necessity };
  if (!mayBeUnusual(judged)) return false;
  const expenses = await book.entries({ kinds: ["expense"], category, order: "made", limit: MEDIAN_OVER + 1 });
  const earlier = expenses.filter(({ id }) => id !== but?.id).slice(0, MEDIAN_OVER);
  return isUnusual({ ...judged, earlier: earlier.flatMap(({ counts }) => (counts === null ? [] : [counts])) });
}

/** True when a correction raises what an expense cost to an unusual amount; one that lowers it needs no question. */
export async function isRaisedUnusually(context: ToolContext, before: Entry | null, after: Entry): Promise<boolean> {
  const { category, amount, kind } = after;
  if (category === null || kind !== "expense" || !isMore(before, amount)) return false;
  return isUnusualHere(context, { amount, category }, after);
}

function isMore(before: Entry | null, amount: Money): boolean {
  return before === null || before.amount.currency !== amount.currency || before.amount.minor < amount.minor;
}
