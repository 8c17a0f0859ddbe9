import type { CategoryId } from "../../../domain/categories.ts";
import { normaliseDescription } from "../../../domain/entry.ts";
import { categorize } from "../categorize.ts";
import type { Item } from "../items.ts";
import { ask } from "../questions.ts";
import type { Understanding, UnderstandingContext } from "../understanding.ts";
import { logCall } from "./log-call.ts";

/**
 * A deposit that was paid for something, "deposit for the flat": a thing that was bought, where "deposit 500" alone
 * would be an order to a bank.
 */
const PAID_DEPOSIT =
  /\b(?!(?:direct|salary|wage|pay|cash|cheque|check|bank|savings?|term|fixed|time|the|a|my|our|this|that|no|account)\b)\p{L}{3,} deposits?\b|\bdeposits? (?:for|on) (?:the |a |an |my |our |her |his |their )?\p{L}{3,}/giu;

/** True when each of these is a deposit for something that surely has a category, and no money put by. */
export function areDeposits(frame: string, items: readonly Item[]): boolean {
  if (frame.search(PAID_DEPOSIT) === -1) return false;
  return items.every(({ description }) => {
    const { category, confidence } = categorize(description);
    return confidence >= SURE && !PUT_BY.has(category);
  });
}

/** Without the words for a deposit that was paid, which speak of moving money elsewhere. */
export function withoutDeposits(frame: string): string {
  return frame.replace(PAID_DEPOSIT, " ");
}

const SURE = 0.7;
const PUT_BY: ReadonlySet<CategoryId> = new Set(["savings", "debt", "other"]);

/** "paid the deposit 2400": what for decides where it counts, and it is no money put by. */
export function askDeposit(items: readonly Item[], context: UnderstandingContext): Understanding | null {
  const [item, another] = items;
  if (!item || another || normaliseDescription(item.description).replace(/^the /, "") !== "deposit") return null;
  const [amount] = item.amounts;
  if (amount?.readings.length !== 1 || amount.candidates.length > 0) return null;
  return ask(
    "What was the deposit for? Not logged yet.",
    KINDS.map(({ label, description, category }) => {
      const call = logCall(item, context, { description });
      return { label, calls: [{ ...call, args: { ...call.args, category } }] };
    }),
  );
}

const KINDS: readonly { readonly label: string; readonly description: string; readonly category: CategoryId }[] = [
  { label: "The home", description: "home deposit", category: "housing" },
  { label: "A trip", description: "travel deposit", category: "travel" },
  { label: "Something else", description: "deposit", category: "other" },
];
