import { findAmounts } from "../amounts.ts";
import { mayMatch } from "../needed-words.ts";
import { type AskedPeriod, rangeArgs } from "../periods.ts";
import { act } from "../questions.ts";
import { isTopic, topicArgs } from "../topics.ts";
import type { Understanding, UnderstandingContext } from "../understanding.ts";

/** Questions for entries by their amounts or by whose they are: "expenses over 50 in May", "what did the others spend". */
export function readFiltered(plain: string, period: AskedPeriod, context: UnderstandingContext): Understanding | null {
  return readByAmount(plain, period, context) ?? readByWhom(plain, period);
}

const ENTRIES =
  "(?:expenses?|transactions?|purchases?|entries|entry|payments?|items?|things?|everything|anything|stuff|all)";
const ABOUT = "(?: (?:for|on|in|at|from|with) (?<topic>.{2,40}?))?";
const LEAD = "(?:(?:show|list|find|see|give)(?: me)?|what (?:are|were)|which|what)? ?";
const OVER = "(?:over|above|more than|bigger than|larger than|higher than|greater than|exceeding)";
const UNDER = "(?:under|below|less than|smaller than|lower than|cheaper than)";
const LEAST = "(?:at least|from|starting at)";
const MOST = "(?:at most|up to|no more than)";
const SIGN = `(?<sign>${OVER}|${UNDER}|${LEAST}|${MOST}|between|of|for|exactly)`;

const BY_AMOUNT = new RegExp(
  `^${LEAD}(?:all )?(?:of )?(?:my |our |the )?(?:(?!all\\b)(?<kind>[^\\d]{2,30}?) )?${ENTRIES}${ABOUT}(?: (?:that|which) (?:are|were|cost|was|is))?(?: costing| worth)? ${SIGN} (?<rest>.{1,40})$`,
);
const COST = new RegExp(
  `^what (?:did i (?:buy|spend|pay)|cost(?: me)?|have i (?:bought|spent)) ${SIGN} (?<rest>.{1,40}?)(?: on)?$`,
);

function readByAmount(plain: string, period: AskedPeriod, context: UnderstandingContext): Understanding | null {
  const groups = (BY_AMOUNT.exec(plain) ?? COST.exec(plain))?.groups;
  // "Stuff for 50" is a note of what it cost, "show stuff for 50" a question.
  if (!groups || (EXACTLY.test(groups.sign ?? "") && !ASKED.test(plain))) return null;
  const range = rangeOf(groups.sign ?? "", groups.rest ?? "", context);
  const topic = groups.topic ?? groups.kind;
  if (!range || (topic !== undefined && !isTopic(topic))) return null;
  return act(
    [{ tool: "list_expenses", args: { ...(topic ? topicArgs(topic) : {}), ...range, ...rangeArgs(period) } }],
    0.93,
  );
}

const EXACTLY = /^(?:of|for|exactly)$/;
const ASKED = /^(?:show|list|find|see|give|what|which)\b/;

type AmountRange = { readonly at_least?: string; readonly at_most?: string };

/** What a filter of amounts says; its ends are included. */
function rangeOf(sign: string, rest: string, context: UnderstandingContext): AmountRange | null {
  const words = rest.replace(/\b(?:and|to)\b|-/g, ",");
  const amounts = findAmounts(words, [], context);
  const between = amounts.map(({ readings }) => readings).filter(({ length }) => length === 1);
  const isClear = amounts.every(({ candidates, currency = context.currency }) => {
    return candidates.length === 0 && currency === context.currency;
  });
  const left = amounts.reduceRight((text, { start, end }) => `${text.slice(0, start)}${text.slice(end)}`, words);
  if (!isClear || between.length !== amounts.length || !/^[\s,]*$/.test(left)) return null;
  const [[first] = [], [second] = []] = between;
  if (sign === "between") return first && second ? { at_least: first, at_most: second } : null;
  if (first === undefined || second !== undefined) return null;
  if (new RegExp(`^(?:${OVER}|${LEAST})$`).test(sign)) return { at_least: first };
  if (new RegExp(`^(?:${UNDER}|${MOST})$`).test(sign)) return { at_most: first };
  return { at_least: first, at_most: first };
}

const BY_WHOM = new RegExp(
  `^(?:what (?:did|have|has) (?:the )?(?<others>others?|(?:every|any)(?:one|body) else|my partner) (?:spend|spent|buy|bought|pay for|paid for)|${LEAD}(?:the |all )?${ENTRIES} (?:by|from|of) (?<whose>me|the others?|others?|everyone else)|${LEAD}(?:my own|only my|just my) ${ENTRIES})$`,
);

/** Whether a text, in lower case, may be such a question. */
export const mayFilter = mayMatch([BY_AMOUNT, COST, BY_WHOM]);

function readByWhom(plain: string, period: AskedPeriod): Understanding | null {
  const match = BY_WHOM.exec(plain);
  if (!match) return null;
  const { others, whose } = match.groups ?? {};
  const who = others !== undefined || (whose !== undefined && whose !== "me") ? "others" : "me";
  return act([{ tool: "list_expenses", args: { who, ...rangeArgs(period) } }], 0.92);
}
