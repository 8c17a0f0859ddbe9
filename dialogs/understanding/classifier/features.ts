/** Where the features of a text point: rows of a model's weights, a feature that occurs twice twice. */
export type FeatureRows = Uint32Array;

/**
 * Hashes words into features: each word, each pair of neighbours, and each piece of three to five letters of a word with
 * its borders marked, so that "pizzeria" and "pizzaria" share most of theirs.
 *
 * The work is bounded: only the first {@link MOST_WORDS} words and {@link LONGEST_WORD} letters of each count.
 *
 * @param words without spaces
 * @param buckets how many rows there are; a power of two
 * @param phrases what else tells a text, each as a whole
 */
export function hashFeatures(words: readonly string[], buckets: number, phrases: readonly string[] = []): FeatureRows {
  const mask = buckets - 1;
  const rows: number[] = [];
  let before = 0;
  for (const word of words.slice(0, MOST_WORDS)) {
    const marked = `<${word.slice(0, LONGEST_WORD)}>`;
    const whole = hashText(marked);
    rows.push(whole & mask);
    if (before !== 0) rows.push(mix(Math.imul(before, 31) ^ whole) & mask);
    addPieces(marked, mask, rows);
    before = whole;
  }
  for (const phrase of phrases) rows.push(hashText(phrase) & mask);
  return new Uint32Array(rows);
}

/** FNV-1a over UTF-16 units, mixed so that the low bits can be used alone. Unsigned. */
export function hashText(text: string): number {
  let hash = FNV_START;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return mix(hash);
}

/** {@link hashText} over a stretch of bytes. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = FNV_START;
  for (let index = start; index < end; index += 1) hash = Math.imul(hash ^ (bytes[index] ?? 0), FNV_PRIME);
  return mix(hash);
}

/** More words than a money message has. */
export const MOST_WORDS = 60;
const LONGEST_WORD = 30;

const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;

function addPieces(marked: string, mask: number, rows: number[]): void {
  for (let start = 0; start + SHORTEST_PIECE <= marked.length; start += 1) {
    let hash = PIECE_START;
    const end = Math.min(marked.length, start + LONGEST_PIECE);
    for (let index = start; index < end; index += 1) {
      hash = Math.imul(hash ^ marked.charCodeAt(index), FNV_PRIME);
      if (index - start + 1 >= SHORTEST_PIECE) rows.push(mix(hash) & mask);
    }
  }
}

const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Another start, so that a piece is not mistaken for the same letters as a whole word. */
const PIECE_START = 0x2f0b4c47;

function mix(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (half ^ (half >>> 15)) >>> 0;
}
