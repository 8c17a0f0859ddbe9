import type { ToolCall } from "../../tools/call.ts";
import { type AmountMention, findAmounts } from "../amounts.ts";
import { categorize } from "../categorize.ts";
import { meantCategory, namedCategory } from "../category-words.ts";
import { trim } from "../describing.ts";
import { mayMatch } from "../needed-words.ts";
import { act, amountLabel, ask, decline } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { BILL_NAME } from "./bills.ts";
import { readTagLimit } from "./limiting-tags.ts";

/** "make a budget for 3200 a month", "limit dining to 200", "20 more for dining a month" */
export function readPlanning(reading: Reading): Understanding | null {
  const ofTag = readTagLimit(reading);
  if (ofTag || !mayPlan(reading.lower)) return ofTag;
  const body = reading.text
    .replace(OPENING, "")
    .replace(/[.!? ]+$/, "")
    .replace(/,? (?:please|pls|thanks)$/i, "");
  return readUnlimited(body, reading) ?? readBudget(body, reading) ?? readLimit(body, reading);
}

const OPENING =
  /^(?:(?:please|pls|ok|okay|hey|hi|so|now|and|let's|lets|can you|could you|would you|will you|i want to|i'd like to|i would like to|i want you to|i need to|help me|help me to|i wanna|we should|i need you to|go ahead and|then|to)[, ]+)+/i;

const SET = "(?:limit|cap|restrict|keep)";
const AMOUNT = "((?:\\S{1,12} ?){1,4}?)";
const PER =
  "(?: ?(a|an|per|each|every|/|this|next|for the|for this) ?(month|week|year|day)|,? (monthly|weekly|yearly|daily))?";
const CATEGORY = "([\\p{L}][\\p{L}&' ]{1,40}?)";
const LIMIT_NOUN = "(?:budget|limit|cap|allowance|allocation|spending limit|spending cap)";

const UNLIMITED: readonly RegExp[] = [
  new RegExp(
    `^(?:remove|delete|drop|lift|cancel|clear|scrap|get rid of|take off|take away)(?: the| my| our)? ${LIMIT_NOUN} (?:on|for|of|from)(?: my| our| the)? ${CATEGORY}$`,
    "iu",
  ),
  new RegExp(
    `^(?:remove|delete|drop|lift|cancel|clear|scrap|get rid of)(?: the| my| our)? ${CATEGORY} ${LIMIT_NOUN}$`,
    "iu",
  ),
  new RegExp(`^take (?:the |my |our )?${LIMIT_NOUN} off(?: of)?(?: my| our| the)? ${CATEGORY}$`, "iu"),
  new RegExp(
    `^(?:my |our )?${CATEGORY} (?:has|needs|should have|shall have|gets|with) no(?: more)? ${LIMIT_NOUN}(?: any ?more| from now on)?$`,
    "iu",
  ),
  new RegExp(`^(?:no|stop)(?: more)? limit(?:ing)? (?:on |for )?(?:my |our |the )?${CATEGORY}(?: any ?more)?$`, "iu"),
];

/** "remove the limit on dining" */
function readUnlimited(body: string, { context }: Reading): Understanding | null {
  const name = UNLIMITED.map((pattern) => pattern.exec(body)?.[1]).find((found) => found !== undefined);
  const category = name === undefined ? null : namedCategory(name, context.categories);
  return category === null ? null : act([{ tool: "drop_limit", args: { category } }], 0.97);
}

interface LimitPattern {
  readonly pattern: RegExp;
  readonly category: number;
  readonly amount: number;
  readonly sign?: "+" | "-";
}

const of = (source: string): RegExp => new RegExp(`^(?:${source})$`, "iu");

