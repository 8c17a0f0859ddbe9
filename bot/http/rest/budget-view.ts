import * as z from "zod";
import { readPeriod } from "../../../dialogs/tools/standing.ts";
import { money } from "../../../domain/money.ts";
import type { Period } from "../../../domain/period.ts";
import type { Plan } from "../../../domain/plan.ts";
import type { DirectReader } from "../../direct-calls.ts";
import { amountNumber } from "../amount-number.ts";
import { figure, instant } from "./fields.ts";
import { allocation, allocationView, reason, reasonView } from "./views.ts";

/** A plan in an answer. Its allocations and what is unassigned sum to the income. */
export const budgetPlan = z
  .strictObject({
    id: z.string(),
    user_id: z.string(),
    month: z.string(),
    currency: z.string(),
    total_income: figure,
    unassigned: figure,
    underfunded: figure,
    risk_tolerance: z.enum(["conservative", "moderate", "aggressive"]),
    allocations: z.array(allocation.safeExtend({ because: z.array(reason) })),
    created_at: instant.nullable(),
    updated_at: instant.nullable(),
  })
  .meta({ id: "BudgetPlan" });

/** The plan that holds for a period, with what was moved in it since, as answers show it; null where there is none. */
export async function readPlanView(reader: DirectReader, period: Period): Promise<z.input<typeof budgetPlan> | null> {
  const { plan, allocated } = await readPeriod(reader.book, period);
  if (!plan) return null;
  const reasons = new Map(plan.allocations.map(({ category, because }) => [category, because]));
  const allocations = [...allocated].map(([category, amount]) => ({
    category,
    amount,
    because: reasons.get(category) ?? [],
  }));
  return planView(reader, { ...plan, allocations }, period, null);
}

/** A plan as answers show it, with what was spent of it in a period. @param madeAt ISO instant, where it is made just now */
export async function planView(
  { book, person }: DirectReader,
  plan: Plan,
  period: Period,
  madeAt: string | null,
): Promise<z.input<typeof budgetPlan>> {
  const { spent } = await readPeriod(book, period);
  const { currency, id } = book.ledger;
  return {
    id: `${id}:${period.key}`,
    user_id: person.id,
    month: period.key,
    currency,
    total_income: amountNumber(plan.income),
    unassigned: amountNumber(plan.unassigned),
    underfunded: amountNumber(plan.underfunded),
    risk_tolerance: plan.risk,
    allocations: plan.allocations.map(({ category, amount, because }) => ({
      ...allocationView(category, amount, money(spent.get(category) ?? 0, currency)),
      because: because.map(reasonView),
    })),
    created_at: madeAt,
    updated_at: madeAt,
  };
}
