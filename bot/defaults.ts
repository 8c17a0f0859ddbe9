import { currencyOf } from "../domain/countries.ts";

/** What a person's currency, zone and locale most likely are. */
export interface Defaults {
  readonly currency: string;
  readonly zone: string;
  readonly locale: string;
  /** Nobody has said that the currency is theirs: people are told which one was taken, and can change it with a tap. */
  readonly isCurrencyGuessed?: true;
}

/** Guesses from the host's own locale and zone. */
export function guessDefaults(host = new Intl.DateTimeFormat().resolvedOptions()): Defaults {
  const locale = host.locale === "en" ? "en-US" : host.locale;
  return { locale, currency: currencyOfLocale(locale), zone: host.timeZone };
}

/** The currency of a locale's region; USD where the region is unknown. */
export function currencyOfLocale(locale: string): string {
  const { region } = new Intl.Locale(locale).maximize();
  return (region === undefined ? null : currencyOf(region)) ?? "USD";
}
