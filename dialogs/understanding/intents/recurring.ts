import { isByMonth } from "../../../domain/draft-recurring.ts";
import type { CalendarDate } from "../../../domain/period.ts";
import type { ToolCall } from "../../tools/call.ts";
import { categorize } from "../categorize.ts";
import { type ComingMention, findComing } from "../coming-mentions.ts";
import { describe } from "../describing.ts";
import { isAboutOthers, isImperative, isQuestion, isStatement, whyNotSpent } from "../guards.ts";
import { countsThings, nounAfter } from "../items.ts";
import { overlaps, type Span } from "../masks.ts";
import { mayMatch } from "../needed-words.ts";
import { act, amountLabel, ask, choice, decline, NEITHER } from "../questions.ts";
import type { Reading } from "../reading.ts";
import { findRhythm, type Rhythm } from "../rhythms.ts";
import type { Understanding } from "../understanding.ts";
import { askCurrency, askReading } from "./doubts.ts";

/**
 * What comes again and again, or once on a day to come: "netflix 15.49 every month on the 24th", "dentist 120 due on 20 June".
 *
 * @returns null when the text names no such thing with its amount
 */
export function readRecurring(reading: Reading): Understanding | null {
  const { text, amounts, context } = reading;
  const rhythm = findRhythm(text);
  if (!rhythm && !mayBeDue(reading.lower)) return null;
  const coming = findComing(text, context.now.toPlainDate()).map((mention) => withRole(mention, text));
  const when = coming.filter((mention) => !rhythm || !overlaps(mention, rhythm));
  const due = when.find(({ role }) => role === "due");
  if (!rhythm && !due) return null;
  const taken = [...(rhythm ? [rhythm] : []), ...when, ...variesIn(text)];
  const [amount, ...others] = amounts.filter((mention) => !taken.some((span) => overlaps(span, mention)));
  if (!amount || others.length > 0) return null;
  const against = whyNotSpent(text);
  if (against) return decline(against);
  const isCount = countsThings(amount) && nounAfter(amount, text) !== null && rhythm?.start !== amount.end + 1;
  if (isQuestion(text) || isCount || (isImperative(text) && !TO_US.test(text))) return decline("unclear");
  if (LASTING.test(text)) return ask("Until when? Say it like “gym 30 a month until May 2027”.", []);
  const description = descriptionOf(text, [...taken, amount]);
  const [value] = amount.readings;
  if (description === "" || value === undefined) return decline("unclear");
  const call = (figure: string, currency = amount.currency): ToolCall => ({
    tool: "add_recurring",
    args: {
      description,
      amount: figure,
      ...(currency === undefined ? {} : { currency }),
      category: categorize(description).category,
      ...timesOf(rhythm, when, context.now.toPlainDate()),
      ...(variesIn(text).length > 0 ? { varies: true } : {}),
    },
  });
  if (amount.readings.length > 1) return askReading(amount, (figure) => [call(figure)], context);
  if (amount.candidates.length > 0) return askCurrency(amount, (currency) => [call(value, currency)], context);
  const label = amountLabel(value, context.locale, amount.currency);
  if (rhythm && isAdjective(rhythm, text)) return askWhich(call(value), label, reading);
  if (!rhythm?.isRate && isSure(reading, description)) return act([call(value)], 0.93);
  return ask(`Shall I expect ${label} for ${description} from now on? Nothing is changed yet.`, [
    choice(`Yes, expect ${label}`, call(value)),
    NEITHER,
  ]);
}

/** "expect", "add": what is asked of a book. */
const TO_US = /^(?:please |pls )?(?:add|track|expect|remember|set up|create|new|log|record|note)\b/i;

/** "monthly rent 1200": what kind of rent it was, or how often it comes? */
function isAdjective({ start, end }: Rhythm, text: string): boolean {
  return (
    /ly$/i.test(text.slice(start, end)) &&
    /^(?:the |my |our )?$/i.test(text.slice(0, start)) &&
    /^ \p{L}/u.test(text.slice(end))
  );
}

function askWhich(call: ToolCall, label: string, { context }: Reading): Understanding {
  const { description, amount, currency, category } = call.args;
  const date = context.now.toPlainDate().toString();
  const logged = { amount, description, category, date, ...(currency === undefined ? {} : { currency }) };
  return ask(`${label} for ${String(description)} once, or again and again? Nothing is logged yet.`, [
    choice("Log it once", { tool: "log_expense", args: logged }),
    choice("Expect it regularly", call),
  ]);
}

type Role = "due" | "start" | "end" | "on";

type ComingDay = ComingMention & { readonly role: Role };

const DUE = /(?:\b(?:due|renews?|falls due)(?: again)?(?: on| in| by)?(?: the)? )$/i;
const mayBeDue = mayMatch([DUE]);

