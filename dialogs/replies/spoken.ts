import { type Currency, type Money, toDecimal } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";

/**
 * Figures as they are said, in English. What ends in -teen or -ty is said digit by digit, because fifteen and fifty sound
 * the same on a bad line: "one-five dollars", "five-zero dollars".
 */

/**
 * `four dollars fifty`, `one thousand two hundred one-five dollars`, `forty-five cents`.
 *
 * @param own the currency that needs no country
 */
export function spokenMoney(amount: Money, own: Currency): string {
  const { currency } = amount;
  const [whole = "0", decimals = ""] = toDecimal(amount).replace("-", "").split(".");
  const words = MINOR_UNITS[currency]
    ? inHundredths(BigInt(whole), decimals, currency, own)
    : inDecimals(BigInt(whole), decimals, currency, own);
  return amount.minor < 0 ? `minus ${words}` : words;
}

/** `eighty-two percent`, `one-five percent`. At most one decimal. */
export function spokenPercent(percent: number): string {
  const [whole = "0", decimal] = String(Math.round(Math.abs(percent) * 10) / 10).split(".");
  const words = `${spokenNumber(BigInt(whole))}${decimal === undefined ? "" : ` point ${digitWords(decimal)}`} percent`;
  return percent < 0 ? `minus ${words}` : words;
}

/** `Tuesday, June ninth`, and the year where it is not the one given. */
export function spokenDate(date: CalendarDate, thisYear: string): string {
  const { year, month, day, dayOfWeek } = Temporal.PlainDate.from(date);
  const isThisYear = String(year) === thisYear;
  return `${WEEKDAYS[dayOfWeek - 1]}, ${MONTHS[month - 1]} ${ordinal(day)}${isThisYear ? "" : `, ${yearWords(year)}`}`;
}

/** `November`, or `November twenty twenty-five` in another year than the one given. `key`: `2025-11`. */
export function spokenMonth(key: string, thisYear: string): string {
  const [year = "", month = ""] = key.split("-");
  const name = MONTHS[Number(month) - 1] ?? key;
  return year === thisYear ? name : `${name} ${yearWords(Number(year))}`;
}

const FIGURE = /([$€£])?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?(?![\d.,]*\d)/g;
const SIGNS: Readonly<Record<string, Currency>> = { $: "USD", "€": "EUR", "£": "GBP" };

/**
 * Spells the amounts that a text brings with it. A whole number without a sign is said as it stands.
 *
 * @param own what an amount without a sign is in, where that is known
 */
export function spellFigures(text: string, own?: Currency): string {
  return text.replace(FIGURE, (figure, sign: string | undefined, whole: string, decimals = "") => {
    if (sign === undefined && decimals === "") return figure;
    const value = BigInt(whole.replaceAll(",", ""));
    const currency = sign === undefined ? own : SIGNS[sign];
    const isMoney = currency !== undefined && MINOR_UNITS[currency] !== undefined && decimals.length !== 1;
    if (isMoney) return inHundredths(value, decimals.padEnd(2, "0"), currency, currency);
    return /^0+$/.test(decimals) ? spokenNumber(value) : `${spokenNumber(value)} point ${digitWords(decimals)}`;
  });
}

function inHundredths(whole: bigint, decimals: string, currency: Currency, own: Currency): string {
  const cents = Number(decimals);
  const amount = `${spokenNumber(whole)} ${unitName(currency, own, whole)}`;
  if (cents === 0) return amount;
  const counted = `${centWords(cents)} ${MINOR_UNITS[currency]?.[cents === 1 ? "one" : "many"]}`;
  if (whole === 0n) return counted;
  // "Four dollars five" would be heard as four-fifty, or not at all.
  return cents < 10 ? `${amount} and ${counted}` : `${amount} ${centWords(cents)}`;
}

/** Beside "one-five", fifty can't be taken for fifteen. */
function centWords(cents: number): string {
  return isTeen(cents) ? digitWords(String(cents), "-") : smallWords(cents);
}

function inDecimals(whole: bigint, decimals: string, currency: Currency, own: Currency): string {
  const isWhole = /^0*$/.test(decimals);
  const point = isWhole ? "" : ` point ${digitWords(decimals)}`;
  return `${spokenNumber(whole)}${point} ${unitName(currency, own, isWhole ? whole : 2n)}`;
}

/** Of the currencies that have a hundredth which people count in English. */
const MINOR_UNITS: Readonly<Record<Currency, { readonly one: string; readonly many: string }>> = {
  ...Object.fromEntries(
    ["USD", "EUR", "CAD", "AUD", "NZD", "SGD", "HKD", "ZAR"].map((code) => [code, { one: "cent", many: "cents" }]),
  ),
  GBP: { one: "penny", many: "pence" },
};

/** `dollars` for the person's own, `Canadian dollars` for another's. */
function unitName(currency: Currency, own: Currency, count: bigint): string {
  // With decimals, even one is many.
  const options = { style: "currency", currency, currencyDisplay: "name", maximumFractionDigits: 0 } as const;
  const parts = new Intl.NumberFormat("en-US", options).formatToParts(count);
  const name = parts.find(({ type }) => type === "currency")?.value ?? currency;
  return currency === own ? (name.split(" ").at(-1) ?? name) : name;
}

const SCALES = ["", " thousand", " million", " billion", " trillion", " quadrillion"];

/** A whole number in words. */
function spokenNumber(value: bigint): string {
  if (value === 0n) return "zero";
  const groups: string[] = [];
  for (let rest = value, scale = 0; rest > 0n; rest /= 1000n, scale += 1) {
    const group = Number(rest % 1000n);
    if (group > 0) groups.unshift(groupWords(group) + (SCALES[scale] ?? ""));
  }
  return groups.join(" ");
}

/** 1 to 999. */
function groupWords(group: number): string {
  const hundreds = Math.floor(group / 100);
  const tail = group % 100;
  const words = tail === 0 ? [] : [isMisheard(tail) ? digitWords(String(tail), "-") : smallWords(tail)];
  return [...(hundreds === 0 ? [] : [`${ONES[hundreds]} hundred`]), ...words].join(" ");
}

const isTeen = (number: number): boolean => number >= 13 && number <= 19;

const isMisheard = (tail: number): boolean => isTeen(tail) || (tail >= 30 && tail % 10 === 0);

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** 0 to 99. */
function smallWords(number: number): string {
  if (number < 20) return ONES[number] ?? "";
  const ten = TENS[Math.floor(number / 10) - 2] ?? "";
  return number % 10 === 0 ? ten : `${ten}-${ONES[number % 10]}`;
}

function digitWords(digits: string, between = " "): string {
  return Array.from(digits, (digit) => ONES[Number(digit)] ?? "").join(between);
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");

const ORDINALS: Readonly<Record<string, string>> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};

/** The day of a month: no two of them sound alike. */
function ordinal(day: number): string {
  const [last = "", ...before] = smallWords(day).split("-").toReversed();
  const ending = ORDINALS[last] ?? (last.endsWith("y") ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return [...before, ending].join("-");
}

/** `twenty twenty-six`, `two thousand nine`. */
function yearWords(year: number): string {
  const century = Math.floor(year / 100);
  const rest = year % 100;
  if (rest === 0) return `${smallWords(century)} hundred`;
  if (rest < 10) return `${smallWords(Math.floor(century / 10))} thousand ${smallWords(rest)}`;
  return `${smallWords(century)} ${smallWords(rest)}`;
}
