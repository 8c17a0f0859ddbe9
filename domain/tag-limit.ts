import type { Entry } from "./entry.ts";
import type { Money } from "./money.ts";
import type { CalendarDate, Period } from "./period.ts";
import type { Limit } from "./plan.ts";
import { weekOf } from "./weekly-limit.ts";

/** What everything that bears a tag may cost, in all, between two dates (a journey, a party), or in each week. */
export interface TagLimit {
  /** Folded: {@link foldTag}. */
  readonly tag: string;
  readonly amount: Money;
  /** First and last date that count, both included; left out: whatever bears the tag. */
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
  /** It is for each week; left out: for all of it together. */
  readonly per?: "week";
  /** The day on which its weeks begin, 1 (Monday) … 7 (Sunday); Monday when left out. */
  readonly weekStartsOn?: number;
}

/** A warning that was given: at `threshold` percent of a tag's limit. */
export interface TagAlert {
  readonly tag: string;
  /** First day of the week that it was of; left out where the limit is not for a week. */
  readonly week?: CalendarDate;
  readonly threshold: number;
}

/** The week of a day in which a tag's limit is counted; null for a limit that is for all of it together. */
export function tagWeekOf({ per, weekStartsOn = 1 }: TagLimit, date: CalendarDate): Period | null {
  return per === "week" ? weekOf(date, weekStartsOn) : null;
}

/** A tag as it is kept: without its `#`, in small letters. */
export function foldTag(tag: string): string {
  return tag.replace(/^#/, "").normalize("NFC").toLowerCase();
}

/** Under which id a tag's limit stands: no category's, for those have no `#`. */
export function tagLimitId(tag: string): string {
  return `#${tag}`;
}

/** True for the limit of a tag, false for that of a category. */
export function isTagLimit(limit: Limit | TagLimit): limit is TagLimit {
  return "tag" in limit;
}

/** Whether an entry is one that a tag's limit is about. */
export function isWithin({ tag, from, until }: TagLimit, { tags, date }: Entry): boolean {
  return tags.includes(tag) && (from === undefined || date >= from) && (until === undefined || date <= until);
}

/** How a tag stands against its limit after an operation that touched it. */
export interface TagStanding {
  readonly tag: string;
  readonly spent: Money;
  /** Null when it has none any more. */
  readonly limit: TagLimit | null;
  /** The week that is meant, where the limit is for a week. */
  readonly week?: Period;
  /** The highest threshold that the operation reached, in percent. */
  readonly reached: number | null;
  /** Thresholds that hold no longer, and can be warned of again. */
  readonly rearmed: readonly number[];
}
