import type { CategoryId } from "./categories.ts";
import type { Entry } from "./entry.ts";
import { type Currency, type Money, money } from "./money.ts";
import { incomeOf } from "./pays.ts";
import { type CalendarDate, nextPeriod, type Payday, type Period } from "./period.ts";
import type { IncomeSource } from "./plan.ts";
import { reserveFor } from "./pots.ts";
import type { Recurring } from "./recurring.ts";

interface AfterInput {
  readonly period: Period;
  readonly paydays: readonly Payday[];
  readonly currency: Currency;
  readonly rules: readonly Recurring[];
  readonly sources: readonly IncomeSource[];
  /** Income of the period and of the days around it. */
  readonly incomes: readonly Entry[];
  readonly today: CalendarDate;
}

/** What comes and goes between a period's end and a day. */
export interface AfterPeriod {
  /** Bills that are due, by category; none twice. */
  readonly due: readonly { readonly category: CategoryId; readonly amount: Money }[];
  /** Pays that have not come yet. */
  readonly pays: Money;
}

/**
 * What falls due after a period and before a day: money that has to last until then has to pay it as well.
 *
 * @param loggedOf the due dates of a rule that were logged
 */
export function afterPeriod(
  input: AfterInput,
  before: CalendarDate | undefined,
  loggedOf: (rule: Recurring) => ReadonlySet<CalendarDate>,
): AfterPeriod {
  const { paydays, currency, rules, sources, incomes, today } = input;
  const due: { category: CategoryId; amount: Money }[] = [];
  let pays = 0;
  for (let period = nextPeriod(input.period, paydays); before !== undefined && period.start < before; ) {
    for (const rule of rules) {
      const { amount } = reserveFor({ rule, period, paydays, logged: loggedOf(rule), before });
      if (amount.minor !== 0) due.push({ category: rule.category, amount });
    }
    const expected = incomeOf({ sources, period, entries: incomes, today, currency }).pays;
    pays += expected
      .filter((pay) => pay.received === null && pay.due < before)
      .reduce((total, { counted }) => total + counted.minor, 0);
    period = nextPeriod(period, paydays);
  }
  return { due, pays: money(pays, currency) };
}
