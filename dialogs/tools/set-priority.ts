import { z } from "zod";
import type { CategoryId } from "../../domain/categories.ts";
import { periodOf } from "../../domain/period.ts";
import { planInForce } from "../../domain/plan.ts";
import { presentPriority } from "../replies/priorities.ts";
import { category } from "./arguments.ts";
import { knownCategory } from "./known-category.ts";
import { rankedNow } from "./rank-categories.ts";
import { defineTool } from "./tool.ts";

const args = z
  .strictObject({
    category,
    priority: z.int().min(1).max(10).exactOptional(),
    change: z.enum(["up", "down"]).exactOptional(),
  })
  .refine(({ priority, change }) => (priority === undefined) !== (change === undefined), {
    message: "A priority is either a number from 1 to 10 or a change.",
  });

/** How much a category mattered and matters to the person, 1–10. */
export interface PriorityResult {
  readonly category: CategoryId;
  readonly before: number;
  readonly after: number;
  /** Its place among all categories now, from 1. */
  readonly place: number;
  readonly of: number;
  /** A plan holds that could be made anew by it. */
  readonly isPlanned: boolean;
}

/** "More" and "less" are steps that one notices in a plan. */
const STEP = { up: 2, down: -2 } as const;

/** Sets how much a category matters to the person; plans and advice go by it. */
export const setPriority = defineTool({
  name: "set_priority",
  description: "Set how much a category matters to the person, 1–10, or move it up or down.",
  risk: "write",
  args,
  async run(context, given): Promise<PriorityResult> {
    const { book, categories, today } = context;
    const id = knownCategory(categories, given.category);
    const { priority, necessity } = categories.get(id);
    const before = priority ?? necessity;
    const wanted = given.priority ?? before + (given.change === undefined ? 0 : STEP[given.change]);
    const after = Math.min(10, Math.max(1, wanted));
    if (after !== before) {
      const setting = await book.record("categories", id);
      await context.commit([{ what: "categories", id, before: setting, after: { id, ...setting, priority: after } }]);
    }
    const ranked = await rankedNow(context);
    const plan = planInForce(await book.records("plans"), periodOf(today, book.ledger.paydays).key);
    const place = ranked.findIndex((one) => one.id === id) + 1;
    return { category: id, before, after, place, of: ranked.length, isPlanned: plan !== null };
  },
  present: presentPriority,
});
