import { SHIPPED_RATES } from "../../adapters/services/rates/index.ts";
import type { RatesOn } from "../../dialogs/rates.ts";
import { ratesNearest } from "../../domain/exchange-rate.ts";
import type { RateStore } from "../../domain/ports.ts";

/** Looks rates up among those that are kept and, where none of them is near, those that come with the product. */
export function createRatesOn(rates: RateStore): RatesOn {
  return async (day, knownBy) =>
    ratesNearest(day, [SHIPPED_RATES, ...(await rates.around(SHIPPED_RATES.base, day, knownBy))]);
}
