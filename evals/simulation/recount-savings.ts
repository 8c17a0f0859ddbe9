import type { Entry } from "../../domain/entry.ts";
import type { Goal } from "../../domain/goal.ts";
import { type Month, monthAfter } from "./calendar.ts";
import type { RawLog } from "./raw-log.ts";
import { halfEven } from "./recount-bills.ts";

interface Circumstances {
  readonly month: Month;
  readonly payday: number;
  readonly currency: string;
  /** Expected in the month, in minor units. */
  readonly income: number;
}

interface GoalsNow {
  /** What the goals' pots paid, by entry. */
  readonly paid: ReadonlyMap<string, number>;
  /** What is still to be put aside in the month; with a day, for goals that are due by then alone. */
  stillToPut(before: string | undefined): number;
}

/** Follows every goal's pot through the entries in the order of their days. */
export function goalsNow({ goals, entries }: RawLog, circumstances: Circumstances): GoalsNow {
  const { month, currency } = circumstances;
  const inOrder = [...entries].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const paid = new Map<string, number>();
  const open = goals.map((goal) => {
    let [pot, potBefore, put] = [0, 0, 0];
    for (const entry of inOrder) {
      if (entry.goal === goal.id && entry.kind === "expense") {
        const part = Math.min(entry.amount.minor, Math.max(0, pot));
        if (part > 0) paid.set(entry.id, part);
        pot -= part;
      }
      const saved = entry.transfer?.goal === goal.id ? savedBy(entry, currency) : 0;
      pot += saved;
      if (entry.date < month.first) potBefore = pot;
      else if (entry.date <= month.last) put += saved;
    }
    return { goal, lacks: Math.max(0, asked(goal, potBefore, circumstances) - Math.max(0, put)) };
  });
  const named = (entry: Entry): boolean => entry.transfer?.goal !== undefined;
  const unnamed = entries
    .filter((entry) => !named(entry) && entry.date >= month.first && entry.date <= month.last)
    .reduce((total, entry) => total + savedBy(entry, currency), 0);
  return {
    paid,
    stillToPut(before) {
      const meant = open.filter(({ goal }) => before === undefined || (goal.by !== undefined && goal.by < before));
      const lacks = meant.reduce((total, one) => total + one.lacks, 0);
      return Math.max(0, lacks - Math.max(0, unnamed));
    },
  };
}

/** What an entry puts into savings, or (negative) takes out. */
export function savedBy({ kind, transfer, amount }: Entry, currency: string): number {
  if (kind !== "transfer" || transfer?.place !== "savings" || amount.currency !== currency) return 0;
  return transfer.side === "to" ? amount.minor : -amount.minor;
}

function asked({ amount, perMonth, share, by }: Goal, pot: number, { month, payday, income }: Circumstances): number {
  const lacks = amount === null ? Number.MAX_SAFE_INTEGER : Math.max(0, amount.minor - pot);
  if (perMonth) return Math.min(perMonth.minor, lacks);
  if (share !== undefined) return Math.min(halfEven(income * Math.round(share * 10), 1000), lacks);
  if (by === undefined || amount === null) return 0;
  let months = 1;
  while (monthAfter(month, months, payday).last < by) months += 1;
  return Math.ceil(lacks / months);
}

function orderOf({ date, madeAt, id }: Entry): string {
  return `${date} ${madeAt} ${id}`;
}
