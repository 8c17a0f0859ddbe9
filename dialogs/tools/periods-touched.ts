import type { Book } from "../../domain/book.ts";
import type { CategoryId } from "../../domain/categories.ts";
import type { Change } from "../../domain/operation.ts";
import {
  type CalendarDate,
  nextPeriod,
  type Payday,
  type Period,
  type PeriodKey,
  periodByKey,
  periodOf,
  previousPeriod,
} from "../../domain/period.ts";
import { isTagLimit } from "../../domain/tag-limit.ts";
import { sameImage } from "../../domain/undo.ts";
import { type PeriodState, readPeriod } from "./standing.ts";

/** How many periods back a plan or a limit is followed; nobody looks at warnings of older ones. */
const PERIODS_BACK = 24;

/** Sorts behind the name of every period. */
const AFTER_ALL = "9999-99";

/**
 * The names of the periods whose sums, allocations or alerts some changes move, the latest first.
 *
 * @param carrying from which period on categories carry what is left, those that do
 */
export function keysTouched(
  changes: readonly Change[],
  today: CalendarDate,
  paydays: readonly Payday[],
  carrying: ReadonlyMap<CategoryId, PeriodKey>,
): PeriodKey[] {
  const current = periodOf(today, paydays);
  const touched = new Set(changes.flatMap((change) => keysOf(change, current, paydays, carrying)));
  return [...touched].sort().reverse();
}

/** The periods of those names, as budget months are cut now. */
export function readPeriods(book: Book, keys: readonly PeriodKey[]): Promise<PeriodState[]> {
  return Promise.all(keys.map((key) => readPeriod(book, periodByKey(key, book.ledger.paydays))));
}

function keysOf(
  change: Change,
  current: Period,
  paydays: readonly Payday[],
  carrying: ReadonlyMap<CategoryId, PeriodKey>,
): PeriodKey[] {
  const since = (first: PeriodKey): PeriodKey[] => keysSince(first, current, paydays);
  switch (change.what) {
    case "entries":
      return [change.before, change.after].flatMap((entry) => {
        if (!entry) return [];
        const { key } = periodOf(entry.date, paydays);
        const carriesOn = (carrying.get(entry.category ?? "") ?? AFTER_ALL) <= key;
        return carriesOn ? [key, ...since(key)] : [key];
      });
    case "categories": {
      const [first = AFTER_ALL] = [change.before, change.after].flatMap((its) => its?.carriesFrom ?? []).sort();
      return first === AFTER_ALL ? [] : since(first);
    }
    case "plans":
      return since(change.id);
    case "limits": {
      const limits = [change.before, change.after].flatMap((limit) => limit ?? []);
      if (limits.some(isTagLimit)) return [];
      const [first = current.key] = limits.flatMap(({ from }) => from ?? []).sort();
      return since(first);
    }
    // Other paydays move the days of each period, and today into the one before or after.
    case "settings":
      return sameImage(change.before?.paydays, change.after?.paydays)
        ? []
        : [nextPeriod(current, paydays).key, ...since("")];
    case "preferences":
      return sameImage(change.before?.alerts, change.after?.alerts) ? [] : since("");
    default:
      return [];
  }
}

/** A plan or a limit holds from its period on; what is still to come has nothing to warn of. */
function keysSince(first: PeriodKey, current: Period, paydays: readonly Payday[]): PeriodKey[] {
  const keys: PeriodKey[] = [];
  for (let period = current; period.key >= first && keys.length <= PERIODS_BACK; ) {
    keys.push(period.key);
    period = previousPeriod(period, paydays);
  }
  return keys;
}
