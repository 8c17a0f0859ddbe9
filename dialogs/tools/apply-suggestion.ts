import { z } from "zod";
import { InvalidInput } from "../../domain/errors.ts";
import type { Money } from "../../domain/money.ts";
import { moveAllocation } from "../../domain/move-allocation.ts";
import { periodOf } from "../../domain/period.ts";
import { planInForce } from "../../domain/plan.ts";
import type { Suggestion } from "../../domain/suggestions.ts";
import { presentApplied } from "../replies/suggestions.ts";
import { readSuggestions } from "./suggest-reallocation.ts";
import { type AlertOutcome, defineTool } from "./tool.ts";

const args = z.strictObject({
  /** Number in the list of suggestions, from 1; left out: all of them. */
  which: z.int().min(1).max(50).optional(),
});

/** Suggestions as they were applied. */
export interface AppliedResult {
  readonly applied: readonly Suggestion[];
  readonly total: Money | null;
  readonly alerts: AlertOutcome;
}

/** Carries out suggestions as they are now, all of them or one. */
export const applySuggestion = defineTool({
  name: "apply_suggestion",
  description: "Carry out the suggested moves between budget categories, all or one by its number.",
  risk: "write",
  args,
  async run(context, { which }): Promise<AppliedResult> {
    const { book, today } = context;
    const suggestions = (await readSuggestions(context)) ?? [];
    const applied = which === undefined ? suggestions : suggestions.slice(which - 1, which);
    const period = periodOf(today, book.ledger.paydays);
    const plan = planInForce(await book.records("plans"), period.key);
    if (applied.length === 0 || !plan) throw new InvalidInput("There is nothing to move now.");
    const before = await book.record("plans", period.key);
    const after = applied.reduce((moved, { from, to, amount }) => moveAllocation(moved, from, to, amount, today), {
      ...plan,
      period: period.key,
    });
    const alerts = await context.commit([{ what: "plans", id: period.key, before, after }]);
    return { applied, total: plan.income, alerts };
  },
  present: presentApplied,
});
