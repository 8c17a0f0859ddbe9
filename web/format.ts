import { words } from "./words/index.ts";

/** Writes amounts and dates the way the person reads them. */
export interface Format {
  /** `$1,200` for whole amounts, else `$4.50`; a minus stays. */
  amount(value: number, currency: string): string;
  /** The same in two parts, so that the decimals can be set smaller. */
  figure(value: number, currency: string): { readonly main: string; readonly decimals: string };
  /** How many of its smallest units make one of a currency: 100, or 1 for the yen. */
  unit(currency: string): number;
  /** `12.5 %`, as it is written there. */
  percent(value: number): string;
  /** `Mon 30 Nov`, or `Today` and `Yesterday`. */
  day(date: string): string;
  /** `14:05`, or `2:05 PM`, of an ISO instant, where the browser is. */
  time(instant: string): string;
  /** `November 2026`. */
  month(key: string): string;
  /** `Nov`, with its year where that is not this one: `Nov 2025`. */
  monthShort(key: string): string;
}

/**
 * @param locale BCP 47; an unknown one falls back to the browser's
 * @param today `YYYY-MM-DD`, asked each time because a page may stay open over midnight
 */
export function createFormat(locale: string, today: () => string): Format {
  const known = wellFormed(locale);
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(known, { ...options, timeZone: "UTC" });
  const dayFormat = date({ weekday: "short", day: "numeric", month: "short" });
  const monthFormat = date({ month: "long", year: "numeric" });
  const shortMonthFormat = date({ month: "short" });
  const shortMonthYearFormat = date({ month: "short", year: "numeric" });
  const timeFormat = new Intl.DateTimeFormat(known, { timeStyle: "short" });
  const percentFormat = new Intl.NumberFormat(known, { style: "percent", maximumFractionDigits: 1 });
  const utc = (text: string) => new Date(`${text}T00:00:00Z`);

  return {
    amount(value, currency) {
      return money(known, value, currency).format(value);
    },
    figure(value, currency) {
      const parts = money(known, value, currency).formatToParts(value);
      const cut = parts.findIndex(({ type }) => type === "decimal");
      const join = (some: typeof parts) => some.map(({ value: text }) => text).join("");
      return cut < 0
        ? { main: join(parts), decimals: "" }
        : { main: join(parts.slice(0, cut)), decimals: join(parts.slice(cut)) };
    },
    unit(currency) {
      return 10 ** (money(known, 0.5, currency).resolvedOptions().maximumFractionDigits ?? 2);
    },
    percent(value) {
      return percentFormat.format(value / 100);
    },
    day(text) {
      const days = (utc(today()).getTime() - utc(text).getTime()) / 86_400_000;
      if (days === 0) return words.days.today;
      return days === 1 ? words.days.yesterday : dayFormat.format(utc(text)).replace(",", "");
    },
    time(instant) {
      return timeFormat.format(new Date(instant));
    },
    month(key) {
      return monthFormat.format(utc(`${key}-01`));
    },
    monthShort(key) {
      const isThisYear = key.slice(0, 4) === today().slice(0, 4);
      return (isThisYear ? shortMonthFormat : shortMonthYearFormat).format(utc(`${key}-01`));
    },
  };
}

/** What is no locale at all would be thrown back; of one that it does not know a browser takes its own. */
function wellFormed(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}

/** Formats that were made before: making one takes longer than drawing a row of the list. */
const made = new Map<string, Intl.NumberFormat>();

function money(locale: string | undefined, value: number, currency: string): Intl.NumberFormat {
  const isWhole = Number.isInteger(value);
  const key = `${locale} ${currency} ${isWhole}`;
  const format =
    made.get(key) ??
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      ...(isWhole && { minimumFractionDigits: 0 }),
    });
  made.set(key, format);
  return format;
}
