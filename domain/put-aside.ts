import type { Entry } from "./entry.ts";
import { type GoalStanding, savedBy, stillToContribute } from "./goal-standing.ts";
import { type Currency, type Money, money } from "./money.ts";
import type { CalendarDate, Period } from "./period.ts";

/** Transfers of a ledger, and expenses that a goal was for. */
interface Transfers {
  readonly transfers: readonly Entry[];
  readonly period: Period;
  readonly currency: Currency;
}

/** Put aside, for goals (also those that were given up since) or not, less what was taken out, by the entries that are meant. */
export function contributedBy({ transfers, currency }: Transfers, isMeant: (entry: Entry) => boolean): Money {
  const amounts = transfers.filter(isMeant).map((entry) => savedBy(entry, currency));
  return totalOf(amounts, currency);
}

/** What came back or was borrowed, less what was lent or paid back, by the entries that are meant. */
export function lentBy({ transfers, currency }: Transfers, isMeant: (entry: Entry) => boolean): Money {
  const amounts = transfers
    .filter(({ transfer, amount }) => transfer?.place === "person" && amount.currency === currency)
    .filter(isMeant)
    .map(({ transfer, amount }) => (transfer?.side === "to" ? -amount.minor : amount.minor));
  return totalOf(amounts, currency);
}

/** What is still to be put aside in the period; with a day before which it must be, only for goals that are due by then. */
export function stillToPutAside(
  standings: readonly GoalStanding[],
  { transfers, period, currency }: Transfers,
  before: CalendarDate | undefined,
): Money {
  const inPeriod = transfers.filter((entry) => isIn(period, entry) && entry.transfer?.goal === undefined);
  const unnamed = inPeriod.map((entry) => savedBy(entry, currency));
  const meant = standings.filter(({ goal }) => before === undefined || (goal.by !== undefined && goal.by < before));
  return stillToContribute(meant, totalOf(unnamed, currency));
}

/** True for an entry of the period. */
export function isIn({ start, end }: Period, { date }: Entry): boolean {
  return date >= start && date <= end;
}

function totalOf(amounts: readonly number[], currency: Currency): Money {
  return money(
    amounts.reduce((total, minor) => total + minor, 0),
    currency,
  );
}
