import { type Money, toDecimal } from "../../domain/money.ts";

/** An amount as REST answers carry it: a JSON number of main units. Exact, because no amount has more than 15 digits. */
export function amountNumber(amount: Money): number {
  return Number(toDecimal(amount));
}
