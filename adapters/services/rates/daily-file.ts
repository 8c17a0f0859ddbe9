import { z } from "zod";
import { Unavailable } from "../../../domain/errors.ts";
import type { DayRates } from "../../../domain/exchange-rate.ts";
import { isCurrency } from "../../../domain/money.ts";

/** The longest file that is read, in UTF-16 units; the bank's has less than 3,000. */
export const LONGEST_FILE = 65_536;

/**
 * Reads the European Central Bank's daily file: one day with a rate for each currency, against the euro.
 *
 * It is read strictly: whatever is not exactly that is refused as a whole, so that no rate is ever guessed.
 *
 * @param today calendar date of the reader; a file of a later day is refused
 * @throws Unavailable when the text is no such file
 */
export function readDailyFile(xml: string, today: string): DayRates {
  const [day, ...others] = xml.length > LONGEST_FILE ? [] : [...xml.matchAll(DAY)];
  const { day: date, rates = "" } = day?.groups ?? {};
  const read = others.length > 0 ? undefined : dayRates.safeParse({ date, rates: ratesIn(rates) }).data;
  if (!read) throw new Unavailable("The European Central Bank's file of exchange rates can't be read.");
  if (read.date > today) throw new Unavailable(`The European Central Bank's file is of ${read.date}, a day to come.`);
  return { day: read.date, base: "EUR", rates: Object.fromEntries(read.rates) };
}

/** The one element that holds a day, and nothing else of its kind: it ends with the first closing tag. */
const DAY = /<Cube\s+time=(?<quote>["'])(?<day>[^"'<>]{1,20})\k<quote>\s*>(?<rates>[\s\S]*?)<\/Cube>/g;

const RATE = /\s*<Cube\s+currency=(["'])([A-Z]{3})\1\s+rate=(["'])([\d.]{1,20})\3\s*\/>\s*/y;

/** @returns null when anything but rates stands there */
function ratesIn(text: string): [currency: string, rate: string][] | null {
  const found: [string, string][] = [];
  RATE.lastIndex = 0;
  for (let match = RATE.exec(text); match; match = RATE.exec(text)) {
    found.push([match[2] ?? "", match[4] ?? ""]);
    if (RATE.lastIndex === text.length) return found;
  }
  return null;
}

const currency = z.string().refine(isCurrency);
const rate = z.string().regex(/^(?=.*[1-9])\d{1,9}(\.\d{1,9})?$/);

const dayRates = z.object({
  date: z.iso.date(),
  rates: z
    .array(z.tuple([currency, rate]))
    .min(1)
    .max(100)
    .refine((rates) => new Set(rates.map(([code]) => code)).size === rates.length),
});
