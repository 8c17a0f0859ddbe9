import { type Currency, exponentOf, largestAmount, toDecimal } from "../../domain/money.ts";

/** Which sign a locale puts before decimals. */
export type DecimalSign = "." | ",";

/**
 * Reads digits with separators as amounts of a currency.
 *
 * More than one reading means that the text alone does not tell: "1.500" where decimals follow a point. The person is
 * then asked; no reading is preferred.
 *
 * @param digits such as `1,234.56`, `1'234`, `1,23,456`, `12,5`
 * @returns decimal strings with the currency's decimals, the likelier first; none when it is no amount of it
 */
export function readNumeral(digits: string, decimalSign: DecimalSign, currency: Currency): string[] {
  const readings = readPlain(digits, decimalSign, exponentOf(currency));
  return [...new Set(readings.flatMap((plain) => toAmount(plain, currency) ?? []))];
}

/**
 * A plain decimal as an amount of a currency: `4.5` → `4.50`; null when it has too many decimals, is 0 or too large.
 *
 * @param plain digits with at most one `.`
 */
export function toAmount(plain: string, currency: Currency): string | null {
  const exponent = exponentOf(currency);
  const [whole = "", decimals = ""] = plain.split(".");
  const kept = decimals.replace(/0+$/, "").padEnd(exponent, "0");
  if (kept.length > exponent || whole.length > 15) return null;
  const digits = `${whole.replace(/^0+(?=\d)/, "")}${exponent > 0 ? `.${kept}` : ""}`;
  const value = Number(digits);
  return value > 0 && value <= Number(toDecimal(largestAmount(currency))) ? digits : null;
}

/** The sign before decimals in a locale; a locale that nobody knows counts as English. */
export function decimalSignOf(locale: string): DecimalSign {
  const known = signs.get(locale);
  if (known) return known;
  const sign = askedSign(locale);
  if (signs.size < 100) signs.set(locale, sign);
  return sign;
}

const signs = new Map<string, DecimalSign>();

function askedSign(locale: string): DecimalSign {
  try {
    const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
    return parts.some(({ type, value }) => type === "decimal" && value === ",") ? "," : ".";
  } catch (error) {
    // A platform may report anything as a locale; only a malformed tag is expected here.
    if (error instanceof RangeError) return ".";
    throw error;
  }
}

const GROUPED = /^\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*$/;
const GROUPED_INDIAN = /^\d{1,2}(?:,\d{2})+,\d{3}$/;

function readPlain(digits: string, decimalSign: DecimalSign, exponent: number): string[] {
  if (/^\d+$/.test(digits)) return [digits];
  const last = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const whole = last === -1 ? digits : digits.slice(0, last);
  const tail = last === -1 ? "" : digits.slice(last + 1);
  const sign = digits[last];
  const isGrouped = (text: string): boolean => GROUPED.test(text) || GROUPED_INDIAN.test(text);
  const bare = (text: string): string => text.replace(/\D/g, "");

  if (last === -1) return isGrouped(digits) ? [bare(digits)] : [];
  if (/[.,' ]/.test(whole)) {
    if (sign !== undefined && whole.includes(sign)) return isGrouped(digits) ? [bare(digits)] : [];
    return isGrouped(whole) ? [`${bare(whole)}.${tail}`] : [];
  }
  if (tail.length !== 3 || whole === "0") {
    // One decimal after the other locale's sign may as well be a list: "3,4".
    return tail.length === 1 && sign === "," && decimalSign === "."
      ? [`${whole}.${tail}`, whole]
      : [`${whole}.${tail}`];
  }
  const grouped = `${whole}${tail}`;
  const isPossibleGroup = isGrouped(digits);
  if (exponent === 0) return isPossibleGroup ? [grouped] : [];
  if (exponent >= 3) return sign === decimalSign ? [`${whole}.${tail}`] : [grouped, `${whole}.${tail}`];
  if (sign !== decimalSign && isPossibleGroup) return [grouped];
  // Three decimals are no amount in most currencies, but "1.50" typed with one zero too many is.
  const decimal = `${whole}.${tail.replace(/0$/, "")}`;
  return isPossibleGroup
    ? [grouped, decimal.length - whole.length > exponent + 1 ? `${whole}.${tail.slice(0, 2)}` : decimal]
    : [decimal];
}
