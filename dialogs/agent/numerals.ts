/** `1.2k` is 12 at −2 decimals: what is shown, and how exactly. */
export interface Numeral {
  readonly digits: number;
  readonly decimals: number;
}

/** Powers of ten that words after a number stand for. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ["k", 3],
  ["thousand", 3],
  ["m", 6],
  ["million", 6],
]);

/**
 * What digits with separators can mean, in whatever country they were written.
 *
 * A last separator begins decimals when it differs from those before it, or when other than three digits follow; a single
 * one before three digits can be either.
 *
 * @param scale the power of ten that a word after it stands for
 */
export function readNumeral(written: string, scale = 0): Numeral[] {
  const [, whole = written, separator, tail = ""] = /^(.*)([.,])(\d+)$/.exec(written) ?? [];
  const asWhole = { digits: digitsOf(written), decimals: -scale };
  if (separator === undefined) return [asWhole];
  const asDecimals = { digits: digitsOf(whole + tail), decimals: tail.length - scale };
  if (tail.length !== 3) return [asDecimals];
  if (whole.includes(separator)) return [asWhole];
  return /\D/.test(whole) ? [asDecimals] : [asWhole, asDecimals];
}

function digitsOf(text: string): number {
  return Number(text.replace(/\D/g, ""));
}

/** True when an exact amount, in minor units of `exponent` decimals, rounds to what is shown. */
export function showsAmount({ digits, decimals }: Numeral, minor: number, exponent: number): boolean {
  return decimals >= exponent
    ? digits === Math.abs(minor) * 10 ** (decimals - exponent)
    : digits === Math.round(Math.abs(minor) / 10 ** (exponent - decimals));
}

/** True when two numbers are the same, however many decimals they show. */
export function isSameNumber(a: Numeral, b: Numeral): boolean {
  const decimals = Math.max(a.decimals, b.decimals);
  return a.digits * 10 ** (decimals - a.decimals) === b.digits * 10 ** (decimals - b.decimals);
}
