import { z } from "zod";
import { parseAmount } from "../../domain/money.ts";
import type { PlannedPurchase } from "../../domain/planned-purchase.ts";
import { presentPlanned } from "../replies/planned.ts";
import { amount, category, date, description } from "./arguments.ts";
import { categoryFor } from "./category-for.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ item: description, amount, category: category.optional(), by: date.optional() });

/** Keeps something that the person means to buy in mind, outside all spending. */
export const planPurchase = defineTool({
  name: "plan_purchase",
  description: "Keep a purchase in mind that is meant for later. It is no spending until it is bought.",
  risk: "write",
  args,
  async run(context, given): Promise<PlannedPurchase> {
    const { book, newId, author, commit } = context;
    const { category } = await categoryFor(context, given.item, given.category);
    const after: PlannedPurchase = {
      id: newId(),
      item: given.item,
      amount: parseAmount(given.amount, book.ledger.currency),
      category,
      by: given.by ?? null,
      at: author.at,
      state: "open",
    };
    await commit([{ what: "planned", id: after.id, before: null, after }]);
    return after;
  },
  present: presentPlanned,
});
