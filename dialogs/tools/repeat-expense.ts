import { z } from "zod";
import type { Entry } from "../../domain/entry.ts";
import { toDecimal } from "../../domain/money.ts";
import { paidOf } from "../../domain/price.ts";
import { presentRepeated } from "../replies/repeated.ts";
import { date, which } from "./arguments.ts";
import { type LogResult, logOne } from "./log-expense.ts";
import type { ChoiceOfEntries } from "./revise-expense.ts";
import { defineTool, type ToolContext } from "./tool.ts";
import { findEntries } from "./which.ts";

const args = z.strictObject({ which, date: date.optional() });

type Args = z.output<typeof args>;

/** What became of an expense that was to be logged again. */
export type RepeatResult = LogResult | ChoiceOfEntries | { readonly kind: "none" };

/** Logs an earlier expense once more: the same words, amount, category and tags. */
export const repeatExpense = defineTool({
  name: "repeat_expense",
  description: "Log an earlier expense once more, today or on another day.",
  risk: "write",
  args,
  async run(context, given): Promise<RepeatResult> {
    const [first, another] = await findMeant(context, given);
    if (!first) return { kind: "none" };
    if (another)
      return { kind: "which", entries: await findMeant(context, given), call: { tool: "repeat_expense", args: given } };
    const paid = paidOf(first);
    return logOne(context, {
      amount: toDecimal(paid),
      currency: paid.currency,
      description: first.description,
      tags: [...first.tags],
      ...(first.category === null ? {} : { category: first.category }),
      ...(given.date === undefined ? {} : { date: given.date }),
    });
  },
  present: presentRepeated,
});

/** Of one day each different expense, so that it is asked which; else the latest one. */
async function findMeant(context: ToolContext, { which: meant }: Args): Promise<readonly Entry[]> {
  const found = await findEntries(context, meant);
  const expenses = found.kind === "none" ? [] : found.entries.filter(({ kind }) => kind === "expense");
  const isOfDay = "date" in meant && meant.date !== undefined;
  if (!isOfDay) return expenses.slice(0, 1);
  return [...new Map(expenses.map((entry) => [`${entry.normalised} ${entry.amount.minor}`, entry])).values()];
}
