import { weekdayOf } from "../calendar-names.ts";
import { comingDate } from "../coming-dates.ts";
import { isQuestion } from "../guards.ts";
import { decline } from "../questions.ts";
import { type Reading, readText } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { withOneAmount } from "./one-amount.ts";

/** "I have 43 until Friday", "the bank says 412", "I'm 200 overdrawn": what there is, and until when it has to last. */
export function readBalance(reading: Reading): Understanding {
  const { text, context } = reading;
  if (isQuestion(text) || /\b(?:would|could|should|if|wish|want|need)\b/i.test(text)) return decline("unclear");
  const [, said = text, end] = UNTIL.exec(text) ?? [];
  const until = end === undefined ? undefined : (comingDate(end, context) ?? inAWeek(end, context));
  if (until === null && !/^(?:the )?(?:end of (?:the |this )?month|pay ?day)\b/i.test(end ?? ""))
    return decline("unclear");
  // Read without its end, so that "the 1st" is no amount and "Friday" no day of the past.
  const stated = readText(said, context);
  const isOverdrawn =
    /\boverdrawn\b|\bin the (?:red|minus)\b|\bminus\b/i.test(text) || stated.amounts[0]?.doubt === "signed";
  return withOneAmount(stated, (amount, currency) => ({
    tool: "set_balance",
    args: { amount: isOverdrawn ? `-${amount}` : amount, ...currency, ...(until ? { until } : {}) },
  }));
}

/** "until Friday", said on a Friday, is a week from then. */
function inAWeek(end: string, { now }: Reading["context"]): string | null {
  const today = now.toPlainDate();
  const isToday = WEEKDAY.test(end) && weekdayOf(end) === today.dayOfWeek;
  return isToday ? today.add({ weeks: 1 }).toString() : null;
}

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;

const UNTIL =
  /^(.*?)[, ]+(?:until|till|til|to last (?:me )?(?:until|till|to)|before|to get (?:me )?(?:to|through to)|up to)(?: my next pay(?:day)? on)? (.{2,40}?)[.!]*$/i;
