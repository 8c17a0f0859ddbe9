import type { CategoryId } from "../../domain/categories.ts";
import { periodAfter, periodOf, previousPeriod } from "../../domain/period.ts";
import { byPriority, type Ranked } from "../../domain/priority.ts";
import { readPeriod } from "./standing.ts";
import type { ToolContext } from "./tool.ts";

/** A category in the order in which it matters, with the reasons. */
export interface CategoryRank extends Ranked {
  readonly id: CategoryId;
  /** The person set its priority themselves; else it is its necessity. */
  readonly isOwn: boolean;
  /** Share of what was spent over the last complete periods, in percent, rounded. */
  readonly share: number;
}

/** How many complete periods say what a person spends. */
const PERIODS_BACK = 6;

/** The categories in the order in which they matter, as the book stands now. */
export async function rankedNow({ book, today, categories }: ToolContext): Promise<readonly CategoryRank[]> {
  const { paydays } = book.ledger;
  const period = periodOf(today, paydays);
  const [first, last] = [periodAfter(period, -PERIODS_BACK, paydays), previousPeriod(period, paydays)];
  const spentIn = new Map(
    (await book.spent(first.start, last.end)).map(({ category, minor }) => [category, Math.max(0, minor)]),
  );
  const total = [...spentIn.values()].reduce((sum, minor) => sum + minor, 0);
  const { allocated, spent } = await readPeriod(book, period);
  const own = new Map((await book.records("categories")).map(({ id, priority }) => [id, priority]));
  return byPriority(
    categories.all().map(({ id, necessity }) => ({
      id,
      necessity,
      priority: own.get(id) ?? necessity,
      spent: spentIn.get(id) ?? 0,
      isShort: (spent.get(id) ?? 0) > (allocated.get(id)?.minor ?? Number.POSITIVE_INFINITY),
      isOwn: own.get(id) !== undefined,
      share: total === 0 ? 0 : Math.round(((spentIn.get(id) ?? 0) * 100) / total),
    })),
  );
}
