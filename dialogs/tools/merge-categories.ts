import { z } from "zod";
import type { Category } from "../../domain/categories.ts";
import { mergeChanges } from "../../domain/category-merge.ts";
import type { Change } from "../../domain/operation.ts";
import { isTagLimit } from "../../domain/tag-limit.ts";
import { presentMerged } from "../replies/merged.ts";
import { category } from "./arguments.ts";
import { commitInChunks } from "./commit-in-chunks.ts";
import { knownCategory } from "./known-category.ts";
import { readStanding, type Standing } from "./standing.ts";
import { type AlertOutcome, defineTool, type ToolContext } from "./tool.ts";

const args = z.strictObject({ from: category, into: category });

/** A category that became part of another. */
export interface MergeResult {
  readonly from: Pick<Category, "id" | "name">;
  readonly into: Pick<Category, "id" | "name">;
  /** How many entries moved. */
  readonly entries: number;
  /** How the one that stayed stands now. */
  readonly standing: Standing;
  readonly alerts: AlertOutcome;
}

/** Makes one category part of another: its entries, limits, plans, rules and bills go along. */
export const mergeCategories = defineTool({
  name: "merge_categories",
  description: "Merge one category into another; its entries, limits, rules and recurring entries move.",
  risk: "write",
  args,
  async run(context, given): Promise<MergeResult> {
    const { categories } = context;
    const from = categories.get(knownCategory(categories, given.from));
    const into = categories.get(knownCategory(categories, given.into));
    const others = mergeChanges(from, into, await readUses(context));
    const entries = await entryChanges(context, from.id, into.id);
    const alerts = await commitInChunks(context, [...entries, ...others]);
    const standing = await readStanding(context, into.id);
    return { from: named(from), into: named(into), entries: entries.length, standing, alerts };
  },
  present: presentMerged,
});

/** More than anyone has in one category. */
const ALL = 1_000_000;

async function entryChanges({ book }: ToolContext, from: string, into: string): Promise<Change[]> {
  const entries = await book.entries({ category: from, order: "made", limit: ALL });
  return entries.map((before) => ({ what: "entries", id: before.id, before, after: { ...before, category: into } }));
}

async function readUses({ book }: ToolContext) {
  return {
    settings: await book.records("categories"),
    plans: await book.records("plans"),
    limits: (await book.records("limits")).flatMap((limit) => (isTagLimit(limit) ? [] : [limit])),
    rules: await book.records("rules"),
    recurring: await book.records("recurring"),
    planned: await book.records("planned"),
  };
}

function named({ id, name }: Category): Pick<Category, "id" | "name"> {
  return { id, name };
}
