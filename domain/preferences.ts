import { countryOfZone, currencyOf } from "./countries.ts";
import type { Currency } from "./money.ts";
import type { CalendarDate } from "./period.ts";
import type { Preferences } from "./settings.ts";

/** What a person says that they prefer; what is left out stays as it was. */
export interface PreferenceTerms extends Omit<Preferences, "person" | "away" | "quiet"> {
  /** The last day abroad: currency and zone are the place's until then. A day that is past ends the stay. */
  readonly until?: CalendarDate;
  /** Local times `HH:MM`; `from` off: nothing is held back any more. */
  readonly quiet?: { readonly from?: string; readonly to?: string } | "off";
}

/** When nobody says otherwise the night begins and ends so. */
const NIGHT = { from: "22:00", to: "07:00" } as const;

/** Preferences with some of them changed. */
export function changePreferences(before: Preferences, terms: PreferenceTerms, today: CalendarDate): Preferences {
  const { until, quiet, currency, zone, ...others } = terms;
  const { quiet: formerQuiet, ...kept } = before;
  const held = quiet === undefined ? formerQuiet : quiet === "off" ? undefined : { ...NIGHT, ...formerQuiet, ...quiet };
  return {
    ...withPlace(kept, { until, currency, zone }, today),
    ...others,
    ...(held === undefined ? {} : { quiet: held }),
  };
}

interface Stay {
  readonly until: CalendarDate | undefined;
  readonly currency: Currency | undefined;
  readonly zone: string | undefined;
}

/** With a last day they are the place's, without one they are the person's own: who comes home, or moves, is away no more. */
function withPlace(before: Preferences, { until, currency, zone }: Stay, today: CalendarDate): Preferences {
  const { away, ...atHome } = before;
  const place = { ...(currency === undefined ? {} : { currency }), ...(zone === undefined ? {} : { zone }) };
  if (until === undefined) {
    if (zone !== undefined || away === undefined) return { ...atHome, ...place };
    return { ...before, ...place, away: { ...away, ...place } };
  }
  if (until < today) return { ...atHome, ...place };
  const local = currency ?? currencyOfZone(zone);
  return { ...before, away: { until, ...place, ...(local === null ? {} : { currency: local }) } };
}

/** The currency of the place where a clock goes so. */
function currencyOfZone(zone: string | undefined): Currency | null {
  const country = zone === undefined ? null : countryOfZone(zone);
  return country === null ? null : currencyOf(country);
}
