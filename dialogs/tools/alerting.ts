import { type Crossing, crossings, reached } from "../../domain/alerts.ts";
import type { Book, OperationDraft } from "../../domain/book.ts";
import type { CategoryId } from "../../domain/categories.ts";
import type { Change } from "../../domain/operation.ts";
import {
  type CalendarDate,
  daysLeft,
  nextPeriod,
  type Payday,
  type Period,
  type PeriodKey,
  periodByKey,
  periodOf,
  previousPeriod,
} from "../../domain/period.ts";
import { type Alert, alertId } from "../../domain/plan.ts";
import { sameImage } from "../../domain/undo.ts";
import { readCarrying } from "./carried.ts";
import { type PeriodState, readPeriod, useOf } from "./standing.ts";
import { readThresholds } from "./thresholds.ts";
import type { AlertNotice, AlertOutcome } from "./tool.ts";

/**
 * Stages an operation together with the alerts that it fires or arms again, in every period that it touches.
 *
 * An alert stands for every threshold that is reached, told or not, so that what is armed follows from the sums alone and
 * undo brings it back exactly.
 */
export async function stageWithAlerts(book: Book, today: CalendarDate, draft: OperationDraft): Promise<AlertOutcome> {
  const keys = keysTouched(draft.changes, today, book.ledger.paydays, await readCarrying(book));
  const [before, formerThresholds] = await Promise.all([readPeriods(book, keys), readThresholds(book)]);
  const addConsequences = book.stage(draft);
  const thresholds = await readThresholds(book);
  const after = await readPeriods(book, keys);
  const fired: AlertNotice[] = [];
  const rearmed: AlertNotice[] = [];
  for (const [index, is] of after.entries()) {
    const { period } = is;
    const crossed = crossings(useOf(before[index] ?? is), useOf(is), thresholds);
    for (const crossing of crossed.fired) {
      const changes = await fire(book, period, crossing, thresholds);
      addConsequences(changes.flat());
      if (changes.at(-1)?.length === 1) fired.push({ ...crossing, period });
    }
    for (const crossing of crossed.rearmed) {
      const changes = await rearm(book, period, crossing);
      addConsequences(changes);
      if (changes.length === 1) rearmed.push({ ...crossing, period });
    }
  }
  if (!sameImage(formerThresholds, thresholds)) addConsequences(await realign(book, after, thresholds));
  return { fired, rearmed, daysLeft: daysLeft(periodOf(today, book.ledger.paydays), today) };
}

/** The periods of those names, as budget months are cut now. */
function readPeriods(book: Book, keys: readonly PeriodKey[]): Promise<PeriodState[]> {
  return Promise.all(keys.map((key) => readPeriod(book, periodByKey(key, book.ledger.paydays))));
}

/** How many periods back a plan or a limit is followed; nobody looks at warnings of older ones. */
const PERIODS_BACK = 24;

/** The names of the periods whose sums, allocations or alerts some changes move, the latest first. */
function keysTouched(
  changes: readonly Change[],
  today: CalendarDate,
  paydays: readonly Payday[],
  carrying: ReadonlyMap<CategoryId, PeriodKey>,
): PeriodKey[] {
  const current = periodOf(today, paydays);
  const touched = new Set(changes.flatMap((change) => keysOf(change, current, paydays, carrying)));
  return [...touched].sort().reverse();
}

/** Sorts behind the name of every period. */
const AFTER_ALL = "9999-99";

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
      const [first = current.key] = [change.before, change.after].flatMap((limit) => limit?.from ?? []).sort();
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

/** An alert stands for every threshold that is reached, for each the changes that make it so; the highest one last. */
function fire(book: Book, period: Period, crossing: Crossing, thresholds: readonly number[]): Promise<Change[][]> {
  const reachedNow = thresholds.filter((threshold) => threshold <= crossing.threshold);
  return Promise.all(reachedNow.map((threshold) => arm(book, period, { ...crossing, threshold })));
}

/** Nothing where the alert was given already. */
async function arm(book: Book, period: Period, crossing: Crossing): Promise<Change[]> {
  const alert = alertOf(period, crossing);
  const id = alertId(alert);
  return (await book.record("alerts", id)) === null ? [{ what: "alerts", id, before: null, after: alert }] : [];
}

/** Nothing where the alert is armed already. */
async function rearm(book: Book, period: Period, crossing: Crossing): Promise<Change[]> {
  const id = alertId(alertOf(period, crossing));
  const before = await book.record("alerts", id);
  return before === null ? [] : [{ what: "alerts", id, before, after: null }];
}

/** Other thresholds are told of when they are crossed; for now only what stands is set right. */
async function realign(book: Book, states: readonly PeriodState[], thresholds: readonly number[]): Promise<Change[]> {
  const keys = new Set(states.map(({ period }) => period.key));
  const wanted = new Map(
    states.flatMap((state) =>
      reached(useOf(state), thresholds).map((one) => {
        const alert: Alert = { period: state.period.key, ...one };
        return [alertId(alert), alert] as const;
      }),
    ),
  );
  const standing = (await book.records("alerts")).filter(({ period }) => keys.has(period));
  const known = new Set(standing.map(alertId));
  return [
    ...[...wanted]
      .filter(([id]) => !known.has(id))
      .map(([id, after]): Change => ({ what: "alerts", id, before: null, after })),
    ...standing
      .filter((alert) => !wanted.has(alertId(alert)))
      .map((before): Change => ({ what: "alerts", id: alertId(before), before, after: null })),
  ];
}

function alertOf({ key: period }: Period, { category, threshold }: Crossing): Alert {
  return { period, category, threshold };
}
