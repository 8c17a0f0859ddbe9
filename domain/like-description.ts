/**
 * True when two folded descriptions name the same thing: the same words, one within the other, or a slip of the finger
 * apart. Words that only say that it is paid for, "bill" or "subscription", make no difference.
 *
 * @param a folded by `normaliseDescription`, as `b`
 */
export function isLikeDescription(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length === 0 || other.length === 0) return false;
  return isWithin(one, other) || isWithin(other, one) || isSlip(one.join(" "), other.join(" "));
}

const PAYING = new Set(
  "the a an my our for of paid pay payment payments bill bills fee fees subscription membership plan monthly yearly annual weekly".split(
    " ",
  ),
);

/** Those that say what it is; all of them where none does. */
function wordsOf(folded: string): string[] {
  const words = folded.split(" ").filter((word) => word !== "");
  const telling = words.filter((word) => !PAYING.has(word));
  return telling.length > 0 ? telling : words;
}

/** "electric" is within "electricity". */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  return few.every((word) => many.some((other) => other === word || (word.length >= STEM && other.startsWith(word))));
}

/** Fewer letters begin too many words. */
const STEM = 4;

/** Short words differ by a letter and mean something else: "rent" and "tent". */
const SLIPS = [
  { from: 9, letters: 2 },
  { from: 5, letters: 1 },
] as const;

function isSlip(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  const allowed = SLIPS.find(({ from }) => length >= from)?.letters ?? 0;
  return Math.abs(a.length - b.length) <= allowed && editDistance(a, b) <= allowed;
}

/** How many letters have to be added, dropped or changed (Levenshtein, 1965). */
function editDistance(a: string, b: string): number {
  const others = Array.from(b);
  let row = [0, ...others.keys().map((index) => index + 1)];
  for (const [index, letter] of Array.from(a).entries()) {
    const next = [index + 1];
    for (const [at, other] of others.entries()) {
      const changed = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
