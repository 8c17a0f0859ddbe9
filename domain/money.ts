import { InvalidInput } from "./errors.ts";

/** ISO 4217 code in capitals, e.g. `USD`. */
export type Currency = string;

/** An exact amount: an integer of the currency's minor units (cents), never a float. May be negative. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

/** Minor-unit exponents that are not 2 (ISO 4217, list one). */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/**
 * How many times 1,000,000 of its main unit a single amount may be, for currencies whose unit is small.
 * The factor is the currency's rough order of magnitude per US dollar, so that the bound means the same everywhere.
 */
const LARGEST_FACTORS: Readonly<Record<string, number>> = {
  JPY: 100,
  INR: 100,
  RUB: 100,
  THB: 100,
  PHP: 100,
  TWD: 100,
  CZK: 100,
  KES: 100,
  PKR: 1_000,
  ISK: 1_000,
  HUF: 1_000,
  KRW: 1_000,
  CLP: 1_000,
  NGN: 1_000,
  ARS: 1_000,
  COP: 10_000,
  IQD: 10_000,
  UGX: 10_000,
  IDR: 100_000,
  VND: 100_000,
  LBP: 100_000,
  IRR: 1_000_000,
};

const LARGEST_IN_MAIN_UNITS = 1_000_000;

const KNOWN: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("currency"), ...Object.keys(EXPONENTS)]);

/** True for a currency code that ISO 4217 knows. */
export function isCurrency(code: string): boolean {
  return KNOWN.has(code);
}

/** How many decimals the currency has: JPY 0, USD 2, KWD 3. */
export function exponentOf(currency: Currency): number {
  return EXPONENTS[currency] ?? 2;
}

/** Money from minor units. @throws InvalidInput when `minor` is not a safe integer */
export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new InvalidInput(`${minor} is not a whole number of minor units.`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

/**
 * Reads an unsigned decimal string such as `"4.50"` exactly.
 *
 * @param text digits with an optional `.` and decimals; no sign, no separators
 * @throws InvalidInput when it is no such number, is 0, has too many decimals or is above the currency's largest amount
 */
export function parseAmount(text: string, currency: Currency): Money {
  const amount = parseDecimal(text, currency);
  if (amount.minor <= 0) throw new InvalidInput(`An amount must be above 0; "${text}" is not.`);
  return amount;
}

/** As {@link parseAmount}, but 0 is allowed (a limit of 0, an empty balance). */
export function parseDecimal(text: string, currency: Currency): Money {
  const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(text);
  if (!match) throw new InvalidInput(`"${text}" is not an amount; write it like 4.50.`);
  const exponent = exponentOf(currency);
  const decimals = (match[2] ?? "").replace(/0+$/, "");
  if (decimals.length > exponent) {
    throw new InvalidInput(`${currency} has ${exponent} decimals; "${text}" has more.`);
  }
  const minor = BigInt(`${match[1]}${decimals.padEnd(exponent, "0")}`);
  if (minor > BigInt(largestAmount(currency).minor)) {
    throw new InvalidInput(`${text} ${currency} is more than a single amount may be.`);
  }
  return money(Number(minor), currency);
}

/** The largest single amount that may be recorded in a currency. */
export function largestAmount(currency: Currency): Money {
  const units = LARGEST_IN_MAIN_UNITS * (LARGEST_FACTORS[currency] ?? 1);
  return money(units * 10 ** exponentOf(currency), currency);
}

/** The exact decimal string of an amount: `"4.50"`, `"-0.05"`, `"4800"`. Inverse of {@link parseDecimal} for amounts ≥ 0. */
export function toDecimal({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const cut = digits.length - exponent;
  const sign = minor < 0 ? "-" : "";
  return exponent === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

/** a + b. @throws InvalidInput when the currencies differ */
export function add(a: Money, b: Money): Money {
  return money(a.minor + sameCurrency(a, b).minor, a.currency);
}

/** a − b. @throws InvalidInput when the currencies differ */
export function subtract(a: Money, b: Money): Money {
  return money(a.minor - sameCurrency(a, b).minor, a.currency);
}

/** Exact sum; the currency is given so that an empty list has one. */
export function sum(amounts: Iterable<Money>, currency: Currency): Money {
  let total = money(0, currency);
  for (const amount of amounts) total = add(total, amount);
  return total;
}

/**
 * numerator ÷ denominator rounded half to even, exactly.
 *
 * @param denominator ≠ 0
 */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const quotient = top / bottom;
  const twice = (top % bottom) * 2n;
  const up = twice > bottom || (twice === bottom && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/**
 * part ÷ whole in percent with one decimal, half to even: 200 of 150 → 133.3.
 *
 * @returns null when the whole is 0
 */
export function percentage(part: Money, whole: Money): number | null {
  sameCurrency(part, whole);
  if (whole.minor === 0) return null;
  return Number(divideHalfEven(BigInt(part.minor) * 1000n, BigInt(whole.minor))) / 10;
}

function sameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new InvalidInput(`${a.currency} and ${b.currency} can't be added up.`);
  return b;
}
