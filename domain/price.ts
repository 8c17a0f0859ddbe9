import type { Entry, OriginalAmount } from "./entry.ts";
import { convert, type DayRates, exchangeRate, rateDecimal } from "./exchange-rate.ts";
import type { Currency, Money } from "./money.ts";

/** What something came to as a ledger counts it. */
export interface Price {
  /** In the ledger's money, or as it was paid while no rate is known. */
  readonly amount: Money;
  /** What was paid in another currency, once converted. */
  readonly original?: OriginalAmount;
}

/**
 * What an amount comes to in a ledger's money.
 *
 * @param rates those of its day; null: none are known
 */
export function priceIn(currency: Currency, paid: Money, rates: DayRates | null): Price {
  if (paid.currency === currency || rates === null) return { amount: paid };
  const rate = exchangeRate(rates, paid.currency, currency);
  if (rate === null) return { amount: paid };
  return { amount: convert(paid, rate), original: { amount: paid, rate: rateDecimal(rate), rateDate: rates.day } };
}

/** What was paid, in the money in which it was. */
export function paidOf({ amount, original }: Pick<Entry, "amount" | "original">): Money {
  return original?.amount ?? amount;
}
