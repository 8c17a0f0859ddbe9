/** An exact, non-negative part of a whole: `top ÷ bottom`. */
export interface Part {
  readonly id: string;
  readonly top: bigint;
  /** > 0. */
  readonly bottom: bigint;
}

/**
 * Rounds exact parts to integers that sum to `total` (Hamilton's method): each is rounded down, and what is left over goes,
 * one each, to the largest remainders, ties by id. No part moves by 1 or more, and the order of the parts does not matter.
 *
 * @param total what the parts sum to exactly
 * @returns id → rounded part
 */
export function roundByLargestRemainder(parts: readonly Part[], total: bigint): Map<string, bigint> {
  const rounded = new Map(parts.map(({ id, top, bottom }) => [id, top / bottom]));
  let leftOver = total;
  for (const part of rounded.values()) leftOver -= part;
  for (const { id } of parts.toSorted(byRemainder)) {
    if (leftOver === 0n) break;
    rounded.set(id, (rounded.get(id) ?? 0n) + 1n);
    leftOver -= 1n;
  }
  return rounded;
}

function byRemainder(a: Part, b: Part): number {
  const difference = (b.top % b.bottom) * a.bottom - (a.top % a.bottom) * b.bottom;
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
