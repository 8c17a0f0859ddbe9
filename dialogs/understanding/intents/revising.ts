import type { PendingChoice } from "../../state.ts";
import type { ToolCall } from "../../tools/call.ts";
import { type AmountMention, findAmounts } from "../amounts.ts";
import { categorize } from "../categorize.ts";
import { trim } from "../describing.ts";
import { findMasks } from "../masks.ts";
import { act, amountLabel, ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { askReading } from "./doubts.ts";
import { positionOf } from "./positions.ts";
import { describedEntry } from "./which-described.ts";
import { mentionedEntry } from "./which-shown.ts";

/** Which entry is meant, as the tools take it. */
export type Which = Readonly<Record<string, unknown>>;

/** Changes an entry; asks which one when `which` is null. */
export function revise(
  which: Which | null,
  change: Readonly<Record<string, unknown>>,
  reading: Reading,
): Understanding {
  const calls = (shown: Which): ToolCall[] => [{ tool: "revise_expense", args: { which: shown, ...change } }];
  return which ? act(calls(which), 0.94) : askWhich(calls, reading);
}

/**
 * Changes an entry's amount to what a phrase says.
 *
 * @param phrase must be an amount and nothing else that matters, or null is returned
 */
export function reviseAmount(which: Which | null, phrase: string, reading: Reading): Understanding | null {
  const mention = wholeAmount(phrase, reading);
  if (!mention) return null;
  if (mention.candidates.length > 0 || mention.readings.length === 0)
    return ask("What was the amount, and in which currency?", []);
  const calls = (shown: Which, amount = mention.readings[0]): ToolCall[] => [
    { tool: "revise_expense", args: { which: shown, ...moneyOf(mention, amount) } },
  ];
  if (mention.readings.length === 1) return which ? act(calls(which), 0.95) : askWhich(calls, reading);
  return which
    ? askReading(mention, (amount) => calls(which, amount), reading.context)
    : ask("Which expense, and which amount?", []);
}

/**
 * Changes the amount of the entry that words name: "the taxi" "was 14".
 *
 * @param isDefinite the words point at something known; else an unknown name is no correction
 */
export function reviseNamed(
  words: string,
  phrase: string,
  isDefinite: boolean,
  reading: Reading,
): Understanding | null {
  const mention = wholeAmount(phrase, reading);
  if (!mention) return null;
  const { shown } = reading.context;
  const described = describedEntry(words, reading);
  if (described) return reviseDescribed(described, phrase, mention, reading);
  const entry = mentionedEntry(words, shown);
  if (entry.kind === "one") return reviseAmount(entry.which, phrase, reading);
  if (/^other(?: one)?$/i.test(words)) return reviseAmount(null, phrase, reading);
  if (entry.kind === "none") return isDefinite ? askNewOrOld(words, mention, reading) : null;
  if (mention.readings.length !== 1 || mention.candidates.length > 0)
    return ask("Which expense, and which amount?", []);
  const calls = (which: Which): ToolCall[] => [
    { tool: "revise_expense", args: { which, ...moneyOf(mention, mention.readings[0]) } },
  ];
  return askWhich(calls, reading, entry.positions);
}

/** "yesterday's taxi was 15" may as well tell of it for the first time. */
function reviseDescribed(which: Which, phrase: string, mention: AmountMention, reading: Reading): Understanding | null {
  const { words, date } = which;
  const isNamed = typeof words === "string" && typeof date === "string";
  const isShown = reading.context.shown.some((entry) => {
    return entry.date === date && mentionedEntry(String(words), [entry]).kind === "one";
  });
  return isNamed && !isShown
    ? askNewOrOld(words, mention, reading, { which, date })
    : reviseAmount(which, phrase, reading);
}

/** Asks which of the shown entries is meant; offers the latest one of all where nothing is shown. */
function askWhich(
  calls: (which: Which) => readonly ToolCall[],
  { context: { shown } }: Reading,
  positions: readonly number[] = shown.map((_entry, index) => index + 1),
): Understanding {
  if (shown.length === 0)
    return ask("Which expense do you mean?", [{ label: "The last one", calls: calls({ last: 1 }) }]);
  const choices = positions.slice(0, 3).map((position): PendingChoice => {
    const entry = shown[position - 1];
    return { label: `${entry?.description} ${entry?.amount}`, calls: calls({ position }) };
  });
  return ask("Which one do you mean?", choices);
}

/** Nothing shown is called so: a correction of something older, or a new expense? */
function askNewOrOld(
  words: string,
  mention: AmountMention,
  { context }: Reading,
  known: { readonly which?: Which; readonly date?: string } = {},
): Understanding {
  const description = trim(words);
  const [value, ...others] = mention.readings;
  if (description === "" || value === undefined || others.length > 0 || mention.candidates.length > 0) {
    return ask("Which expense do you mean?", []);
  }
  const label = amountLabel(value, context.locale, mention.currency);
  const money = moneyOf(mention, value);
  const { which = { words: description }, date = context.now.toPlainDate().toString() } = known;
  const { category } = categorize(description);
  return ask(`Is that a new expense, or shall I change the ${description} I have? Nothing is changed yet.`, [
    {
      label: `New: ${description} ${label}`,
      calls: [{ tool: "log_expense", args: { ...money, description, category, date } }],
    },
    {
      label: `Change it to ${label}`,
      calls: [{ tool: "revise_expense", args: { which, ...money } }],
    },
  ]);
}

function moneyOf(
  { currency }: AmountMention,
  amount: string | undefined,
): Readonly<Record<string, string | undefined>> {
  return { amount, ...(currency === undefined ? {} : { currency }) };
}

/** The entry that "it" means: the only one shown; null when none or several are. */
export function whichShown({ context }: Reading): Which | null {
  if (context.shown.length !== 1) return null;
  return context.isReply ? { replied_to: true } : { last: 1 };
}

/** The entry that words or a position name among those shown, or that is described; null when none or several are. */
export function whichNamed(words: string, reading: Reading): Which | null {
  const { context } = reading;
  const described = describedEntry(words, reading);
  if (described) return described;
  const position = positionOf(words.replace(/^the /i, "").replace(/ (?:one|entry|expense)$/i, ""));
  if (position !== null) return { position };
  const entry = mentionedEntry(words, context.shown);
  return entry.kind === "one" ? entry.which : null;
}

/** The one amount that a phrase is; null when anything else in it matters. */
export function wholeAmount(phrase: string, { context }: Reading): AmountMention | null {
  const [mention, ...others] = findAmounts(phrase, findMasks(phrase), context);
  if (
    !mention ||
    others.length > 0 ||
    mention.doubt === "signed" ||
    mention.doubt === "vague" ||
    mention.doubt === "spaced"
  )
    return null;
  const rest = `${phrase.slice(0, mention.start)} ${phrase.slice(mention.end)}`.trim();
  return FILLERS.test(rest) ? mention : null;
}

const FILLERS =
  /^(?:(?:i paid|we paid|i spent|only|just|really|actually|about|in total|in all|total|altogether|not|like|exactly|please|instead|though|sorry|thanks|to|be|of)[ ,.!]*)*$/i;
