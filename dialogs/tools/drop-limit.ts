import { z } from "zod";
import type { CategoryId } from "../../domain/categories.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { isTagLimit } from "../../domain/tag-limit.ts";
import { presentDroppedLimit } from "../replies/limit.ts";
import { category } from "./arguments.ts";
import { readStanding, type Standing } from "./standing.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ category });

/** What became of a limit that was to go. */
export interface DroppedLimit {
  readonly category: CategoryId;
  /** False where there was none, and nothing was written. */
  readonly isChanged: boolean;
  /** How the category stands without it: a plan may still give it a share. */
  readonly standing: Standing;
}

/** Takes the limit off a category. */
export const dropLimit = defineTool({
  name: "drop_limit",
  description: "Take the limit off a category, so that it has none any more.",
  risk: "write",
  args,
  async run(context, { category: id }): Promise<DroppedLimit> {
    if (!context.categories.has(id)) throw new InvalidInput(`There is no category "${id}".`);
    const before = await context.book.record("limits", id);
    const isChanged = before !== null && !isTagLimit(before);
    if (isChanged) await context.commit([{ what: "limits", id, before, after: null }]);
    return { category: id, isChanged, standing: await readStanding(context, id) };
  },
  present: presentDroppedLimit,
});
