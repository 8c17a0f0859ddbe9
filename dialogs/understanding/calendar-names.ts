/** The first of the words that name weekdays, Monday = 1; null for other words. */
export function weekdayOf(word: string): number | null {
  const index = WEEKDAYS.findIndex((name) => name.startsWith(word.toLowerCase().slice(0, 3)));
  return index === -1 ? null : index + 1;
}

/** Names of months as a regular-expression source, abbreviations included. */
export const MONTH_NAMES =
  "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";

/** 1–12; null for other words. */
export function monthOf(word: string): number | null {
  const index = MONTHS.indexOf(word.toLowerCase().slice(0, 3));
  return index === -1 ? null : index + 1;
}

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
