import { z } from "zod";
import { type Entry, normaliseDescription } from "../../domain/entry.ts";
import { type Money, money } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { presentListed } from "../replies/listed.ts";
import type { FigureBasis } from "../state.ts";
import { category, date } from "./arguments.ts";
import { defineTool } from "./tool.ts";
import { type Uncounted, uncountedOf } from "./uncounted.ts";

const args = z.strictObject({
  words: z.string().max(100).optional(),
  category: category.optional(),
  tag: z.string().max(40).optional(),
  from: date.optional(),
  to: date.optional(),
  limit: z.int().min(1).max(100).optional(),
  order: z.enum(["newest", "largest"]).optional(),
});

/** Entries that were asked for, with the total of all that match. */
export interface ListResult {
  /** The first of those that match. */
  readonly entries: readonly Entry[];
  /** How many match. */
  readonly count: number;
  /** What counts of all that match. */
  readonly total: Money;
  /** What of them does not count yet. */
  readonly uncounted: readonly Uncounted[];
  /** What matches, as `explain_figure` finds it again; null where nothing does. */
  readonly basis: FigureBasis | null;
  readonly order: "newest" | "largest";
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** What it was narrowed to, in words. */
  readonly about: string | null;
}

const DEFAULT_LIMIT = 10;

/** More entries than anyone asks about at once. */
const SUMMED = 100_000;

/** Lists entries by words, category, tag and dates. */
export const listExpenses = defineTool({
  name: "list_expenses",
  description: "List expenses, by words, category, tag or dates, newest or largest first.",
  risk: "read",
  args,
  async run({ book, categories }, given): Promise<ListResult> {
    const words = given.words === undefined ? "" : normaliseDescription(given.words);
    const narrowed = {
      ...(words === "" ? {} : { words }),
      ...(given.tag === undefined ? {} : { tag: given.tag }),
    };
    const found = await book.entries({
      kinds: ["expense", "refund", "adjustment"],
      order: given.order ?? (given.limit === undefined ? "newest" : "made"),
      limit: SUMMED,
      ...narrowed,
      ...(given.category === undefined ? {} : { category: given.category }),
      ...(given.from === undefined ? {} : { from: given.from }),
      ...(given.to === undefined ? {} : { to: given.to }),
    });
    const about = [given.words, given.category === undefined ? undefined : categories.get(given.category).name]
      .filter((part) => part !== undefined)
      .join(", ");
    const dates = found.map(({ date }) => date).sort();
    const [first] = dates;
    const last = dates.at(-1);
    return {
      entries: found.slice(0, given.limit ?? DEFAULT_LIMIT),
      count: found.length,
      total: money(
        found.reduce((sum, { counts }) => sum + (counts ?? 0), 0),
        book.ledger.currency,
      ),
      uncounted: uncountedOf(found),
      basis:
        first === undefined || last === undefined
          ? null
          : {
              kind: "spent",
              category: given.category ?? null,
              from: given.from ?? first,
              to: given.to ?? last,
              ...narrowed,
            },
      order: given.order ?? "newest",
      from: given.from ?? null,
      to: given.to ?? null,
      about: about === "" ? null : about,
    };
  },
  present: presentListed,
});
