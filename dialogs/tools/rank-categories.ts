import { z } from "zod";
import { type CategoryId, categoryBookOf } from "../../domain/categories.ts";
import { periodAfter, periodOf, previousPeriod } from "../../domain/period.ts";
import { byPriority, type Ranked } from "../../domain/priority.ts";
import { presentRanking } from "../replies/priorities.ts";
import { category } from "./arguments.ts";
import { knownCategory } from "./known-category.ts";
import { readPeriod, useOf } from "./standing.ts";
import { defineTool, type ToolContext } from "./tool.ts";

/** A category in the order in which it matters, with the reasons. */
export interface CategoryRank extends Ranked {
  readonly id: CategoryId;
  /** The person set its priority themselves; else it is its necessity. */
  readonly isOwn: boolean;
  /** Share of what was spent over the last complete periods, in percent, rounded. */
  readonly share: number;
}

/** The order in which categories matter, and which of them was asked about; null: all. */
export interface RankingResult {
  readonly ranked: readonly CategoryRank[];
  readonly about: CategoryId | null;
}

/** Tells which categories matter most to the person, or how much one does, and why. */
export const rankCategories = defineTool({
  name: "rank_categories",
  description: "List the categories by how much they matter to the person, or tell it of one, with the reasons.",
  risk: "read",
  args: z.strictObject({ category: category.exactOptional() }),
  async run(context, given): Promise<RankingResult> {
    const about = given.category === undefined ? null : knownCategory(context.categories, given.category);
    return { ranked: await rankedNow(context), about };
  },
  present: presentRanking,
});

/** How many complete periods say what a person spends. */
const PERIODS_BACK = 6;

/** The categories in the order in which they matter, as the book stands now. */
export async function rankedNow({ book, today }: ToolContext): Promise<readonly CategoryRank[]> {
  const { paydays } = book.ledger;
  const period = periodOf(today, paydays);
  const history = await book.spent(
    periodAfter(period, -PERIODS_BACK, paydays).start,
    previousPeriod(period, paydays).end,
  );
  const spentIn = new Map(history.map(({ category: id, minor }) => [id, Math.max(0, minor)]));
  const total = [...spentIn.values()].reduce((sum, minor) => sum + minor, 0);
  const { allocated, spent } = useOf(await readPeriod(book, period));
  const categories = categoryBookOf(await book.records("categories"));
  return byPriority(
    categories.all().map(({ id, necessity, priority }) => ({
      id,
      necessity,
      priority: priority ?? necessity,
      spent: spentIn.get(id) ?? 0,
      isShort: (spent.get(id) ?? 0) > (allocated.get(id)?.minor ?? Number.POSITIVE_INFINITY),
      isOwn: priority !== undefined,
      share: total === 0 ? 0 : Math.round(((spentIn.get(id) ?? 0) * 100) / total),
    })),
  );
}
