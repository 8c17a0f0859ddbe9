import { normaliseDescription } from "../../domain/entry.ts";
import type { ToolCall, ToolName } from "../tools/call.ts";
import { categorize, LIKELY, SURE } from "./categorize.ts";
import { guessIntents, type IntentGuess, NO_INTENT } from "./classifier/intent-model.ts";
import { isStatement } from "./guards.ts";
import { askGuessedChange, readGuessedChange } from "./guessed-change.ts";
import { readGuessed } from "./guessed-question.ts";
import { A_GUESS } from "./intents/doubts.ts";
import { placed } from "./intents/log-call.ts";
import { countsThings } from "./items.ts";
import { isCommonWord } from "./known-words.ts";
import { meaningOf } from "./lexicon/terms.ts";
import { noteLikelihood } from "./note-evidence.ts";
import { tellerOf } from "./own-spending.ts";
import { act, amountLabel, ask, type DeclineReason, decline, NEITHER } from "./questions.ts";
import type { Reading } from "./reading.ts";
import type { Understanding, UnderstandingContext } from "./understanding.ts";

/**
 * Weighs what the rules found against the classifier of intents.
 *
 * A change whose rule is not sure enough to stand alone is asked about where the classifier is sure of something else, or
 * rather sure that it is none of ours; a question that a rule takes for ours is then left alone. A question that no rule
 * knows is answered where the classifier is sure of it; a change never follows from the classifier alone.
 */
export function withSecondOpinion(found: Understanding, reading: Reading, guess: Guess = guessIntents): Understanding {
  if (found.answers) return found;
  if (found.ifTold) return ifLikely(found, found.ifTold, reading, guess);
  if (isNothingDone(found)) return orElse(found, reading, guess(reading.text)[0]);
  const tools = found.calls.map(({ tool }) => tool);
  if (tools.length > 0 && tools.every((tool) => tool === "log_expense")) {
    if (isNote(found, reading, guess)) return found;
    const [best] = guess(reading.text);
    return readGuessedChange(best, reading) ?? askGuessedChange(best, reading) ?? askFirst(found, reading);
  }
  if (tools.some((tool) => CHANGES.has(tool))) {
    const isAnchored = found.confidence >= STANDS_ALONE || isCorrected(tools, reading);
    const [best] = isAnchored ? [] : guess(reading.text);
    if (!isAboutElse(best, tools)) return found;
    return readGuessedChange(best, reading) ?? askFirst(found, reading);
  }
  if (tools.some((tool) => READS.has(tool))) {
    const isAnchored = found.confidence >= READING_STANDS_ALONE || OWN_WORDS.test(reading.lower);
    const [best] = isAnchored ? [] : guess(reading.text);
    const isDoubted = isNoneOfOurs(best, LIKELY_NONE.read);
    return isDoubted ? decline("not_money") : (readGuessedChange(best, reading) ?? found);
  }
  return found;
}

/** What the classifier makes of a text with which the rules would do nothing. */
function orElse(found: Understanding, reading: Reading, best: IntentGuess | undefined): Understanding {
  const isNote = isNoteAsked(found);
  // What a rule asks about is not done after all without the answer.
  if (!isAskedAbout(found, best?.label)) {
    const ordered = readGuessedChange(best, reading);
    if (ordered) return ordered;
    const answer = isGivenUp(found, reading) ? readGuessed(best, reading) : null;
    if (answer) return answer;
    const isOpen = isNote || isGivenUp(found, reading) || found.calls.every(({ tool }) => tool === "decline");
    const asked = isOpen ? askGuessedChange(best, reading) : null;
    if (asked) return asked;
  }
  return isNote ? unlessTalk(found, best) : found;
}

const isAskedAbout = ({ calls }: Understanding, tool: string | undefined): boolean =>
  calls.some((call) => call.tool === "ask" && JSON.stringify(call.args).includes(`"tool":"${tool}"`));

/** True where nothing follows but words: a question back, or a reason why not; what somebody in need is told stands. */
function isNothingDone({ calls }: Understanding): boolean {
  return calls.every(({ tool, args }) => tool === "ask" || (tool === "decline" && !STANDS.has(args.reason)));
}

const STANDS: ReadonlySet<unknown> = new Set<DeclineReason>([
  "in_need",
  "left_alone",
  "invest_asked",
  "cancel_asked",
  "convert_asked",
  "calculation",
]);

