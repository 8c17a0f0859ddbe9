import { categorize, LIKELY } from "../categorize.ts";
import { namedCategory } from "../category-words.ts";
import { mayMatch } from "../needed-words.ts";
import { rangeArgs } from "../periods.ts";
import { act } from "../questions.ts";
import { tagNamed } from "../tags.ts";
import { isKnownTopic, isTopic, topicArgs } from "../topics.ts";
import type { CategoryNames, Understanding } from "../understanding.ts";
import type { Question } from "./asking.ts";

/** Questions for entries: "what did I spend yesterday", "show my last 5", "largest expenses since April". */
export function readList(question: Question): Understanding | null {
  return (
    readWhatIBought(question) ??
    readAllOfTime(question) ??
    readBoughtAt(question) ??
    readLatest(question) ??
    readLargest(question) ??
    readNamedEntries(question) ??
    readShown(question) ??
    readWhen(question)
  );
}

/** A bare name with a period: "uber rides in October", "groceries last month". */
export function readTopic({ plain, body, period, names }: Question): Understanding | null {
  const isRange = period.month !== undefined || (period.from !== undefined && period.from !== period.to);
  if (!isRange || plain.split(" ").length > 4 || OTHER_PLANS.test(plain) || !isKnownTopic(body, names)) return null;
  return list({ ...topicArgs(body, names), ...rangeArgs(period) }, 0.9);
}

/** Words that make a name with a period a sentence, or something that is planned rather than paid for. */
const OTHER_PLANS =
  /\b(?:was|were|is|are|did|had|went|i|we|he|she|they|will|can|should|do|does|need|want|please|my|our|remind|book|buy|plan|cancel|set|weather|forecast|birthday|holidays?|vacation|days?)\b/;

const ENTRIES =
  "(?:expenses?|transactions?|purchases?|entries|entry|spendings?|payments?|logs?|items?|records|buys|outgoings|costs)";
const COUNT = "(\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|few|couple(?: of)?)";
const ABOUT = "(?: (?:for|on|in|at|from|with) (.{2,40}))?";

const NAMES_ENTRIES = new RegExp(`\\b${ENTRIES}\\b`);
const WHAT_DID =
  /^what (?:all )?(?:did|have|do|had) (?:i|we) (?:just |recently )?(?:(?:spend|spent)(?: (?:my |our )?money on)?|bought|buy|purchased?|paid for|pay for|log(?:ged)?)$/;
const WHAT_BOUGHT = /^what (?:all )?(?:did|have) (?:i|we) (?:just |recently )?(?:buy|bought|purchased?|log(?:ged)?)$/;
/** "show me yesterday", without its day. */
const SHOW_DAY = /^(?:show|list)(?: me)?$/;
const LATEST = new RegExp(
  `^(?:(?:show|list|see|display)(?: me)?(?: my| our| the)?|my|our|the|what (?:were|are|was) (?:my|our|the))? ?(?:last|latest|most recent|recent|previous)(?: ${COUNT})?(?: (?:of )?(?:my |our )?${ENTRIES})?${ABOUT}$`,
);
const LARGEST = new RegExp(
  `^(?:(?:show|list)(?: me)?|what (?:were|are|was|is)|what's)? ?(?:my |our |the )?(?:${COUNT} )?(?:biggest|largest|most expensive|highest|top)(?: ${COUNT})? ?${ENTRIES}?${ABOUT}$`,
);
/** What is to be done with entries, or with payments elsewhere, is no name of theirs. */
const ORDERED =
  /^(?:schedule|log (?:in|on|into)|sign (?:in|up)|pay|make|set up|send|transfer|cancel|dispute|report|process|approve|request|remove|delete|wipe|clear(?: out)?|erase|undo|split|move|want to|i want to)\b/;
const NAMED = new RegExp(
  `^(?:(?:show|list|see|display)(?: me)?|what (?:are|were)|what's)? ?(?:all )?(?:of )?(?:my |our |the )?(?:all |individual |single )?(?:(.{2,30}?) )?${ENTRIES}(?: (?:i|we) (?:made|had|logged))?${ABOUT}$`,
);
const SHOWN =
  /^(?:show|list|pull up|bring up|look up|find)(?: me)?(?<own>(?: (?:all|of|my|our|the))+)? (?<topic>.{2,40})$/;
const WHEN =
  /^when (?:did|was) (?:i|we|the last time (?:i|we)|my last)(?: last)? (?:buy|bought|pay(?: for)?|paid(?: for)?|spend (?:money )?on|spent (?:money )?on|purchase[d]?)(?: my| the| a| an| some)? (.{2,40})$/;

/** Whether a text, in lower case, may ask for a list. */
export const mayList = mayMatch([WHAT_DID, WHAT_BOUGHT, LATEST, LARGEST, NAMED, SHOWN, WHEN]);

/** Its dates; "this month" means its days up to today, and is not left out where all time would be listed. */
function daysOf({ period, today }: Question): Readonly<Record<string, string>> {
  const isThisMonth = period.isCurrent && period.month === undefined && period.from === undefined;
  if (!isThisMonth || period.spans.length === 0) return rangeArgs(period);
  return { from: Temporal.PlainDate.from(today).with({ day: 1 }).toString(), to: today };
}

