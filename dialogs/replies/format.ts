import type { CategoryBook } from "../../domain/categories.ts";
import { type Currency, exponentOf, type Money, toDecimal } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";
import type { Preferences } from "../../domain/settings.ts";
import { spokenDate, spokenMoney, spokenMonth, spokenPercent } from "./spoken.ts";

/** How figures and dates are written for a person. */
export interface Formatting {
  /** BCP 47. */
  readonly locale: string;
  /** The person's own: its sign needs no country, as in `$`; another dollar is `CA$`. */
  readonly currency: Currency;
  readonly today: CalendarDate;
  /** Figures and dates are written as they are said, for a voice. */
  readonly isSpoken?: true;
}

/** For whom a reply is worded. */
export interface View extends Formatting {
  /** By which names categories go. */
  readonly categories: CategoryBook;
  /** How they want to be talked to; left out: plainly. */
  readonly tone?: NonNullable<Preferences["tone"]>;
}

/** `$4.50`, `¥4,800`: with all decimals of the currency. */
export function formatMoney(amount: Money, view: Formatting): string {
  if (view.isSpoken) return spokenMoney(amount, view.currency);
  return moneyFormat(amount.currency, view, false).format(decimalOf(amount));
}

/** `$200`, `$83.50`: without decimals where they are all 0. */
export function formatShort(amount: Money, view: Formatting): string {
  if (view.isSpoken) return spokenMoney(amount, view.currency);
  return moneyFormat(amount.currency, view, true).format(decimalOf(amount));
}

/** `Tue 9 Jun`, with the year where it is not this one. */
export function formatDate(date: CalendarDate, { locale, today, isSpoken }: Formatting): string {
  if (isSpoken) return spokenDate(date, today.slice(0, 4));
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  const parts = dateFormat(locale, sameYear).formatToParts(utcDate(date));
  return parts
    .map(({ type, value }) => (type === "literal" && /^[\s.,]*$/.test(value) ? " " : value))
    .join("")
    .trim();
}

/** `today`, `yesterday`, or as {@link formatDate}. */
export function formatDay(date: CalendarDate, view: Formatting): string {
  if (date === view.today) return "today";
  if (date === Temporal.PlainDate.from(view.today).subtract({ days: 1 }).toString()) return "yesterday";
  return formatDate(date, view);
}

/** As {@link formatDay}, and `tomorrow`: for days that may be still to come. */
export function formatDue(date: CalendarDate, view: Formatting): string {
  const tomorrow = Temporal.PlainDate.from(view.today).add({ days: 1 }).toString();
  return date === tomorrow ? "tomorrow" : formatDay(date, view);
}

/** `Friday`. */
export function formatWeekday(date: CalendarDate, { locale }: Formatting): string {
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(utcDate(date));
}

/** When something was: `today`, `yesterday`, `on Tue 9 Jun`. */
export function dayWords(date: CalendarDate, view: Formatting): string {
  const day = formatDay(date, view);
  return day === "today" || day === "yesterday" ? day : `on ${day}`;
}

/** `November` or, in another year than this, `November 2025`. */
export function formatMonth(key: string, { locale, today, isSpoken }: Formatting): string {
  if (isSpoken) return spokenMonth(key, today.slice(0, 4));
  const sameYear = key.slice(0, 4) === today.slice(0, 4);
  return monthFormat(locale, sameYear).format(utcDate(`${key}-01`));
}

/** `US dollars`, `euros`, `Japanese yen`. */
export function currencyName(currency: Currency): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "name" });
  return format.formatToParts(2).find(({ type }) => type === "currency")?.value ?? currency;
}

/** `82 %`. */
export function formatPercent(percent: number, { locale, isSpoken }: Formatting): string {
  if (isSpoken) return spokenPercent(percent);
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(percent)} %`;
}

/** Digits of a rate that are worth reading. */
const RATE_DIGITS = 4;

/** `0.0065`, `153.8`: a rate as people read it. */
export function formatRate(decimal: string, { locale }: Formatting): string {
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: RATE_DIGITS, useGrouping: false });
  return format.format(isNumeric(decimal) ? decimal : "0");
}

/** `1 entry`, `3 entries`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `50 %, 90 % and 100 %`. */
export function enumerated(words: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(words);
}

/** A text of at most so many characters, cut with an ellipsis. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}

/** A description as it opens a line: `coffee` → `Coffee`, but `iPhone` stays as it is written. */
export function capitalise(text: string): string {
  const [first = "", ...rest] = text;
  const [word = ""] = text.split(/\s/, 1);
  return /\p{Lu}/u.test(word) ? text : first.toUpperCase() + rest.join("");
}

// Intl formats the decimal string itself, so that no amount passes through a float.
function decimalOf(amount: Money): Intl.StringNumericLiteral {
  const decimal = toDecimal(amount);
  return isNumeric(decimal) ? decimal : "0";
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

function utcDate(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

const moneyFormats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: Currency, view: Formatting, isShort: boolean): Intl.NumberFormat {
  const { locale } = view;
  const key = `${locale} ${view.currency} ${currency} ${isShort}`;
  const known = moneyFormats.get(key);
  if (known) return known;
  const digits = exponentOf(currency);
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: displayOf(currency, view),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: isShort ? "stripIfInteger" : "auto",
  });
  moneyFormats.set(key, format);
  return format;
}

type CurrencyDisplay = "narrowSymbol" | "symbol" | "code";

/** The short sign for the person's own currency; for others the one that can't be mistaken for it. */
function displayOf(currency: Currency, { locale, currency: own }: Formatting): CurrencyDisplay {
  if (currency === own) return "narrowSymbol";
  return signOf(currency, locale, "symbol") === signOf(own, locale, "narrowSymbol") ? "code" : "symbol";
}

function signOf(currency: Currency, locale: string, currencyDisplay: CurrencyDisplay): string | undefined {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay });
  return format.formatToParts(0).find(({ type }) => type === "currency")?.value;
}

const monthFormats = new Map<string, Intl.DateTimeFormat>();

function monthFormat(locale: string, sameYear: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${sameYear}`;
  const known = monthFormats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, {
    month: "long",
    timeZone: "UTC",
    ...(sameYear ? {} : { year: "numeric" }),
  });
  monthFormats.set(key, format);
  return format;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, sameYear: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${sameYear}`;
  const known = dateFormats.get(key);
  if (known) return known;
  // Day before month in English everywhere: one order for all, as in "9 Jun".
  const format = new Intl.DateTimeFormat(/^en\b/.test(locale) ? "en-GB" : locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
    ...(sameYear ? {} : { year: "numeric" }),
  });
  dateFormats.set(key, format);
  return format;
}
