import type { IncomeSource } from "../../domain/plan.ts";
import { between, type Month, shift } from "./calendar.ts";
import type { RawLog } from "./raw-log.ts";

/** A pay that a month expects, in minor units. */
export interface PayNow {
  readonly source: string;
  readonly due: string;
  /** What came of it; null: nothing yet. */
  readonly came: number | null;
  readonly counted: number;
}

/** The income of a month, in minor units. */
export interface IncomeNow {
  readonly expected: number;
  readonly extra: number;
  readonly pays: readonly PayNow[];
}

/** What a month that is not over brings in: the pays that fall in it, by what came of them, and everything else. */
export function incomeIn(log: RawLog, month: Month, { currency }: { readonly currency: string }): IncomeNow {
  const incomes = log.entries.filter(({ kind, amount }) => kind === "income" && amount.currency === currency);
  const pays = sourcesNow(log, month).flatMap((source): PayNow[] =>
    payDates(source, month).map((due) => {
      const mine = incomes.filter(({ pay }) => pay?.source === source.name && pay.due === due);
      const came = mine.length === 0 ? null : mine.reduce((total, { amount }) => total + amount.minor, 0);
      return { source: source.name, due, came, counted: came ?? source.amount.minor };
    }),
  );
  const extra = incomes.filter(({ pay, date }) => pay === undefined && date >= month.first && date <= month.last);
  return {
    expected: pays.reduce((total, { counted }) => total + counted, 0),
    extra: extra.reduce((total, { amount }) => total + amount.minor, 0),
    pays,
  };
}

function sourcesNow({ incomes, plans }: RawLog, { name }: Month): readonly IncomeSource[] {
  let stated = incomes[0] ?? null;
  while (stated && stated.from > name) stated = stated.replaces;
  if (stated && stated.sources.length > 0) return stated.sources;
  const [plan] = plans.filter(({ period }) => period <= name).sort((a, b) => (a.period > b.period ? -1 : 1));
  return plan?.sources ?? [];
}

/** The days on which a source pays in a month, by trying every day of it. */
function payDates({ every, days, anchor }: IncomeSource, { first, last }: Month): string[] {
  if (every === "irregular" || (every === "month" && days.length === 0)) return [first];
  const dates = Array.from({ length: between(first, last) + 1 }, (_, index) => shift(first, index));
  if (every === "week" || every === "two_weeks") {
    const step = every === "week" ? 7 : 14;
    return dates.filter((date) => between(anchor ?? first, date) % step === 0);
  }
  return dates.filter((date) => {
    const { day, daysInMonth } = Temporal.PlainDate.from(date);
    return days.some((wanted) => Math.min(wanted, daysInMonth) === day);
  });
}
