import { z } from "zod";
import { normaliseDescription } from "../../domain/entry.ts";
import type { Goal } from "../../domain/goal.ts";
import { presentDroppedGoal } from "../replies/goals.ts";
import { goalName } from "./arguments.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ names: z.array(goalName).max(20) });

/** Gives up every goal that is not named, where somebody tells all of theirs at once. What was put aside stays put aside. */
export const keepGoals = defineTool({
  name: "keep_goals",
  description: "Give up all goals but those that are named.",
  risk: "write",
  isInternal: true,
  args,
  async run({ book, commit }, { names }): Promise<readonly Goal[]> {
    const kept = new Set(names.map(normaliseDescription));
    const dropped = (await book.records("goals")).filter(({ name }) => !kept.has(normaliseDescription(name)));
    if (dropped.length > 0) {
      await commit(dropped.map((before) => ({ what: "goals", id: before.id, before, after: null })));
    }
    return dropped;
  },
  present: (results) => presentDroppedGoal(results.flat()),
});
