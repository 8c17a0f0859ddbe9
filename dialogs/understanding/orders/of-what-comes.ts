import type { CalendarDate } from "../../../domain/period.ts";
import type { ToolCall } from "../../tools/call.ts";
import { categorize } from "../categorize.ts";
import { comingDate } from "../coming-dates.ts";
import { findComing } from "../coming-mentions.ts";
import type { Span } from "../masks.ts";
import type { Reading } from "../reading.ts";
import { call, nameIn, theAmount, theOwnAmount } from "../slots.ts";
import { type Order, words } from "./order.ts";

/** What is said of a bill besides its name. */
const OF_BILLS = words(
  "cancel cancelled canceled cancelling ended end ends stop stopped stopping quit dropped drop over remove delete longer anymore any bill bills subscription subscriptions membership payment payments paying pay expect expecting " +
    "track tracking count counting month monthly every week weekly year yearly each finished paid off gone went goes going up down increased increase raised price now new costs cost change changed changes from last next since today date due day rid through",
);

const OF_REMINDERS = words(
  "remind reminder reminders reminding reminded drop delete remove cancel forget scrap need nudge nudges alert alerts about off turn stop sorted already anymore longer clear ditch lose kill set",
);

/** What is said about what comes: bills, and what to be reminded of. */
export const COMING_ORDERS: Readonly<Record<string, Order>> = {
  add_recurring: {
    asked: "What comes again, how much, and how often? Say it like “rent 900 on the 1st of each month”.",
    about:
      /\b(?:month(?:ly|s)?|week(?:ly|s)?|year(?:ly|s)?|annual(?:ly)?|every|each|per|subscription|standing order|direct debit|rent)\b/,
    read(reading) {
      const found = theAmount(reading);
      const frequency = frequencyOf(reading.lower);
      const description = nameIn(reading, OF_BILLS);
      if (!COMES_AGAIN.test(reading.lower) || !found || frequency === null || description === "") return null;
      const day = /\b(\d{1,2})(?:st|nd|rd|th)\b/.exec(reading.lower)?.[1];
      const { category } = categorize(description);
      return call("add_recurring", {
        description,
        ...found,
        category,
        frequency,
        day: frequency === "monthly" && day !== undefined && Number(day) <= 31 ? Number(day) : undefined,
      });
    },
  },
  stop_recurring: {
    asked: "Which bill is over? Say it like “stop the gym membership”.",
    about:
      /\b(?:cancel\w*|stop\w*|end(?:ed|s)?|quit|dropp?e?d?|over|done with|no longer|any ?more|paid off|rid|gone|remove|finished|out of|left)\b/,
    but: /\b(?:reminder|limit|goal|rule|order)\b/,
    read(reading) {
      const name = nameIn(reading, OF_BILLS);
      return reading.amounts.length > 0 || name === "" ? null : call("stop_recurring", { which: { words: name } });
    },
  },
  edit_recurring: {
    asked: "Which bill, and what does it cost now? Say it like “the rent is 990 now”.",
    about: /\b(?:now|new|up|down|to|from|price|increase\w*|change\w*|went|goes|going|hike\w*|instead)\b/,
    read(reading) {
      const amount = theOwnAmount(reading);
      const name = nameIn(reading, OF_BILLS);
      return amount === null || name === "" ? null : call("edit_recurring", { which: { words: name }, amount });
    },
  },
  remind_me: {
    asked: "On which day, and of what? Say it like “remind me about the headphones on 1 July”.",
    about:
      /\b(?:remind\w*|nudge|ping|poke|prod|shout|buzz|heads up|alert|tell|let me know|give me|forget|message|text|reminder|erinner\w*|rappel\w*|recu[eé]rda\w*|ricorda\w*|lembr\w+|yaad)\b/u,
    read: readReminding,
  },
  drop_reminder: {
    asked: "Which reminder? Say it like “drop the reminder about the headphones”.",
    about: /\b(?:remind\w*|nudges?|alerts?)\b/,
    read(reading) {
      const name = nameIn(reading, OF_REMINDERS);
      return name === "" ? null : call("drop_reminder", { which: { words: name } });
    },
  },
};

/** More than the bare adjective, "monthly rent 1200", which may have been paid just now. */
const COMES_AGAIN =
  /\b(?:add|track|set up|new|start\w*|comes?|goes|charge[ds]?|every|each|per|a (?:week|month|year)|on the \d|subscri\w+|signed up|joined|expect|count|remember|note|direct debit|standing order)\b/;

function frequencyOf(lower: string): "weekly" | "monthly" | "yearly" | null {
  const found = (
    [
      ["weekly", /\b(?:weekly|(?:a|per|each|every) week)\b/],
      ["monthly", /\b(?:monthly|(?:a|per|each|every) month|(?:on|every) the \d{1,2}(?:st|nd|rd|th)|pcm)\b/],
      ["yearly", /\b(?:yearly|annual(?:ly)?|(?:a|per|each|every) year)\b/],
    ] as const
  ).filter(([, pattern]) => pattern.test(lower));
  const [only, another] = found;
  return only === undefined ||
    another !== undefined ||
    /\b(?:other|two|2|three|3|six|6|quarter\w*|fortnight\w*)\b/.test(lower)
    ? null
    : only[0];
}

/** "give me a nudge on the 28th about the council tax" */
function readReminding({ text, amounts, context }: Reading): ToolCall | null {
  const [day, another] = daysToCome(text, context);
  if (!day || another || day.date <= context.now.toPlainDate().toString() || /\b(?:every|each)\b/i.test(text))
    return null;
  const about = `${text.slice(0, day.start)} ${text.slice(day.end)}`
    .replace(ASKING, "")
    .replace(/\s+/g, " ")
    .replace(LEADING, "")
    .replace(TRAILING, "");
  return about.length < 3 || about.length > 100 || amounts.length > 1
    ? null
    : call("remind_me", { about, date: day.date });
}

const LEADING = /^(?:[^\p{L}\p{N}]|(?:on|by|to|about|that|of|for|please|i|need|have|the|my|our)\b)+/iu;
const TRAILING = /(?:[\s,.!?](?:on|by|before|at|for|from|in|come|this|next)?)+$/i;

/** Days as a text names them, or how far ahead they are: "in a week". */
function daysToCome(text: string, context: Reading["context"]): readonly (Span & { readonly date: CalendarDate })[] {
  const named = findComing(text, context.now.toPlainDate());
  const ahead = AHEAD.exec(text);
  if (!ahead || named.length > 0) return named;
  const date = comingDate(ahead[0], context);
  return date === null ? [] : [{ start: ahead.index, end: ahead.index + ahead[0].length, date }];
}

const AHEAD = /\bin (?:an?|\d{1,2}|two|three|four|five|six|ten|a couple of) (?:days?|weeks?|months?)\b/i;

const ASKING =
  /\b(?:(?:please|can you|could you|would you|will you|hey|ok|i need|i want|i'd like)[, ]+)*(?:(?:give|send|drop) me (?:a |an )?(?:nudge|poke|shout|buzz|heads up|reminder|ping|prod|kick|message|text)|(?:set|make|add) (?:me )?(?:a |an )?reminder|(?:remind|nudge|ping|poke|prod|tell|alert|message|text|buzz|warn) me|let me know|don'?t let me forget|a (?:nudge|reminder|heads up))\b(?: (?:to|about|that|of|for))?/i;
