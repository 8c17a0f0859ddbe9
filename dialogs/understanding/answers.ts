import { normaliseDescription } from "../../domain/entry.ts";
import type { PendingQuestion } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";
import { askReading } from "./intents/doubts.ts";
import type { Reading } from "./reading.ts";
import type { Understanding } from "./understanding.ts";

/**
 * An answer to the open question: its number, words of its label, yes or no, or the amount that it waits for.
 *
 * @returns null when there is no question, or the text is no answer to it
 */
export function readAnswer(reading: Reading): Understanding | null {
  const { pending } = reading.context;
  if (!pending) return null;
  if (pending.awaitsAmount) {
    const completed = readAwaited(pending.awaitsAmount, reading);
    if (completed) return completed;
  }
  const chosen = chosenIndex(reading, pending);
  const choice = chosen === null ? undefined : pending.choices[chosen];
  if (choice) return { calls: choice.calls, confidence: 0.97, answers: true };
  // A yes to "this or that?" chooses neither: it is asked again, never taken for small talk.
  if (YES.test(reading.lower) && pending.choices.length > 1)
    return { calls: [ASK_AGAIN], confidence: 0.95, answers: false };
  return NO.test(reading.lower) ? { calls: [LEFT_ALONE], confidence: 0.95, answers: true } : null;
}

const ASK_AGAIN: ToolCall = { tool: "explain_figure", args: { figure: "question" } };

const LEFT_ALONE: ToolCall = { tool: "decline", args: { reason: "left_alone" } };

const POLITE = "(?: please| pls| thanks| thank you)?[.! ]*$";
const YES = new RegExp(
  `^(?:yes|y|yep|yeah|yup|sure|ok|okay|right|correct|exactly|do it|go ahead|confirm|of course|ja|oui|sí|si|sim)(?:,? (?:yes|sure|do it|log it|go ahead|that's right|correct))?${POLITE}`,
  "i",
);
const NO = new RegExp(
  `^(?:no|n|nope|nah|no,? thanks|never ?mind|forget (?:it|that)|cancel|don't|stop|neither|none|nein|non|não)${POLITE}`,
  "i",
);
const NUMBER = new RegExp(
  `^(?:(?:option|number|choice|no\\.?|nr\\.?|the) )?#?(\\d{1,2}|one|two|three|first|second|third|last)(?: one| option)?[.)]?${POLITE}`,
  "i",
);
const NUMBER_WORDS: Readonly<Record<string, number>> = { one: 1, first: 1, two: 2, second: 2, three: 3, third: 3 };

/** A message of just an amount completes the call that waits for one; an ambiguous amount is asked about again. */
function readAwaited(call: ToolCall, { text, amounts, context }: Reading): Understanding | null {
  const [amount, ...others] = amounts;
  if (!amount || others.length > 0 || amount.candidates.length > 0 || amount.doubt === "signed") return null;
  const around = `${text.slice(0, amount.start)} ${text.slice(amount.end)}`;
  if (!ONLY_AMOUNT.test(around.trim())) return null;
  const complete = (value: string): ToolCall[] => [completeWith(call, value, amount.currency)];
  if (amount.readings.length > 1) return { ...askReading(amount, complete, context), answers: true };
  const [value] = amount.readings;
  return value === undefined ? null : { calls: complete(value), confidence: 0.97, answers: true };
}

const ONLY_AMOUNT =
  /^(?:(?:it(?:'s| was| is| cost| costs)|that was|was|(?:i was |i got |they |my card was )?charged(?: me)?|about|around|just|only|for|in all|in total|altogether|total|please|thanks|all in|roughly|i paid|we paid|i spent)[ ,]*)*[.! ]*$/i;

function completeWith(call: ToolCall, amount: string, currency: string | undefined): ToolCall {
  const name = call.tool === "create_budget" ? "income" : "amount";
  return { ...call, args: { ...call.args, [name]: amount, ...(currency === undefined ? {} : { currency }) } };
}

function chosenIndex(reading: Reading, pending: PendingQuestion): number | null {
  const { choices } = pending;
  const isOf = (index: number): number | null => (index >= 0 && index < choices.length ? index : null);
  const number = NUMBER.exec(reading.lower)?.[1];
  if (number === "last") return isOf(choices.length - 1);
  if (number !== undefined && !pending.awaitsAmount) {
    const position = NUMBER_WORDS[number] ?? Number(number);
    if (isOf(position - 1) !== null) return position - 1;
  }
  const byLabel = labelled(reading, pending);
  if (byLabel !== null) return byLabel;
  if (YES.test(reading.lower)) {
    const yes = choices.findIndex(({ label, isYes }) => isYes || /^(?:yes|ok|log it|confirm)\b/i.test(label));
    return yes === -1 ? (choices.length === 1 ? 0 : null) : yes;
  }
  return NO.test(reading.lower) ? isOf(choices.findIndex(({ label }) => /^no\b/i.test(label))) : null;
}

/** The one choice whose label has all words of the text, or shows the amount that the text is. */
function labelled({ text, amounts }: Reading, { choices }: PendingQuestion): number | null {
  const words = normaliseDescription(text)
    .split(" ")
    .filter((word) => word !== "" && !FILLERS.has(word));
  if (words.length === 0 || words.length > 8) return null;
  const [amount, ...others] = amounts;
  const isOnlyAmount =
    amount !== undefined &&
    others.length === 0 &&
    ONLY_AMOUNT.test(`${text.slice(0, amount.start)} ${text.slice(amount.end)}`.trim());
  const matching = choices.flatMap(({ label }, index) => {
    if (isOnlyAmount)
      return amount.readings.some((reading) => digitsOf(label) === digitsOf(reading)) && amount.readings.length === 1
        ? [index]
        : [];
    const labelWords = new Set(normaliseDescription(label).split(" "));
    return words.every((word) => labelWords.has(word)) ? [index] : [];
  });
  return matching.length === 1 ? (matching[0] ?? null) : null;
}

const FILLERS = new Set("the a an it its that this one please to for of in on my i mean meant".split(" "));

const digitsOf = (text: string): string => text.replace(/\D/g, "");
