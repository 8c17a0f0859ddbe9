const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** The position that an ordinal names, from 1; null for other words. */
export function positionOf(word: string): number | null {
  const ordinal = ORDINALS.indexOf(word.toLowerCase());
  if (ordinal !== -1) return ordinal + 1;
  const digits = /^#?(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Regular-expression source of the words that {@link positionOf} reads. */
export const ORDINAL = `${ORDINALS.join("|")}|\\d{1,2}(?:st|nd|rd|th)`;
