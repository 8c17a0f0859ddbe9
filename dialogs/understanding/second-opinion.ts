import { type ToolCall, type ToolName, toolNames } from "../tools/call.ts";
import { guessIntents, type IntentGuess, NO_INTENT } from "./classifier/intent-model.ts";
import { findComing } from "./coming-mentions.ts";
import { questionOf } from "./intents/asking.ts";
import { periodArgs, rangeArgs } from "./periods.ts";
import { act, amountLabel, ask, type DeclineReason, decline, NEITHER } from "./questions.ts";
import type { Reading } from "./reading.ts";
import { isTopic, topicArgs } from "./topics.ts";
import type { Understanding } from "./understanding.ts";

/**
 * Weighs what the rules found against the classifier of intents.
 *
 * A change whose rule is not sure enough to stand alone is asked about where the classifier is sure of something else. A
 * question that no rule knows is answered where the classifier is sure of it; a change never follows from the classifier alone.
 */
export function withSecondOpinion(found: Understanding, reading: Reading): Understanding {
  if (found.answers) return found;
  const tools = found.calls.map(({ tool }) => tool);
  if (tools.some((tool) => CHANGES.has(tool))) {
    const isDoubted = found.confidence < STANDS_ALONE && isAboutElse(guessIntents(reading.text)[0], tools);
    return isDoubted ? askFirst(found, reading) : found;
  }
  if (tools.some((tool) => READS.has(tool))) {
    const isDoubted = found.confidence < READING_STANDS_ALONE && isNoneOfOurs(guessIntents(reading.text)[0]);
    return isDoubted ? decline("not_money") : found;
  }
  return isGivenUp(found, reading) ? (readGuess(guessIntents(reading.text)[0], reading) ?? found) : found;
}

/** From here on a rule's confidence needs no second opinion: for changes, and for what only reads. */
const STANDS_ALONE = 0.97;
const READING_STANDS_ALONE = 0.92;
/** From here on the classifier is believed against a rule. */
const SURELY_ELSE = 0.92;
/** From here on a question is answered as the classifier understands it. */
const SURELY_ASKED = 0.8;
/** The same for what needs no figures: a wrong one costs a sentence, as any refusal does. */
const LIKELY_SAID = 0.5;
/** The same for what is still to come. */
const LIKELY_MEANT = 0.7;

/** What changes something, and how it is asked about: "Shall I …?" */
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
]);

const READS: ReadonlySet<ToolName> = new Set(["list_expenses"]);

const isNoneOfOurs = (guess: IntentGuess | undefined): boolean =>
  guess?.label === NO_INTENT && guess.confidence >= SURELY_ELSE;

const isAboutElse = (guess: IntentGuess | undefined, tools: readonly ToolName[]): boolean =>
  guess !== undefined &&
  guess.confidence >= SURELY_ELSE &&
  !tools.some((tool) => tool === guess.label || KIN[tool]?.includes(guess.label));

