import { z } from "zod";
import { normaliseDescription } from "../../domain/entry.ts";
import { InvalidInput } from "../../domain/errors.ts";
import type { Goal } from "../../domain/goal.ts";
import type { GoalStanding } from "../../domain/goal-standing.ts";
import { parseAmount } from "../../domain/money.ts";
import { periodOf } from "../../domain/period.ts";
import { planInForce } from "../../domain/plan.ts";
import { presentGoal } from "../replies/goals.ts";
import { amount, date, goalName } from "./arguments.ts";
import { type FreeNow, freeNow } from "./free-now.ts";
import { readPosition } from "./position.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({
  name: goalName,
  /** What it takes in all. */
  amount: amount.optional(),
  per_month: amount.optional(),
  /** Percent of the income. */
  share: z.number().min(0.1).max(100).optional(),
  by: date.optional(),
});

/** A goal as it was set; one that was only named again is as it was. */
export interface GoalResult {
  readonly before: Goal | null;
  readonly standing: GoalStanding;
  readonly hasPlan: boolean;
  readonly now: FreeNow;
}

/** Sets what money is put aside for, or a debt that is paid off. */
export const setGoal = defineTool({
  name: "set_goal",
  description: "Set a goal to save for, or a debt to pay off: in all, per month, as a share of income, by a date.",
  risk: "write",
  args,
  async run(context, given): Promise<GoalResult> {
    const { book, today, newId } = context;
    const { currency, paydays } = book.ledger;
    if (given.by !== undefined && given.by <= today) throw new InvalidInput(`${given.by} is over already.`);
    const goals = await book.records("goals");
    const before = goals.find((goal) => normaliseDescription(goal.name) === normaliseDescription(given.name)) ?? null;
    const { name: _name, ...terms } = given;
    const isNamedOnly = before !== null && Object.values(terms).every((term) => term === undefined);
    const after: Goal = isNamedOnly
      ? before
      : {
          id: before?.id ?? newId(),
          name: before?.name ?? given.name,
          category: /\b(?:debts?|loans?|cards?|mortgage|overdraft)\b/i.test(given.name) ? "debt" : "savings",
          amount: given.amount === undefined ? (before?.amount ?? null) : parseAmount(given.amount, currency),
          ...(given.per_month === undefined ? {} : { perMonth: parseAmount(given.per_month, currency) }),
          ...(given.share === undefined ? {} : { share: Math.round(given.share * 10) / 10 }),
          ...(given.by === undefined ? {} : { by: given.by }),
          since: before?.since ?? today,
        };
    if (!isNamedOnly) await context.commit([{ what: "goals", id: after.id, before, after }]);
    const position = await readPosition(context, periodOf(today, paydays));
    return {
      before,
      standing: standingOf(position.goals, after, currency),
      hasPlan: planInForce(await book.records("plans"), periodOf(today, paydays).key) !== null,
      now: freeNow(position),
    };
  },
  present: presentGoal,
});

function standingOf(standings: readonly GoalStanding[], goal: Goal, currency: string): GoalStanding {
  const nothing = { minor: 0, currency };
  return (
    standings.find((standing) => standing.goal.id === goal.id) ?? {
      goal,
      pot: nothing,
      planned: nothing,
      contributed: nothing,
    }
  );
}