const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    "start",
    /(?:\b(?:starting|beginning|from|since|as of|first (?:one |time )?|effective)(?: on| in| from)?(?: the)? )$/i,
  ],
  ["end", /(?:\b(?:until|till|through|up to|ending|ends|to)(?: on| in| the end of)?(?: the)? )$/i],
  ["due", DUE],
  ["on", /(?:\b(?:billed|charged|paid|debited|comes|goes out|taken)?(?:\b(?:on|in|every|each|by))?(?: the)? )$/i],
];

/** What a day is said to be, with the words that say it. */
function withRole(mention: ComingMention, text: string): ComingDay {
  const before = text.slice(Math.max(0, mention.start - LONGEST_ROLE), mention.start);
  for (const [role, pattern] of ROLES) {
    const words = pattern.exec(before)?.[0];
    if (words !== undefined) return { ...mention, start: mention.start - words.length, role };
  }
  return { ...mention, role: "on" };
}

const LONGEST_ROLE = 30;

/** When it comes, as the tool takes it. */
function timesOf(
  rhythm: Rhythm | null,
  when: readonly ComingDay[],
  today: Temporal.PlainDate,
): Readonly<Record<string, unknown>> {
  const start = when.find(({ role }) => role === "start");
  const due = when.find(({ role }) => role === "due" || role === "on");
  const end = when.find(({ role }) => role === "end");
  const until = end === undefined ? {} : { end: notBefore(end.last, start?.date) };
  if (!rhythm) return { frequency: "once", ...(due === undefined ? {} : { start: due.date }), ...until };
  const { frequency, every, weekday } = rhythm;
  const often = { frequency, ...(every === 1 ? {} : { every }) };
  const day = rhythm.day ?? (isByMonth(frequency) ? due?.day : undefined);
  const first =
    weekday === undefined
      ? (start ?? (day === undefined ? due : undefined))?.date
      : weekdayFrom(weekday, start?.date ?? today.toString());
  return {
    ...often,
    ...(day === undefined ? {} : { day }),
    ...(first === undefined ? {} : { start: first }),
    ...until,
  };
}

/** "from April to January": an end before the beginning is a year later. */
function notBefore(end: CalendarDate, start: CalendarDate | undefined): CalendarDate {
  return start === undefined || end >= start ? end : Temporal.PlainDate.from(end).add({ years: 1 }).toString();
}

function weekdayFrom(weekday: number, date: CalendarDate): CalendarDate {
  const first = Temporal.PlainDate.from(date);
  return first.add({ days: (weekday - first.dayOfWeek + 7) % 7 }).toString();
}

/** "about 80", "~35", "varies": the amount is an estimate. */
function variesIn(text: string): Span[] {
  return [
    ...text.matchAll(
      /\b(?:about|around|roughly|approx(?:imately)?|circa|ca\.?|usually|on average|it varies|varies|varying|give or take)\b|~/gi,
    ),
  ].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const LASTING = /\bfor (?:the next )?(?:\d{1,3}|two|three|four|five|six|twelve) (?:days|weeks|months|years)\b/i;

function descriptionOf(text: string, taken: readonly Span[]): string {
  let rest = describe(text, 0, text.length, taken);
  for (let before = ""; before !== rest; ) {
    before = rest;
    const bare = rest.replace(OPENING, "").replace(CLOSING, "");
    rest = describe(bare, 0, bare.length, []);
  }
  return rest;
}

const OPENING =
  /^(?:(?:please|expect|add|track|remember|set up|create|new|recurring|regular|standing order|direct debit|subscription|there's|there is|i have|we have|i've got|i pay|we pay|pay|paying|it's|it is)\b[ :,]*(?:for|of|to)?\b ?)+/i;
const CLOSING =
  /[ ,:]+(?:(?:is|are|costs?|it's|its|it is|billed|charged|paid|due|renews?|recurring|every|each|per|comes? (?:out|to)|goes out|auto-?pay|automatically|on|by|from|starting|standing order|direct debit)[ ,]*)+$/i;

/** True for the name of a thing and what it costs; what is a sentence, or of somebody else, is asked about. */
function isSure({ text }: Reading, description: string): boolean {
  const words = description.split(/\s+/).length;
  if (words > LONGEST_NAME || isStatement(description) || isAboutOthers(text) || HABIT.test(text)) return false;
  return words <= 2 || categorize(description).confidence >= 0.5;
}

const LONGEST_NAME = 5;

/** How somebody lives is no bill. */
const HABIT =
  /\b(?:spend|spending|spent|used to|usually|on average|save|saving|eat|drink|smoke|waste|earn|makes?|need|want)\b/i;
