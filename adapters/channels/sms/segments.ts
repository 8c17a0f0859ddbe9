/** How a text travels: in characters of 7 bits, or of 16 as soon as one of them is not in the 7-bit alphabet. */
export type Encoding = "gsm7" | "ucs2";

/** What a text costs: carriers charge for each segment. */
export interface SegmentCount {
  readonly encoding: Encoding;
  /** Septets or UTF-16 units that the text takes. */
  readonly units: number;
  /** 0 for an empty text. */
  readonly segments: number;
}

/**
 * Counts the segments that a text is sent in (3GPP TS 23.038 and 23.040).
 *
 * One segment holds 160 septets or 70 UTF-16 units. Of a longer text each holds 153 or 67, and no character is split
 * between two: neither the two septets of `€ ^ { } [ ] ~ | \`, nor a surrogate pair.
 */
export function countSegments(text: string): SegmentCount {
  const encoding: Encoding = isGsm7(text) ? "gsm7" : "ucs2";
  const { alone, chained } = CAPACITY[encoding];
  const sizes = Array.from(text, (character) => size(character, encoding));
  const units = sizes.reduce((sum, one) => sum + one, 0);
  return { encoding, units, segments: units <= alone ? Math.min(units, 1) : pack(sizes, chained) };
}

/** Whether every character is in the 7-bit alphabet, its extension included. */
export function isGsm7(text: string): boolean {
  return Array.from(text).every((character) => BASIC.has(character) || EXTENDED.has(character));
}

const CAPACITY = { gsm7: { alone: 160, chained: 153 }, ucs2: { alone: 70, chained: 67 } } as const;

const BASIC: ReadonlySet<string> = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);

/** Reached by an escape: each takes two septets. */
const EXTENDED: ReadonlySet<string> = new Set("\f^{}\\[~]|€");

function size(character: string, encoding: Encoding): number {
  if (encoding === "ucs2") return character.length;
  return EXTENDED.has(character) ? 2 : 1;
}

function pack(sizes: readonly number[], capacity: number): number {
  let segments = 1;
  let used = 0;
  for (const one of sizes) {
    if (used + one > capacity) {
      segments += 1;
      used = 0;
    }
    used += one;
  }
  return segments;
}
