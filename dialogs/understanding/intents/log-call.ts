import type { ToolCall } from "../../tools/call.ts";
import { categorize } from "../categorize.ts";
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
  const description = override.description ?? item.description;
  return {
    tool: "log_expense",
    args: {
      amount: override.amount ?? mention?.readings[0],
      ...(mention?.currency === undefined ? {} : { currency: mention.currency }),
      description,
      category: categorize(description).category,
      date: override.date ?? item.dates[0]?.date ?? context.now.toPlainDate().toString(),
      ...(item.tags.length === 0 ? {} : { tags: item.tags }),
    },
  };
}

/** {@link logCall} without its amount, to be completed by the answer to a question. */
export function logCallWithoutAmount(item: Item, context: UnderstandingContext): ToolCall {
  const { amount: _unknown, currency: _unstated, ...args } = logCall(item, context).args;
  return { tool: "log_expense", args };
}
