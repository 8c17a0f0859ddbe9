import { type Money, money } from "../../domain/money.ts";
import { type Formatting, formatMoney, formatShort } from "./format.ts";

interface SpentStyle {
  /** What there was to spend. */
  readonly of?: Money | null;
  /** Without decimals where they are all 0. */
  readonly isShort?: boolean;
}

/** `$50.00 spent`, `$50.00 of $200.00 spent`; where more came back than went out `$20.00 came back`. */
export function spentWords(spent: Money, view: Formatting, { of = null, isShort = false }: SpentStyle = {}): string {
  const format = (amount: Money): string => (isShort ? formatShort(amount, view) : formatMoney(amount, view));
  if (spent.minor >= 0) return `${format(spent)}${of === null ? "" : ` of ${format(of)}`} spent`;
  const back = `${format(money(-spent.minor, spent.currency))} came back`;
  return of === null ? back : `${back} on top of ${format(of)}`;
}