const LIMITS: readonly LimitPattern[] = [
  // Before those that end with an amount, which would take "by 50" for one.
  {
    pattern: of(
      `(?:raise|increase|bump|up|extend|grow|boost)(?: up)?(?: my| our| the)* ${CATEGORY}(?: ${LIMIT_NOUN})?(?: limit)? by ${AMOUNT}${PER}`,
    ),
    category: 1,
    amount: 2,
    sign: "+",
  },
  {
    pattern: of(
      `(?:lower|reduce|cut|decrease|drop|shrink|trim)(?: down)?(?: my| our| the)* ${CATEGORY}(?: ${LIMIT_NOUN})? by ${AMOUNT}${PER}`,
    ),
    category: 1,
    amount: 2,
    sign: "-",
  },
  {
    pattern: of(
      `${SET} (?:my |our |the |spending on |my spending on |all )*${CATEGORY}(?: spending| budget| costs| expenses)?(?: to| at| under| below| within| =|:)(?: a maximum of| max(?:imum)?| no more than| about)? ${AMOUNT}${PER}`,
    ),
    category: 1,
    amount: 2,
  },
  {
    pattern: of(
      `(?:set|put|make|create|add|place|change|update|have)(?: me)?(?: a| an| the| my| our)* ?(?:monthly |weekly )?${LIMIT_NOUN} (?:of|at|to|=) ${AMOUNT}${PER} (?:for|on|to|in)(?: my| our| the)? ${CATEGORY}${PER}`,
    ),
    category: 5,
    amount: 1,
  },
  {
    pattern: of(
      `(?:set|put|make|create|add|place|change|update)(?: a| an| the| my| our)* ?(?:monthly |weekly )?${LIMIT_NOUN} (?:for|on|of)(?: my| our| the)? ${CATEGORY} (?:to|at|of|=|as|is) ${AMOUNT}${PER}`,
    ),
    category: 1,
    amount: 2,
  },
  {
    pattern: of(
      `(?:set|put|change|update|make|raise|increase|lower|reduce|decrease|bring|move|cut|bump|trim|push|pull|take)(?: my| our| the)* ${CATEGORY}(?: ${LIMIT_NOUN})?(?: down| up)? (?:to|at|=) ${AMOUNT}${PER}`,
    ),
    category: 1,
    amount: 2,
  },
  {
    pattern: of(
      `(?:budget|allow|allot|allocate|assign|set aside|reserve|earmark) ${AMOUNT}${PER} (?:for|to|on|towards)(?: my| our| the)? ${CATEGORY}${PER}`,
    ),
    category: 5,
    amount: 1,
  },
  {
    pattern: of(`(?:a |my |our |the )?${CATEGORY} ${LIMIT_NOUN}(?: is| should be| of| to|:| =)? ${AMOUNT}${PER}`),
    category: 1,
    amount: 2,
  },
  {
    pattern: of(
      `(?:no more than|not more than|at most|max|maximum|a maximum of|up to|spend no more than|spend at most|i (?:don'?t (?:want to|wanna)|do not want to|should not|shouldn'?t|won't) spend more than|don't let me spend more than|never more than) ${AMOUNT}${PER} (?:for|on)(?: my| our| the)? ${CATEGORY}${PER}`,
    ),
    category: 5,
    amount: 1,
  },
  {
    pattern: of(`${AMOUNT} (?:more|extra) (?:for|on|to)(?: my| our| the)? ${CATEGORY}${PER}`),
    category: 2,
    amount: 1,
    sign: "+",
  },
  { pattern: of(`${AMOUNT} less (?:for|on)(?: my| our| the)? ${CATEGORY}${PER}`), category: 2, amount: 1, sign: "-" },
  {
    pattern: of(
      `(?:add|put) ${AMOUNT} (?:more |extra )?(?:to|on|into)(?: my| our| the)? ${CATEGORY} ${LIMIT_NOUN}${PER}`,
    ),
    category: 2,
    amount: 1,
    sign: "+",
  },
  {
    pattern: of(`(?:give|add)(?: my| our| the)? ${CATEGORY}(?: ${LIMIT_NOUN})? ${AMOUNT} (?:more|extra)${PER}`),
    category: 1,
    amount: 2,
    sign: "+",
  },
];

function readLimit(body: string, reading: Reading): Understanding | null {
  for (const { pattern, category, amount, sign } of LIMITS) {
    const match = pattern.exec(body);
    if (!match) continue;
    const name = (match[category] ?? "").trim();
    const per = perOf(body);
    const mention = wholeAmount(match[amount] ?? "", reading);
    if (!mention) continue;
    if (
      /\b(?:balance|account|checking|credit|card|volume|speed|temperature|alarm|timer|brightness|income|salary|payday|time|expense|list|expenses)\b/i.test(
        name,
      )
    )
      return null;
    if (isOfEntry(body, name, reading)) return null;
    if (per === "other") return ask("Limits are for a week or a month. What would it be in a month?", []);
    return limitCall(name, mention, sign, per, reading);
  }
  return null;
}

/** "change the bus to 4", "raise the rent to 990": a thing that is paid for, where neither a category nor a limit is named. */
function isOfEntry(body: string, name: string, { context }: Reading): boolean {
  const isAmend = /^(?:change|update|make|correct|fix) /i.test(body);
  const isLimit = new RegExp(`\\b${LIMIT_NOUN}\\b|\\b(?:week|month)(?:ly)?\\b`, "i").test(body);
  const isThing = isAmend && namedCategory(name, context.categories) === null;
  return !isLimit && (isThing || (RAISE.test(body) && BILL.test(name)));
}

const RAISE = /^(?:change|update|raise|increase|lower|reduce) /i;
const BILL = new RegExp(`^${BILL_NAME}$`, "i");

