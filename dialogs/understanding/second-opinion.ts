import type { ToolCall, ToolName } from "../tools/call.ts";
import { askFirst, CHANGES } from "./ask-first.ts";
import { guessIntents, type IntentGuess, NO_INTENT } from "./classifier/intent-model.ts";
import { isToldOfPrices } from "./guards.ts";
import { askGuessedChange, readGuessedChange } from "./guessed-change.ts";
import { readGuessed } from "./guessed-question.ts";
import { type Guess, isAboutElse, isNoneOfOurs } from "./guesses.ts";
import { A_GUESS } from "./intents/doubts.ts";
import { isNote, isUnknown } from "./is-note.ts";
import { countsThings } from "./items.ts";
import { noteLikelihood } from "./note-evidence.ts";
import { tellerOf } from "./own-spending.ts";
import { act, type DeclineReason, decline } from "./questions.ts";
import type { Reading } from "./reading.ts";
import type { Understanding } from "./understanding.ts";

/**
 * Weighs what the rules found against the classifier of intents.
 *
 * A change whose rule is not sure enough to stand alone is asked about where the classifier is sure of something else, or
 * rather sure that it is none of ours; a question that a rule takes for ours is then left alone. A question that no rule
 * knows is answered where the classifier is sure of it; a change never follows from the classifier alone.
 */
export function withSecondOpinion(found: Understanding, reading: Reading, by: Guess = guessIntents): Understanding {
  let known: readonly IntentGuess[] | null = null;
  const guess: Guess = (text) => {
    known ??= by(text);
    return known;
  };
  if (found.answers) return found;
  if (found.ifTold) return ifLikely(found, found.ifTold, reading, guess);
  if (isNothingDone(found)) return orElse(found, reading, bestOf(guess(reading.text)));
  const tools = found.calls.map(({ tool }) => tool);
  if (tools.length > 0 && tools.every((tool) => tool === "log_expense")) {
    if (isNote(found, reading, guess)) return found;
    const guesses = guess(reading.text);
    const [best] = guesses;
    const ordered = readGuessedChange(best, reading) ?? askGuessedChange(best, reading);
    if (ordered) return ordered;
    const likelihood = noteLikelihood({ calls: found.calls, isTold: true, reading, guesses });
    return likelihood >= neededOf(found.calls, reading) ? act(found.calls, likelihood) : askFirst(found, reading);
  }
  if (tools.some((tool) => CHANGES.has(tool))) {
    // Whoever writes a tag writes to the book.
    const isTagged = /#\p{L}/u.test(reading.text);
    const isAnchored = found.confidence >= STANDS_ALONE || isTagged || isCorrected(tools, reading);
    const [best] = isAnchored ? [] : guess(reading.text);
    if (!isAboutElse(best, tools)) return found;
    return readGuessedChange(best, reading) ?? askFirst(found, reading);
  }
  if (tools.some((tool) => READS.has(tool))) {
    const isAnchored = found.confidence >= READING_STANDS_ALONE || OWN_WORDS.test(reading.lower) || namesOwn(reading);
    const [best] = isAnchored ? [] : guess(reading.text);
    const isDoubted = isNoneOfOurs(best, LIKELY_NONE);
    return isDoubted ? decline("not_money") : (readGuessedChange(best, reading) ?? found);
  }
  return found;
}

/**
 * The likeliest: of two questions that are answered alike as likely as both, "did I spend 50 on gas?", and the less the likelier it
 * is none of ours.
 */
function bestOf(guesses: readonly IntentGuess[]): IntentGuess | undefined {
  const [best, second] = guesses;
  if (!best || best.label === NO_INTENT) return best;
  const isAlike = second !== undefined && ALIKE.has(best.label) && ALIKE.has(second.label);
  const none = guesses.find(({ label }) => label === NO_INTENT)?.confidence ?? 0;
  const confidence = Math.min(1, best.confidence + (isAlike ? second.confidence : 0)) - none * AGAINST;
  return { label: best.label, confidence };
}

/** How much a guess that it is none of ours takes from another. */
const AGAINST = 0.5;

const ALIKE: ReadonlySet<string> = new Set(["list_expenses", "summarize_budget", "spending_patterns", "insights"]);

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
  // Nothing that may be an expense is passed over in silence.
  if (isCalledNote(guesses[0]))
    return isNoteAsked(found) ? found : { ...askFirst({ ...found, calls }, reading), confidence: A_GUESS };
  return orElse(found, reading, bestOf(guesses));
}

/** Nobody is asked whether they spent what they only talk about. */
function unlessTalk(found: Understanding, guess: IntentGuess | undefined): Understanding {
  const isSure = found.confidence >= STANDS_ALONE;
  return !isSure && isNoneOfOurs(guess, found.confidence > A_GUESS ? SURELY_TALK : RATHER_TALK)
    ? decline("not_money")
    : found;
}

/** True for a question whose answer would write an expense. */
function isNoteAsked({ calls: [call] }: Understanding): boolean {
  if (call?.tool !== "ask") return false;
  const { choices, awaits_amount: awaited } = call.args;
  return JSON.stringify([choices, awaited]).includes('"tool":"log_expense"');
}

/** How likely a note must be that the rules leave open: what may be counted, a price that is talked about, and what was others' take more. */
function neededOf(calls: readonly ToolCall[], reading: Reading): number {
  const isOdd =
    reading.amounts.some(countsThings) || isToldOfPrices(reading.text) || (calls.length > 1 && calls.some(isUnknown));
  return isOdd || tellerOf(reading) === "others" ? LIKELY_NOTE.hardly : LIKELY_NOTE.else;
}

/** Chosen on lines that the classifier had not seen. */
const LIKELY_NOTE = { else: 0.65, hardly: 0.85 } as const;
/** From here on the classifier takes it for a note rather than for anything else. */
const RATHER_NOTE = 0.5;
const isCalledNote = (guess: IntentGuess | undefined): boolean =>
  guess?.label === "log_expense" && guess.confidence >= RATHER_NOTE;
const SURELY_TALK = 0.9;
const RATHER_TALK = 0.75;

/** From here on a rule's confidence needs no second opinion: for changes, and for what only reads. */
const STANDS_ALONE = 0.97;
const READING_STANDS_ALONE = 0.95;
/** From here on the classifier is believed against a rule that only reads: that it is none of ours. */
const LIKELY_NONE = 0.5;

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

/** A category that the person made is named. */
const namesOwn = ({ lower, context: { categories } }: Reading): boolean =>
  categories !== undefined && lower.split(/[^\p{L}\p{N}]+/u).some((word) => categories.has(word));

/** What was just shown is spoken of in few words, which tell the classifier little. */
const isCorrected = (tools: readonly ToolName[], { context }: Reading): boolean =>
  context.shown.length > 0 && tools.every((tool) => tool === "revise_expense" || tool === "add_rule");

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
