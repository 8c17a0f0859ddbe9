import type { InboundEvent } from "../../dialogs/channel.ts";
import { isLocale } from "../../domain/locale.ts";
import { currencyOfLocale, type Defaults } from "../defaults.ts";

/**
 * What somebody who writes for the first time most likely has: by the country of their phone number, else by the language
 * that their platform reports, else as the installation has it.
 */
export function guessDefaults({ sender }: Pick<InboundEvent, "sender">, fallback: Defaults): Defaults {
  const locale = localeOfNumber(sender.id) ?? localeOfLanguage(sender.locale);
  if (locale === null) return fallback;
  return { locale, currency: currencyOfLocale(locale), zone: zoneOf(locale, fallback.zone), isCurrencyGuessed: true };
}

/** `+49170…` → `de-DE`; null for what is no phone number, or of a country that is not listed. */
function localeOfNumber(id: string): string | null {
  const digits = /^(?:whatsapp:)?\+(\d{7,15})$/.exec(id)?.[1];
  if (digits === undefined) return null;
  const code = [3, 2, 1].map((length) => digits.slice(0, length)).find((prefix) => prefix in REGIONS);
  return code === undefined ? null : spokenIn(REGIONS[code] ?? "");
}

/** `de` → `de-DE`. English without a region is spoken everywhere, so that it tells nothing. */
function localeOfLanguage(language: string | undefined): string | null {
  if (language === undefined || language === "en" || !isLocale(language)) return null;
  return withRegion(new Intl.Locale(language));
}

function spokenIn(region: string): string | null {
  return withRegion(new Intl.Locale(`und-${region}`));
}

function withRegion(locale: Intl.Locale): string | null {
  const { language, region } = locale.maximize();
  return region === undefined ? null : `${language}-${region}`;
}

/** The zone of a locale's region: the installation's where it is one of several there, else the one that most people have. */
function zoneOf(locale: string, fallback: string): string {
  const { region = "" } = new Intl.Locale(locale);
  const zones = new Intl.Locale(locale).getTimeZones() ?? [];
  if (zones.includes(fallback)) return fallback;
  return (zones.length === 1 ? zones[0] : MAIN_ZONES[region]) ?? fallback;
}

/** Where nearly everybody lives by one of a country's several clocks. */
const MAIN_ZONES: Readonly<Record<string, string>> = {
  AR: "America/Buenos_Aires",
  CL: "America/Santiago",
  CN: "Asia/Shanghai",
  DE: "Europe/Berlin",
  ES: "Europe/Madrid",
  MY: "Asia/Kuala_Lumpur",
  NZ: "Pacific/Auckland",
  PT: "Europe/Lisbon",
  UA: "Europe/Kiev",
};

/** Country calling codes (ITU-T E.164) of the countries that people most often write from. 1 is also Canada's, 7 Kazakhstan's. */
const REGIONS: Readonly<Record<string, string>> = {
  1: "US",
  7: "RU",
  20: "EG",
  27: "ZA",
  30: "GR",
  31: "NL",
  32: "BE",
  33: "FR",
  34: "ES",
  36: "HU",
  39: "IT",
  40: "RO",
  41: "CH",
  43: "AT",
  44: "GB",
  45: "DK",
  46: "SE",
  47: "NO",
  48: "PL",
  49: "DE",
  52: "MX",
  54: "AR",
  55: "BR",
  56: "CL",
  57: "CO",
  60: "MY",
  61: "AU",
  62: "ID",
  63: "PH",
  64: "NZ",
  65: "SG",
  66: "TH",
  81: "JP",
  82: "KR",
  84: "VN",
  86: "CN",
  90: "TR",
  91: "IN",
  234: "NG",
  254: "KE",
  351: "PT",
  352: "LU",
  353: "IE",
  354: "IS",
  356: "MT",
  357: "CY",
  358: "FI",
  359: "BG",
  370: "LT",
  371: "LV",
  372: "EE",
  380: "UA",
  385: "HR",
  386: "SI",
  420: "CZ",
  421: "SK",
  423: "LI",
  852: "HK",
  971: "AE",
  972: "IL",
};
