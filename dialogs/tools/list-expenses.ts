import { z } from "zod";
import { type Entry, normaliseDescription } from "../../domain/entry.ts";
import { type Money, money } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { presentListed } from "../replies/listed.ts";
import { category, date } from "./arguments.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({
  words: z.string().max(100).optional(),
  category: category.optional(),
  tag: z.string().max(40).optional(),
  from: date.optional(),
  to: date.optional(),
  limit: z.int().min(1).max(100).optional(),
  order: z.enum(["newest", "largest"]).optional(),
});

/** Entries that were asked for, with their total. */
export interface ListResult {
  readonly entries: readonly Entry[];
  /** What counts of the entries listed. */
  readonly total: Money;
  /** True when there are more than were listed. */
  readonly hasMore: boolean;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** What it was narrowed to, in words. */
  readonly about: string | null;
}

const DEFAULT_LIMIT = 10;

/** Lists entries by words, category, tag and dates. */
export const listExpenses = defineTool({
  name: "list_expenses",
  description: "List expenses, by words, category, tag or dates, newest or largest first.",
  risk: "read",
  args,
  async run({ book, categories }, given): Promise<ListResult> {
    const limit = given.limit ?? DEFAULT_LIMIT;
    const words = given.words === undefined ? "" : normaliseDescription(given.words);
    const found = await book.entries({
      kinds: ["expense", "refund", "adjustment"],
      order: given.order ?? (given.limit === undefined ? "newest" : "made"),
      limit: limit + 1,
      ...(words === "" ? {} : { words }),
      ...(given.category === undefined ? {} : { category: given.category }),
      ...(given.tag === undefined ? {} : { tag: given.tag }),
      ...(given.from === undefined ? {} : { from: given.from }),
      ...(given.to === undefined ? {} : { to: given.to }),
    });
    const entries = found.slice(0, limit);
    const about = [given.words, given.category === undefined ? undefined : categories.get(given.category).name]
      .filter((part) => part !== undefined)
      .join(", ");
    return {
      entries,
      total: money(
        entries.reduce((sum, { counts }) => sum + (counts ?? 0), 0),
        book.ledger.currency,
      ),
      hasMore: found.length > limit,
      from: given.from ?? null,
      to: given.to ?? null,
      about: about === "" ? null : about,
    };
  },
  present: presentListed,
});