/** What the classifier may take a change for without speaking against it: it sees no dates, and was not taught each tool. */
const KIN: Readonly<Partial<Record<ToolName, readonly string[]>>> = {
  repeat_expense: ["log_expense"],
  remove_expense: ["undo"],
  log_income: ["log_refund"],
  apply_suggestion: ["suggest_reallocation"],
  add_recurring: ["log_expense"],
  edit_recurring: ["add_recurring", "set_limit"],
  contribute: ["set_goal", "log_transfer"],
  drop_goal: ["set_goal", "contribute", "stop_recurring"],
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
const NOT_SPENT: ReadonlySet<unknown> = new Set<DeclineReason>(["hypothetical", "negated"]);

function readGuess(guess: IntentGuess | undefined, reading: Reading): Understanding | null {
  if (!guess || guess.label === NO_INTENT) return null;
  const reply = REPLIES[guess.label];
  if (reply) {
    const isSure = guess.confidence >= reply.from && reply.about.test(reading.lower);
    return isSure ? act([reply.call(reading)], guess.confidence) : null;
  }
  // A tool that exists has rules of its own; changes never follow from the classifier alone.
  const exists = toolNames.some((name) => name === guess.label);
  return exists || guess.confidence < LIKELY_MEANT ? null : decline("not_yet", guess.label);
}

interface Reply {
  /** The confidence that it takes. */
  readonly from: number;
  /** Words without which it is talk about other things, however it is built. */
  readonly about: RegExp;
  readonly call: (reading: Reading) => ToolCall;
}

/** What answers an intent that only reads, by its label. A tool that comes into being gets its line here. */
const REPLIES: Readonly<Record<string, Reply>> = {
  summarize_budget: {
    from: SURELY_ASKED,
    about:
      /\b(?:spen[dt]\w*|budget\w*|money|cash|funds|dollars|euros?|bucks|balance|accounts?|bank|checking|savings|left|income|salary|earn\w*|pay|paid|pay ?checks?|cost|finances?|broke)\b/,
    call: summarize,
  },
  list_expenses: {
    from: SURELY_ASKED,
    about:
      /\b(?:transactions?|purchases?|expenses?|spen[dt]\w*|b(?:ou|uy)\w*|paid|pay\w*|charg\w+|activity|shopp\w*|orders?|entries|logged|money)\b/,
    call: list,
  },
  list_recurring: {
    from: SURELY_ASKED,
    about:
      /\b(?:bills?|due|owed?|pay\w*|paid|subscriptions?|memberships?|rent|mortgage|insurance|charges?|charged|recurring|debits?|standing orders?|renew\w*|salary|pay ?(?:days?|checks?)|utilit\w+|premiums?|instal?lments?|fees?)\b/,
    call: listComing,
  },
  spending_patterns: {
    from: SURELY_ASKED,
    about: /\b(?:spen[dt]\w*|money|cash|budget|expenses?|purchases?|buy\w*|shopp\w*|category|categories|costs?)\b/,
    call: () => ({ tool: "spending_patterns", args: {} }),
  },
  insights: {
    from: SURELY_ASKED,
    about: /\b(?:spen[dt]\w*|money|budget|financ\w+|expenses?|month|week|habits?)\b/,
    call: () => ({ tool: "insights", args: {} }),
  },
  suggest_reallocation: {
    from: SURELY_ASKED,
    about: /\b(?:spen[dt]\w*|money|budget\w*|financ\w+|expenses?|categor\w+|limits?|costs?)\b/,
    call: () => ({ tool: "suggest_reallocation", args: {} }),
  },
  explain_figure: {
    from: SURELY_ASKED,
    about: /\d|\b(?:number|figure|total|sum|amount|that|this|it)\b/,
    call: () => ({ tool: "explain_figure", args: { figure: "that" } }),
  },
  help: { from: LIKELY_SAID, about: /./, call: () => ({ tool: "help", args: {} }) },
  small_talk: {
    from: LIKELY_SAID,
    about: /./,
    call: ({ lower }) => ({ tool: "small_talk", args: { kind: kindOfTalk(lower) } }),
  },
};

function summarize(reading: Reading): ToolCall {
  const { plain, period } = questionOf(reading);
  return { tool: "summarize_budget", args: { ...aboutArgs(plain), ...periodArgs(period) } };
}

function listComing({ text, context }: Reading): ToolCall {
  const until = findComing(text, context.now.toPlainDate()).at(-1);
  return { tool: "list_recurring", args: until === undefined ? {} : { until: until.last } };
}

function list(reading: Reading): ToolCall {
  const { plain, period } = questionOf(reading);
  const isLatest = /\b(?:last|latest|most recent|previous)\b/.test(plain);
  const limit = isLatest ? { limit: /s\b(?<!\b(?:is|was|has|whats))$/.test(plain) ? 10 : 1 } : {};
  return { tool: "list_expenses", args: { ...limit, ...aboutArgs(plain), ...rangeArgs(period) } };
}

/** What a question is about, where it ends in it: "… went to gas". */
function aboutArgs(plain: string): Readonly<Record<string, string>> {
  const topic = / (?:on|for|at|to|in) (?:my |our |the )?([^ ]+(?: [^ ]+){0,2})$/.exec(plain)?.[1];
  return topic !== undefined && isTopic(topic) ? topicArgs(topic) : {};
}

function kindOfTalk(lower: string): "greeting" | "thanks" | "other" {
  if (/\b(?:thank\w*|thx|appreciate|grateful|danke|merci|gracias|grazie|obrigad[oa])\b/.test(lower)) return "thanks";
  return /\b(?:hi|hello|hey|morning|afternoon|evening|meet|how (?:are|is|goes)|how's|what's (?:up|new))\b/.test(lower)
    ? "greeting"
    : "other";
}
