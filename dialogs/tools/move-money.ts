import { z } from "zod";
import { InvalidInput } from "../../domain/errors.ts";
import { type Money, parseAmount } from "../../domain/money.ts";
import { moveAllocation } from "../../domain/move-allocation.ts";
import { periodOf } from "../../domain/period.ts";
import { planInForce } from "../../domain/plan.ts";
import { remainingIn } from "../../domain/standing.ts";
import { presentMoved } from "../replies/moved.ts";
import { amount, category } from "./arguments.ts";
import { knownCategory } from "./known-category.ts";
import { readPosition } from "./position.ts";
import { readStanding, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool } from "./tool.ts";

const args = z.strictObject({ from: category, to: category, amount });

/** Money of a plan that went from one category to another. */
export interface MoveResult {
  readonly amount: Money;
  readonly from: Standing;
  readonly to: Standing;
  /** What is left of the one that gave; negative where it gave what was spent already. */
  readonly leftOfFrom: Money | null;
  readonly alerts: AlertOutcome;
}

/** Moves a part of this period's plan from one category to another; the next period starts without it. */
export const moveMoney = defineTool({
  name: "move_money",
  description: "Move a part of this month's budget from one category to another.",
  risk: "write",
  args,
  async run(context, given): Promise<MoveResult> {
    const { book, categories, today } = context;
    const { paydays, currency } = book.ledger;
    const [giver, taker] = [knownCategory(categories, given.from), knownCategory(categories, given.to)];
    if (giver === taker) throw new InvalidInput("That is the same category; name another one.");
    const moved = parseAmount(given.amount, currency);
    const period = periodOf(today, paydays);
    const plan = planInForce(await book.records("plans"), period.key);
    if (!plan) throw new InvalidInput("There is no plan to move money in; say “make a budget for 3200 a month” first.");
    const standing = await readStanding(context, giver);
    if ((standing.allocated?.minor ?? 0) < moved.minor) {
      throw new InvalidInput(`${standing.name} has not that much to give.`);
    }
    const before = await book.record("plans", period.key);
    const after = moveAllocation({ ...plan, period: period.key }, giver, taker, moved, today);
    const alerts = await context.commit([{ what: "plans", id: period.key, before, after }]);
    const { standings } = await readPosition(context, period);
    const left = standings.find((one) => one.category === giver);
    return {
      amount: moved,
      from: await readStanding(context, giver),
      to: await readStanding(context, taker),
      leftOfFrom: left ? remainingIn(left) : null,
      alerts,
    };
  },
  present: presentMoved,
});
