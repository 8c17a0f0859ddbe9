import { type Country, countries, countryOfZone, currencyOf, zonesOf } from "../../domain/countries.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import type { Currency } from "../../domain/money.ts";

/** Somewhere that a person can be. */
export interface Place {
  /** IANA; left out where the country has several and none is most people's. */
  readonly zone?: string;
  readonly currency: Currency;
}

/** The city or country of that name, in English; null for anything else. */
export function placeNamed(name: string): Place | null {
  const folded = fold(name);
  const zone = cityZones().get(folded);
  const country = zone === undefined ? countryNames().get(folded) : countryOfZone(zone);
  const currency = country ? currencyOf(country) : null;
  if (!country || currency === null) return null;
  const local = zone ?? mainZone(country);
  return local === undefined ? { currency } : { zone: local, currency };
}

function fold(name: string): string {
  return normaliseDescription(name).replace(/^the /, "");
}

/** Where most people of a country live, when it has several zones; others with several have no such one. */
const MAIN_ZONES: Readonly<Record<Country, string>> = {
  AR: "America/Buenos_Aires",
  BR: "America/Sao_Paulo",
  CL: "America/Santiago",
  CN: "Asia/Shanghai",
  CY: "Asia/Nicosia",
  DE: "Europe/Berlin",
  EC: "America/Guayaquil",
  ES: "Europe/Madrid",
  ID: "Asia/Jakarta",
  KZ: "Asia/Almaty",
  MN: "Asia/Ulaanbaatar",
  MX: "America/Mexico_City",
  MY: "Asia/Kuala_Lumpur",
  NZ: "Pacific/Auckland",
  PF: "Pacific/Tahiti",
  PG: "Pacific/Port_Moresby",
  PS: "Asia/Hebron",
  PT: "Europe/Lisbon",
  UA: "Europe/Kiev",
  UZ: "Asia/Tashkent",
};

function mainZone(country: Country): string | undefined {
  const [first, ...others] = zonesOf(country);
  return MAIN_ZONES[country] ?? (others.length === 0 ? first : undefined);
}

