import { isQuestion } from "../guards.ts";
import { ask, decline } from "../questions.ts";
import type { Reading } from "../reading.ts";
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
  const every = rhythmOf(text);
  const days = daysOf(text);
  return withOneAmount(reading, (amount, stated) => ({
    tool: "set_income",
    args: { sources: [{ amount, ...stated, every, ...dayArgument(every, days) }] },
  }));
}

function monthly() {
  return { tool: "set_income", args: {} } as const;
}

type Rhythm = "week" | "two_weeks" | "twice_monthly" | "month" | "irregular";

function rhythmOf(text: string): Rhythm {
  if (/\b(?:two|2|other|second) weeks?\b|\b(?:bi-?weekly|fortnight(?:ly)?)\b/i.test(text)) return "two_weeks";
  if (
    /\b(?:twice (?:a|per) month|two times a month|twice monthly|semi-?monthly|on the \d{1,2}(?:st|nd|rd|th)? and(?: the)? \d{1,2}(?:st|nd|rd|th)?)\b/i.test(
      text,
    )
  )
    return "twice_monthly";
  if (/\b(?:a|per|each|every|\/) ?week\b|\bweekly\b/i.test(text)) return "week";
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

function dayArgument(every: Rhythm, days: readonly number[]): { readonly day?: number | readonly number[] } {
  const [first, second] = days;
  if (every === "month" && first !== undefined) return { day: first };
  return every === "twice_monthly" && first !== undefined && second !== undefined ? { day: [first, second] } : {};
}
