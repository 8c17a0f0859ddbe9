import { MONTH_NAMES, monthOf } from "../understanding/calendar-names.ts";

/** A month's name in a text. */
export interface MonthName {
  /** 1–12. */
  readonly month: number;
  /** False for what means a month only beside a day: `jun`, `may`, `march`. */
  readonly standsAlone: boolean;
}

/** Monday is 1. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    ["monday", "mon"],
    ["tuesday", "tue", "tues"],
    ["wednesday", "wed"],
    ["thursday", "thu", "thur", "thurs"],
    ["friday", "fri"],
    ["saturday", "sat"],
    ["sunday", "sun"],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const known = new Map<string, ReadonlyMap<string, MonthName>>();

/** Names of months in English and as a locale writes them beside a day, in lower case. `locale`: BCP 47 */
export function monthNames(locale: string): ReadonlyMap<string, MonthName> {
  const names = known.get(locale) ?? namesIn(locale);
  if (known.size < 100) known.set(locale, names);
  return names;
}

/** Written in full, and no everyday word. */
const ALONE = /^(?:june|july|[jfasond]\w{4,}|april)$/;

function namesIn(locale: string): ReadonlyMap<string, MonthName> {
  const names = new Map<string, MonthName>();
  for (const name of MONTH_NAMES.split("|")) {
    names.set(name, { month: monthOf(name) ?? 0, standsAlone: ALONE.test(name) });
  }
  for (const month of ["long", "short"] as const) {
    const format = new Intl.DateTimeFormat(locale, { day: "numeric", month, timeZone: "UTC" });
    for (let index = 0; index < 12; index++) {
      const name = format.formatToParts(Date.UTC(2026, index, 1)).find(({ type }) => type === "month")?.value;
      const plain = name?.toLowerCase().replace(/\.$/, "") ?? "";
      if (/^\p{L}{3,}$/u.test(plain) && !names.has(plain)) {
        names.set(plain, { month: index + 1, standsAlone: month === "long" });
      }
    }
  }
  return names;
}
