import * as z from "zod";
import { figure, knownCategory } from "./fields.ts";
import { allocation } from "./views.ts";

/** `GET /budget/summary`: a period in figures, as chat tells it. */
export const budgetSummary = z
  .strictObject({
    user_id: z.string(),
    currency: z.string(),
    month: z.string(),
    total_budget: figure,
    total_spent: figure,
    total_remaining: figure,
    total_reserved: figure,
    total_covered: figure,
    free_to_spend: figure.nullable(),
    per_day: figure.nullable(),
    pace: z.enum(["ahead", "on_pace"]).nullable(),
    period: z.strictObject({ start: z.string(), end: z.string(), days_left: z.int() }),
    categories: z.array(
      allocation.safeExtend({
        name: z.string(),
        emoji: z.string(),
        reserved_amount: figure,
        percent: z.number().nullable(),
      }),
    ),
    overspent_categories: z.array(knownCategory),
    transaction_count: z.int(),
    latest: z.array(
      z.strictObject({
        id: z.string(),
        description: z.string(),
        amount: figure,
        currency: z.string(),
        category_id: z.string().nullable(),
        date: z.string(),
      }),
    ),
  })
  .meta({ id: "BudgetSummary" });

/** A period in figures. Amounts are main units of `currency`; `pace` is null once the period is over. */
export type BudgetSummaryView = z.input<typeof budgetSummary>;
