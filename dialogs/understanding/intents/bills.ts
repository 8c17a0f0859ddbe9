import { categorize, SURE } from "../categorize.ts";
import { findComing } from "../coming-mentions.ts";
import { trim } from "../describing.ts";
import { mayMatch } from "../needed-words.ts";
import { act, ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { wholeAmount } from "./revising.ts";

/** Bills that are expected: "what bills are coming", "stop the gym", "netflix is 17.99 from January", "gym is on the 5th". */
export function readBills(reading: Reading): Understanding | null {
  if (reading.text.length > LONGEST || !mayBeOfBills(reading.lower)) return null;
  const body = reading.text.replace(OPENING, "").replace(/[.!? ]+$/, "");
  return readStop(body) ?? readComing(body, reading) ?? readDay(body) ?? readChange(body, reading);
}

const LONGEST = 160;

const OPENING =
  /^(?:(?:please|pls|ok|okay|hey|hi|so|and|now|can you|could you|would you|i want to|i'd like to)[, ]+)+/i;

const BILLS = "(?:bills?|subscriptions?|memberships?|direct debits?|standing orders?|recurring (?:\\p{L}+ ?)?)";
const ASKING: readonly RegExp[] = [
  new RegExp(
    `^(?!.*\\b(?:did|spend|spent|paid|last|pay my|help)\\b)(?:what|which|any|when|show|list|see|tell me|give me|are there|do (?:i|we) have|how (?:much|many)|upcoming|next)\\b.{0,30}\\b${BILLS}\\b.{0,25}(?:coming|due|up|next|left|soon|do i have|have i|this month|next month|this week|next week|tomorrow|today|pending|outstanding|total|until|before|$)`,
    "iu",
  ),
  /\bwhen(?:'s| is| are| do i pay| will)\b.{0,40}\b(?:bill|rent|mortgage|due|payment|subscription|renew|netflix|insurance)\b/i,
  /\b(?:upcoming|recurring|scheduled) (?:bills?|payments?|expenses?|charges)\b|\b(?:bills?|payments?) (?:due|coming|outstanding|until|before)\b/i,
  new RegExp(`^(?:my |our |the )?${BILLS}$`, "iu"),
  /\bwhat(?:'s| is| do i have| are) (?:coming )?due\b|\bwhat(?:'s| is) coming (?:up|out)\b|\bwhat do i (?:still )?have to pay\b/i,
  /\bhow much (?:is|are) (?:my|the) (?:.{1,25} )?bills?\b/i,
  /\b(?:next|when is|when's) (?:my )?(?:payday|pay ?check|salary)\b|\bwhen (?:do|will|am|is|does) (?:i|my|we|the)\b.{0,20}\b(?:get paid|paid|payday|paycheck|pay check|salary)\b/i,
];

/** Words for what is due as well, or coming up, and costs nothing by itself, and for bills that are to be paid for somebody. */
export const NO_BILLS =
  /\b(?:home ?works?|assignments?|projects?|essays?|papers?|exams?|schools?|thesis|librar(?:y|ies)|books?|baby|inspections?|oil change|check-?ups?|vaccin\w+|calendar|appointments?|meetings?|flights?|deadlines?|reports?|agenda|bill (?:gates|clinton|murray)|(?:isn't|is not|not) due|haven't paid)\b|^(?:(?:please|can you|could you|help me|i (?:want|need|would like) to|i'd like to|i have to|go ahead and|let's)[, ]+)*(?:pay|settle|take care of|make|send|schedule|set up)\b/i;

function readComing(body: string, { amounts, context }: Reading): Understanding | null {
  const isNew = amounts.length > 0 && /^(?:add|track|new|create|expect|log|note|remember)\b/i.test(body);
  if (isNew || amounts.some(({ isMarked }) => isMarked) || NO_BILLS.test(body)) return null;
  if (!ASKING.some((pattern) => pattern.test(body))) return null;
  const until = findComing(body, context.now.toPlainDate()).at(-1);
  return act([{ tool: "list_recurring", args: until === undefined ? {} : { until: until.last } }], 0.93);
}

const NAME =
  "(?!(?:it|that|this|these|those|me|there|here|please|now|all|everything|talking|chat)\\b)(\\p{L}[\\p{L}\\p{N}&'+ -]{1,40}?)";
/** What is stopped every day without a thought of money. */
const NO_CONTRACT =
  /^(?:music|songs?|videos?|movies?|films?|games?|cars?|timers?|alarms?|clocks?|recordings?|playback|player|radio|tv|podcasts?|audiobooks?|reading|process|conversation|washing machine|dishwasher|vacuum|robot)$/i;
const STOPS: readonly RegExp[] = [
  new RegExp(
    `^(?:stop|end|pause|drop)(?: (?:expecting|tracking|logging|counting(?: on)?|paying(?: for)?|reserving(?: for)?))?(?: (?:the|my|our))* (?!\\p{L}+ing\\b)${NAME}(?: (?:subscription|membership|payments?|bill))?$`,
    "iu",
  ),
  new RegExp(
    `^(?:i|we)(?:'ve| have)? (?:just |now )?(?:cancel+ed|quit|ended|stopped paying(?: for)?)(?: (?:the|my|our))* ${NAME}(?: (?:subscription|membership|contract|plan))?(?:,? (?:so |and )?(?:please )?(?:stop (?:expecting|tracking|logging|counting)|don't (?:expect|track|log|count)|drop|remove)(?: it| that)?(?: any ?more)?)?$`,
    "iu",
  ),
];
/** Said of anything that somebody gives up: a bill is meant only where it may be one. */
const NO_MORE = new RegExp(
  `^no more ${NAME}(?: (?:subscription|membership|payments?|bills?))? (?:from now on|any ?more|for me|starting now)$`,
  "iu",
);

function readStop(body: string): Understanding | null {
  for (const pattern of STOPS) {
    const words = pattern.exec(body)?.[1];
    if (words !== undefined && !NO_CONTRACT.test(words))
      return act([{ tool: "stop_recurring", args: { which: { words } } }], 0.92);
  }
  const given = NO_MORE.exec(body)?.[1];
  return given !== undefined && isBill(given)
    ? act([{ tool: "stop_recurring", args: { which: { words: given } } }], 0.92)
    : null;
}

const DAY_OF_MONTH = "the (\\d{1,2})(?:st|nd|rd|th)";
const DAYS: readonly RegExp[] = [
  new RegExp(
    `^(?:the |my |our )?${NAME} (?:is|comes|gets|will be|falls)(?: (?:now|due|charged|billed|paid|debited|always))* on ${DAY_OF_MONTH}(?: (?:now|instead|from now on|of (?:the|each|every) month|every month))*$`,
    "iu",
  ),
  new RegExp(
    `^(?:move|change|set|put) (?:the |my |our )?${NAME} to ${DAY_OF_MONTH}(?: (?:instead|from now on|of (?:the|each|every) month))*$`,
    "iu",
  ),
];

function readDay(body: string): Understanding | null {
  for (const pattern of DAYS) {
    const [, words, day] = pattern.exec(body) ?? [];
    if (words === undefined || !(Number(day) >= 1 && Number(day) <= 31)) continue;
    return act([{ tool: "edit_recurring", args: { which: { words }, day: Number(day) } }], 0.9);
  }
  return null;
}

/** What goes by the name of a bill rather than of what is spent there. */
export const BILL_NAME =
  "(?:rent|mortgage|phone|internet|electricity|gas|water|insurance|gym|netflix|spotify|car)(?: bill| fee| payment| subscription| membership)?";

const FROM = "(?: (?:from|starting|as of|since|beginning|effective)(?: on| in)? (.{2,30}))";
const PER = "(?: (?:a|per|each|every) (?:month|week|year)| monthly| yearly)?";
const MOVES =
  "(?:goes|went|go|is going|has gone|rises|rose|increases|increased|drops|dropped|falls|fell|changes|changed|will go|will rise)(?: up| down)* to";
const CHANGES: readonly RegExp[] = [
  new RegExp(
    `^(?:the |my |our )?${NAME} (?:is|costs|will be|will cost|is going to be|${MOVES}) (.{1,20}?)${PER}${FROM}$`,
    "iu",
  ),
  new RegExp(
    `^(?:the |my |our )?${NAME} (?:${MOVES}|is now|now costs|costs now|costs) (.{1,20}?)${PER}(?: now)?$`,
    "iu",
  ),
  new RegExp(`^(?:change|raise|lower|increase|reduce|set) (?:the |my |our )?${NAME} to (.{1,20}?)${PER}${FROM}$`, "iu"),
  new RegExp(
    `^(?:change|raise|lower|increase|reduce|set|update) (?:the |my |our )?(${BILL_NAME}) to (.{1,20}?)$`,
    "iu",
  ),
];

/**
 * True for what somebody may pay again and again. Which bills there are is not known here, and what things cost, elsewhere or for
 * others, is told every day: "a beer in Norway costs 12".
 */
function isBill(name: string): boolean {
  if (name.split(" ").length > LONGEST_NAME || NOT_OWN.test(name)) return false;
  const { category, confidence } = categorize(
    name.replace(/ (?:bill|fee|payment|subscription|membership|plan|contract)s?$/i, ""),
  );
  return BILL.test(name) || (confidence >= SURE && REGULAR.has(category));
}

const LONGEST_NAME = 4;
/** Somebody else's, or said in general. */
const NOT_OWN =
  /['’]s |\b(?:his|her|their|your|average|study|studies|says?|said|hear|heard|read|people|everyone|an?|one|new|in|at|per|here|there|everywhere|these days)\b/i;
const BILL =
  /\b(?:rent|mortgage|gym|bill|fees?|subscription|membership|insurance|premium|plan|contract|loan|daycare|tuition|dues|lease|salary|allowance|cleaner|nanny)$/i;
/** Where money goes regularly. */
const REGULAR: ReadonlySet<string> = new Set([
  "housing",
  "utilities",
  "insurance",
  "subscriptions",
  "education",
  "debt",
  "kids",
]);

function readChange(body: string, reading: Reading): Understanding | null {
  for (const pattern of CHANGES) {
    const [, name, figure = "", when] = pattern.exec(body) ?? [];
    if (name === undefined) continue;
    if (!isBill(trim(name))) return null;
    const mention = wholeAmount(figure, reading);
    const [from] = when === undefined ? [] : findComing(when, reading.context.now.toPlainDate());
    if (!mention || (when !== undefined && !from)) continue;
    const { currency } = reading.context;
    const [amount, ...others] = mention.readings;
    if (
      amount === undefined ||
      others.length > 0 ||
      (mention.currency ?? currency) !== currency ||
      mention.candidates.length > 0
    ) {
      return ask("What will it cost exactly? Nothing is changed yet.", []);
    }
    const args = { which: { words: trim(name) }, amount, ...(from === undefined ? {} : { from: from.date }) };
    return act([{ tool: "edit_recurring", args }], 0.92);
  }
  return null;
}

const mayBeOfBills = mayMatch([...ASKING, ...STOPS, ...DAYS, ...CHANGES]);
