import { z } from "zod";
import type { Goal } from "../../domain/goal.ts";
import { presentDroppedGoal } from "../replies/goals.ts";
import { goalName } from "./arguments.ts";
import { findGoal } from "./goals.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ name: goalName });

/** Gives a goal up; what was put aside for it stays put aside. */
export const dropGoal = defineTool({
  name: "drop_goal",
  description: "Give up a goal; what was put aside for it stays in savings.",
  risk: "write",
  args,
  async run({ book, commit }, { name }): Promise<Goal> {
    const goal = await findGoal(book, name);
    await commit([{ what: "goals", id: goal.id, before: goal, after: null }]);
    return goal;
  },
  present: presentDroppedGoal,
});
