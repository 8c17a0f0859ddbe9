import type { Reading } from "../reading.ts";
import { fractionOf } from "./people.ts";
import { wholeAmount } from "./revising.ts";

/** How large a part is: a sum in the person's own money, or a share such as `1/2`. */
export type Size = { readonly amount: string } | { readonly share: string };

/** The size that words say: "half", "20 %", "12.50"; null when they say anything else. */
export function sizeOf(words: string, reading: Reading): Size | null {
  const share = fractionOf(words);
  if (share !== null) return { share };
  const mention = wholeAmount(words, reading);
  const [amount, ...others] = mention?.readings ?? [];
  const isOwn = mention?.currency === undefined || mention.currency === reading.context.currency;
  return amount !== undefined && others.length === 0 && isOwn && mention?.candidates.length === 0 ? { amount } : null;
}
