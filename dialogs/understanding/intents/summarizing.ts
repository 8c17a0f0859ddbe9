import { namedCategory, ownCategory } from "../category-words.ts";
import { periodArgs } from "../periods.ts";
import { act } from "../questions.ts";
import { tagNamed } from "../tags.ts";
import { isTopic, topicArgs } from "../topics.ts";
import type { Understanding } from "../understanding.ts";
import type { Question } from "./asking.ts";

/** Questions for sums and for what is left: "what's left", "how much did I spend on food last month". */
export function readSummary(question: Question): Understanding | null {
  const { body, period, names } = question;
  if (A_DAY.some((pattern) => pattern.test(body))) return summarize({ per: "day" }, 0.95);
  if (OVERALL.some((pattern) => pattern.test(body))) {
    return summarize(ABOUT_LEFT.test(body) ? spanOfLeft(question) : periodArgs(period), 0.95);
  }
  if (EARNED.test(body) && period.isCurrent) return act([{ tool: "list_income", args: {} }], 0.95);
  if (DAMAGE.test(body) || AVERAGE.test(body)) return summarize(periodArgs(period), 0.95);
  if (PLAN.test(body)) return summarize(periodArgs(period), 0.95);
  const spentOn = topicOf(body, SPENT_ON);
  if (spentOn !== null)
    return isTopic(spentOn) ? summarize({ ...topicArgs(spentOn, names), ...periodArgs(period) }, 0.93) : null;
  const leftOf = topicOf(body, LEFT_OF);
  const tag = tagNamed(leftOf ?? body);
  if (tag !== null) return summarize({ tag, ...periodArgs(period) }, 0.93);
  const category = leftOf === null ? null : namedCategory(leftOf, names);
  if (category === null || leftOf === null) return null;
  const isOwn = ownCategory(leftOf, names) !== null;
  return summarize({ category, ...spanOfLeft(question) }, isOwn ? OWN_NAME : 0.93);
}

/** What is left is left from now on: asked for a day or a week that runs, it is meant by the day, not what went already. */
function spanOfLeft({ body, period, today }: Question): Readonly<Record<string, string>> {
  if (period.month !== undefined) return periodArgs(period);
  const isRunning = period.to === today && ABOUT_LEFT.test(body);
  const isAhead = !period.isCurrent && MAY_SPEND.test(body);
  return isRunning || isAhead || BY_THE_DAY.test(body) ? { per: "day" } : periodArgs(period);
}

const ABOUT_LEFT =
  /\b(?:left|remaining|remains|available|free|can|could|may|should|to spend|allowed|do (?:i|we) have|have (?:i|we) got)\b/;
const MAY_SPEND = /\b(?:can|could|may|should|allowed|free|able)\b.* (?:spend|use)\b/;
const BY_THE_DAY = /\b(?:per|a|each|every) day\b|\bdaily\b|\b(?:today|tomorrow|tonight)\b/;

/** A name that the person gave a category can be any word: what the word means elsewhere speaks against nothing. */
const OWN_NAME = 0.96;

/** What a question is about: the first group of the first pattern that it fits. */
function topicOf(body: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const topic = pattern.exec(body)?.[1];
    if (topic !== undefined) return topic;
  }
  return null;
}

const I_HAVE =
  "(?:do (?:i|we) (?:still )?have|have (?:i|we)(?: still)? got|(?:i|we)(?:'ve| have)(?: still)? got|(?:i|we) (?:still )?have)";
const SPENT =
  "(?:(?:did|have|had|do|am|are|has) (?:i|we)(?: already)? ?(?:spend|spent|spending|paid|pay|used|blow|blown|waste|wasted|burn|burned|splurge|splurged|gone through|dropped)|(?:was|is|has been|did)(?: already)? (?:spent|spend)|(?:i|we)(?:'ve| have)?(?: already)? (?:spend|spent|paid))";

const MAY = "(?:can|could|may|should)";

