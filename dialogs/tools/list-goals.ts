import { z } from "zod";
import type { GoalStanding } from "../../domain/goal-standing.ts";
import { periodOf } from "../../domain/period.ts";
import { presentGoals } from "../replies/goals.ts";
import { readPosition } from "./position.ts";
import { defineTool } from "./tool.ts";

/** Tells how the goals stand. */
export const listGoals = defineTool({
  name: "list_goals",
  description: "Tell how the goals stand: what is in their pots and what is planned.",
  risk: "read",
  args: z.strictObject({}),
  async run(context): Promise<readonly GoalStanding[]> {
    const { book, today } = context;
    return (await readPosition(context, periodOf(today, book.ledger.paydays))).goals;
  },
  present: presentGoals,
});
