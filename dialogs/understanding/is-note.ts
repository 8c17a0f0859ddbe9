import { normaliseDescription } from "../../domain/entry.ts";
import type { ToolCall } from "../tools/call.ts";
import { CHANGES } from "./ask-first.ts";
import { categorize, LIKELY, SURE } from "./categorize.ts";
import type { IntentGuess } from "./classifier/intent-model.ts";
import { NO_INTENT } from "./classifier/intent-model.ts";
import { isStatement } from "./guards.ts";
import { type Guess, isAboutElse, isNoneOfOurs } from "./guesses.ts";
import { placed } from "./intents/log-call.ts";
import { isCommonWord } from "./known-words.ts";
import { meaningOf } from "./lexicon/terms.ts";
import { tellerOf } from "./own-spending.ts";
import type { Reading } from "./reading.ts";
import type { Understanding, UnderstandingContext } from "./understanding.ts";

/**
 * True for a note that may be written: one that says who spent and how much, or that is a known thing and its price; else where
 * the rules and the classifier agree. What looks like things and prices stands where the classifier is not sure of something else.
 */
export function isNote(found: Understanding, reading: Reading, guess: Guess): boolean {
  const { calls, confidence } = found;
  if (confidence >= NOTE_STANDS_ALONE || calls.every((call) => isTagged(call) || isNamedOwn(call, reading)))
    return true;
  // One of several that names nothing known may be what is said about another: "meter se toh 110 banta".
  if (calls.length > 1 && calls.some(isUnknown)) return false;
  const isBare = isBareNote(found, reading);
  if (isPlainlyTold(found, reading) || (isBare && calls.every(isBrief))) return true;
  const guesses = guess(reading.text);
  const isSplit = calls.length > 1 && guesses[0]?.label === "split_expense";
  if (isNoneOfOurs(guesses[0], SURELY_NONE) || (isAnotherChange(guesses) && !isSplit)) return false;
  if (isBare) return true;
  const teller = tellerOf(reading);
  if (teller === "own" && confidence >= TOLD_STANDS_ALONE) return true;
  const isTold =
    teller === "own" ||
    (teller === null &&
      calls.every(({ args: { description } }) => typeof description === "string" && isThing(description, reading)));
  if (!isTold) return isCalledNote(guesses);
  // What is less well known is hardly taken for a note, and rather for nothing of ours.
  const isLeftOut = isNoneOfOurs(guesses[0], RATHER_NONE) && !isCalledNote(guesses, FAINTLY);
  if (teller === null && isLeftOut && !calls.every((call) => isWellKnown(call, reading))) return false;
  if (
    teller === null &&
    calls.some(({ args }) => isForeign(String(args.description), reading.context)) &&
    !isCalledNote(guesses, RATHER_NOTE)
  )
    return false;
  return !isAboutElse(guesses[0], ["log_expense"]) && (teller === "own" || !isAnotherOrder(guesses));
}

/** More words than a name has, and nothing known in them. */
export function isUnknown({ args: { description } }: ToolCall): boolean {
  return (
    typeof description === "string" &&
    description.split(" ").length > NAME &&
    categorize(description).confidence < LIKELY
  );
}

const NAME = 3;

/** Whoever names a category of theirs does, too. */
function isNamedOwn({ args: { description } }: ToolCall, { context }: Reading): boolean {
  return typeof description === "string" && isOwn(normaliseDescription(description).split(" "), context);
}

/** "I spent 23 on a poke bowl": what is surely known, after the verb that says it was paid for. */
function isPlainlyTold({ calls }: Understanding, reading: Reading): boolean {
  return (
    PLAINLY.test(reading.text) &&
    tellerOf(reading) === "own" &&
    calls.every(({ args: { description } }) => {
      return typeof description === "string" && categorize(description).confidence >= SURE;
    })
  );
}

const PLAINLY =
  /^(?:(?:ok|okay|so|hey|and|well|oh|i|we|i've|we've|just|today|yesterday)[, ]+)*(?:spent|paid|bought) (?!attention|respects|off)/i;

