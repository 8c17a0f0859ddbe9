import { weekdayOf } from "../calendar-names.ts";
import { isQuestion } from "../guards.ts";
import { act, ask, decline } from "../questions.ts";
import { type Reading, readText } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { withOneAmount } from "./one-amount.ts";

/** "I earn 2,900", "my salary is 3200 on the 25th", "I make 640 a week": what comes in regularly. */
export function readEarning(reading: Reading): Understanding {
  const { text } = reading;
  if (isQuestion(text) || /\b(?:if|would|could|wish|want to|hope)\b/i.test(text)) return decline("unclear");
  if (/\b(?:a|per|each|every|\/) ?(?:year|annum|yr)\b|\b(?:yearly|annual(?:ly)?|annum)\b/i.test(text)) {
    return ask("What of that reaches you in a month, after tax?", [], monthly());
  }
  if (/\b(?:an|per|each|\/) ?hour\b|\bhourly\b|\b(?:a|per) ?(?:day|shift)\b/i.test(text)) {
    return ask("What does that come to in a month, after tax?", [], monthly());
  }
  const start = STARTS.exec(text)?.[1];
  if (start !== undefined)
    return ask(`I count an income from this budget month on. Tell me again in ${start}, then it holds from there.`, []);
  const also = /\balso\b/i.test(text) ? { also: true } : {};
  const several = readSeveral(reading);
  if (several) return act([{ tool: "set_income", args: { sources: several, ...also } }], 0.97);
  return withOneAmount(reading, (amount, stated) => ({
    tool: "set_income",
    args: { sources: [{ amount, ...stated, ...aboutPay(reading) }], ...also },
  }));
}

/** A month that is still to come, from which an income would hold. */
const STARTS =
  /\b(?:from|starting(?: in| from)?|as of|beginning(?: in)?) (next month|january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

/** "400 a week at the cafe and 250 a week at the shop": each part is an income of its own; null where that is not clear. */
function readSeveral({ text, amounts, context }: Reading): Readonly<Record<string, unknown>>[] | null {
  if (amounts.length < 2) return null;
  const sources = text.split(/,? (?:and|plus) |, /i).map((part) => {
    const reading = readText(part, context);
    const [mention, another] = reading.amounts;
    const [amount, second] = mention?.readings ?? [];
    const isClear = mention && !another && amount !== undefined && second === undefined && mention.doubt === null;
    if (!isClear || mention.candidates.length > 1) return null;
    return { amount, ...(mention.currency === undefined ? {} : { currency: mention.currency }), ...aboutPay(reading) };
  });
  const known = sources.filter((one) => one !== null);
  return known.length === amounts.length && known.length === sources.length ? known : null;
}

function aboutPay(reading: Reading): Readonly<Record<string, unknown>> {
  const { text } = reading;
  const every = rhythmOf(text);
  const name = EMPLOYER.exec(text)?.[1];
  return {
    every,
    ...(dayArgument(every, daysOf(text)) ?? weekdayArgument(every, reading)),
    ...(name === undefined ? {} : { name }),
  };
}

/** Who pays: "at the cafe". */
const EMPLOYER = /\b(?:at|from) (?:the |my |a )?(\p{L}[\p{L}' ]{1,30}?)(?= (?:on|every|each)\b|[.!]*$)/iu;

function monthly() {
  return { tool: "set_income", args: {} } as const;
}

type Rhythm = "week" | "two_weeks" | "twice_monthly" | "month" | "irregular";

function rhythmOf(text: string): Rhythm {
  if (
    /\b(?:two|2|other|second) weeks?\b|\b(?:every|each) (?:other|second) \p{L}+day\b|\b(?:bi-?weekly|fortnight(?:ly)?)\b/iu.test(
      text,
    )
  )
    return "two_weeks";
  if (
    /\b(?:twice (?:a|per) month|two times a month|twice monthly|semi-?monthly|on the \d{1,2}(?:st|nd|rd|th)? and(?: the)? \d{1,2}(?:st|nd|rd|th)?)\b/i.test(
      text,
    )
  )
    return "twice_monthly";
  if (/\b(?:a|per|each|every|\/) ?week\b|\bweekly\b|\b(?:every|each) \p{L}+day\b/iu.test(text)) return "week";
  if (/\b(?:irregular(?:ly)?|varies|varying|on average|freelanc\w*|depends|roughly|around|about)\b/i.test(text))
    return "irregular";
  return "month";
}

/** "on the 25th", "on the 1st and the 15th" */
function daysOf(text: string): number[] {
  return [...text.matchAll(/\b(\d{1,2})(?:st|nd|rd|th)\b/gi)]
    .map(([, day]) => Number(day))
    .filter((day) => day >= 1 && day <= 31);
}

function dayArgument(every: Rhythm, days: readonly number[]): { readonly day: number | readonly number[] } | null {
  const [first, second] = days;
  if (every === "month" && first !== undefined) return { day: first };
  return every === "twice_monthly" && first !== undefined && second !== undefined ? { day: [first, second] } : null;
}

/** "every week on Friday": counted from the next one, today included. */
function weekdayArgument(every: Rhythm, { text, context }: Reading): { readonly day?: string } {
  if (every !== "week" && every !== "two_weeks") return {};
  const named = WEEKDAY.exec(text)?.[1];
  const weekday = named === undefined ? null : weekdayOf(named);
  if (weekday === null) return {};
  const today = context.now.toPlainDate();
  return { day: today.add({ days: (weekday - today.dayOfWeek + 7) % 7 }).toString() };
}

const WEEKDAY = /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b/i;
