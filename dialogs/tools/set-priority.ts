import { z } from "zod";
import type { CategoryId } from "../../domain/categories.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { presentPriority } from "../replies/priorities.ts";
import { category } from "./arguments.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ category, priority: z.int().min(1).max(10) });

/** How much a category mattered and matters to the person, 1–10. */
export interface PriorityResult {
  readonly category: CategoryId;
  readonly before: number;
  readonly after: number;
}

/** Sets how much a category matters to the person; plans and advice go by it. */
export const setPriority = defineTool({
  name: "set_priority",
  description: "Set how much a category matters to the person, 1–10.",
  risk: "write",
  args,
  async run({ book, categories, commit }, given): Promise<PriorityResult> {
    const id = given.category;
    if (!categories.has(id)) throw new InvalidInput(`There is no category "${id}".`);
    const setting = await book.record("categories", id);
    const before = setting?.priority ?? categories.get(id).necessity;
    const after = given.priority;
    if (after !== before) {
      await commit([{ what: "categories", id, before: setting, after: { id, ...setting, priority: after } }]);
    }
    return { category: id, before, after };
  },
  present: presentPriority,
});
