import { fitsCategory } from "./check.ts";
import { NotFound } from "./errors.ts";
import { freeToSpendOver, type Incomings, setAsideFor } from "./free-to-spend.ts";
import { add, divideHalfEven, type Money, money } from "./money.ts";
import { type CalendarDate, daysBetween, daysGone, daysIn, daysLeft, type Period, periodOf } from "./period.ts";
import type { RiskTolerance } from "./plan.ts";
import { projectedFor, usualFor } from "./projected-category.ts";
import { remainingIn } from "./standing.ts";
import type { JudgedCategory, LaterPeriod, VerdictSnapshot } from "./verdict-snapshot.ts";

/** What a purchase would meet on a day. */
export interface Outlook {
  readonly standing: JudgedCategory;
  /** What is left of the category; null without an allocation. */
  readonly remaining: Money | null;
  /** Free to spend, in the savings group with what is still set aside for the category. */
  readonly free: Money;
  /** What should stay free until the period's end. */
  readonly buffer: Money;
  readonly expectedIncome: Money;
}

/** Judgements about what a person should keep free. */
export const BUFFER = {
  /** Of the income, for a whole period: what usually goes wrong in a month costs a twentieth of it. */
  percent: { conservative: 10, moderate: 5, aggressive: 0 } satisfies Record<RiskTolerance, number>,
  /** One good month, or one bad, should not move the buffer: the mean of three counts where it is higher. */
  meanOfPeriods: 3,
  /** Nobody should go without medicine to keep a reserve: from this necessity on, none is asked for. */
  waivedFromNecessity: 8,
  /** Nor is it asked for what hardly matters: up to this part of the income, in percent. */
  waivedUpToPercent: 1,
} as const;

/**
 * What a purchase would meet on a day, today or later: until then the other categories spend as projected, and nothing is
 * spent in its own. A later period starts with the same allocations and income.
 *
 * @param date today or later
 */
export function outlookOn(snapshot: VerdictSnapshot, date: CalendarDate): Outlook {
  const { today, paydays, category } = snapshot;
  const current = periodOf(today, paydays);
  const period = periodOf(date, paydays);
  const isLater = period.key > current.key;
  const incomings = isLater ? laterIncomings(snapshot, current, period) : snapshot;
  const days = isLater ? daysBetween(period.start, date) : Math.max(0, daysBetween(today, date) - 1);
  const categories = snapshot.categories.map((standing) => {
    const spendingDays = standing.category === category ? 0 : days;
    return isLater
      ? inLaterPeriod(snapshot, standing, current, period, spendingDays)
      : inThisPeriod(snapshot, standing, current, spendingDays);
  });
  // What is set aside for the purchase itself is there for it.
  const standing = withoutReserve(judgedOf({ categories, category }), isLater ? null : snapshot.ownReserve);
  const remaining = remainingIn(standing);
  const judged = categories.map((one) => (one.category === category ? standing : one));
  return {
    standing,
    remaining,
    free: add(freeToSpendOver(judged, incomings), setAsideFor(standing, remaining, judged, incomings.contributed)),
    buffer: bufferOn(snapshot, period, date),
    expectedIncome: incomings.expectedIncome,
  };
}

function withoutReserve(standing: JudgedCategory, own: Money | null): JudgedCategory {
  if (own === null || own.minor === 0) return standing;
  return { ...standing, reserved: money(standing.reserved.minor - own.minor, own.currency) };
}

/** What a later period brings: as far as it is known, else like the last one that is, else like this one. */
function laterIncomings(snapshot: VerdictSnapshot, current: Period, period: Period): Incomings {
  const { expectedIncome } = snapshot;
  const nothing = money(0, expectedIncome.currency);
  const later = laterPeriod(snapshot, current, period);
  return {
    expectedIncome: later?.expectedIncome ?? expectedIncome,
    extraIncome: nothing,
    contributed: later?.contributed ?? nothing,
  };
}

function laterPeriod({ later }: VerdictSnapshot, current: Period, period: Period): LaterPeriod | null {
  const months = Temporal.PlainYearMonth.from(current.key).until(period.key, { largestUnit: "months" }).months;
  return later[Math.min(months, later.length) - 1] ?? null;
}

/** True when an amount may be spent: the verdict is `buy` then. A lower amount may be spent too. */
export function isAffordable(amount: Money, outlook: Outlook): boolean {
  const { standing, free } = outlook;
  if (isEssential(standing) && free.minor >= amount.minor) return true;
  return fitsCategory(amount, standing) && free.minor - amount.minor >= bufferFor(amount, outlook);
}

/** True for what no buffer is asked of, and what may exceed its category. */
export function isEssential({ necessity }: Pick<JudgedCategory, "necessity">): boolean {
  return necessity >= BUFFER.waivedFromNecessity;
}

/** What must stay free after a purchase of that amount, minor units. */
export function bufferFor(amount: Money, { standing, buffer, expectedIncome }: Outlook): number {
  const isSmall = amount.minor * 100 <= BUFFER.waivedUpToPercent * expectedIncome.minor;
  return isEssential(standing) || (isSmall && fitsCategory(amount, standing)) ? 0 : buffer.minor;
}

/** The purchase's own category. @throws NotFound when the snapshot was not taken by `takeSnapshot` */
export function judgedOf({ categories, category }: Pick<VerdictSnapshot, "categories" | "category">): JudgedCategory {
  const found = categories.find((standing) => standing.category === category);
  if (!found) throw new NotFound(`The snapshot does not say how ${category} stands.`);
  return found;
}

/** @param days whole days between today and the day in question */
function inThisPeriod(
  snapshot: VerdictSnapshot,
  standing: JudgedCategory,
  period: Period,
  days: number,
): JudgedCategory {
  if (days === 0) return standing;
  const { today } = snapshot;
  const projected = projectedFor(standing, snapshot);
  const toCome = money(Math.max(0, projected.minor - standing.spent.minor), projected.currency);
  const daysToCome = daysIn(period) - daysGone(period, today);
  return { ...standing, spent: add(standing.spent, partOf(toCome, days, daysToCome)) };
}

/** @param days of the later period before the day in question */
function inLaterPeriod(
  snapshot: VerdictSnapshot,
  standing: JudgedCategory,
  current: Period,
  later: Period,
  days: number,
): JudgedCategory {
  const nothing = money(0, standing.spent.currency);
  const known = laterPeriod(snapshot, current, later)?.reserved.find(({ category }) => category === standing.category);
  const reserved = known?.amount ?? nothing;
  const fresh = { ...standing, carried: nothing, covered: nothing, reserved, spent: nothing };
  if (days === 0) return fresh;
  return { ...fresh, spent: partOf(usualFor(standing, snapshot), days, daysIn(later)) };
}

function bufferOn({ risk, expectedIncome, past }: VerdictSnapshot, period: Period, date: CalendarDate): Money {
  const incomes = past.slice(-BUFFER.meanOfPeriods).map(({ income }) => BigInt(income.minor));
  const count = BigInt(Math.max(1, incomes.length));
  const earned = incomes.reduce((total, income) => total + income, 0n);
  const expected = BigInt(expectedIncome.minor) * count;
  const base = expected > earned ? expected : earned;
  const top = base * BigInt(BUFFER.percent[risk] * daysLeft(period, date));
  return money(Number(divideHalfEven(top, 100n * count * BigInt(daysIn(period)))), expectedIncome.currency);
}

function partOf(amount: Money, days: number, ofDays: number): Money {
  return money(Number(divideHalfEven(BigInt(amount.minor) * BigInt(days), BigInt(ofDays))), amount.currency);
}
