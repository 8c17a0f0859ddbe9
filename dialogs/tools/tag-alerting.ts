import { type CategoryUse, type Crossing, crossings, reached } from "../../domain/alerts.ts";
import type { Book } from "../../domain/book.ts";
import { money } from "../../domain/money.ts";
import type { Change } from "../../domain/operation.ts";
import { type CalendarDate, isInPeriod, type Period } from "../../domain/period.ts";
import {
  isTagLimit,
  isWithin,
  type TagAlert,
  type TagLimit,
  type TagStanding,
  tagLimitId,
  tagWeekOf,
} from "../../domain/tag-limit.ts";
import { sameImage } from "../../domain/undo.ts";
import { fire, rearm } from "./alert-changes.ts";

/** How limited tags stand, each week by itself of those that are limited by the week. */
export type TagUse = ReadonlyMap<string, TagWeek>;

/** A limited tag, or a week of it, with what was spent of it. */
interface TagWeek {
  readonly limit: TagLimit;
  /** Left out where the limit is for all of it together. */
  readonly week?: Period;
  /** Signed minor units. */
  readonly spent: number;
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
export async function readTagUse(book: Book, tags: readonly string[], today: CalendarDate): Promise<TagUse> {
  const use = new Map<string, TagWeek>();
  for (const tag of tags) {
    const limit = await book.record("limits", tagLimitId(tag));
    if (!limit || !isTagLimit(limit)) continue;
    const entries = await book.entries({ tag: limit.tag, order: "newest", limit: SUMMED });
    const within = entries.filter((entry) => isWithin(limit, entry));
    // The running week stands also while nothing was spent in it.
    for (const date of [today, ...within.map((entry) => entry.date)]) {
      const week = tagWeekOf(limit, date);
      use.set(keyOf(limit, date), { limit, ...(week ? { week } : {}), spent: 0 });
    }
    for (const { date, counts } of within) {
      const key = keyOf(limit, date);
      const one = use.get(key);
      if (one) use.set(key, { ...one, spent: one.spent + (counts ?? 0) });
    }
  }
  return use;
}

function keyOf(limit: TagLimit, date: CalendarDate): string {
  const week = tagWeekOf(limit, date);
  return week ? `${limit.tag} ${week.key}` : limit.tag;
}

/** How a tag stands against its limit now, or in the running week; null where it has none. */
export async function readTagStanding(book: Book, tag: string, today: CalendarDate): Promise<TagStanding | null> {
  const use = await readTagUse(book, [tag], today);
  const now = [...use.values()].find(({ week }) => week === undefined || isInPeriod(today, week));
  if (!now) return null;
  const { limit, week, spent } = now;
  const meant = week === undefined ? {} : { week };
  return { tag, limit, ...meant, spent: money(spent, limit.amount.currency), reached: null, rearmed: [] };
}

/** More entries than anyone gives one tag. */
const SUMMED = 100_000;

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
  today: CalendarDate,
): Promise<{ readonly changes: readonly Change[]; readonly standings: readonly TagStanding[] }> {
  const crossed = crossings(asUse(before), asUse(after), thresholds);
  const [limitsBefore, limitsAfter] = [limitsIn(before), limitsIn(after)];
  // Of the weeks of a tag only those that changed; a limit that was changed is told of the running one.
  const isSpokenOf = (week: Period, tag: string, was: TagWeek | undefined, is: TagWeek | undefined): boolean =>
    sameImage(limitsBefore.get(tag), limitsAfter.get(tag)) ? was?.spent !== is?.spent : isInPeriod(today, week);
  const changes: Change[] = [];
  const standings: TagStanding[] = [];
  for (const [key, one] of new Map([...before, ...after])) {
    const reached = await firedOf(book, crossed.fired, key, one, thresholds);
    const rearmed = await rearmedOf(book, crossed.rearmed, key, one);
    changes.push(...reached.changes, ...rearmed.changes);
    const [was, is] = [before.get(key), after.get(key)];
    if (one.week !== undefined && !isSpokenOf(one.week, one.limit.tag, was, is)) continue;
    standings.push({
      tag: one.limit.tag,
      limit: is?.limit ?? null,
      ...(one.week === undefined ? {} : { week: one.week }),
      spent: money(is?.spent ?? 0, one.limit.amount.currency),
      reached: reached.threshold,
      rearmed: rearmed.thresholds,
    });
  }
  return { changes, standings };
}

function limitsIn(use: TagUse): Map<string, TagLimit> {
  return new Map([...use.values()].map(({ limit }) => [limit.tag, limit]));
}

/** Every threshold up to the highest that was reached is noted; told is the highest, if it is new. */
async function firedOf(
  book: Book,
  fired: readonly Crossing[],
  key: string,
  one: TagWeek,
  thresholds: readonly number[],
) {
  const threshold = fired.find(({ category }) => category === key)?.threshold ?? null;
  if (threshold === null) return { threshold, changes: [] };
  const reached = thresholds.filter((percent) => percent <= threshold);
  const changes = await Promise.all(reached.map((percent) => fire(book, alertFor(one, percent))));
  return { threshold: changes.at(-1)?.length === 1 ? threshold : null, changes: changes.flat() };
}

async function rearmedOf(book: Book, rearmed: readonly Crossing[], key: string, one: TagWeek) {
  const lost = rearmed.filter(({ category }) => category === key).map(({ threshold }) => threshold);
  const changes = await Promise.all(lost.map((threshold) => rearm(book, alertFor(one, threshold))));
  return { thresholds: lost.filter((_percent, index) => changes[index]?.length === 1), changes: changes.flat() };
}

function alertFor({ limit: { tag }, week }: TagWeek, threshold: number): TagAlert {
  return { tag, ...(week === undefined ? {} : { week: week.key }), threshold };
}

/** The alerts of all thresholds that limited tags have reached. */
export function tagAlertsReached(use: TagUse, thresholds: readonly number[]): TagAlert[] {
  return reached(asUse(use), thresholds).flatMap(({ category: key, threshold }) => {
    const one = use.get(key);
    return one ? [alertFor(one, threshold)] : [];
  });
}

/** Tags, and weeks of them, as categories: what was given them and what was spent. */
function asUse(use: TagUse): CategoryUse {
  return {
    allocated: new Map([...use].map(([key, { limit }]) => [key, limit.amount])),
    spent: new Map([...use].map(([key, { spent }]) => [key, spent])),
  };
}
