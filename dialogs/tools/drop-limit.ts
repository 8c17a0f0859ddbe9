import { z } from "zod";
import type { CategoryId } from "../../domain/categories.ts";
import { InvalidInput } from "../../domain/errors.ts";
import { endedFrom, limitIn } from "../../domain/limit-over-time.ts";
import { periodOf } from "../../domain/period.ts";
import { foldTag, isTagLimit, tagLimitId } from "../../domain/tag-limit.ts";
import { presentDroppedLimit } from "../replies/limit.ts";
import { category, tag } from "./arguments.ts";
import { readStanding, type Standing } from "./standing.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const args = z
  .strictObject({
    category: category.optional(),
    /** Without its `#`. */
    tag: tag.optional(),
  })
  .refine(({ category, tag }) => (category === undefined) !== (tag === undefined), {
    message: "A limit is either a category's or a tag's.",
  });

/** What became of a limit that was to go, of a category or of a tag. */
export type DroppedLimit = DroppedCategoryLimit | DroppedTagLimit;

/** A tag's limit that was to go. */
export interface DroppedTagLimit {
  readonly tag: string;
  /** False where there was none, and nothing was written. */
  readonly isChanged: boolean;
}

/** A category's limit that was to go. */
export interface DroppedCategoryLimit {
  readonly category: CategoryId;
  /** False where there was none, and nothing was written. */
  readonly isChanged: boolean;
  /** True where earlier periods keep the limit that they were measured by. */
  readonly isKeptForEarlier: boolean;
  /** How the category stands without it: a plan may still give it a share. */
  readonly standing: Standing;
}

/** Takes the limit off a tag, or off a category from the running period on; earlier ones keep what they were measured by. */
export const dropLimit = defineTool({
  name: "drop_limit",
  description: "Take the limit off a category or a tag, so that it has none any more.",
  risk: "write",
  args,
  async run(context, { category, tag }): Promise<DroppedLimit> {
    return tag === undefined ? dropCategoryLimit(context, category ?? "") : dropTagLimit(context, tag);
  },
  present: presentDroppedLimit,
});

async function dropTagLimit({ book, commit }: ToolContext, given: string): Promise<DroppedTagLimit> {
  const tag = foldTag(given);
  const id = tagLimitId(tag);
  const before = await book.record("limits", id);
  if (before) await commit([{ what: "limits", id, before, after: null }]);
  return { tag, isChanged: before !== null };
}

async function dropCategoryLimit(context: ToolContext, id: CategoryId): Promise<DroppedCategoryLimit> {
  const { book, categories, today } = context;
  if (!categories.has(id)) throw new InvalidInput(`There is no category "${id}".`);
  const stored = await book.record("limits", id);
  const before = stored && !isTagLimit(stored) ? stored : null;
  const period = periodOf(today, book.ledger.paydays).key;
  const isChanged = before !== null && limitIn(before, period) !== null;
  const after = before && endedFrom(period, before);
  if (isChanged) await context.commit([{ what: "limits", id, before, after }]);
  return { category: id, isChanged, isKeptForEarlier: after !== null, standing: await readStanding(context, id) };
}