function limitCall(
  name: string,
  mention: AmountMention | "zero",
  sign: "+" | "-" | undefined,
  per: "week" | "month",
  { context }: Reading,
): Understanding {
  const call = (category: string, amount: string): ToolCall => ({
    tool: "set_limit",
    args: { category, ...(sign === undefined ? { amount } : { change: `${sign}${amount}` }), per },
  });
  const values = mention === "zero" ? ["0.00"] : mention.readings;
  const [value] = values;
  const isForeign =
    mention !== "zero" &&
    (mention.candidates.length > 0 || (mention.currency ?? context.currency) !== context.currency);
  if (isForeign || value === undefined) return ask(`Limits are in ${context.currency}. How much is it in that?`, []);
  const category = meantCategory(name, context.categories);
  if (!category) {
    const choices = categorize(name).top.map(({ category: id }) => ({ label: id, calls: [call(id, value)] }));
    return values.length > 1
      ? ask(`Which category is ${name}, and which amount?`, [])
      : ask(`Which category is ${name}?`, choices);
  }
  if (values.length > 1)
    return ask(
      "Which amount do you mean?",
      values.map((amount) => ({ label: amountLabel(amount, context.locale), calls: [call(category, amount)] })),
    );
  // "20 more for …" says by itself what it is for.
  return act([call(category, value)], sign === undefined ? 0.95 : 0.97);
}

function readBudget(body: string, reading: Reading): Understanding | null {
  const match = BUDGET.exec(body);
  if (!match) return null;
  const rest = (match[1] ?? "").trim();
  const money = rest
    .replace(/^(?:for me|for us|for myself|from scratch|this month|for this month)\b ?/i, "")
    .replace(
      /^(?:(?:for|of|on|with|from|based on|using|an?|my|our|the|income|salary|monthly|budget|net|take-?home|i (?:earn|make|have|get|take home|bring home)|we (?:earn|make|have|get|take home|bring home)|me|my (?:income|salary|pay|take-?home(?: pay)?) is)[ :]+)+/i,
      "",
    );
  if (money === "" || /^(?:month|this month|the month|me|us)$/i.test(money)) {
    return act([{ tool: "create_budget", args: {} }], 0.95);
  }
  const mention = wholeAmount(
    money.replace(
      / ?(?:a|per|each|every|\/) ?(?:month|week|year|day|fortnight|two weeks)\b.*$| (?:monthly|weekly|yearly|annually)$| (?:income|salary|net|after tax|this month|in total|budget|take-?home)$/gi,
      "",
    ),
    reading,
  );
  if (!mention || mention === "zero") return null;
  const per = perOf(body);
  if (per === "week" || per === "other" || /\b(?:two weeks|fortnight|weekly|yearly|annually)\b/i.test(body))
    return decline("not_yet", "set_income");
  if (mention.candidates.length > 0 || (mention.currency ?? reading.context.currency) !== reading.context.currency) {
    return ask(`Your budget is in ${reading.context.currency}. What do you have a month in that?`, []);
  }
  const call = (income: string): ToolCall => ({ tool: "create_budget", args: { income } });
  const [income] = mention.readings;
  if (mention.readings.length > 1)
    return ask(
      "Which amount do you mean?",
      mention.readings.map((value) => ({ label: amountLabel(value, reading.context.locale), calls: [call(value)] })),
    );
  return income === undefined ? null : act([call(income)], 0.95);
}

const BUDGET =
  /^(?:(?:make|create|set up|build|start|plan|draw up|generate|prepare|work out|set|do|give me|get me|i need|need|new|begin|suggest|draft|calculate)(?: me| us| my| our)?(?: a| an| the| my| our| new| monthly| household| personal| simple)* (?:budget|spending plan|budget plan|plan)|budget|plan (?:my|our|the|this|next) month)\b(?:[,:;]? (?!(?:left|status|summary|overview|app|limit|for (?!\W?\d|me\b|us\b|this month\b|the month\b|an? income\b|an? salary\b|my (?:income|salary)\b|someone earning)\p{L})))(.{0,80})$|^(?:make|create|set up|build|start|plan|draw up|i need|new|draft)(?: me| us| my)?(?: a| an| my| new| monthly)* (?:budget|spending plan|plan)()$/iu;

const mayPlan = mayMatch([...UNLIMITED, BUDGET, ...LIMITS.map(({ pattern }) => pattern)]);

/** The one amount that a phrase consists of; "zero" for 0, null when it is something else. */
function wholeAmount(phrase: string, { context }: Reading): AmountMention | "zero" | null {
  const bare = phrase.trim();
  if (/^[$€£]?0+(?:[.,]0+)?[$€£]?$|^(?:zero|nothing)$/i.test(bare)) return "zero";
  const [mention, ...others] = findAmounts(bare, [], context);
  if (
    !mention ||
    others.length > 0 ||
    mention.doubt === "signed" ||
    mention.doubt === "vague" ||
    mention.doubt === "spaced"
  )
    return null;
  const rest = `${bare.slice(0, mention.start)}${bare.slice(mention.end)}`.trim();
  return trim(rest) === "" ? mention : null;
}

function perOf(body: string): "week" | "month" | "other" {
  if (/\b(?:a|per|each|every|this|next|\/) ?week\b|\bweekly\b/i.test(body)) return "week";
  return /\b(?:a|per|each|every) (?:day|year|quarter)\b|\b(?:daily|yearly|annual(?:ly)?)\b/i.test(body)
    ? "other"
    : "month";
}
