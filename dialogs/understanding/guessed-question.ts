import { type ToolCall, toolNames } from "../tools/call.ts";
import { type IntentGuess, NO_INTENT } from "./classifier/intent-model.ts";
import { findComing } from "./coming-mentions.ts";
import { questionOf } from "./intents/asking.ts";
import { NO_BILLS } from "./intents/bills.ts";
import { periodArgs, rangeArgs } from "./periods.ts";
import { act, decline } from "./questions.ts";
import type { Reading } from "./reading.ts";
import { isTopic, topicArgs } from "./topics.ts";
import type { Understanding } from "./understanding.ts";

/**
 * What answers a message that no rule knows, by what the classifier takes it for; null where that is not sure enough.
 *
 * A change never follows from the classifier alone: what would change something has no line in the table below.
 */
export function readGuessed(guess: IntentGuess | undefined, reading: Reading): Understanding | null {
  if (!guess || guess.label === NO_INTENT) return null;
  const reply = REPLIES[guess.label];
  if (reply && LAST_ELSEWHERE.test(reading.lower)) return null;
  if (reply) {
    const isNamed = guess.confidence >= reply.from && reply.about.test(reading.lower);
    const isSure = isNamed || guess.confidence >= (reply.alone ?? SURELY_ALONE);
    if (!isSure || (reply.but ?? NOTHING).test(reading.lower)) return null;
    return act([reply.call(reading)], Math.min(guess.confidence, MOST));
  }
  const exists = toolNames.some((name) => name === guess.label);
  return exists || guess.confidence < LIKELY_MEANT ? null : decline("not_yet", guess.label);
}

/** Under what needs no language model: where there is one, it reads more of such a question than what it is for. */
const MOST = 0.85;
/** From here on a question is answered as the classifier understands it: chosen on lines that it had not seen. */
const LIKELY_ASKED = 0.45;
/** The same for a greeting, and for who asks what there is to say: a word too many costs nothing. */
const RATHER_SAID = 0.35;
/** The same for what takes few words to ask, as other talk has them too. */
const SURELY_ASKED = 0.75;
/** The same without a word of those that a question about money has: "any surprises?" */
const SURELY_ALONE = 0.93;
/** The same for what is still to come. */
const LIKELY_MEANT = 0.7;

interface Reply {
  /** The confidence that it takes. */
  readonly from: number;
  /** Words without which it is talk about other things, however it is built. */
  readonly about: RegExp;
  /** The confidence that it takes without any of them. */
  readonly alone?: number;
  /** Words with which it is about other things all the same. */
  readonly but?: RegExp;
  readonly call: (reading: Reading) => ToolCall;
}

/** A time gone by, in a language whose times are not read: an answer would be about another one. */
const LAST_ELSEWHERE =
  /(?<!\p{L})(?:derni(?:er|ère)s?|passée?s?|letzte[nrms]?|vorige[nrms]?|pasad[oa]s?|scors[oaie]|passat[oaie]|passad[oa]s?|pichl[aei])(?!\p{L})/u;

const NOTHING = /(?!)/;
/** No classifier is as sure as that. */
const NEVER = 2;

/** What an insurance does, or is, is no bill of one's own. */
const NO_BILL = new RegExp(
  `${NO_BILLS.source}|\\binsur\\w+\\b(?=.*\\b(?:cover\\w*|plans?|polic(?:y|ies)|benefits?|provider|compan(?:y|ies)|kind|type|level|is|includes?)\\b)|\\b(?:cover\\w*|plans?|polic(?:y|ies)|benefits?|provider|company|kind|type|change|switch|better)\\b.*\\binsur\\w+\\b|\\bminimum\\b`,
  "i",
);

