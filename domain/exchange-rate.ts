import { InvalidInput } from "./errors.ts";
import { type Currency, divideHalfEven, exponentOf, type Money, money } from "./money.ts";
import type { CalendarDate } from "./period.ts";

/** Reference rates of a day, as a central bank publishes them. Plain JSON. */
export interface DayRates {
  readonly day: CalendarDate;
  readonly base: Currency;
  /** How many units of each currency one unit of the base was: decimal strings above 0, without the base itself. */
  readonly rates: Readonly<Record<Currency, string>>;
}

/** What one unit of a currency was in another on a day, exactly: `top ÷ bottom`. */
export interface ExchangeRate {
  readonly from: Currency;
  readonly to: Currency;
  readonly day: CalendarDate;
  readonly top: bigint;
  readonly bottom: bigint;
}

/**
 * How old a rate may be, in days, to pass for its day's: nothing is published on weekends and bank holidays, and the longest
 * such gap, from Maundy Thursday to the Tuesday after Easter, is five days.
 */
export const FRESH_DAYS = 5;

/**
 * The rate from one currency to another; crossed through the base where neither is it.
 *
 * @returns null when one of the two is not among the day's rates
 */
export function exchangeRate(rates: DayRates, from: Currency, to: Currency): ExchangeRate | null {
  const [ofFrom, ofTo] = [unitsPerBase(rates, from), unitsPerBase(rates, to)];
  if (ofFrom === null || ofTo === null) return null;
  return { from, to, day: rates.day, top: ofTo.top * ofFrom.bottom, bottom: ofTo.bottom * ofFrom.top };
}

/**
 * An amount in the rate's other currency, rounded once, half to even.
 *
 * @throws InvalidInput when the amount is in another currency than the rate's, or comes to more than can be counted
 */
export function convert(amount: Money, { from, to, top, bottom }: ExchangeRate): Money {
  if (amount.currency !== from) throw new InvalidInput(`A rate of ${from} can't convert ${amount.currency}.`);
  const numerator = BigInt(amount.minor) * top * 10n ** BigInt(exponentOf(to));
  return money(Number(divideHalfEven(numerator, bottom * 10n ** BigInt(exponentOf(from)))), to);
}

/** Digits that are kept of a rate: more than any bank publishes, so that nothing shown of it is lost. */
const SIGNIFICANT_DIGITS = 12;

/** A rate as a decimal string of at most 12 significant digits: `0.0065`, `1.1550`'s zeros left out. */
export function rateDecimal({ top, bottom }: ExchangeRate): string {
  let scale = 0;
  while (top * 10n ** BigInt(scale) < bottom * 10n ** BigInt(SIGNIFICANT_DIGITS - 1)) scale += 1;
  const digits = String(divideHalfEven(top * 10n ** BigInt(scale), bottom)).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const decimals = digits.slice(digits.length - scale).replace(/0+$/, "");
  return decimals === "" ? whole : `${whole}.${decimals}`;
}

/**
 * Which of some days' rates a day is judged by: the last ones published by then, unless they are older than
 * {@link FRESH_DAYS} and later ones are nearer.
 */
export function ratesNearest(day: CalendarDate, known: readonly DayRates[]): DayRates | null {
  const byDay = known.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const before = byDay.findLast((rates) => rates.day <= day);
  const after = byDay.find((rates) => rates.day > day);
  if (!before || !after) return before ?? after ?? null;
  const age = daysBetween(before.day, day);
  return age <= FRESH_DAYS || age <= daysBetween(day, after.day) ? before : after;
}

/** Whether rates of a day say what an amount of another day was worth, near enough to need no date beside them. */
export function isFresh(rateDay: CalendarDate, day: CalendarDate): boolean {
  return Math.abs(daysBetween(rateDay, day)) <= FRESH_DAYS;
}

function unitsPerBase({ base, rates }: DayRates, currency: Currency): { top: bigint; bottom: bigint } | null {
  if (currency === base) return { top: 1n, bottom: 1n };
  const decimal = Object.hasOwn(rates, currency) ? rates[currency] : undefined;
  if (decimal === undefined) return null;
  const [whole = "", decimals = ""] = decimal.split(".");
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}

function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}
