import type { Entry } from "../../domain/entry.ts";
import { type Currency, exponentOf, type Money, toDecimal } from "../../domain/money.ts";
import { paidOf } from "../../domain/price.ts";

/**
 * In which money an amount is that puts an entry right without naming one: "no, it was 5,000" of ¥4,800 = $31.20 means yen,
 * "32.11" dollars. Both where nobody but the person can know.
 *
 * @param amount decimal string
 */
export function currenciesMeant(amount: string, entry: Entry): readonly Currency[] {
  const paid = paidOf(entry);
  const possible = [paid, entry.amount].filter(({ currency }) => hasDecimalsOf(amount, currency));
  const [first, second] = possible;
  if (!first || !second || first.currency === second.currency) return [(first ?? entry.amount).currency];
  const [fromFirst, fromSecond] = [distance(amount, first), distance(amount, second)];
  if (fromFirst * CLEARLY < fromSecond) return [first.currency];
  return fromSecond * CLEARLY < fromFirst ? [second.currency] : [first.currency, second.currency];
}

/** How many times farther off the other reading must be: a slip of the finger seldom changes an amount so much. */
const CLEARLY = 5;

/** How many times larger one is than the other; both are above 0, or the amounts are infinitely far apart. */
function distance(amount: string, of: Money): number {
  const [stated, known] = [Number(amount), Number(toDecimal(of))];
  return Math.max(stated / known, known / stated);
}

function hasDecimalsOf(amount: string, currency: Currency): boolean {
  const decimals = (amount.split(".")[1] ?? "").replace(/0+$/, "");
  return decimals.length <= exponentOf(currency);
}
