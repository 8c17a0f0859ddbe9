import type { CategoryId } from "../../../domain/categories.ts";
import type { ToolCall } from "../../tools/call.ts";
import { categorize } from "../categorize.ts";
import { ownCategory } from "../category-words.ts";
import type { Item } from "../items.ts";
import type { UnderstandingContext } from "../understanding.ts";

/** What a log call says otherwise than its item. */
export interface LogOverride {
  /** Decimal string. */
  readonly amount?: string;
  /** Calendar date. */
  readonly date?: string;
  readonly description?: string;
}

/** The call that logs an item; category and date are always filled in. */
export function logCall(item: Item, context: UnderstandingContext, override: LogOverride = {}): ToolCall {
  const mention = item.amounts[0];
  const { description, category } = placed(override.description ?? item.description, context);
  return {
    tool: "log_expense",
    args: {
      amount: override.amount ?? mention?.readings[0],
      ...(mention?.currency === undefined ? {} : { currency: mention.currency }),
      description,
      category: category ?? categorize(description).category,
      date: override.date ?? item.dates[0]?.date ?? context.now.toPlainDate().toString(),
      ...(item.tags.length === 0 ? {} : { tags: item.tags }),
    },
  };
}

/** "Yarn in knitting" is yarn, and where it belongs, for whoever has a category of that name. */
export function placed(
  description: string,
  { categories }: UnderstandingContext,
): { readonly description: string; readonly category: CategoryId | null } {
  const [, thing, name] = /^(.+) (?:in|into|under|as) (.+)$/i.exec(description) ?? [];
  const category = name === undefined ? null : ownCategory(name, categories);
  return category === null || thing === undefined ? { description, category: null } : { description: thing, category };
}

/** {@link logCall} without its amount, to be completed by the answer to a question. */
export function logCallWithoutAmount(item: Item, context: UnderstandingContext): ToolCall {
  const { amount: _unknown, currency: _unstated, ...args } = logCall(item, context).args;
  return { tool: "log_expense", args };
}
