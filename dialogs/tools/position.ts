import { BALANCE_ID } from "../../domain/balance.ts";
import { BILL_WINDOW } from "../../domain/bill-once.ts";
import type { Book } from "../../domain/book.ts";
import type { CategoryBook } from "../../domain/categories.ts";
import type { Entry } from "../../domain/entry.ts";
import type { StatedBalance } from "../../domain/free-by-balance.ts";
import { INCOMES_ID, sourcesIn } from "../../domain/income.ts";
import { type Money, money, sum } from "../../domain/money.ts";
import { MATCHING } from "../../domain/pays.ts";
import {
  type CalendarDate,
  daysAfter,
  type Period,
  periodAfter,
  periodOf,
  previousPeriod,
} from "../../domain/period.ts";
import { type IncomeSource, limitsIn, type Plan, planInForce } from "../../domain/plan.ts";
import { type Position, positionOf } from "../../domain/position.ts";
import { type Recurring, termsOn } from "../../domain/recurring.ts";
import { readCarried } from "./carried.ts";

/** Whose figures are read, and on which day. */
export interface Reader {
  readonly book: Book;
  readonly categories: CategoryBook;
  readonly today: CalendarDate;
  /** The day on which the person came. */
  readonly arrivedOn: CalendarDate;
}

/** More than one period or one person's transfers ever have. */
const ALL = 100_000;

/** Reads how a period stands, everything this turn has staged included. */
export async function readPosition(reader: Reader, period: Period): Promise<Position> {
  const { book, categories, today, arrivedOn } = reader;
  const { paydays, currency } = book.ledger;
  const plan = planInForce(await book.records("plans"), period.key);
  const sources = await readSources(book, period, plan);
  const goals = await book.records("goals");
  const rules = (await book.records("recurring")).filter((rule) => currencyOf(rule, period) === currency);
  const isCurrent = periodOf(today, paydays).key === period.key;
  return positionOf({
    period,
    today,
    paydays,
    currency,
    categories: categories.all(),
    plan,
    limits: limitsIn(await book.records("limits"), period),
    carried: await readCarried(book, period),
    sums: await book.spent(period.start, period.end),
    sources,
    received: await readReceived(book, sources, period),
    incomes: await readIncomes(book, period),
    transfers: await readTransfers(
      book,
      goals.map(({ id }) => id),
    ),
    goals,
    rules,
    bills: await readBills(book, rules, period),
    balance: await readBalance(reader, period),
    broughtDown: isCurrent ? await readBroughtDown(reader, period) : money(0, currency),
    arrivedOn,
  });
}

/** The sources of income that hold for a period: as stated last, else those of the plan. */
export async function readSources(book: Book, period: Period, plan: Plan | null): Promise<readonly IncomeSource[]> {
  const stated = sourcesIn(await book.record("incomes", INCOMES_ID), period.key);
  return stated.length > 0 ? stated : (plan?.sources ?? []);
}

function currencyOf(rule: Recurring, { end }: Period): string {
  return termsOn(rule, end).amount.currency;
}

/** Income of a period, and around it what may be a pay due in it. */
async function readIncomes(book: Book, { start, end }: Period): Promise<Entry[]> {
  const [from, to] = [daysAfter(start, -MATCHING.days), daysAfter(end, MATCHING.days)];
  return book.entries({ kinds: ["income"], from, to, order: "made", limit: ALL });
}

/** What irregular sources brought in the last complete periods, newest last; of periods in which anything was logged. */
async function readReceived(
  book: Book,
  sources: readonly IncomeSource[],
  period: Period,
): Promise<Map<string, readonly Money[]>> {
  const irregular = sources.filter(({ every }) => every === "irregular");
  if (irregular.length === 0) return new Map();
  const { paydays, currency } = book.ledger;
  const periods = [-6, -5, -4, -3, -2, -1].map((count) => periodAfter(period, count, paydays));
  const from = periods[0]?.start ?? period.start;
  const incomes = await book.entries({ kinds: ["income"], from, to: period.start, order: "made", limit: ALL });
  const received = (source: string): Money[] =>
    periods
      .map(({ start }) => incomes.filter(({ pay }) => pay?.source === source && pay.due === start))
      .filter((came) => came.length > 0)
      .map((came) =>
        sum(
          came.map(({ amount }) => amount),
          currency,
        ),
      );
  return new Map(irregular.map(({ name }) => [name, received(name)]));
}

/** Transfers of all time, and the expenses that goals were for. */
async function readTransfers(book: Book, goals: readonly string[]): Promise<Entry[]> {
  const transfers = await book.entries({ kinds: ["transfer"], order: "made", limit: ALL });
  if (goals.length === 0) return transfers;
  return [...transfers, ...(await book.entries({ goals, order: "made", limit: ALL }))];
}

async function readBills(book: Book, rules: readonly Recurring[], { start }: Period): Promise<Entry[]> {
  if (rules.length === 0) return [];
  const recurring = rules.map(({ id }) => id);
  return book.entries({ recurring, from: daysAfter(start, -BILL_WINDOW.askedDays), order: "made", limit: ALL });
}

/** The stated balance, where it is in force in a period: until the period in which it was said ends, or the day it was said to. */
async function readBalance({ book, today }: Reader, period: Period): Promise<StatedBalance | null> {
  const stated = await book.record("balances", BALANCE_ID);
  if (!stated || stated.date > period.end) return null;
  const isStillMeant = stated.until !== undefined && stated.until > today && today <= period.end;
  if (stated.date < period.start && !isStillMeant) return null;
  const { date } = stated;
  const sameDay = await book.entries({ kinds: SPENDING, from: date, to: date, order: "made", limit: ALL });
  return { stated, later: await book.spent(daysAfter(date, 1), period.end), sameDay };
}

const SPENDING = ["expense", "refund", "adjustment"] as const;

/** Where the period before had a stated balance and ended below 0, the next one has that much less. */
async function readBroughtDown(reader: Reader, period: Period): Promise<Money> {
  const { paydays, currency } = reader.book.ledger;
  const before = previousPeriod(period, paydays);
  const stated = await reader.book.record("balances", BALANCE_ID);
  const wasStated = stated !== null && stated.date >= before.start && stated.date <= before.end;
  if (!wasStated) return money(0, currency);
  const { free } = await readPosition({ ...reader, today: before.end }, before);
  return money(Math.min(0, free?.minor ?? 0), currency);
}