/** Questions for what may be spent on a day. */
const A_DAY: readonly RegExp[] = [
  /^(?:what(?:'s| is)? )?(?:my |our |the )?(?:daily (?:budget|allowance|limit|amount|spending money)|(?:budget|allowance) (?:per|a) day)$/,
  new RegExp(
    `^(?:how much|what)(?: more| money)? ${MAY} (?:i|we)(?: still| safely)? (?:spend|use) (?:per|a|each|every) day$`,
  ),
];

/** Questions about everything. */
const OVERALL: readonly RegExp[] = [
  /^how (?:am|are|'re|m) (?:i|we) (?:doing|looking|going|getting on|getting along|holding up|standing|faring|set)(?: (?:with|on) (?:my |our |the )?(?:money|budget|spending|finances|cash))?(?: (?:financially|money wise|moneywise|budget wise|budgetwise))?$/,
  /^how(?:'s| is| are|s| does| do| did)(?: it| things| everything| all)?(?: (?:my|our|the))?(?: (?:budget|spending|money|finances?|financials|cash flow|expenses|month|wallet))(?: (?:doing|looking|going|look|go|look like|standing|holding up))*$/,
  /^(?:how much|what)(?:'s| is| money is| cash is| do i have| have i got)?(?: still| money| cash)?(?: there)? ?(?:left|left over|remaining|remains|available|free|to spend|left to spend|still available)(?: (?:in|of|from|on) (?:my|our|the) (?:budget|money|plan))?(?: (?:for me )?to spend)?$/,
  new RegExp(
    `^how much(?: money| cash| budget)? ${I_HAVE}(?: (?:left|left over|remaining|available|free|to spend|left to spend|to use|to play with|to burn|to blow|now))*(?: (?:in|of) (?:my|our|the) budget)?$`,
  ),
  new RegExp(
    `^what(?: money| cash)? ${I_HAVE} (?:left|left over|remaining|to spend|left to spend)(?: (?:in|of) (?:my|our|the) budget)?$`,
  ),
  new RegExp(
    `^(?:how much|what)(?: more| money| else)? ${MAY} (?:i|we)(?: still| safely)? (?:spend|use)(?: (?:today|tonight|tomorrow|freely|safely|more|now|still))*$`,
  ),
  /^how much(?: money)? (?:am|are) (?:i|we) (?:allowed|free|able) to (?:spend|use)$/,
  new RegExp(
    `^how much(?: money| cash| in total)? ${SPENT}(?: (?:money|altogether|in all|in total|total|already|up|already so far|per day|a day|on everything|overall))*$`,
  ),
  /^what (?:did|have|do) (?:i|we) (?:spend|spent)(?: (?:in total|altogether|overall|in all))?$/,
  /^(?:what's|whats|what is|what was|what were)?(?: ?(?:my|our|the))? ?(?:total |overall |monthly |current |weekly |daily )*(?:spending|spend|expenses|expenditures?|outgoings|budget|balance|budget status|spending summary|budget summary|account balance|finances)(?: (?:status|summary|overview|report|total|look like|looking like|like|at|left|recap|breakdown|update|standing|check))*$/,
  /^(?:my |the |a |our |me |monthly |weekly |budget |spending |quick |full |money |financial |short )*(?:summary|overview|status|report|recap|balance|breakdown|standing|budget|snapshot|totals?|stats|statistics|dashboard|update|budget check|check ?in)(?: (?:of|on|for|about) (?:my |our |the )?(?:budget|spending|spendings|money|finances|month|expenses|everything|all))?$/,
  /^(?:am|are) (?:i|we) (?:still )?(?:on track|over(?: ?spending)?|under|within|in|above|below|on|over the|spending too much|doing (?:ok|okay|well|fine|alright|good)|ok|okay|good|broke|in the (?:red|black|green)|overspent|short|good for)(?: (?:of )?(?:my |our |the )?(?:budget|money|spending|plan|limits?|month))*(?: (?:financially|with money))?$/,
  /^(?:(?:what|which)(?: are)?|list|show)?(?: ?(?:my|our|the|all))* ?(?:spending )?(?:limits|caps|allowances)(?: (?:do (?:i|we) have|have (?:i|we) set|are (?:there|set)|did (?:i|we) set))?$/,
  /^(?:summari[sz]e|recap|total up|sum up)(?: (?:my|our|the))?(?: (?:month|spending|budget|expenses|finances))?$/,
  /^(?:where|how) do (?:i|we) stand(?: (?:with|on) (?:my|our|the) (?:budget|money|spending))?$/,
  /^(?:my )?(?:total )?(?:spending|spent|budget|money) ?(?:left|remaining|status)?$|^(?:left|remaining|what remains|free to spend|money left|left to spend)$/,
  /^how much (?:money )?(?:is|do i have|have i got|'s|is there)(?: there)? (?:in|on) (?:my|our) (?:budget|account|bank account|checking account|checking|savings account|savings|wallet)$/,
  /^did (?:i|we) (?:over ?spend|stay (?:with)?in (?:my |the |our )?budget|go over (?:my |the |our )?budget)$/,
];

/** "the damage": what everything came to. */
const DAMAGE = /^(?:what(?:'s| is| was) )?(?:the |my )?(?:total )?damage(?: report| so far)?$/;
const AVERAGE =
  /^(?:what(?:'s| is| was) )?(?:my |our |the )?(?:average|avg|mean)(?: spend(?:ing)?)? (?:per|a|each|by) (?:day|week|month)$/;

const PLAN =
  /^(?:show |see )?(?:my |our |the )?(?:current |whole )?(?:budget |spending |money )?plan$|^what(?:'s| is|s) (?:my|our|the) (?:current )?plan$/;

/** Questions for what comes in regularly. */
const EARNED =
  /^(?:what|how much)(?: money)? do (?:i|we) (?:earn|make|get paid|bring home)(?: (?:a|per|each|every) month)?$|^what(?:'s| is|s) (?:my|our) (?:monthly |regular )?(?:income|salary|pay)$|^(?:show )?(?:my|our) (?:monthly |regular )?income$/;

const TOPIC = "(?:my |our |the |a |an |all )*(.{2,40}?)";

/** Questions about what was spent on one thing, whatever it is. */
const SPENT_ON: readonly RegExp[] = [
  new RegExp(
    `^how much(?: money| in total)? ${SPENT}(?: (?:money|so far|in total|already))*(?: in total)? (?:on|for|at|in|with|towards?) ${TOPIC}$`,
  ),
  new RegExp(`^how much(?: money)? (?:did|has|have) ${TOPIC} (?:cost|set|been costing|run)(?: (?:me|us))?(?: back)?$`),
  new RegExp(`^what (?:did|has|have) ${TOPIC} (?:cost|been costing|set|run)(?: (?:me|us))?(?: back)?$`),
  new RegExp(
    `^what (?:did|have|do|are|am) (?:i|we) (?:spend|spent|paid|pay|spending|paying|blow|blown|waste|wasted|burn|burned|drop|dropped|splurge|splurged)(?: in total| altogether)? (?:on|for|at|in) ${TOPIC}$`,
  ),
  new RegExp(
    `^how much(?: money)? (?:did|have) (?:i|we) (?:give|given|hand(?:ed)? over|feed|fed|lose|lost) to ${TOPIC}$`,
  ),
  new RegExp(`^how much on ${TOPIC}$`),
  new RegExp(`^how much (?:did|do|have|has) ${TOPIC} (?:total|come to|amount to|add up to)$`),
  new RegExp(`^how much (?:was|were|is|are) (?:spent|paid|used) (?:on|for|at|in) ${TOPIC}$`),
  new RegExp(`^how much (?:goes|went|has gone) (?:to|on|for|into|towards) ${TOPIC}$`),
];

/** Questions about how a category stands; other things can be "left" as well, so only categories count. */
const LEFT_OF: readonly RegExp[] = [
  new RegExp(`^how (?:much|high|big)(?:'s| is| was) ${TOPIC} (?:budget|limit|allowance|cap)$`),
  new RegExp(
    `^how much(?: money| budget)? (?:is|do (?:i|we) (?:still )?have|'s|have (?:i|we)(?: still)? got)(?: still| there)? ?(?:left|remaining|available|left over|to spend)(?: to spend)? (?:for|on|in|of|from|to spend on) ${TOPIC}$`,
  ),
  new RegExp(
    `^what(?:'s| is| do i have| do we have|s| have i got)(?: still| there)? ?(?:left|remaining|available|left over)(?: to spend)? (?:for|on|in|of|from) ${TOPIC}$`,
  ),
  new RegExp(
    `^how much ${TOPIC} (?:budget|money|allowance) (?:is|do (?:i|we) have|have i got|'s)(?: still)? ?(?:left|remaining|available)?$`,
  ),
  new RegExp(
    `^how much(?: more| money)? (?:can|could|may|should) (?:i|we)(?: still)? (?:spend|use) (?:on|for|in) ${TOPIC}$`,
  ),
  new RegExp(
    `^(?:is there |do i have |have i got |any |anything |what's |how much )*${TOPIC}(?: budget| money| allowance)? (?:left|remaining|left over)(?: to spend)?$`,
  ),
  new RegExp(
    `^(?:am|are) (?:i|we) (?:still )?(?:over|under|within|on track|over budget|under budget|ok|okay|on budget|overspending|good|doing ok|doing well)(?: my| the| our)?(?: budget)? (?:on|for|with|in) ${TOPIC}$`,
  ),
  new RegExp(
    `^how(?:'s| is| are|s| am i doing on| am i doing with| are we doing on| are we doing with) ${TOPIC}(?: (?:budget|spending|limit))(?: (?:doing|looking|going))?$`,
  ),
  new RegExp(`^how (?:am|are) (?:i|we) (?:doing|looking) (?:on|with|for|in) ${TOPIC}$`),
  new RegExp(
    `^(?:did|have) (?:i|we) (?:go(?:ne)?|been|went) (?:over|overboard|under|above|past)(?: (?:my |the |our )?(?:budget|limit))? (?:on|for|with|in) ${TOPIC}$`,
  ),
  new RegExp(`^(?:did|have) (?:i|we) over ?(?:spend|spent) (?:on|for|in) ${TOPIC}$`),
  new RegExp(
    `^(?:(?:what(?:'s| is| was)|whats) )?(?:my |our |the )?(?:total|sum|spending|spend|summary|status|overview|report|budget|total spent|total spending|amount spent|average)(?: spent| spending)? (?:on|for|of|in|at) ${TOPIC}$`,
  ),
  new RegExp(`^(?:what(?:'s| is| was) )?${TOPIC} (?:total|spending|spend|summary|status|budget status|costs)$`),
];

function summarize(args: Readonly<Record<string, unknown>>, confidence: number): Understanding {
  return act([{ tool: "summarize_budget", args }], confidence);
}