/** What the rules leave open is written where it is likely a note, and left alone where it is sure to be talk. */
function ifLikely(found: Understanding, calls: readonly ToolCall[], reading: Reading, guess: Guess): Understanding {
  const guesses = guess(reading.text);
  const likelihood = noteLikelihood({ calls, isTold: false, reading, guesses });
  if (likelihood >= neededOf(calls, reading)) return act(calls, likelihood);
  return orElse(found, reading, guesses[0]);
}

/** Nobody is asked whether they spent what they only talk about. */
function unlessTalk(found: Understanding, guess: IntentGuess | undefined): Understanding {
  return isNoneOfOurs(guess, found.confidence > A_GUESS ? SURELY_TALK : RATHER_TALK) ? decline("not_money") : found;
}

/** True for a question whose answer would write an expense. */
function isNoteAsked({ calls: [call] }: Understanding): boolean {
  if (call?.tool !== "ask") return false;
  const { choices, awaits_amount: awaited } = call.args;
  return JSON.stringify([choices, awaited]).includes('"tool":"log_expense"');
}

/** How likely a note must be that the rules leave open: sentences and lists take more, and what may be counted or was others'. */
function neededOf(calls: readonly ToolCall[], reading: Reading): number {
  const { frame, amounts } = reading;
  if (amounts.some(countsThings) || tellerOf(reading) === "others") return LIKELY_NOTE.hardly;
  return calls.length > 1 || isStatement(frame) ? LIKELY_NOTE.sentence : LIKELY_NOTE.words;
}

/** Chosen on lines that the classifier had not seen. */
const LIKELY_NOTE = { words: 0.7, sentence: 0.85, hardly: 0.95 } as const;
const SURELY_TALK = 0.9;
const RATHER_TALK = 0.75;

/** What a message is for, best first. */
export type Guess = (text: string) => readonly IntentGuess[];

/** From here on a rule's confidence needs no second opinion: for changes, and for what only reads. */
const STANDS_ALONE = 0.97;
const READING_STANDS_ALONE = 0.95;
/** From here on the classifier is believed against a rule: that another tool is meant, or that it is none of ours. */
const SURELY_ELSE = 0.8;
const LIKELY_NONE = { change: 0.8, read: 0.7 } as const;

/** What changes money, figures or a person's own ways, and how it is asked about: "Shall I …?" */
const CHANGES: ReadonlyMap<ToolName, string> = new Map([
  ["log_expense", "log what you spent"],
  ["log_refund", "log a refund"],
  ["log_income", "log what came in"],
  ["log_transfer", "note a transfer"],
  ["repeat_expense", "log that once more"],
  ["revise_expense", "change an entry"],
  ["split_expense", "split an expense"],
  ["remove_expense", "remove an entry"],
  ["undo", "take back the latest change"],
  ["redo", "bring back what was undone"],
  ["create_budget", "make a budget"],
  ["set_income", "set what you earn"],
  ["set_balance", "note what you have"],
  ["set_limit", "set a limit"],
  ["move_money", "move money between categories"],
  ["apply_suggestion", "carry out what I suggested"],
  ["set_goal", "set a goal"],
  ["contribute", "put money towards a goal"],
  ["drop_goal", "drop a goal"],
  ["plan_purchase", "plan a purchase"],
  ["remind_me", "remind you"],
  ["add_recurring", "expect that regularly"],
  ["edit_recurring", "change what is expected"],
  ["stop_recurring", "stop expecting a bill"],
  ["add_category", "make a new category"],
  ["edit_category", "change a category"],
  ["merge_categories", "make one category part of another"],
  ["add_rule", "always put it there"],
  ["forget_rule", "forget what I learned"],
  ["set_priority", "change what matters more to you"],
  ["set_carry", "change what carries over"],
  ["set_risk", "change how careful I am"],
]);

const READS: ReadonlySet<ToolName> = new Set([
  "list_expenses",
  "summarize_budget",
  "explain_figure",
  "list_recurring",
  "list_goals",
  "spending_patterns",
  "insights",
  "suggest_reallocation",
]);