function readWhatIBought(question: Question): Understanding | null {
  const { body, period } = question;
  const asks = period.isCurrent ? WHAT_BOUGHT.test(body) : WHAT_DID.test(body) || SHOW_DAY.test(question.plain);
  return asks ? list(daysOf(question), 0.95) : null;
}

/** "list everything from last week": only with a time, as everything is a budget, too. */
const EVERYTHING = /^(?:(?:show|list|see|display)(?: me)? )(?:everything|all|all of it|it all|the lot)$/;

/** "what did I get at Target on Monday" */
const GOT_AT =
  /^what (?:all )?(?:did|have) (?:i|we) (?:get|got|gotten|buy|bought|order|ordered|pick up|picked up) (?:at|from) (?:the )?(.{2,40})$/;

function readAllOfTime(question: Question): Understanding | null {
  const { plain, period } = question;
  return EVERYTHING.test(plain) && period.spans.length > 0 ? list(daysOf(question), 0.95) : null;
}

function readBoughtAt(question: Question): Understanding | null {
  const { body, names } = question;
  const topic = GOT_AT.exec(body)?.[1];
  return topic !== undefined && isTopic(topic) && categorize(topic).confidence >= LIKELY
    ? list({ ...topicArgs(topic, names), ...daysOf(question) }, 0.93)
    : null;
}

function readLatest(question: Question): Understanding | null {
  const { body, names } = question;
  const match = LATEST.exec(body);
  if (!match || (match[1] === undefined && !NAMES_ENTRIES.test(body))) return null;
  return list({ limit: countOf(match[1], body), ...argsAbout(match[2], names), ...daysOf(question) }, 0.95);
}

function readLargest(question: Question): Understanding | null {
  const { body, names } = question;
  const match = LARGEST.exec(body);
  const count = match?.[1] ?? match?.[2];
  if (!match || !(NAMES_ENTRIES.test(body) || count !== undefined)) return null;
  const isOne = count === undefined && /\b(?:purchase|expense|transaction|entry|payment)\b/.test(body);
  const limit = isOne ? { limit: 1 } : count === undefined ? {} : { limit: countOf(count, body) };
  return list({ order: "largest", ...limit, ...argsAbout(match[3], names), ...daysOf(question) }, 0.95);
}

function readNamedEntries(question: Question): Understanding | null {
  const { plain, body, period, names } = question;
  const match = ORDERED.test(body) ? null : NAMED.exec(body);
  if (!match || /\b(?:total|monthly|average|how much)\b|^what(?: is|'s| was)? /.test(body)) return null;
  // "my spending on groceries" asks for a sum, "show my spending" for what it is made of.
  if (/\bspending\b/.test(body) && !/^(?:show|list|display)\b/.test(plain)) return null;
  const isAsked =
    body !== plain ||
    !period.isCurrent ||
    match[2] !== undefined ||
    /^(?:show|list|see|display|my|all|our) |^(?:recent )?(?:transactions|expenses|purchases)$/.test(body);
  const topic = [match[1], match[2]].find(
    (words) =>
      words !== undefined && !/^(?:my|our|the|all|recent|latest|last|of my|various|this|these|'?s)$/.test(words),
  );
  if (!isAsked || (topic !== undefined && !isTopic(topic))) return null;
  return list(
    { ...argsAbout(topic, names), ...(/\brecent\b/.test(body) ? { limit: 10 } : {}), ...daysOf(question) },
    0.92,
  );
}

/** "show me groceries": only what money is surely spent on, and said to be one's own where it is no category. */
function readShown(question: Question): Understanding | null {
  const { plain, body, period, names } = question;
  const shown = SHOWN.exec(plain) ?? SHOWN.exec(body);
  const topic = shown?.groups?.topic;
  if (topic === undefined || !isKnownTopic(topic, names) || /budget|summary|balance|limit|plan|goal/.test(topic))
    return null;
  const isNamed = namedCategory(topic, names) !== null || tagNamed(topic) !== null;
  const isOwn = shown?.groups?.own !== undefined || !period.isCurrent || isNamed;
  return isOwn ? list({ ...topicArgs(topic, names), ...daysOf(question) }, 0.9) : null;
}

function readWhen({ body, names }: Question): Understanding | null {
  const topic = WHEN.exec(body)?.[1];
  return topic !== undefined && isTopic(topic) ? list({ ...topicArgs(topic, names), limit: 1 }, 0.88) : null;
}

const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function countOf(count: string | undefined, body: string): number {
  if (count === undefined) return /(?:expense|transaction|purchase|entry|payment|item|log)$/.test(body) ? 1 : 10;
  if (count.startsWith("couple")) return 2;
  if (count === "few") return 5;
  const word = NUMBERS.indexOf(count);
  return Math.min(Math.max(word > 0 ? word : Number(count), 1), 50);
}

function argsAbout(topic: string | undefined, names?: CategoryNames): Readonly<Record<string, string>> {
  return topic === undefined ? {} : topicArgs(topic, names);
}

function list(args: Readonly<Record<string, unknown>>, confidence: number): Understanding {
  return act([{ tool: "list_expenses", args }], confidence);
}
