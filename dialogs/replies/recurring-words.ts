import type { Money } from "../../domain/money.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { type Frequency, type Recurring, type RecurringTerms, termsOn } from "../../domain/recurring.ts";
import { capitalise, formatMoney, formatWeekday, type View } from "./format.ts";

/** `Netflix $15.49 every month on the 24th`. */
export function ruleLine(rule: Recurring, view: View, on: CalendarDate = view.today): string {
  return `${capitalise(rule.description)} ${expected(termsOn(rule, on).amount, rule, view)} ${rhythmWords(rule, view, on)}`;
}

/** `$15.49`, or `about $80.00` where it varies. */
export function expected(amount: Money, { varies }: Pick<Recurring, "varies">, view: View): string {
  return `${varies ? "about " : ""}${formatMoney(amount, view)}`;
}

/** `every month on the 24th`, `every 2 weeks on Friday`, `once`. */
export function rhythmWords(rule: Recurring, view: View, on: CalendarDate = view.today): string {
  const { frequency, every, start } = rule;
  if (frequency === "once") return "once";
  const unit = UNITS[frequency];
  const often = every === 1 ? `every ${unit}` : `every ${every} ${unit}s`;
  switch (frequency) {
    case "daily":
      return often;
    case "weekly":
      return `${often} on ${formatWeekday(start, view)}`;
    case "monthly":
      return `${often} on the ${ordinal(dayOf(rule, termsOn(rule, on)))}`;
    case "yearly":
      return often;
  }
}

/** The day of the month on which a rule is due. */
export function dayOf({ start }: Recurring, { day }: RecurringTerms): number {
  return day ?? Number(start.slice(-2));
}

/** `1st`, `22nd`, `13th`. */
export function ordinal(number: number): string {
  const ending = ENDINGS[ordinalRules.select(number)] ?? "th";
  return `${number}${ending}`;
}

const UNITS: Readonly<Record<Exclude<Frequency, "once">, string>> = {
  daily: "day",
  weekly: "week",
  monthly: "month",
  yearly: "year",
};

const ordinalRules = new Intl.PluralRules("en", { type: "ordinal" });

const ENDINGS: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };
