/** What a person's currency, zone and locale most likely are. */
export interface Defaults {
  readonly currency: string;
  readonly zone: string;
  readonly locale: string;
}

/** Currencies of the regions that people most often come from; others get US dollars until they say. */
const CURRENCIES: Readonly<Record<string, string>> = {
  US: "USD",
  GB: "GBP",
  CA: "CAD",
  AU: "AUD",
  NZ: "NZD",
  IN: "INR",
  JP: "JPY",
  CH: "CHF",
  LI: "CHF",
  SE: "SEK",
  NO: "NOK",
  DK: "DKK",
  PL: "PLN",
  CZ: "CZK",
  HU: "HUF",
  RO: "RON",
  BR: "BRL",
  MX: "MXN",
  CN: "CNY",
  KR: "KRW",
  SG: "SGD",
  HK: "HKD",
  ZA: "ZAR",
  TR: "TRY",
};

const EURO = "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(" ");

/** Guesses from the host's own locale and zone. */
export function guessDefaults(host = new Intl.DateTimeFormat().resolvedOptions()): Defaults {
  const locale = host.locale === "en" ? "en-US" : host.locale;
  return { locale, currency: currencyOfLocale(locale), zone: host.timeZone };
}

/** The currency of a locale's region; USD where the region is unknown. */
export function currencyOfLocale(locale: string): string {
  const { region } = new Intl.Locale(locale).maximize();
  if (region === undefined) return "USD";
  return EURO.includes(region) ? "EUR" : (CURRENCIES[region] ?? "USD");
}
