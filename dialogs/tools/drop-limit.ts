import { z } from "zod";
import type { CategoryId } from "../../domain/categories.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { endedFrom, limitIn } from "../../domain/limit-over-time.ts";
import { periodOf } from "../../domain/period.ts";
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
  /** True where earlier periods keep the limit that they were measured by. */
  readonly isKeptForEarlier: boolean;
  /** How the category stands without it: a plan may still give it a share. */
  readonly standing: Standing;
}

/** Takes the limit off a category from the running period on; earlier ones keep what they were measured by. */
export const dropLimit = defineTool({
  name: "drop_limit",
  description: "Take the limit off a category, so that it has none any more.",
  risk: "write",
  args,
  async run(context, { category: id }): Promise<DroppedLimit> {
    const { book, categories, today } = context;
    if (!categories.has(id)) throw new InvalidInput(`There is no category "${id}".`);
    const stored = await book.record("limits", id);
    const before = stored && !isTagLimit(stored) ? stored : null;
    const period = periodOf(today, book.ledger.paydays).key;
    const isChanged = before !== null && limitIn(before, period) !== null;
    const after = before && endedFrom(period, before);
    if (isChanged) await context.commit([{ what: "limits", id, before, after }]);
    return { category: id, isChanged, isKeptForEarlier: after !== null, standing: await readStanding(context, id) };
  },
  present: presentDroppedLimit,
});
