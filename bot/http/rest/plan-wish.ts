import * as z from "zod";
import { createBudget } from "../../../dialogs/tools/create-budget.ts";
import { setGoal } from "../../../dialogs/tools/set-goal.ts";
import { setLimit } from "../../../dialogs/tools/set-limit.ts";
import { InvalidInput } from "../../../domain/errors.ts";
import type { Person } from "../../../domain/person.ts";
import type { Plan } from "../../../domain/plan.ts";
import type { DirectCall } from "../../direct-calls.ts";
import { defined } from "./expense-routes.ts";
import { amount, categoryId, description, month } from "./fields.ts";
import { setGoalIn } from "./goal-words.ts";

/** What a plan is asked to be: what comes in, what it is for, and what some categories may cost. */
export const planWish = z.strictObject({
  month: month.optional(),
  income: amount.optional(),
  goals: z.array(description).max(10).optional(),
  limits: z
    .array(z.strictObject({ category_id: categoryId, amount }))
    .max(50)
    .optional(),
});

/** The calls that make such a plan, the plan itself last. */
export function planCalls(
  { month: period, income, goals = [], limits = [] }: z.output<typeof planWish>,
  person: Person,
  now: Temporal.Instant,
): DirectCall<unknown>[] {
  return [
    ...limits.map(({ category_id: category, amount: most }) => ({ tool: setLimit, args: { category, amount: most } })),
    ...goals.map((words) => ({ tool: setGoal, args: goalIn(words, person, now) })),
    { tool: createBudget, args: defined({ month: period, income }) },
  ];
}

/** The plan that came of such calls. @throws InvalidInput where there is no income to make one from */
export function planIn(results: readonly unknown[]): Plan {
  const made = results.at(-1);
  if (!isMade(made)) throw new InvalidInput("A plan needs an income; send one.");
  return made.plan;
}

function isMade(result: unknown): result is Extract<Awaited<ReturnType<typeof createBudget.run>>, { kind: "made" }> {
  return typeof result === "object" && result !== null && "kind" in result && result.kind === "made";
}

/** @throws InvalidInput for words that are no goal */
function goalIn(words: string, person: Person, now: Temporal.Instant): Readonly<Record<string, unknown>> {
  const args = setGoalIn(words, person, now);
  if (args) return args;
  throw new InvalidInput(`"${words}" is no goal that is understood; write it like "save 300 a month for a house".`);
}
