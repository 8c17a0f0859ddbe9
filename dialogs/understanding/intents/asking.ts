import { categorize } from "../categorize.ts";
import { namedCategory } from "../category-words.ts";
import { findDates } from "../dates.ts";
import { describe } from "../describing.ts";
import { type AskedPeriod, periodArgs, rangeArgs, readPeriod } from "../periods.ts";
import { act } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";

/** Questions about what was spent and what is left: `summarize_budget` and `list_expenses`. */
export function readAsking(reading: Reading): Understanding | null {
  if (reading.text.length > LONGEST || reading.amounts.some(({ isMarked }) => isMarked)) return null;
  const period = readPeriod(reading.text, reading.context);
  const plain = plainQuestion(reading.text, period);
  return readList(plain, period, reading) ?? readSummary(plain, period, reading) ?? readTopic(plain, period, reading);
}

const LONGEST = 200;

const OPENING =
  /^(?:(?:so|hey|hi|hello|ok|okay|well|and|um|uh|please|now|then|can you|could you|would you|will you|i want to|i'd like to|i would like to|i need to|let me|tell me|show me|give me|get me|do you know|i want you to|know|see|view|just|quickly|budgetwise|let's|what about|how about|check|pull up|bring up|look up|display)\b[, ]*)+/i;

/** The question without its period, courtesies and question mark, in lower case. */
function plainQuestion(text: string, { spans }: AskedPeriod): string {
  let rest = text;
  for (const { start, end } of spans.toSorted((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest
    .toLowerCase()
    .replace(/[?!.]+\s*$/, "")
    .replace(/\s+/g, " ")
    .replace(/,? (?:please|pls|thanks|so far|altogether|in total|total|overall|exactly|roughly)$/g, "")
    .replace(/ (?:on|in|for|during|from|since|of|at|by)$/, "")
    .trim();
}

const ENTRIES =
  "(?:expenses?|transactions?|purchases?|entries|entry|spendings?|payments?|logs?|items?|records|buys|outgoings|costs)";

function readList(plain: string, period: AskedPeriod, reading: Reading): Understanding | null {
  const body = plain.replace(OPENING, "");
  const whatDid =
    /^what (?:all )?(?:did|have|do|had) (?:i|we) (?:just |recently )?(?:spend(?: (?:my |our )?money on)?|spent(?: (?:my |our )?money on)?|bought|buy|purchased?|paid for|pay for|log(?:ged)?)( today| yesterday)?$/.test(
      body,
    );
  if (whatDid && !period.isCurrent) return list({ ...rangeArgs(period) }, 0.95);
  if (/^what (?:all )?(?:did|have) (?:i|we) (?:buy|bought|purchased?|log(?:ged)?)$/.test(body))
    return list(rangeArgs(period), 0.93);
  const last = new RegExp(
    `^(?:(?:show|list|see|display)(?: me)?(?: my| our| the)?|my|our|the|what (?:were|are|was) (?:my|our|the))? ?(?:last|latest|most recent|recent|previous)(?: (\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|few|couple(?: of)?))?(?: (?:of )?(?:my |our )?${ENTRIES})?(?: (?:for|on|in|at|from) (.{2,40}))?$`,
  ).exec(body);
  if (last && (last[1] !== undefined || new RegExp(ENTRIES).test(body)))
    return list({ limit: limitOf(last[1], body), ...topicArgs(last[2]), ...rangeArgs(period) }, 0.95);
  const largest = new RegExp(
    `^(?:(?:show|list)(?: me)?|what (?:were|are|was|is|'s)|what's)? ?(?:my |our |the )?(?:(\\d{1,2}|two|three|four|five|ten) )?(?:biggest|largest|most expensive|highest|top)(?: (\\d{1,2}|two|three|four|five|ten))? ?${ENTRIES}?(?: (?:for|on|in|at) (.{2,40}))?$`,
  ).exec(body);
  if (largest && new RegExp(`${ENTRIES}|top \\d`).test(body)) {
    const count = largest[1] ?? largest[2];
    return list(
      {
        order: "largest",
        ...(count === undefined
          ? /(?:purchase|expense|transaction|entry|payment)\b(?!s)/.test(body)
            ? { limit: 1 }
            : {}
          : { limit: limitOf(count, body) }),
        ...topicArgs(largest[3]),
        ...rangeArgs(period),
      },
      0.95,
    );
  }
  const all = new RegExp(
    `^(?:(?:show|list|see|display)(?: me)?|what (?:are|were)|what's)? ?(?:all )?(?:of )?(?:my |our |the )?(?:all |individual |single )?(?:(.{2,30}?) )?${ENTRIES}(?: (?:i|we) (?:made|had|logged))?(?: (?:for|on|in|at|from|with) (.{2,40}))?$`,
  ).exec(body);
  const isShown = /^(?:show|list|see|display)\b/.test(body) || OPENING.test(plain);
  if (
    all &&
    (isShown ||
      !period.isCurrent ||
      /^(?:my|all|our) /.test(body) ||
      all[2] !== undefined ||
      /^(?:recent )?(?:transactions|expenses|purchases)$/.test(body))
  ) {
    const topic = [all[1], all[2]].find(
      (words) => words !== undefined && !/^(?:my|our|the|all|recent|latest|last|of my|various|this|these)$/.test(words),
    );
    const isSum = /\b(?:total|monthly|average|how much)\b/.test(body);
    if (!isSum && isTopic(topic))
      return list(
        { ...topicArgs(topic), ...(/\brecent\b/.test(body) ? { limit: 10 } : {}), ...rangeArgs(period) },
        0.92,
      );
  }
  const shown = /^(?:show|list)(?: me)?(?: all)?(?: my| our| the)? (.{2,40})$/.exec(body)?.[1];
  if (shown !== undefined && topicIsKnown(shown) && !/budget|summary|balance|limit|plan|goal/.test(shown))
    return list({ ...topicArgs(shown), ...rangeArgs(period) }, 0.9);
  const when =
    /^when (?:did|was) (?:i|we|the last time (?:i|we)|my last)(?: last)? (?:buy|bought|pay(?: for)?|paid(?: for)?|spend (?:money )?on|spent (?:money )?on|purchase[d]?)(?: my| the| a| an| some)? (.{2,40})$/.exec(
      body,
    )?.[1];
  if (when !== undefined && reading.amounts.length === 0) return list({ ...topicArgs(when), limit: 1 }, 0.88);
  return null;
}

function readSummary(plain: string, period: AskedPeriod, reading: Reading): Understanding | null {
  const body = plain.replace(OPENING, "");
  if (reading.amounts.length > 0) return null;
  if (OVERALL.some((pattern) => pattern.test(body))) return summarize({ ...periodArgs(period) }, 0.95);
  for (const pattern of ABOUT) {
    const topic = pattern
      .exec(body)
      ?.slice(1)
      .find((words) => words !== undefined);
    if (topic === undefined) continue;
    if (ELSEWHERE.test(topic) || !isTopic(topic)) return null;
    return summarize({ ...topicArgs(topic), ...periodArgs(period) }, 0.93);
  }
  return null;
}

/** A bare name with a period: "uber rides in October", "groceries last month". */
function readTopic(plain: string, period: AskedPeriod, { amounts, text, context }: Reading): Understanding | null {
  const isMonthOrRange = period.month !== undefined || (period.from !== undefined && period.from !== period.to);
  if (!isMonthOrRange || amounts.length > 0 || plain.split(" ").length > 4 || /\d/.test(plain)) return null;
  const hasVerb =
    /\b(?:was|were|is|are|did|had|went|i|we|he|she|they|will|can|should|do|does|need|want|please|my|our|remind|book|buy|plan|cancel|set|weather|forecast|birthday|flight|holiday|holidays|vacation|days?)\b/.test(
      plain,
    );
  if (hasVerb || !topicIsKnown(plain)) return null;
  return findDates(text, context).some(({ isFuture }) => isFuture)
    ? null
    : list({ ...topicArgs(plain), ...rangeArgs(period) }, 0.9);
}

const I_HAVE =
  "(?:do (?:i|we) (?:still )?have|have (?:i|we)(?: still)? got|(?:i|we)(?:'ve| have)(?: still)? got|(?:i|we) (?:still )?have)";
const SPENT =
  "(?:(?:did|have|had|do|am|are|has) (?:i|we)(?: already)? ?(?:spend|spent|spending|paid|pay|used|blow|blown|gone through|dropped)|(?:was|is|has been|did)(?: already)? (?:spent|spend)|(?:i|we)(?:'ve| have)?(?: already)? (?:spend|spent|paid))";

/** Questions about everything. */
const OVERALL: readonly RegExp[] = [
  /^how (?:am|are|'re|m) (?:i|we) (?:doing|looking|going|getting on|getting along|holding up|standing|faring|set)(?: (?:with|on) (?:my |our |the )?(?:money|budget|spending|finances|cash))?(?: (?:financially|money wise|moneywise|budget wise|budgetwise))?$/,
  /^how(?:'s| is| are|s| does| do| did)(?: it| things| everything| all)?(?: (?:my|our|the))?(?: (?:budget|spending|money|finances?|financials|cash flow|expenses|month|wallet))(?: (?:doing|looking|going|look|go|look like|standing|holding up))*$/,
  /^(?:how much|what)(?:'s| is| money is| cash is| do i have| have i got)?(?: still| money| cash)?(?: there)? ?(?:left|left over|remaining|remains|available|free|to spend|left to spend|still available)(?: (?:in|of|from|on) (?:my|our|the) (?:budget|money|plan))?(?: (?:for me )?to spend)?$/,
  new RegExp(
    `^how much(?: money| cash| budget)? ${I_HAVE}(?: (?:left|left over|remaining|available|free|to spend|left to spend|to use|now))*(?: (?:in|of) (?:my|our|the) budget)?$`,
  ),
  new RegExp(
    `^what(?: money| cash)? ${I_HAVE} (?:left|left over|remaining|to spend|left to spend)(?: (?:in|of) (?:my|our|the) budget)?$`,
  ),
  /^how much(?: more| money)? (?:can|could|may|should) (?:i|we)(?: still| safely)? (?:spend|use)(?: (?:today|per day|a day|each day|every day|freely|safely|more|now))*$/,
  new RegExp(
    `^how much(?: money| cash| in total)? ${SPENT}(?: (?:money|altogether|in all|in total|total|already|up|already so far|per day|a day|on everything|overall))*$`,
  ),
  /^what (?:did|have|do) (?:i|we) (?:spend|spent)(?: (?:in total|altogether|overall|in all))?$/,
  /^(?:what's|whats|what is|what was|what were)?(?: ?(?:my|our|the))? ?(?:total |overall |monthly |current |weekly |daily )*(?:spending|spend|expenses|expenditures?|outgoings|budget|balance|budget status|spending summary|budget summary|account balance|finances)(?: (?:status|summary|overview|report|total|look like|looking like|like|at|left|recap|breakdown|update|standing|check))*$/,
  /^(?:my |the |a |our |me |monthly |weekly |budget |spending |quick |full |money |financial |short )*(?:summary|overview|status|report|recap|balance|breakdown|standing|budget|snapshot|totals?|stats|statistics|dashboard|update|budget check|check ?in)(?: (?:of|on|for|about) (?:my |our |the )?(?:budget|spending|spendings|money|finances|month|expenses|everything|all))?$/,
  /^(?:am|are) (?:i|we) (?:still )?(?:on track|over(?: ?spending)?|under|within|in|above|below|on|over the|spending too much|doing (?:ok|okay|well|fine|alright|good)|ok|okay|good|broke|in the (?:red|black|green)|overspent|short|good for)(?: (?:of )?(?:my |our |the )?(?:budget|money|spending|plan|limits?|month))*(?: (?:financially|with money))?$/,
  /^(?:summari[sz]e|recap|total up|sum up)(?: (?:my|our|the))?(?: (?:month|spending|budget|expenses|finances))?$/,
  /^(?:where|how) do (?:i|we) stand(?: (?:with|on) (?:my|our|the) (?:budget|money|spending))?$/,
  /^(?:my )?(?:total )?(?:spending|spent|budget|money) ?(?:left|remaining|status)?$|^(?:left|remaining|what remains|free to spend|money left|left to spend)$/,
  /^how much (?:money )?(?:is|do i have|have i got|'s|is there)(?: there)? (?:in|on) (?:my|our) (?:budget|account|bank account|checking account|checking|savings account|savings|wallet)$/,
  /^did (?:i|we) (?:over ?spend|stay (?:with)?in (?:my |the |our )?budget|go over (?:my |the |our )?budget)$/,
];

const TOPIC = "(?:my |our |the |a |an |all )*(.{2,40}?)";

/** Questions about one thing, which is their first group. */
const ABOUT: readonly RegExp[] = [
  new RegExp(
    `^how much(?: money| in total)? ${SPENT}(?: (?:money|so far|in total|already))*(?: in total)? (?:on|for|at|in|with|towards?) ${TOPIC}$`,
  ),
  new RegExp(
    `^how much(?: money)? (?:did|does|do|has|have|is|was|were) ${TOPIC} (?:cost|costs|costing|set|been costing|run)(?: (?:me|us))?(?: back)?$`,
  ),
  new RegExp(
    `^what (?:did|does|do|has|have) ${TOPIC} (?:cost|costs|cost me|costing|been costing|set|run)(?: (?:me|us))?(?: back)?$`,
  ),
  new RegExp(
    `^what (?:did|have|do|are|am) (?:i|we) (?:spend|spent|paid|pay|spending|paying)(?: in total| altogether)? (?:on|for|at|in) ${TOPIC}$`,
  ),
  new RegExp(`^how much (?:did|do|have|has) ${TOPIC} (?:total|come to|amount to|add up to)$`),
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
    `^(?:(?:what(?:'s| is| was)|whats) )?(?:my |our |the )?(?:total|sum|spending|spend|summary|status|overview|report|budget|total spent|total spending|amount spent|average)(?: spent| spending)? (?:on|for|of|in|at) ${TOPIC}$`,
  ),
  new RegExp(`^(?:what(?:'s| is| was) )?${TOPIC} (?:total|spending|spend|summary|status|budget status|costs)$`),
  new RegExp(`^how much (?:was|were|is|are) (?:spent|paid|used) (?:on|for|at|in) ${TOPIC}$`),
  new RegExp(`^how much (?:goes|went|has gone) (?:to|on|for|into|towards) ${TOPIC}$`),
  new RegExp(`^how much (?:for|on) ${TOPIC}$`),
];

/** Money that stands elsewhere, or other things that can be left or spent. */
const ELSEWHERE =
  /\b(?:time|days?|hours?|minutes?|vacation days|pto|sick|points|rewards?|miles|credit score|credit limit|credit|interest|rate|apr|gas (?:is|do)|battery|calories|data|storage|seats?|tickets|weather|temperature|rain|it|there|that|this|people|he|she|they|you|me|us|him|her|taxes owed|owe|card|overdraft|insurance cover|dollars?|euros?|pounds?|yen|bitcoin|stocks?|traffic|distance|flight time|population|car worth|average person|americans)\b/;

function isTopic(topic: string | undefined): boolean {
  return topic === undefined || (topic.split(" ").length <= 5 && !ELSEWHERE.test(topic));
}

function topicIsKnown(topic: string): boolean {
  return namedCategory(topic) !== null || categorize(topic).confidence >= 0.6;
}

/**
 * The arguments that say what a question is about: a category where it names one, else words to look for.
 *
 * "Food" is groceries: eating out has names of its own, and what groceries hold is what nearly everyone means by it.
 */
function topicArgs(topic: string | undefined): Readonly<Record<string, string>> {
  if (topic === undefined) return {};
  const bare = describe(topic, 0, topic.length, []);
  if (
    /^(?:everything|all|anything|stuff|things|total|money|it all|budget|the budget|everything else)$/i.test(bare) ||
    bare === ""
  )
    return {};
  const category = namedCategory(bare);
  if (category) return { category };
  return {
    words: bare.replace(
      / (?:rides?|trips?|purchases?|orders?|payments?|expenses?|bills?|visits?|costs?|deliver(?:y|ies)|stuff|things|tickets?)$/i,
      "",
    ),
  };
}

function limitOf(count: string | undefined, body: string): number {
  const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
  if (count === undefined) return /(?:expense|transaction|purchase|entry|payment|item|log)$/.test(body) ? 1 : 10;
  if (count.startsWith("couple")) return 2;
  if (count === "few") return 5;
  const word = words.indexOf(count);
  return Math.min(Math.max(word > 0 ? word : Number(count), 1), 50);
}

function list(args: Readonly<Record<string, unknown>>, confidence: number): Understanding {
  return act([{ tool: "list_expenses", args }], confidence);
}

function summarize(args: Readonly<Record<string, unknown>>, confidence: number): Understanding {
  return act([{ tool: "summarize_budget", args }], confidence);
}