/** Words that nothing but a book of expenses has. */
const OWN_WORDS =
  /#\p{L}|\b(?:budgets?|expenses?|spen[dt]|spending|cost (?:me|us)|subscriptions?|standing orders?|direct debits?|bills)\b/u;

/** What was just shown is spoken of in few words, which tell the classifier little. */
const isCorrected = (tools: readonly ToolName[], { context }: Reading): boolean =>
  context.shown.length > 0 && tools.every((tool) => tool === "revise_expense" || tool === "add_rule");

/**
 * True for a note that may be written: one that says who spent and how much, or that is a known thing and its price; else where
 * the rules and the classifier agree. What looks like things and prices stands where the classifier is not sure of something else.
 */
function isNote(found: Understanding, reading: Reading, guess: Guess): boolean {
  const { calls, confidence } = found;
  if (confidence >= NOTE_STANDS_ALONE || calls.every((call) => isTagged(call) || isNamedOwn(call, reading))) return true;
  const isBare = isBareNote(found, reading);
  if (isPlainlyTold(found, reading) || (isBare && calls.every(isBrief))) return true;
  const guesses = guess(reading.text);
  const isSplit = calls.length > 1 && guesses[0]?.label === "split_expense";
  if (isNoneOfOurs(guesses[0], SURELY_NONE) || (isAnotherChange(guesses) && !isSplit)) return false;
  if (isBare) return true;
  const teller = tellerOf(reading);
  if (teller === "own" && confidence >= STANDS_ALONE) return true;
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

const isNoneOfOurs = (guess: IntentGuess | undefined, from: number): boolean =>
  guess?.label === NO_INTENT && guess.confidence >= from;

function isAboutElse(guess: IntentGuess | undefined, tools: readonly ToolName[]): boolean {
  if (!guess || guess.confidence < (guess.label === NO_INTENT ? LIKELY_NONE.change : SURELY_ELSE)) return false;
  return !tools.some((tool) => tool === guess.label || KIN[tool]?.includes(guess.label));
}

/** What the classifier may take a change for without speaking against it: it sees no dates, and was not taught each tool. */
const KIN: Readonly<Partial<Record<ToolName, readonly string[]>>> = {
  repeat_expense: ["log_expense", NO_INTENT],
  remove_expense: ["undo"],
  undo: ["remove_expense"],
  log_income: ["log_refund"],
  apply_suggestion: ["suggest_reallocation"],
  add_recurring: ["log_expense"],
  edit_recurring: ["add_recurring", "set_limit", NO_INTENT],
  contribute: ["set_goal", "log_transfer"],
  drop_goal: ["set_goal", "contribute", "stop_recurring"],
  add_category: ["edit_category"],
  edit_category: ["add_category", "merge_categories"],
  merge_categories: ["edit_category"],
  add_rule: ["edit_category", "merge_categories", "remember", "revise_expense"],
  forget_rule: ["add_rule", "remember"],
};

/** What would have been done becomes a choice. */
function askFirst({ calls }: Understanding, { context }: Reading): Understanding {
  const [call, ...others] = calls;
  const { amount, description } = call?.args ?? {};
  const isNote = call?.tool === "log_expense" && others.length === 0;
  const what =
    isNote && typeof amount === "string" && typeof description === "string"
      ? `log ${amountLabel(amount, context.locale)} for ${description}`
      : CHANGES.get(call?.tool ?? "log_expense");
  return ask(`I'm not sure I understand. Shall I ${what}? Nothing is done yet.`, [{ label: "Yes", calls }, NEITHER]);
}

/**
 * True where no rule knew the message: it was given up, or taken for the name of a thing without its price. What speaks
 * against an expense, "I want to …", speaks against nothing else where no amount is named.
 */
function isGivenUp({ calls }: Understanding, { amounts }: Reading): boolean {
  const [call] = calls;
  if (call?.tool === "ask") return call.args.awaits_amount !== undefined && amounts.length === 0;
  const reason = call?.tool === "decline" ? call.args.reason : undefined;
  return GIVEN_UP.has(reason) || (amounts.length === 0 && NOT_SPENT.has(reason));
}

const GIVEN_UP: ReadonlySet<unknown> = new Set<DeclineReason>(["not_money", "unclear"]);
const NOT_SPENT: ReadonlySet<unknown> = new Set<DeclineReason>(["hypothetical", "negated", "move_money_asked"]);