/** Whoever writes a tag writes to the book. */
const isTagged = ({ args: { tags } }: ToolCall): boolean => Array.isArray(tags) && tags.length > 0;

/** "bus 4", "bus 4 yesterday", "bus 4, tea 2": things that are surely known, their prices and their day, and not a word more. */
function isBareNote({ calls }: Understanding, reading: Reading): boolean {
  const descriptions = calls.map(({ args: { description } }) => (typeof description === "string" ? description : ""));
  const words = (written: string): string => normaliseDescription(written.replace(/[\d.,\p{Sc}]/gu, " "));
  return (
    words(reading.frame) === words(descriptions.join(" ")) &&
    descriptions.every((description) => isBareThing(description, reading))
  );
}

/** "bus": a name that nothing else can be said with. */
const isBrief = ({ args: { description } }: ToolCall): boolean => String(description).split(" ").length <= BRIEF;
const BRIEF = 2;

function isBareThing(description: string, { context }: Reading): boolean {
  if (description.split(" ").length > 2 && isForeign(description, context)) return false;
  return categorize(description).confidence >= SURE && !isStatement(description);
}

/** "bus", "oat milk and eggs": a thing that is known, here or to the person, in few words. */
function isThing(description: string, { context }: Reading): boolean {
  const words = normaliseDescription(description).split(" ");
  if (placed(description, context).category !== null || isOwn(words, context)) return true;
  const { confidence } = categorize(description);
  return confidence >= (words.length <= SHORT ? LIKELY : SURE) && words.length <= LONG && !isStatement(description);
}

/** "bus", or what holds the name of a category of theirs */
function isWellKnown({ args: { description } }: ToolCall, { context }: Reading): boolean {
  if (typeof description !== "string") return false;
  const words = normaliseDescription(description).split(" ");
  return words.length <= SHORT && (isOwn(words, context) || categorize(description).confidence >= SURE);
}

const isOwn = (words: readonly string[], { categories }: UnderstandingContext): boolean =>
  words.some((word) => categories?.has(word));

/** Words of other languages, of which the rules know few verbs: one beside a thing may be what happened to it, "il caffè sta a". */
function isForeign(description: string, { categories }: UnderstandingContext): boolean {
  const words = normaliseDescription(description).split(" ");
  const isKnown = (word: string, at: number): boolean =>
    word.length <= 2 || isCommonWord(word) || isOfBrand(words, at) || categories?.has(word) === true;
  return words.length > 1 && !words.every(isKnown);
}

/** "le creuset pan" */
function isOfBrand(words: readonly string[], at: number): boolean {
  const around = [words[at], words.slice(at - 1, at + 1).join(" "), words.slice(at, at + 2).join(" ")];
  return around.some((name) => name !== undefined && meaningOf(name)?.kind === "brand");
}

/** Words of a thing. */
const SHORT = 3;
const LONG = 6;
/** From here on a rule's confidence in a note needs nothing else. */
const NOTE_STANDS_ALONE = 0.99;

/** The classifier takes it for a note, too. */
const isCalledNote = (guesses: readonly IntentGuess[], from = AGREES): boolean =>
  guesses.some(({ label, confidence }) => label === "log_expense" && confidence >= from);
const AGREES = 0.4;
const SURELY_NONE = 0.85;
const RATHER_NONE = 0.5;
const FAINTLY = 0.3;
const RATHER_NOTE = 0.5;

/** The same, of what would change something. */
const isAnotherChange = (guesses: readonly IntentGuess[]): boolean =>
  isAnotherOrder(guesses) && [...CHANGES.keys()].some((tool) => tool === guesses[0]?.label);

/** The classifier rather takes it for another order, and hardly for a note: "cut shopping down to 75". */
function isAnotherOrder([best, ...others]: readonly IntentGuess[]): boolean {
  if (!best || best.label === NO_INTENT || best.label === "log_expense" || best.confidence < ANOTHER) return false;
  return !others.some(({ label, confidence }) => label === "log_expense" && confidence >= HARDLY);
}
const ANOTHER = 0.6;
const HARDLY = 0.2;

/** From here on who says that they spent it is believed. */
const TOLD_STANDS_ALONE = 0.97;
