import * as z from "zod";
import { removeExpense } from "../../../dialogs/tools/remove-expense.ts";
import { reviseExpense } from "../../../dialogs/tools/revise-expense.ts";
import { NotFound } from "../../../domain/errors.ts";
import { known } from "./expense-routes.ts";
import { categoryId } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";
import { expense, expenseView } from "./views.ts";

const tag = "Expenses";

/** As many as a page of the list may have. */
const ids = z
  .array(z.string().min(1).max(100))
  .min(1)
  .max(100)
  .transform((given) => [...new Set(given)]);

const removeSeveral = defineRoute({
  method: "post",
  path: "/expenses/remove",
  tag,
  summary: "Remove several expenses as one: one undo brings all of them back. Those that are gone are passed over.",
  access: "write",
  body: z.strictObject({ ids }),
  example: { ids: ["01940b2e-7c1a-7d3e-8a55-0f6c2b1d9e4a"] },
  answer: z.strictObject({ removed: z.array(z.string()) }),
  async handle({ direct }, { person, body, turn }) {
    const calls = body.ids.map((id) => ({ tool: removeExpense, args: { which: { id } } }));
    const results = await direct.write(person, turn, calls);
    const removed = results.flatMap((result) => (result.kind === "removed" ? result.entries : []));
    assertSome(removed);
    return { removed: removed.map(({ id }) => id) };
  },
});

const categorizeSeveral = defineRoute({
  method: "post",
  path: "/expenses/categorize",
  tag,
  summary:
    "Put several expenses in a category as one: one undo takes all of it back. Those that are gone are passed over.",
  access: "write",
  body: z.strictObject({ ids, category_id: categoryId }),
  example: { ids: ["01940b2e-7c1a-7d3e-8a55-0f6c2b1d9e4a"], category_id: "dining" },
  answer: z.strictObject({ expenses: z.array(expense) }),
  async handle({ direct }, { person, body, turn }) {
    const { ids: given, category_id: category } = body;
    const calls = given.map((id) => ({
      tool: reviseExpense,
      args: { which: { id }, category },
      check: known(category),
    }));
    const results = await direct.write(person, turn, calls);
    const entries = results.flatMap((result) =>
      result.kind === "revised" ? [result.after] : result.kind === "unchanged" ? [result.entry] : [],
    );
    assertSome(entries);
    return { expenses: entries.map(expenseView) };
  },
});

function assertSome(found: readonly unknown[]): void {
  if (found.length === 0) throw new NotFound("There are no such expenses.");
}

/** What is done to several expenses at once. */
export const severalExpensesRoutes: readonly Route[] = [removeSeveral, categorizeSeveral];
