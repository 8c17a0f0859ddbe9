import type { Balance } from "../../domain/balance.ts";
import type { Entry } from "../../domain/entry.ts";
import { duesUntil, type Month, monthAfter } from "./calendar.ts";
import type { RawLog } from "./raw-log.ts";
import type { Circumstances, RecountedCategory } from "./recount.ts";
import { potOf } from "./recount-bills.ts";
import { lentBy, SAVINGS, signed } from "./recount-entries.ts";
import { type IncomeNow, incomeIn } from "./recount-income.ts";
import { savedBy } from "./recount-savings.ts";

interface Situation {
  readonly log: RawLog;
  readonly month: Month;
  readonly circumstances: Circumstances;
  readonly income: IncomeNow;
  readonly categories: ReadonlyMap<string, RecountedCategory>;
  /** What pots paid, by entry. */
  readonly covered: ReadonlyMap<string, number>;
  /** The day to which it has to last. */
  readonly before: string | undefined;
  /** What the savings take of the month in all. */
  readonly taken: number;
}

/** What a stated balance leaves to spend, in minor units: from what was said, entry by entry. */
export function worthOf(balance: Balance, situation: Situation): number {
  const { log, month, circumstances, income, categories, covered, before, taken } = situation;
  const { currency } = circumstances;
  const isSince = ({ date, madeAt }: Entry): boolean =>
    date <= month.last && (date > balance.date || (date === balance.date && madeAt > balance.at));
  let [worth, savings, reservedSavings] = [balance.amount.minor - balance.inPots.minor, 0, 0];
  for (const entry of log.entries) {
    const spent = signed(entry, currency) - (covered.get(entry.id) ?? 0);
    const isSavings = SAVINGS.has(entry.category ?? "");
    const put = savedBy(entry, currency) + (isSavings ? spent : 0);
    const isInMonth = entry.date >= month.first && entry.date <= month.last;
    if (isSince(entry)) {
      worth += lentBy(entry, currency) - (isSavings ? 0 : spent);
      if (entry.kind === "income" && entry.amount.currency === currency) worth += entry.amount.minor;
      if (before !== undefined) savings += put;
    } else if (before === undefined && isInMonth) {
      savings -= put;
    }
  }
  for (const [id, { reserved }] of categories) {
    if (SAVINGS.has(id)) reservedSavings += reserved;
    else worth -= reserved;
  }
  savings += before === undefined ? taken : reservedSavings;
  for (const { due, came, counted } of income.pays) {
    if (came === null && due > balance.date && (before === undefined || due < before)) worth += counted;
  }
  return worth - savings + laterUntil(before, situation);
}

/** What comes and goes in the months after this one, up to the day. */
function laterUntil(before: string | undefined, { log, month, circumstances }: Situation): number {
  if (before === undefined) return 0;
  const { payday } = circumstances;
  let sum = 0;
  for (let next = monthAfter(month, 1, payday); next.first < before; next = monthAfter(next, 1, payday)) {
    for (const { due, came, counted } of incomeIn(log, next, circumstances).pays) {
      if (came === null && due < before) sum += counted;
    }
    for (const rule of log.recurring) {
      const isPaid = (date: string): boolean =>
        log.entries.some(({ recurring }) => recurring?.id === rule.id && recurring.due === date);
      const dues = duesUntil(rule, next.last).filter(({ date }) => date >= next.first && date < before);
      for (const due of dues) {
        if (due.date >= rule.since && !isPaid(due.date)) sum -= due.minor - potOf(rule, due, payday);
      }
    }
  }
  return sum;
}
