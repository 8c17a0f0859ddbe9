import { type Crossing, crossings, DEFAULT_THRESHOLDS } from "../../domain/alerts.ts";
import type { Book, OperationDraft } from "../../domain/book.ts";
import type { Change } from "../../domain/operation.ts";
import {
  type CalendarDate,
  daysLeft,
  type Payday,
  type Period,
  type PeriodKey,
  periodOf,
  previousPeriod,
} from "../../domain/period.ts";
import type { Alert } from "../../domain/plan.ts";
import { isTagLimit } from "../../domain/tag-limit.ts";
import { fire, rearm } from "./alert-changes.ts";
import { readPeriod } from "./standing.ts";
import { readTagUse, tagAlerts, tagsTouched } from "./tag-alerting.ts";
import type { AlertNotice, AlertOutcome } from "./tool.ts";

/**
 * Stages an operation together with the alerts that it fires or arms again, in every period that it touches.
 *
 * An alert stands for every threshold that is reached, told or not, so that what is armed follows from the sums alone and
 * undo brings it back exactly.
 */
export async function stageWithAlerts(book: Book, today: CalendarDate, draft: OperationDraft): Promise<AlertOutcome> {
  const periods = periodsTouched(draft.changes, today, book.ledger.paydays);
  const before = await Promise.all(periods.map((period) => readPeriod(book, period)));
  const tags = tagsTouched(draft.changes);
  const tagsBefore = await readTagUse(book, tags);
  const addConsequences = book.stage(draft);
  const fired: AlertNotice[] = [];
  const rearmed: AlertNotice[] = [];
  for (const was of before) {
    const { period } = was;
    const crossed = crossings(was, await readPeriod(book, period));
    for (const crossing of crossed.fired) {
      const reached = DEFAULT_THRESHOLDS.filter((threshold) => threshold <= crossing.threshold);
      const changes = await Promise.all(
        reached.map((threshold) => fire(book, alertOf(period, { ...crossing, threshold }))),
      );
      addConsequences(changes.flat());
      if (changes.at(-1)?.length === 1) fired.push({ ...crossing, period });
    }
    for (const crossing of crossed.rearmed) {
      const changes = await rearm(book, alertOf(period, crossing));
      addConsequences(changes);
      if (changes.length === 1) rearmed.push({ ...crossing, period });
    }
  }
  const tagged = await tagAlerts(book, tagsBefore, await readTagUse(book, tags));
  addConsequences(tagged.changes);
  const left = daysLeft(periodOf(today, book.ledger.paydays), today);
  return { fired, rearmed, daysLeft: left, ...(tagged.standings.length === 0 ? {} : { tags: tagged.standings }) };
}

/** How many periods back a plan or a limit is followed; nobody looks at warnings of older ones. */
const PERIODS_BACK = 24;

/** The periods whose sums or allocations some changes move, the latest first. */
function periodsTouched(changes: readonly Change[], today: CalendarDate, paydays: readonly Payday[]): Period[] {
  const current = periodOf(today, paydays);
  const touched = new Map<PeriodKey, Period>();
  for (const change of changes) {
    for (const period of periodsOf(change, current, paydays)) touched.set(period.key, period);
  }
  return [...touched.values()].sort((a, b) => (a.start < b.start ? 1 : -1));
}

function periodsOf(change: Change, current: Period, paydays: readonly Payday[]): Period[] {
  switch (change.what) {
    case "entries":
      return [change.before, change.after].flatMap((entry) => (entry ? [periodOf(entry.date, paydays)] : []));
    case "plans":
      return periodsSince(change.id, current, paydays);
    case "limits": {
      const limits = [change.before, change.after].flatMap((limit) => limit ?? []);
      if (limits.some(isTagLimit)) return [];
      const [first = current.key] = limits.flatMap(({ from }) => from ?? []).sort();
      return periodsSince(first, current, paydays);
    }
    default:
      return [];
  }
}

/** A plan or a limit holds from its period on; what is still to come has nothing to warn of. */
function periodsSince(first: PeriodKey, current: Period, paydays: readonly Payday[]): Period[] {
  const periods: Period[] = [];
  for (let period = current; period.key >= first && periods.length <= PERIODS_BACK; ) {
    periods.push(period);
    period = previousPeriod(period, paydays);
  }
  return periods;
}

function alertOf({ key: period }: Period, { category, threshold }: Crossing): Alert {
  return { period, category, threshold };
}