/** Cities that people travel to and that give no time zone its name, by the zone that they are in. */
const CITIES: Readonly<Record<string, string>> = {
  "America/Chicago":
    "austin, dallas, houston, memphis, milwaukee, minneapolis, nashville, new orleans, san antonio, st louis",
  "America/Denver": "albuquerque, salt lake city",
  "America/Edmonton": "banff, calgary",
  "America/Los_Angeles": "california, la, las vegas, portland, sacramento, san diego, san francisco, seattle",
  "America/Mexico_City": "guadalajara, oaxaca, puebla",
  "America/New_York":
    "atlanta, baltimore, boston, charlotte, florida, miami, new york city, nyc, orlando, philadelphia, pittsburgh, washington, washington dc",
  "America/Sao_Paulo": "brasilia, rio, rio de janeiro",
  "America/Toronto": "montreal, ottawa, quebec, quebec city",
  "Africa/Johannesburg": "cape town, durban, pretoria",
  "Africa/Casablanca": "agadir, fes, marrakech, marrakesh, rabat",
  "Asia/Bangkok": "chiang mai, krabi, pattaya, phuket",
  "Asia/Calcutta": "bangalore, bengaluru, chennai, delhi, goa, hyderabad, jaipur, kolkata, mumbai, new delhi, pune",
  "Asia/Dubai": "abu dhabi",
  "Asia/Jakarta": "bandung, java, yogyakarta",
  "Asia/Jerusalem": "haifa, tel aviv",
  "Asia/Katmandu": "kathmandu, pokhara",
  "Asia/Kuala_Lumpur": "kl, langkawi, penang",
  "Asia/Makassar": "bali, denpasar, lombok, ubud",
  "Asia/Saigon": "da nang, hanoi, ho chi minh city, hoi an",
  "Asia/Seoul": "busan, jeju",
  "Asia/Shanghai": "beijing, chengdu, guangzhou, hangzhou, shenzhen, xi an",
  "Asia/Tokyo": "fukuoka, hiroshima, kobe, kyoto, nagoya, nara, okinawa, osaka, sapporo, yokohama",
  "Australia/Sydney": "canberra, newcastle",
  "Europe/Amsterdam": "eindhoven, rotterdam, the hague, utrecht",
  "Europe/Athens": "corfu, crete, mykonos, rhodes, santorini, thessaloniki",
  "Europe/Berlin":
    "bremen, cologne, dresden, dusseldorf, frankfurt, hamburg, hanover, heidelberg, koln, leipzig, munchen, munich, nuremberg, stuttgart",
  "Europe/Brussels": "antwerp, bruges, ghent",
  "Europe/Dublin": "cork, galway",
  "Europe/Istanbul": "ankara, antalya, bodrum, cappadocia, izmir",
  "Europe/Kiev": "kyiv, lviv, odesa, odessa",
  "Europe/Lisbon": "algarve, faro, porto",
  "Europe/London":
    "belfast, birmingham, bristol, brighton, cambridge, cardiff, edinburgh, glasgow, leeds, liverpool, manchester, oxford, york",
  "Europe/Madrid": "barcelona, bilbao, granada, ibiza, malaga, mallorca, palma, san sebastian, seville, valencia",
  "Europe/Moscow": "saint petersburg, st petersburg",
  "Europe/Oslo": "bergen, tromso, trondheim",
  "Europe/Paris": "bordeaux, cannes, lille, lyon, marseille, montpellier, nice, strasbourg, toulouse",
  "Europe/Prague": "brno",
  "Europe/Rome":
    "bologna, capri, florence, genoa, milan, naples, palermo, pisa, sardinia, sicily, turin, venice, verona",
  "Europe/Stockholm": "gothenburg, malmo, uppsala",
  "Europe/Vienna": "graz, innsbruck, linz, salzburg",
  "Europe/Warsaw": "gdansk, krakow, poznan, wroclaw",
  "Europe/Zurich": "basel, bern, geneva, lausanne, lucerne, zermatt",
  "Atlantic/Canary": "canary islands, gran canaria, lanzarote, tenerife",
  "Pacific/Auckland": "christchurch, queenstown, wellington",
  "Pacific/Honolulu": "hawaii, maui",
};

let zonesByCity: ReadonlyMap<string, string> | undefined;

function cityZones(): ReadonlyMap<string, string> {
  // Built once somebody travels: most messages name no place.
  zonesByCity ??= new Map([
    ...Intl.supportedValuesOf("timeZone").map((zone) => [fold(zone.split("/").at(-1) ?? ""), zone] as const),
    ...Object.entries(CITIES).flatMap(([zone, list]) => list.split(",").map((city) => [fold(city), zone] as const)),
  ]);
  return zonesByCity;
}

/** What people call countries, besides the names that `Intl` gives them. */
const COUNTRIES: Readonly<Record<Country, string>> = {
  AE: "uae, emirates",
  BA: "bosnia",
  CD: "congo",
  CI: "ivory coast",
  CV: "cape verde",
  CZ: "czech republic",
  GB: "uk, great britain, britain, england, scotland, wales, northern ireland",
  HK: "hong kong",
  KR: "korea, south korea",
  MM: "burma, myanmar",
  MO: "macau, macao",
  NL: "holland, netherlands",
  PS: "palestine",
  SZ: "swaziland",
  TR: "turkey",
  TT: "trinidad",
  US: "usa, us, u s, u s a, states, america, united states of america",
  VA: "vatican",
};

let countriesByName: ReadonlyMap<string, Country> | undefined;

function countryNames(): ReadonlyMap<string, Country> {
  if (countriesByName) return countriesByName;
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  countriesByName = new Map([
    ...countries().map((country) => [fold(names.of(country) ?? ""), country] as const),
    ...Object.entries(COUNTRIES).flatMap(([country, list]) =>
      list.split(",").map((name) => [fold(name), country] as const),
    ),
  ]);
  return countriesByName;
}
