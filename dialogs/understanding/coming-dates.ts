import * as chrono from "chrono-node/en";
import type { CalendarDate } from "../../domain/period.ts";
import { MONTH_NAMES, monthOf } from "./calendar-names.ts";
import type { DateContext } from "./dates.ts";

/**
 * The day that a phrase names, as one to come: "Friday" is the next one, "the 1st" the next first, "July" the first of the next
 * July, "in three weeks".
 *
 * @returns null when it names no single day, or one that is over
 */
export function comingDate(phrase: string, { now }: DateContext): CalendarDate | null {
  const words = phrase.trim().replace(/[.!?,]+$/, "");
  const today = now.toPlainDate();
  const date = ordinalDay(words, today) ?? monthStart(words, today) ?? byCalendar(words, now);
  return date !== null && date > today.toString() ? date : null;
}

/** "the 1st", "15th" */
function ordinalDay(words: string, today: Temporal.PlainDate): CalendarDate | null {
  const [, digits] = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of (?:the|this|next) month)?$/i.exec(words) ?? [];
  const day = Number(digits);
  if (digits === undefined || day < 1 || day > 31) return null;
  const month = today.toPlainYearMonth();
  const here = month.toPlainDate({ day });
  const date = Temporal.PlainDate.compare(here, today) > 0 ? here : month.add({ months: 1 }).toPlainDate({ day });
  return date.toString();
}

const MONTH_ALONE = new RegExp(`^(?:next |the (?:start|beginning) of )?(${MONTH_NAMES})(?: (20\\d{2}))?$`, "i");

/** "July", "July 2027" */
function monthStart(words: string, today: Temporal.PlainDate): CalendarDate | null {
  const [, name, stated] = MONTH_ALONE.exec(words) ?? [];
  const month = name === undefined ? null : monthOf(name);
  if (month === null) return null;
  const year = stated === undefined ? today.year + (month > today.month ? 0 : 1) : Number(stated);
  return Temporal.PlainDate.from({ year, month, day: 1 }).toString();
}

function byCalendar(words: string, now: Temporal.PlainDateTime): CalendarDate | null {
  const reference = new Date(`${now.toPlainDate().toString()}T12:00:00Z`);
  const [found] = chrono.casual.parse(words, { instant: reference, timezone: 0 }, { forwardDate: true });
  if (!found || found.text.length < words.replace(/^(?:on|the|this|next) /i, "").length - 4) return null;
  const [year, month, day] = [found.start.get("year"), found.start.get("month"), found.start.get("day")];
  if (year === null || month === null || day === null) return null;
  return Temporal.PlainDate.from({ year, month, day }).toString();
}
