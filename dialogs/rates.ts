import type { DayRates } from "../domain/exchange-rate.ts";
import type { CalendarDate } from "../domain/period.ts";

/** Where exchange rates come from. It keeps nothing. */
export interface Rates {
  /**
   * The latest published rates.
   *
   * @throws Unavailable when they can't be had now
   */
  latest(signal: AbortSignal): Promise<DayRates>;
}

/**
 * The rates that an amount of a day is converted by, from what is kept; null when there are none. It never goes to the network.
 *
 * @param knownBy ISO instant: rates that came later are not seen, so that a turn that is run again converts as before
 */
export type RatesOn = (day: CalendarDate, knownBy: string) => Promise<DayRates | null>;
