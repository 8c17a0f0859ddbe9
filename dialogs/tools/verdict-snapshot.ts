import type { Book } from "../../domain/book.ts";
import type { CategoryId } from "../../domain/categories.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import type { GoalStanding } from "../../domain/goal-standing.ts";
import { type Money, money, sum } from "../../domain/money.ts";
import { incomeOf, paysIn } from "../../domain/pays.ts";
import { type CalendarDate, type Period, periodAfter, periodOf, previousPeriod } from "../../domain/period.ts";
import { type IncomeSource, limitsIn, planInForce } from "../../domain/plan.ts";
import type { CategorySum } from "../../domain/ports.ts";
import type { Position } from "../../domain/position.ts";
import { reserveFor } from "../../domain/pots.ts";
import { prioritiesOf } from "../../domain/priority.ts";
import { SETTINGS_ID } from "../../domain/settings.ts";
import {
  type LaterPeriod,
  type SnapshotInput,
  takeSnapshot,
  type VerdictSnapshot,
} from "../../domain/verdict-snapshot.ts";
import { type Reader, readPosition, readSources } from "./position.ts";

/** How many complete periods a verdict looks back. */
const PERIODS_BACK = 6;

/** How many periods to come are looked at one by one; what lies further off is taken to be like the last of them. */
const PERIODS_AHEAD = 3;

interface Purchase {
  readonly item: string;
  readonly amount: Money;
  readonly category: CategoryId;
  /** When it would be bought; left out: today. */
  readonly on?: CalendarDate | undefined;
  /** It would be bought when the next pay comes. */
  readonly isOnNextPay?: boolean;
}

/** Takes the snapshot that a purchase is judged by; null when neither an income nor a balance is known. */
export async function readSnapshot(reader: Reader, purchase: Purchase): Promise<VerdictSnapshot | null> {
  const { book, categories, today } = reader;
  const { paydays } = book.ledger;
  const period = periodOf(today, paydays);
  const position = await readPosition(reader, period);
  if (position.free === null) return null;
  const plan = planInForce(await book.records("plans"), period.key);
  const sources = await readSources(book, period, plan);
  const { risk = plan?.risk ?? "moderate" } = (await book.record("settings", SETTINGS_ID)) ?? {};
  const periods = Array.from({ length: PERIODS_AHEAD }, (_, index) => periodAfter(period, index + 1, paydays));
  const payDates = [period, ...periods].flatMap((one) =>
    sources.flatMap((source) => paysIn(source, one).map(({ due }) => due)),
  );
  return takeSnapshot({
    amount: purchase.amount,
    category: purchase.category,
    today,
    on: laterDay(purchase, { payDates, today, period }),
    paydays,
    risk,
    categories: categories.all(),
    plan,
    limits: limitsIn(await book.records("limits"), period),
    sums: await book.spent(period.start, period.end),
    bills: await readBillSums(book, period),
    past: await readPast(book, period),
    priorities: prioritiesOf(categories.all()),
    payDates,
    later: await Promise.all(periods.map((one) => readLater(reader, one, sources, position.goals))),
    goalPot: potFor(purchase.item, position),
    ownReserve: ownReserve(purchase, position),
    ...figuresOf(position),
  });
}

interface Calendar {
  /** On which pays are expected; empty where nothing is known to come in. */
  readonly payDates: readonly CalendarDate[];
  readonly today: CalendarDate;
  readonly period: Period;
}

/** @returns undefined for today, and for a day that nothing is known about, because no pay is expected by then */
function laterDay({ on, isOnNextPay }: Purchase, { payDates, today, period }: Calendar): CalendarDate | undefined {
  if (isOnNextPay) return payDates.toSorted().find((date) => date > today);
  const isKnown = on !== undefined && (on <= period.end || payDates.length > 0);
  return isKnown && on > today ? on : undefined;
}

