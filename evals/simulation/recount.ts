import type { Entry } from "../../domain/entry.ts";
import type { Operation } from "../../domain/operation.ts";
import { between, duesUntil, type Month, monthNamed, monthOf, shift } from "./calendar.ts";
import { type RawLog, readRawLog } from "./raw-log.ts";
import { worthOf } from "./recount-balance.ts";
import { potOf, reservedFor } from "./recount-bills.ts";
import { isSpending, lentBy, SAVINGS, signed } from "./recount-entries.ts";
import { incomeIn } from "./recount-income.ts";
import { goalsNow, savedBy } from "./recount-savings.ts";

/** A category in minor units. */
export interface RecountedCategory {
  allocated: number | null;
  spent: number;
  reserved: number;
  covered: number;
  count: number;
  remaining: number | null;
}

/** The figures of the month that a day lies in, in minor units. */
export interface Recount {
  readonly month: Month;
  readonly spent: number;
  readonly count: number;
  /** Free to spend; null when neither an income nor a balance is known. */
  readonly left: number | null;
  readonly lastDay: string;
  readonly daysLeft: number;
  /** What has an allocation, or anything happened in. */
  readonly categories: ReadonlyMap<string, RecountedCategory>;
}

export interface Circumstances {
  readonly today: string;
  readonly payday: number;
  readonly currency: string;
}

/** Works the month's figures out of a log alone, by adding up its entries one by one. */
export function recount(operations: readonly Operation[], circumstances: Circumstances): Recount {
  const { today, payday, currency } = circumstances;
  const log = readRawLog(operations);
  const month = monthOf(today, payday);
  const isIn = ({ date }: Entry): boolean => date >= month.first && date <= month.last;
  const balance = balanceNow(log, month, today);
  const before = balance?.until !== undefined && balance.until > today ? balance.until : undefined;
  const income = incomeIn(log, month, circumstances);
  const goals = goalsNow(log, { month, payday, currency, income: income.expected });
  const covered = coveredBy(log, payday, goals.paid);

  const categories = categoriesNow(log, month, circumstances, { covered, before });
  const all = [...categories];
  const sum = (side: "savings" | "others", of: (category: RecountedCategory) => number): number =>
    all.reduce((total, [id, one]) => total + (SAVINGS.has(id) === (side === "savings") ? of(one) : 0), 0);
  const contributed = log.entries.filter(isIn).reduce((total, entry) => total + savedBy(entry, currency), 0);
  const setAside = sum("savings", ({ allocated }) => allocated ?? 0);
  const used = contributed + goals.stillToPut(before) + sum("savings", (one) => one.spent - one.covered + one.reserved);
  const spentNow = sum("others", (one) => one.spent - one.covered);
  const reservedNow = sum("others", ({ reserved }) => reserved);
  const lent = (isMeant: (entry: Entry) => boolean): number =>
    log.entries.filter(isMeant).reduce((total, entry) => total + lentBy(entry, currency), 0);
  const plain = income.expected + income.extra - spentNow - reservedNow - Math.max(setAside, used);

  const left = (): number | null => {
    if (balance) {
      const taken = Math.max(setAside, used);
      return worthOf(balance, { log, month, circumstances, income, categories, covered, before, taken });
    }
    if (income.pays.length === 0 && income.extra === 0) return null;
    return plain + lent(isIn) + broughtDown(operations, log, month, circumstances);
  };
  const lastDay = before === undefined ? month.last : shift(before, -1);
  return {
    month,
    spent: all.reduce((total, [, one]) => total + one.spent, 0),
    count: all.reduce((total, [, one]) => total + one.count, 0),
    left: left(),
    lastDay,
    daysLeft: between(today, lastDay) + 1,
    categories,
  };
}

function balanceNow({ balances }: RawLog, { first, last }: Month, today: string) {
  const [stated] = balances;
  if (!stated || stated.date > last) return null;
  const isOpen = stated.until !== undefined && stated.until > today;
  return stated.date >= first || isOpen ? stated : null;
}

/** A month whose balance was stated and that ended below 0 leaves that to the next one. */
function broughtDown(
  operations: readonly Operation[],
  { balances }: RawLog,
  { name }: Month,
  circumstances: Circumstances,
): number {
  const { payday } = circumstances;
  const past = monthNamed(Temporal.PlainYearMonth.from(name).subtract({ months: 1 }).toString(), payday);
  const [stated] = balances;
  if (!stated || stated.date < past.first || stated.date > past.last) return 0;
  return Math.min(0, recount(operations, { ...circumstances, today: past.last }).left ?? 0);
}

function categoriesNow(
  log: RawLog,
  month: Month,
  { payday, currency }: Circumstances,
  { covered, before }: { readonly covered: ReadonlyMap<string, number>; readonly before: string | undefined },
): ReadonlyMap<string, RecountedCategory> {
  const categories = new Map<string, RecountedCategory>();
  const at = (id: string): RecountedCategory => {
    const known = categories.get(id) ?? {
      allocated: null,
      spent: 0,
      reserved: 0,
      covered: 0,
      count: 0,
      remaining: null,
    };
    categories.set(id, known);
    return known;
  };
  for (const [id, minor] of allocationsIn(log, month, currency)) at(id).allocated = minor;
  for (const entry of log.entries) {
    if (entry.category === null || entry.date < month.first || entry.date > month.last) continue;
    if (!isSpending(entry, currency)) continue;
    const one = at(entry.category);
    one.spent += signed(entry, currency);
    one.covered += covered.get(entry.id) ?? 0;
    one.count += 1;
  }
  for (const rule of log.recurring) {
    const paid = new Set(log.entries.flatMap(({ recurring }) => (recurring?.id === rule.id ? [recurring.due] : [])));
    const minor = reservedFor({ rule, month, payday, paid, before });
    if (minor !== 0) at(rule.category).reserved += minor;
  }
  for (const one of categories.values()) {
    one.remaining = one.allocated === null ? null : one.allocated + one.covered - one.spent - one.reserved;
  }
  return categories;
}

/** The plan's parts, the person's own limits instead where there are any, and what was moved this month. */
function allocationsIn({ plans, limits }: RawLog, { name }: Month, currency: string): Map<string, number> {
  const [plan] = plans.filter(({ period }) => period <= name).sort((a, b) => (a.period > b.period ? -1 : 1));
  const given = new Map<string, number>(plan?.allocations.map(({ category, amount }) => [category, amount.minor]));
  for (const limit of limits) {
    let held: (typeof limits)[number] | undefined = limit;
    while (held?.from !== undefined && held.from > name) held = held.replaces;
    if (held?.per === "month" && held.amount.currency === currency) given.set(held.category, held.amount.minor);
  }
  if (plan?.period === name) {
    for (const { category, amount } of plan.moved ?? []) given.set(category, (given.get(category) ?? 0) + amount.minor);
  }
  return given;
}

/** What pots paid of each entry, by its id: those of bills, and those of goals. */
function coveredBy({ entries, recurring }: RawLog, payday: number, byGoals: ReadonlyMap<string, number>) {
  const covered = new Map(byGoals);
  for (const entry of entries) {
    const rule = recurring.find(({ id }) => id === entry.recurring?.id);
    const due = rule && duesUntil(rule, entry.recurring?.due ?? "").find(({ date }) => date === entry.recurring?.due);
    if (!rule || !due) continue;
    const paid = Math.max(0, Math.min(entry.amount.minor, potOf(rule, due, payday)));
    covered.set(entry.id, (covered.get(entry.id) ?? 0) + paid);
  }
  return covered;
}
