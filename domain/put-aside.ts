import type { Entry } from "./entry.ts";
import type { Goal } from "./goal.ts";
import { type GoalStanding, putAside, stillToContribute } from "./goal-standing.ts";
import { type Currency, type Money, money } from "./money.ts";
import type { CalendarDate, Period } from "./period.ts";

/** Transfers of a ledger, and expenses that a goal was for. */
interface Transfers {
  readonly transfers: readonly Entry[];
  readonly goals: readonly Goal[];
  readonly period: Period;
  readonly currency: Currency;
}

/** Put aside, for goals or not, less what was taken out again, by the entries that are meant. */
export function contributedBy({ transfers, goals, currency }: Transfers, isMeant: (entry: Entry) => boolean): Money {
  const known = [null, ...goals];
  const amounts = transfers.filter(isMeant).flatMap((entry) => known.map((goal) => putAside(entry, goal, currency)));
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
  const unnamed = transfers.filter((entry) => isIn(period, entry)).map((entry) => putAside(entry, null, currency));
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