/** What can be left, earned or looked up and is no money of one's own. */
const ELSE =
  /\b(?:time|hours?|minutes?|pto|(?:sick|annual|parental) leave|days? off|(?:vacation|sick) days?|battery|data|storage|points|rewards?|miles|calories|interest|apr|credit (?:score|limit)|(?:account|routing|card) numbers?|minimum|left on (?:my|the|our)|tax(?:es)?|\p{L}+s (?:make|earn)|average (?:salary|wage|income|pay)|autopay|rollover|401k|fraud\w*|disput\w+|international|foreign|fees for|benefits of|(?:nothing|zero|not|n't) (?:bought|buy|spen[dt])|spent (?:zero|nothing)|have not|haven't)\b|^(?:purchase|buy|order|pay)\b/u;

/** What answers an intent that only reads, by its label. A tool that comes into being gets its line here. */
const REPLIES: Readonly<Record<string, Reply>> = {
  summarize_budget: {
    from: LIKELY_ASKED,
    about:
      /\b(?:spen[dt]\w*|budget\w*|money|cash|funds|dollars|euros?|bucks|balance|accounts?|bank|checking|savings|left|income|salary|wages?|earn\w*|mak(?:e|ing)|take home|came in|put into|pay|paid|pay ?checks?|cost|total|finances?|broke|gast\w+|quanto|cu[aá]nto|combien)\b/,
    but: ELSE,
    call: summarize,
  },
  list_expenses: {
    from: LIKELY_ASKED,
    about:
      /\b(?:transactions?|purchases?|expenses?|spen[dt]\w*|b(?:ou|uy)\w*|paid|pay\w*|charg\w+|activity|shop\w*|stores?|orders?|entries|log(?:ged)?|put (?:in|down)|got down|last \d+|latest|money|history|gast\w+)\b/,
    but: ELSE,
    call: list,
  },
  list_recurring: {
    from: LIKELY_ASKED,
    about:
      /\b(?:bills?|due|owed?|pay\w*|paid|subscriptions?|memberships?|rent|mortgage|insurance|charges?|charged|recurring|regular|fixed|debits?|standing orders?|renew\w*|salary|checks?|utilit\w+|premiums?|instal?lments?|fees?)\b/,
    but: NO_BILL,
    call: listComing,
  },
  spending_patterns: {
    from: LIKELY_ASKED,
    about:
      /\b(?:spen[dt]\w*|wast(?:e|ed|ing)|splurg\w+|money|cash|budget|expensive|expenses?|purchases?|buy\w*|shopp\w*|category|categories|costs?|trends?|compare)\b/,
    but: ELSE,
    call: () => ({ tool: "spending_patterns", args: {} }),
  },
  insights: {
    from: LIKELY_ASKED,
    about: /\b(?:spen[dt]\w*|spending|money|budget|financ\w+|expenses?|month|week|habits?)\b/,
    call: () => ({ tool: "insights", args: {} }),
  },
  suggest_reallocation: {
    from: LIKELY_ASKED,
    about:
      /\b(?:spen[dt]\w*|money|cash|budget\w*|financ\w+|expenses?|categor\w+|limits?|costs?|cuts?|cut|trim|reduce|sav(?:e|ings?)|reallocat\w+|rebalanc\w+)\b/,
    call: () => ({ tool: "suggest_reallocation", args: {} }),
  },
  explain_figure: {
    from: SURELY_ASKED,
    about: /\d|\b(?:number|figure|total|sum|amount|that|this|it)\b/,
    call: () => ({ tool: "explain_figure", args: { figure: "that" } }),
  },
  list_goals: {
    from: LIKELY_ASKED,
    about: /\b(?:goals?|sav(?:e|ed|ing|ings)|towards?|fund|pots?|target)\b/,
    but: ELSE,
    call: () => ({ tool: "list_goals", args: {} }),
  },
  list_income: {
    from: SURELY_ASKED,
    about:
      /\b(?:income|pay|paid|wages?|salary|salaries|earnings?|earn|paychecks?|pay ?days?|sources?|jobs?|money coming in|coming in)\b/,
    but: /\b(?:tax(?:es)?|average|minimum|raise)\b/,
    call: () => ({ tool: "list_income", args: {} }),
  },
  list_reminders: {
    from: SURELY_ASKED,
    about: /\b(?:remind\w*|nudges?|alerts?)\b/,
    call: () => ({ tool: "list_reminders", args: {} }),
  },
  list_preferences: {
    from: SURELY_ASKED,
    about:
      /\b(?:settings?|preferences?|currency|time ?zone|payday|quiet|digest|tone|language|set up|set to|configured)\b/,
    call: () => ({ tool: "list_preferences", args: {} }),
  },
  list_memory: {
    from: SURELY_ASKED,
    about:
      /\b(?:you|u|memory)\b.*\b(?:remember\w*|know|facts?|notes?|mind|stored|saved|learn\w*|about me)\b|\b(?:told|about) (?:you|me)\b|\bmemor(?:y|ies)\b/,
    alone: NEVER,
    call: () => ({ tool: "list_memory", args: {} }),
  },
  list_rules: {
    from: SURELY_ASKED,
    about: /\b(?:rules?|learn\w*|taught|always|automatic\w*|sort\w*|categori\w+|filed?|where (?:does|do|things))\b/,
    call: () => ({ tool: "list_rules", args: {} }),
  },
  list_channels: {
    from: SURELY_ASKED,
    about: /\b(?:linked|connected|channels?|chats?|apps?|devices?|accounts?|telegram|slack|sms|hooked up|paired)\b/,
    but: /\b(?:bank|tv|youtube|wifi|bluetooth)\b/,
    call: () => ({ tool: "list_channels", args: {} }),
  },
  rank_categories: {
    from: SURELY_ASKED,
    about: /\b(?:priorit\w+|rank\w*|order|important|necess\w+|matters?|first|essential\w*)\b/,
    call: () => ({ tool: "rank_categories", args: {} }),
  },
  who_owes: {
    from: SURELY_ASKED,
    about: /\b(?:owes?|owed|owing|debts?|lent|borrowed|pay(?:ing)? me back|settled?|square|even)\b/,
    but: /\b(?:card|loan|mortgage|tax(?:es)?|bank|student)\b/,
    call: () => ({ tool: "who_owes", args: {} }),
  },
  help: { from: RATHER_SAID, about: /./, call: () => ({ tool: "help", args: {} }) },
  small_talk: {
    from: RATHER_SAID,
    about: /./,
    call: ({ lower }) => ({ tool: "small_talk", args: { kind: kindOfTalk(lower) } }),
  },
};

function summarize(reading: Reading): ToolCall {
  const { plain, period } = questionOf(reading);
  return { tool: "summarize_budget", args: { ...aboutArgs(plain), ...periodArgs(period) } };
}

function list(reading: Reading): ToolCall {
  const { plain, period } = questionOf(reading);
  const isLatest = /\b(?:last|latest|most recent|previous)\b/.test(plain);
  const said = Number(/\b(?:last|latest|recent|previous) (\d{1,2})\b/.exec(reading.lower)?.[1] ?? 0);
  const several = /s\b(?<!\b(?:is|was|has|whats))$/.test(plain) ? 10 : 1;
  const limit = isLatest ? { limit: said > 0 ? said : several } : {};
  return { tool: "list_expenses", args: { ...limit, ...aboutArgs(plain), ...rangeArgs(period) } };
}

function listComing({ text, context }: Reading): ToolCall {
  const until = findComing(text, context.now.toPlainDate()).at(-1);
  return { tool: "list_recurring", args: until === undefined ? {} : { until: until.last } };
}

/** What a question is about, where it ends in it: "… went to gas". */
function aboutArgs(plain: string): Readonly<Record<string, string>> {
  const topic = / (?:on|for|at|to|in|from) (?:my |our |the )?([^ ]+(?: [^ ]+){0,2})$/.exec(plain)?.[1];
  return topic !== undefined && isTopic(topic) ? topicArgs(topic) : {};
}

function kindOfTalk(lower: string): "greeting" | "thanks" | "other" {
  if (/\b(?:thank\w*|thx|appreciate|grateful|danke|merci|gracias|grazie|obrigad[oa])\b/.test(lower)) return "thanks";
  return /\b(?:hi|hello|hey|morning|afternoon|evening|meet|how (?:are|is|goes)|how's|what's (?:up|new))\b/.test(lower)
    ? "greeting"
    : "other";
}