/** What the position says of the running period. */
function figuresOf({ incomings, standings, goals, isPartial }: Position) {
  const { expectedIncome, extraIncome, contributed, adjustment } = incomings;
  const byCategory = (figure: "carried" | "reserved" | "covered"): Map<CategoryId, Money> =>
    new Map(standings.map((standing) => [standing.category, standing[figure]]));
  const open = goals.map(({ planned, contributed: made }) => Math.max(0, planned.minor - Math.max(0, made.minor)));
  return {
    expectedIncome,
    extraIncome,
    contributed,
    ...(adjustment ? { adjustment } : {}),
    toPutAside: money(
      open.reduce((total, minor) => total + minor, 0),
      expectedIncome.currency,
    ),
    isPartial,
    carried: byCategory("carried"),
    reserved: byCategory("reserved"),
    covered: byCategory("covered"),
  };
}

/** What of a period's spending were recurring entries, by category. */
async function readBillSums(book: Book, { start, end }: Period): Promise<CategorySum[]> {
  const recurring = (await book.records("recurring")).map(({ id }) => id);
  if (recurring.length === 0) return [];
  const entries = await book.entries({ recurring, from: start, to: end, order: "made", limit: ALL });
  const sums = new Map<CategoryId, CategorySum>();
  for (const { category, counts } of entries) {
    if (category === null || counts === null) continue;
    const sum = sums.get(category) ?? { category, minor: 0, count: 0 };
    sums.set(category, { category, minor: sum.minor + counts, count: sum.count + 1 });
  }
  return [...sums.values()];
}

/** More bills than a period has. */
const ALL = 10_000;

async function readPast(book: Book, period: Period): Promise<SnapshotInput["past"]> {
  const { paydays, currency } = book.ledger;
  const plans = await book.records("plans");
  const past: SnapshotInput["past"][number][] = [];
  let before = previousPeriod(period, paydays);
  for (let back = 0; back < PERIODS_BACK; back++, before = previousPeriod(before, paydays)) {
    const sums = await book.spent(before.start, before.end);
    const plan = planInForce(plans, before.key);
    if (sums.length === 0 && plan === null) break;
    const bills = await readBillSums(book, before);
    past.unshift({ income: plan?.income ?? money(0, currency), plan, sums, bills });
  }
  return past;
}

async function readLater(
  { book }: Reader,
  period: Period,
  sources: readonly IncomeSource[],
  goals: readonly GoalStanding[],
): Promise<LaterPeriod> {
  const { paydays, currency } = book.ledger;
  const rules = (await book.records("recurring")).filter(({ terms }) => terms.at(-1)?.amount.currency === currency);
  const reserved = new Map<CategoryId, number>();
  for (const rule of rules) {
    const { amount } = reserveFor({ rule, period, paydays, logged: new Set() });
    reserved.set(rule.category, (reserved.get(rule.category) ?? 0) + amount.minor);
  }
  return {
    expectedIncome: incomeOf({ sources, period, entries: [], today: period.start, currency }).expected,
    contributed: sum(
      goals.map(({ planned }) => planned),
      currency,
    ),
    reserved: [...reserved].map(([category, minor]) => ({ category, amount: money(minor, currency) })),
  };
}

/** What the pot of the goal that goes by the item's name holds. */
function potFor(item: string, { goals }: Position): Money | null {
  const words = normaliseDescription(item).split(" ");
  const meant = goals.find(({ goal }) =>
    normaliseDescription(goal.name)
      .split(" ")
      .every((word) => words.includes(word)),
  );
  return meant?.pot ?? null;
}

/** What is reserved for the purchase itself, where it is a bill that is due. */
function ownReserve({ item, category }: Purchase, { reserves, incomings }: Position): Money {
  const words = normaliseDescription(item);
  const own = reserves.find(
    ({ rule, due }) => due.length > 0 && rule.category === category && rule.normalised === words,
  );
  return own?.amount ?? money(0, incomings.expectedIncome.currency);
}
