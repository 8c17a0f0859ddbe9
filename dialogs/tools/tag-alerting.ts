import { type CategoryUse, type Crossing, crossings } from "../../domain/alerts.ts";
import type { Book } from "../../domain/book.ts";
import { money } from "../../domain/money.ts";
import type { Change } from "../../domain/operation.ts";
import { isTagLimit, isWithin, type TagLimit, type TagStanding, tagLimitId } from "../../domain/tag-limit.ts";
import { fire, rearm } from "./alert-changes.ts";

/** How limited tags stand: their limits and what was spent of them, in signed minor units. */
export interface TagUse {
  readonly limits: ReadonlyMap<string, TagLimit>;
  readonly spent: ReadonlyMap<string, number>;
}

/** The tags whose sums or limits some changes move. */
export function tagsTouched(changes: readonly Change[]): string[] {
  const tags = changes.flatMap((change) => {
    if (change.what === "entries") return [change.before, change.after].flatMap((entry) => entry?.tags ?? []);
    if (change.what !== "limits") return [];
    return [change.before, change.after].flatMap((limit) => (limit && isTagLimit(limit) ? [limit.tag] : []));
  });
  return [...new Set(tags)].sort();
}

/** Reads how some tags stand; those without a limit are left out. */
export async function readTagUse(book: Book, tags: readonly string[]): Promise<TagUse> {
  const limits = new Map<string, TagLimit>();
  const spent = new Map<string, number>();
  for (const tag of tags) {
    const limit = await book.record("limits", tagLimitId(tag));
    if (!limit || !isTagLimit(limit)) continue;
    limits.set(tag, limit);
    spent.set(tag, await spentWithin(book, limit));
  }
  return { limits, spent };
}

/** How a tag stands against its limit now; null where it has none. */
export async function readTagStanding(book: Book, tag: string): Promise<TagStanding | null> {
  const { limits, spent } = await readTagUse(book, [tag]);
  const limit = limits.get(tag);
  if (!limit) return null;
  return { tag, limit, spent: money(spent.get(tag) ?? 0, limit.amount.currency), reached: null, rearmed: [] };
}

/** More entries than anyone gives one tag. */
const SUMMED = 100_000;

async function spentWithin(book: Book, limit: TagLimit): Promise<number> {
  const entries = await book.entries({ tag: limit.tag, order: "newest", limit: SUMMED });
  return entries.reduce((sum, entry) => sum + (isWithin(limit, entry) ? (entry.counts ?? 0) : 0), 0);
}

/**
 * The alerts that an operation fires and arms again, as those of categories are, and how each tag stands after it.
 *
 * @param thresholds percents above 0, ascending
 */
export async function tagAlerts(
  book: Book,
  before: TagUse,
  after: TagUse,
  thresholds: readonly number[],
): Promise<{ readonly changes: readonly Change[]; readonly standings: readonly TagStanding[] }> {
  const crossed = crossings(asUse(before), asUse(after), thresholds);
  const changes: Change[] = [];
  const standings: TagStanding[] = [];
  for (const [tag, limit] of new Map([...before.limits, ...after.limits])) {
    const reached = await firedOf(book, crossed.fired, tag, thresholds);
    const rearmed = await rearmedOf(book, crossed.rearmed, tag);
    changes.push(...reached.changes, ...rearmed.changes);
    standings.push({
      tag,
      limit: after.limits.get(tag) ?? null,
      spent: money(after.spent.get(tag) ?? 0, limit.amount.currency),
      reached: reached.threshold,
      rearmed: rearmed.thresholds,
    });
  }
  return { changes, standings };
}

/** Every threshold up to the highest that was reached is noted; told is the highest, if it is new. */
async function firedOf(book: Book, fired: readonly Crossing[], tag: string, thresholds: readonly number[]) {
  const threshold = fired.find(({ category }) => category === tag)?.threshold ?? null;
  if (threshold === null) return { threshold, changes: [] };
  const reached = thresholds.filter((one) => one <= threshold);
  const changes = await Promise.all(reached.map((one) => fire(book, { tag, threshold: one })));
  return { threshold: changes.at(-1)?.length === 1 ? threshold : null, changes: changes.flat() };
}

async function rearmedOf(book: Book, rearmed: readonly Crossing[], tag: string) {
  const lost = rearmed.filter(({ category }) => category === tag).map(({ threshold }) => threshold);
  const changes = await Promise.all(lost.map((threshold) => rearm(book, { tag, threshold })));
  return { thresholds: lost.filter((_one, index) => changes[index]?.length === 1), changes: changes.flat() };
}

/** Tags as categories: what was given them and what was spent. */
export function asUse({ limits, spent }: TagUse): CategoryUse {
  return { allocated: new Map([...limits].map(([tag, { amount }]) => [tag, amount])), spent };
}
