import type * as z from "zod";
import type { ToolContext } from "../../../dialogs/tools/tool.ts";
import { DEFAULT_CATEGORIES } from "../../../domain/categories.ts";
import { NotFound } from "../../../domain/errors.ts";
import { periodOf } from "../../../domain/period.ts";
import { limitsIn, type PeriodLimit } from "../../../domain/plan.ts";
import { type category, categoryView } from "./views.ts";

/** A book's categories as answers show them, with the person's priorities and limits in them. */
export async function readCategories(context: ToolContext): Promise<z.input<typeof category>[]> {
  const { book, categories } = context;
  const settings = new Map((await book.records("categories")).map((setting) => [setting.id, setting]));
  const limits = await limitsNow(context);
  return categories.all().map((one) => categoryView(one, isSystem(one.id), settings.get(one.id), limits.get(one.id)));
}

/** One of them. @throws NotFound where it is none */
export async function readCategory(context: ToolContext, id: string): Promise<z.input<typeof category>> {
  const found = (await readCategories(context)).find((one) => one.id === id);
  if (!found) throw new NotFound(NONE);
  return found;
}

/** @throws NotFound for a category that a path names and nobody has */
export function assertCategory(isKnown: boolean): void {
  if (!isKnown) throw new NotFound(NONE);
}

const NONE = "There is no such category.";

/** The categories' limits as they hold now. */
export async function limitsNow({ book, today }: ToolContext): Promise<Map<string, PeriodLimit>> {
  const limits = limitsIn(await book.records("limits"), periodOf(today, book.ledger.paydays));
  return new Map(limits.map((limit) => [limit.category, limit]));
}

function isSystem(id: string): boolean {
  return DEFAULT_CATEGORIES.some((one) => one.id === id);
}
