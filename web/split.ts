/** An income and its parts, in minor units; the parts and what is given to no category sum to the income. */
export interface Split {
  readonly income: number;
  readonly parts: ReadonlyMap<string, number>;
  /** Parts that the person has set. */
  readonly fixed: ReadonlySet<string>;
}

/** What is given to no category. */
export function unassignedOf({ income, parts }: Split): number {
  return income - total(parts.values());
}

/**
 * Gives a part another amount: what the others get is scaled so that nothing is lost or made up. Parts that were set stay,
 * so an amount beyond what they leave is brought down to that.
 */
export function setPart({ income, parts, fixed }: Split, id: string, wanted: number): Split {
  const others = [...parts].filter(([other]) => other !== id);
  const kept = total(others.filter(([other]) => fixed.has(other)).map(([, amount]) => amount));
  const amount = Math.min(Math.max(0, Math.round(wanted)), Math.max(0, income - kept));
  const free = others.filter(([other]) => !fixed.has(other));
  const scaled = new Map(scale(free, income - kept - amount));
  return {
    income,
    parts: new Map([...parts].map(([other, before]) => [other, other === id ? amount : (scaled.get(other) ?? before)])),
    fixed: new Set([...fixed, id]),
  };
}

/** Shares an amount out in the same proportions; the units that are left over go to the largest parts. */
function scale(parts: readonly (readonly [string, number])[], amount: number): (readonly [string, number])[] {
  const before = total(parts.map(([, part]) => part));
  const largestFirst = parts.toSorted(([, a], [, b]) => b - a);
  const share = (part: number) => Math.floor(before === 0 ? amount / parts.length : (part * amount) / before);
  const shares = largestFirst.map(([id, part]) => [id, share(part)] as const);
  const left = amount - total(shares.map(([, part]) => part));
  return shares.map(([id, part], index) => [id, part + (index < left ? 1 : 0)]);
}

function total(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}
