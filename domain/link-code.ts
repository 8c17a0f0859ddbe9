/**
 * Codes that people read in one channel and type in another: two groups of four of Crockford's base 32
 * (https://www.crockford.com/base32.html), which has no letters that look like digits.
 *
 * A code always has a letter and a digit from 2 to 9, so that no word and no number is taken for one, whatever stands for its
 * ones and noughts. That leaves {@link CODE_BITS} bits.
 */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** log₂(32⁸ − 24⁸ − 10⁸ + 2⁸): all texts of eight characters but those without a digit from 2 to 9 or without a letter. */
export const CODE_BITS = 39.8;

const LENGTH = 8;

/** How many random bytes make a code. */
export const CODE_BYTES = 5;

/** The code of {@link CODE_BYTES} random bytes, as `7K2M-9QXD`; null where they make none, and others must be taken. */
export function linkCodeOf(bytes: Uint8Array): string | null {
  let bits = bytes.slice(0, CODE_BYTES).reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  let code = "";
  for (let place = 0; place < LENGTH; place += 1) {
    code = (ALPHABET[Number(bits & 31n)] ?? "") + code;
    bits >>= 5n;
  }
  return /[2-9]/.test(code) && /[A-Z]/.test(code) ? grouped(code) : null;
}

/** The code that somebody typed, in any case, with or without its dash, as it was made; null for what can be none. */
export function readLinkCode(typed: string): string | null {
  const [, first = "", second = ""] = /^([0-9a-z]{4})-?([0-9a-z]{4})$/i.exec(typed) ?? [];
  const code = (first + second).toUpperCase().replace(/[IL]/g, "1").replace(/O/g, "0");
  const isCode = /\d/.test(typed) && /[A-Z]/.test(code) && !code.includes("U");
  return isCode ? grouped(code) : null;
}

function grouped(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}
