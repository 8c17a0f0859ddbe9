import type { CalendarDate } from "../../domain/period.ts";
import type { ToolCall } from "../tools/call.ts";
import { categorize } from "./categorize.ts";
import type { IntentGuess } from "./classifier/intent-model.ts";
import { comingDate } from "./coming-dates.ts";
import { findComing } from "./coming-mentions.ts";
import { readIncome } from "./intents/coming-in.ts";
import { readEarning } from "./intents/earning.ts";
import { readBalance } from "./intents/having.ts";
import { readTransfer } from "./intents/transferring.ts";
import type { Span } from "./masks.ts";
import { act, ask } from "./questions.ts";
import type { Reading } from "./reading.ts";
import {
  call,
  categoriesIn,
  categoriesMeant,
  nameAfter,
  nameIn,
  saysNothingElse,
  theAmount,
  theCategory,
  theOwnAmount,
  thePrice,
} from "./slots.ts";
import type { Understanding } from "./understanding.ts";

/**
 * What a message changes that no rule knows, where the classifier is sure of it, words of such an order stand in it, and
 * everything that the tool takes is found in it; null otherwise.
 *
 * A change never follows from the classifier alone: it names the tool, the words have to agree, and every figure is read by
 * the same rules as anywhere else.
 */
export function readGuessedChange(guess: IntentGuess | undefined, reading: Reading): Understanding | null {
  const order = orderIn(guess, reading);
  const meant = order === null || guess === undefined ? null : order.read(reading);
  return guess === undefined || meant === null ? null : act([meant], Math.min(guess.confidence, MOST));
}

/** Asks for what such an order lacks, where it is surely one; null otherwise. */
export function askGuessedChange(guess: IntentGuess | undefined, reading: Reading): Understanding | null {
  const order = orderIn(guess, reading);
  const isSure = guess !== undefined && guess.confidence >= SURELY_LACKING;
  return isSure && order?.asked !== undefined ? ask(order.asked, []) : null;
}

function orderIn(guess: IntentGuess | undefined, { lower }: Reading): Order | null {
  const order = guess && ORDERS[guess.label];
  if (!order || guess.confidence < (order.from ?? SURELY_ORDERED)) return null;
  return order.about.test(lower) && !(order.but ?? NOTHING).test(lower) ? order : null;
}

/** Under what needs no language model: where there is one, it reads more of such an order than what it is for. */
const MOST = 0.85;
/** From here on an order is carried out as the classifier understands it: chosen on lines that it had not seen. */
const SURELY_ORDERED = 0.75;
/** From here on it is asked what is missing, in place of what the rules would ask. */
const SURELY_LACKING = 0.9;
const NOTHING = /(?!)/;

interface Order {
  /** The confidence that it takes, where that is another. */
  readonly from?: number;
  /** Words without which it is talk about other things. */
  readonly about: RegExp;
  /** Words with which it is talk about other things all the same. */
  readonly but?: RegExp;
  /** What to ask where something that the tool takes is missing, or may be two things: what is lacking, and how it can be said. */
  readonly asked?: string;
  /** Null there. */
  readonly read: (reading: Reading) => ToolCall | null;
}

/** What stands elsewhere than in this book. */
const OF_OTHERS =
  /\b(?:credit limit|transfer limit|speed|volume|alarm|timer|playlist|calendar|e-?mail|password|checking|savings account|routing|credit score)\b/;

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** What a correction or a removal says besides the thing that it is about. */
const OF_ENTRIES = words(
  "wrong should say said says saying was actually correct corrected correction fix change changed update amend edit make made price cost costs amount total number figure entry entries expense expenses " +
    "put typed type meant mean mistake error typo instead not today today's yesterday yesterday's last latest previous recent first second other remove removing removed delete deleting deleted drop scrap bin bins kill trash ditch rm del eliminate clear eraser erasing mate hubby disappear appears appear showing list cart anyways erase wipe cancel take taken taking " +
    "away rid count counted double twice duplicate logged log added add record recorded entered enter read reads category belongs belong under file filed goes went move moved day date ago earlier before after " +
    "be being somehow never happened record book books list came turned ended paid spent charged charge bill wasn came rather forget ignore scratch that's it's whoops hang hold wait well one's please mind show shows showing down",
);

const COMING_IN =
  /\b(?:received|earned|made|got paid|paid (?:me|us|out)|pay ?check|salary|wages?|bonus|sold|gave (?:me|us)|sent (?:me|us)|slipped (?:me|us)|came in|landed|income|deposit(?:ed)?|invoice|freelance|dividend|stipend|allowance|won|commission|gig|payout|payday|pension|cashed|from (?:my |the )?(?:boss|client|mum|mom|dad|nan|gran\w*|work|job|tenant|customer))\b/;

/** What is said of a bill besides its name. */
const OF_BILLS = words(
  "cancel cancelled canceled cancelling ended end ends stop stopped stopping quit dropped drop over remove delete longer anymore any bill bills subscription subscriptions membership payment payments paying pay expect expecting " +
    "track tracking count counting month monthly every week weekly year yearly each finished paid off gone went goes going up down increased increase raised price now new costs cost change changed changes from last next since today date due day rid through",
);

/** What is said of money put by besides what it is for. */
const OF_GOALS = words(
  "put putting add added adding throw toss chuck stick pop drop save saved saving savings aside away towards toward goal goals pot fund jar towards contribute contributed contributing stash stashed money another extra more month this today yesterday dollars bucks euros pounds quid rupees",
);

/** What is said when something is to be taken back, or brought back after all, and nothing is named. */
const OF_UNDOING = words(
  "undo undone undoo un do redo re-do back backtrack revert reverse rewind restore restored reinstate recover previous state before scratch scrap cancel cancelled whoops whoopsie mistake mistaken mistyped accident accidentally accidently never nevermind mind mean meant wrong last latest most recent change changes action step move thing entry " +
    "put take taken taking bring brought set turn roll return way leave left how was like looked forget pressed press hit sent send tapped typed click clicked button key fat finger thumbs fingers autocorrect change changed changing did didn't done made make ignore remove removed delete deleted added adding add after all was correct fine right first place need needed both twice again please sorry oh ah argh nah nope hang hold hey wait second sec minute moment actually bloody damn shit crap dear mate man bro lol haha immediately quick quickly asap kindly able help me one two it's that's thats wasn't wasnt undid undoing undo's keep kept stay same yesterday today earlier earlier " +
    "rückgängig machen mach bitte das letzte letzten wieder zurück nimm nochmal annule annuler annulez ça cela dernière dernier chose refais rétablis remets s'il te plaît stp deshaz deshacer eso último ultima última lo rehacer rehaz vuelve poner annulla l'ultima l'ultimo ultimo ripristina rifai quello desfaz desfazer isso o a refaz refazer wapas karo kar do phir se pehle wala undo",
);
const UNDOING =
  /\b(?:undo\w*|un-?do|back|backtrack|revert|reverse|rewind|restore|previous|scratch|scrap|cancel|oops|whoops|mistake|accident\w*|never ?mind|didn'?t mean|wrong|last|how it was|like it was|forget (?:that|it)|rückgängig|zurück|annul\w+|deshac\w+|deshaz|desfa\w+|wapas|take it)\b/u;
const REDOING =
  /\b(?:redo|re-?do|back|restore|reinstate|again|after all|undid|undo|recover|wieder\w*|rétabli\w*|refai\w*|rehac\w*|ripristin\w*|refa\w*)\b/u;

const wordsOrLast = (reading: Reading, around: ReadonlySet<string>) => {
  const name = nameIn(reading, around);
  if (name !== "") return { words: name };
  return LAST.test(reading.lower) || reading.context.shown.length === 1 ? { last: 1 } : null;
};
const LAST = /\b(?:last|latest|previous|just|that|it|this)\b/;

/** What answers an order, by the classifier's label. */
const ORDERS: Readonly<Record<string, Order>> = {
  undo: {
    about: UNDOING,
    read: (reading) => (saysNothingElse(reading, OF_UNDOING) ? call("undo", {}) : null),
  },
  redo: {
    about: REDOING,
    read: (reading) => (saysNothingElse(reading, OF_UNDOING) ? call("redo", {}) : null),
  },
  revise_expense: {
    asked: "Which entry, and what should it say? Say it like “the lunch was 12.50”. Nothing is changed yet.",
    about: /\S/,
    but: OF_OTHERS,
    read: readRevision,
  },
  remove_expense: {
    asked: "Which entry shall I remove? Its words, its amount or “the last one” will do.",
    about:
      /\b(?:remov\w+|delet\w+|drop|scrap|bin|eras\w+|wipe|cancel|take|get rid|rid|lose|strike|scratch|forget|ignore|kill|trash|ditch|rm|del|eliminate|clear|didn'?t|never|shouldn'?t|twice|two times|double|dup\w*|off|out|away|disappear|not mine)\b/,
    but: /\b(?:subscription|membership|reminder|limit|goal|rule|category|account|history|all|every\w*|entries|both|tag|photos?|files?|messages?|app|number \d)\b/,
    read: readRemoved,
  },
  set_limit: {
    asked: "A limit on what, and how much? Say it like “limit dining to 200 a month”.",
    about:
      /\b(?:limit|cap|max\w*|most|more than|over|budget|under|below|keep|hold|ceiling|tops|allow\w*|only|no more|enough|stop me|spend|a (?:week|month)|weekly|monthly|up to|within|stick to)\b/,
    but: new RegExp(
      `${OF_OTHERS.source}|\\b(?:i|we|they|he|she) (?:\\w+ )?(?:spend|spent|pay|paid)\\b(?! (?:over|more than))`,
    ),
    read(reading) {
      const [category, amount] = [theCategory(reading), theOwnAmount(withoutFormer(reading))];
      const isOther = /\b(?:a|per|each|every) (?:day|year|quarter)\b|\b(?:daily|yearly|annual(?:ly)?)\b|%/.test(
        reading.lower,
      );
      if (category === null || amount === null || isOther || CHANGE_BY.test(reading.lower)) return null;
      const per = /\bweek(?:ly|s)?\b/.test(reading.lower) ? "week" : "month";
      return call("set_limit", { category, amount, per });
    },
  },
  drop_limit: {
    asked: "The limit on what? Say it like “remove the limit on dining”.",
    about: /\b(?:limit|cap|budget|ceiling|restriction|allowance|cut-?off)s?\b/,
    but: OF_OTHERS,
    read(reading) {
      const category = reading.amounts.length > 0 ? null : theCategory(reading);
      return category === null ? null : call("drop_limit", { category });
    },
  },
  move_money: {
    asked: "How much, from which category to which? Say it like “move 40 from travel to fun”.",
    about: /\S/,
    but: OF_OTHERS,
    read: readMoved,
  },
  set_goal: {
    asked: "What do you want to save for, and how much? Say it like “save 300 a month for a house”.",
    about: /\b(?:sav(?:e|ing)|goal|target|put(?:ting)? (?:by|aside|away)|fund|towards?|need|want|by)\b/,
    but: OF_OTHERS,
    read(reading) {
      const amount = theOwnAmount(reading);
      const name = purposeIn(reading);
      if (amount === null || name === null || /\b(?:week|weekly|day|daily|year|yearly)\b/.test(reading.lower))
        return null;
      const isMonthly = /\b(?:a|per|each|every) month\b|\bmonthly\b/.test(reading.lower);
      const by = findComing(reading.text, reading.context.now.toPlainDate()).at(-1)?.date;
      return call("set_goal", { name, ...(isMonthly ? { per_month: amount } : { amount }), by });
    },
  },
  contribute: {
    asked: "How much, and for which goal? Say it like “put 50 towards the bike”.",
    about:
      /\b(?:put|add|throw|toss|chuck|stick|pop|drop|sav(?:e|ed|ing)|stash\w*|towards?|goal|pot|fund|jar|contribut\w+|set aside)\b/,
    but: OF_OTHERS,
    read(reading) {
      const amount = theOwnAmount(reading);
      const name = knownGoal(reading) ?? purposeIn(reading);
      return amount === null || name === null ? null : call("contribute", { name, amount });
    },
  },
  drop_goal: {
    asked: "Which goal? Say it like “drop the bike goal”.",
    about: /\b(?:goals?|pot|fund|sav(?:e|ing))\b/,
    read(reading) {
      const name = knownGoal(reading);
      return reading.amounts.length > 0 || name === null ? null : call("drop_goal", { name });
    },
  },
  log_income: { about: COMING_IN, read: byReader("log_income", readIncome) },
  log_transfer: { about: /\S/, but: OF_OTHERS, read: byReader("log_transfer", readTransfer) },
  set_income: {
    about:
      /\b(?:income|salary|salaries|pay|paid|wages?|earn\w*|make|making|take home|paychecks?|pay ?day|pension|stipend|bring home|clear|net|gehalt|lohn|salaire|sueldo|nómina|stipendio|salário|tankhwah)\b/u,
    but: /\b(?:he|she|they|comes?|arrives?|lands) (?:earns?|makes?|gets?|on|in|next)\b|\?/,
    read: byReader("set_income", readEarning),
  },
  set_balance: { about: /\S/, but: /\bcredit (?:limit|score)\b/, read: byReader("set_balance", readBalance) },
  log_refund: {
    asked: "How much came back, and for what? Say it like “refund 20 from Zara”. Nothing is logged yet.",
    about: /\b(?:refund\w*|back|return\w*|reimburs\w+|credit(?:ed)?|cashback|rebate|voucher|compensat\w+|money)\b/,
    but: /\b(?:owes?|refus\w+|waiting|still|pending|will|should|want|ask(?:ed)?|request\w*|store credit|where|when|hasn'?t|haven'?t|not|never|if|could|can|due|claim now)\b|\?/,
    read(reading) {
      const found = theAmount(reading);
      const description = refundedIn(reading);
      if (!found || description === "" || reading.dates.some(({ isFuture }) => isFuture)) return null;
      const date =
        reading.dates[0] === undefined ? reading.context.now.toPlainDate().toString() : reading.dates[0].date;
      return date === null ? null : call("log_refund", { ...found, description, date });
    },
  },
  add_recurring: {
    asked: "What comes again, how much, and how often? Say it like “rent 900 on the 1st of each month”.",
    about:
      /\b(?:month(?:ly|s)?|week(?:ly|s)?|year(?:ly|s)?|annual(?:ly)?|every|each|per|subscription|standing order|direct debit|rent)\b/,
    read(reading) {
      const found = theAmount(reading);
      const frequency = frequencyOf(reading.lower);
      const description = nameIn(reading, OF_BILLS);
      if (!COMES_AGAIN.test(reading.lower) || !found || frequency === null || description === "") return null;
      const day = /\b(\d{1,2})(?:st|nd|rd|th)\b/.exec(reading.lower)?.[1];
      const { category } = categorize(description);
      return call("add_recurring", {
        description,
        ...found,
        category,
        frequency,
        day: frequency === "monthly" && day !== undefined && Number(day) <= 31 ? Number(day) : undefined,
      });
    },
  },
  stop_recurring: {
    asked: "Which bill is over? Say it like “stop the gym membership”.",
    about:
      /\b(?:cancel\w*|stop\w*|end(?:ed|s)?|quit|dropp?e?d?|over|done with|no longer|any ?more|paid off|rid|gone|remove|finished|out of|left)\b/,
    but: /\b(?:reminder|limit|goal|rule|order)\b/,
    read(reading) {
      const name = nameIn(reading, OF_BILLS);
      return reading.amounts.length > 0 || name === "" ? null : call("stop_recurring", { which: { words: name } });
    },
  },
  edit_recurring: {
    asked: "Which bill, and what does it cost now? Say it like “the rent is 990 now”.",
    about: /\b(?:now|new|up|down|to|from|price|increase\w*|change\w*|went|goes|going|hike\w*|instead)\b/,
    read(reading) {
      const amount = theOwnAmount(reading);
      const name = nameIn(reading, OF_BILLS);
      return amount === null || name === "" ? null : call("edit_recurring", { which: { words: name }, amount });
    },
  },
  remind_me: {
    asked: "On which day, and of what? Say it like “remind me about the headphones on 1 July”.",
    about:
      /\b(?:remind\w*|nudge|ping|poke|prod|shout|buzz|heads up|alert|tell|let me know|give me|forget|message|text|reminder|erinner\w*|rappel\w*|recu[eé]rda\w*|ricorda\w*|lembr\w+|yaad)\b/u,
    read: readReminding,
  },
  drop_reminder: {
    asked: "Which reminder? Say it like “drop the reminder about the headphones”.",
    about: /\b(?:remind\w*|nudges?|alerts?)\b/,
    read(reading) {
      const name = nameIn(reading, OF_REMINDERS);
      return name === "" ? null : call("drop_reminder", { which: { words: name } });
    },
  },
  add_rule: {
    asked: "What shall always go where? Say it like “always put Lidl under groceries”.",
    about:
      /\b(?:always|from now|in future|every ?time|whenever|belongs?|should (?:be|go)|goes|counts?|file|treat|put|under|as|never)\b/,
    read(reading) {
      const mentions = categoriesIn(reading);
      const category = mentions.at(-1)?.category;
      const start = mentions.at(-1)?.start ?? 0;
      const thing = nameIn({ ...reading, frame: reading.frame.slice(0, start) }, OF_RULES);
      return category === undefined || reading.amounts.length > 0 || thing === "" || /\bnot\b/.test(reading.lower)
        ? null
        : call("add_rule", { words: thing, category });
    },
  },
  set_priority: {
    asked: "Which category matters more or less to you? Say it like “travel matters more to me”.",
    about: /\b(?:matters?|important|care|priorit\w+|first|last|more|less|above|before|top|essential|crucial|mean)\b/,
    read(reading) {
      const mentions = categoriesIn(reading);
      const [only, another] = mentions;
      const down = LESS.test(reading.lower);
      return !only || another || (down && MORE.test(reading.lower))
        ? null
        : call("set_priority", { category: only.category, change: down ? "down" : "up" });
    },
  },
  set_carry: {
    asked: "Which category shall carry over what is left? Say it like “carry over groceries”.",
    about: /\b(?:roll\w*|carr\w+|left ?over|unspent|unused|over|reset|start|fresh|keep|next month|accumulat\w+)\b/,
    read(reading) {
      const category = theCategory(reading);
      const isOff =
        /\b(?:not|n't|dont|don't|stop|no|never|reset|fresh|zero|scratch|without|clean slate|shouldn't)\b/.test(
          reading.lower,
        );
      return category === null ? null : call("set_carry", { category, carry: !isOff });
    },
  },
  set_risk: {
    asked: "How careful shall I be? Say “be conservative”, “be moderate” or “be aggressive”.",
    about:
      /\b(?:risk\w*|careful|cautious|safe|conservative|aggressive|bold|moderate|balanced|middle|strict|loose\w*|relax\w*|chances?|brave)\b/,
    read({ lower }) {
      const found = RISKS.filter(([, pattern]) => pattern.test(lower));
      const [only, another] = found;
      return !only || another || /\b(?:not|n't|less|too|never)\b/.test(lower)
        ? null
        : call("set_risk", { risk_tolerance: only[0] });
    },
  },
  create_budget: {
    about: /\b(?:budget|plan|split|allocat\w+|divide|map|work with|month)\b/,
    read(reading) {
      if (/\b(?:week(?:ly)?|year(?:ly)?|trip|wedding|party|holiday|vacation)\b/.test(reading.lower)) return null;
      if (reading.amounts.length === 0)
        return /\b(?:budget|plan)\b/.test(reading.lower) ? call("create_budget", {}) : null;
      const income = theOwnAmount(reading);
      return income === null ? null : call("create_budget", { income });
    },
  },
  check_purchase: {
    asked: "What is it, and what does it cost? Say it like “should I buy headphones for 80?”",
    from: 0.7,
    about:
      /\b(?:afford|buy\w*|get(?:ting)?|worth|ok(?:ay)?|should|can|could|splurge|treat|sensible|stupid|dumb|crazy|mad|reckless|too much|go for|stretch|spend(?:ing)?|drop|fork out|do it|good idea|bad idea|blow|pull the trigger)\b/,
    but: /\b(?:bitcoin|crypto|stocks?|shares|house|flat|loan)\b|\b(?:a|per|each|every) (?:month|week|year)\b|\bmonthly\b/,
    read(reading) {
      const found = thePrice(reading);
      const item = boughtIn(reading);
      return !found || item === "" || reading.dates.some(({ isFuture }) => isFuture)
        ? null
        : call("check_purchase", { item, ...found });
    },
  },
  plan_purchase: {
    asked: "What would you like to buy, and for how much? Say it like “I want to buy a bike for 600 in July”.",
    about:
      /\b(?:buy\w*|get(?:ting)?|want|wish|need|plan\w*|later|eye|saving|after|next|soon|eventually|thinking|list|some ?day|mind)\b/,
    read(reading) {
      const amount = theOwnAmount(reading);
      const item = boughtIn(reading);
      return amount === null || item === ""
        ? null
        : call("plan_purchase", { item, amount, category: categorize(item).category });
    },
  },
  what_if: {
    asked:
      "What should be otherwise? Say it like “what if rent were 1,300” or “what if I'd skipped takeaways since March”.",
    about: /\b(?:if|suppose|supposing|say|imagine|pretend|assum\w+|hypothetical\w*|scenario|would)\b/,
    read: readSupposed,
  },
  link_channel: {
    about: /\b(?:link\w*|connect\w*|pair\w*|hook\w*|add|code|join|set up|use|attach|sync)\b/,
    but: /\d{4}|\b(?:bio|instagram|facebook|linkedin|website|bank|account|card|calendar|wifi|bluetooth|speaker|headphones)\b/,
    read: () => call("link_channel", {}),
  },
  remember: {
    about:
      /\b(?:remember|keep in mind|note|for (?:the|your) (?:record|info\w*)|fyi|don'?t forget|bear in mind|know|btw|heads up|make a note)\b/,
    read(reading) {
      const told = reading.text
        .replace(REMEMBERING, "")
        .replace(/[.!]+$/, "")
        .trim();
      return reading.amounts.length > 0 || told.length < 4 || told.length > 200 || /\?/.test(told)
        ? null
        : call("remember", { text: told });
    },
  },
};

const CHANGE_BY = /\bby\b(?! (?:the|my|end))|\b(?:more|extra|less)\b(?! than)/;
const LESS =
  /\b(?:less|last|lower|low|least|bottom|don'?t (?:really )?(?:care|matter)|not (?:that |so |very |really )?important|unimportant|doesn'?t matter|down)\b/;
const MORE = /\b(?:more|first|most|top|higher|high|up)\b/;
const RISKS = [
  ["conservative", /\b(?:careful|cautious|safe|safer|conservative|strict|stricter)\b/],
  ["moderate", /\b(?:moderate|balanced|middle|medium)\b/],
  ["aggressive", /\b(?:aggressive|bold|bolder|brave|risks|riskier|looser?|relaxed)\b/],
] as const;
const REMEMBERING =
  /^(?:(?:please|hey|ok|okay|and|can you|could you|just|so|btw|by the way|fyi|heads up|for (?:the|your) (?:record|info\w*))[, :]+)*(?:(?:remember|keep in mind|bear in mind|note|know|make a note|don'?t forget|you should know)(?: that|:|,)? )?/i;

const OF_REFUNDS = words(
  "refund refunded refunds back return returned returning reimbursed reimbursement credit credited cashback rebate received came come money gave give gives sent send paid pay account card today yesterday finally took cash full partial dollars bucks euros pounds quid rupees last week monday tuesday wednesday thursday friday saturday sunday hit landed through store shop seller store's",
);
const OF_REMINDERS = words(
  "remind reminder reminders reminding reminded drop delete remove cancel forget scrap need nudge nudges alert alerts about off turn stop sorted already anymore longer clear ditch lose kill set",
);
const OF_RULES = words(
  "always from now future every time whenever belongs belong file treat count counts goes should go put categorise categorize category log when see whenever buy spend pay shop anything purchases everything filed tag mark class label",
);
const OF_PURCHASES = words(
  "should buy buying bought get getting afford worth ok okay splurge treat sensible stupid dumb crazy mad reckless much spend spending drop dropping fork do doing good bad idea blow pull trigger pair new another nice month today tonight week year wise sane silly reasonable allowed able room budget money enough left price priced costs cost costing sale dollars bucks euros pounds quid rupees honestly hmm tempted thinking considering eyeing looking see saw seen please advice opinion verdict yay nay say plan planning planned later list wish wishlist soon eventually someday after mind keep saving up down next two three few stretch swing justify happen seriously total still yet myself treating found is",
);

function byReader(tool: ToolCall["tool"], read: (reading: Reading) => Understanding): Order["read"] {
  return (reading) => {
    const [only, another] = read(reading).calls;
    return only?.tool === tool && !another ? only : null;
  };
}

/** "the vet thing should say 147.50", "that cinema one is entertainment", "lunch was yesterday" */
function readRevision(given: Reading): ToolCall | null {
  const reading = withoutFormer(given);
  const mentions = categoriesIn(reading);
  const category = mentions.at(-1)?.category;
  const isFiled = /\b(?:categor\w+|belongs?|under|filed?|should (?:be|go)|as|counts?|goes|put)\b/.test(reading.lower);
  const found = reading.amounts.length === 1 ? theAmount(reading) : {};
  if (found === null || UNCLEAR.test(reading.frame)) return null;
  const [day, another] = reading.dates;
  const change = {
    ...found,
    ...(reading.amounts.length === 0 && isFiled && mentions.length === 1 ? { category } : {}),
    ...(reading.amounts.length === 0 && !isFiled && day?.date && !another && !day.isFuture ? { date: day.date } : {}),
  };
  if (Object.keys(change).length !== ("currency" in change ? 2 : 1)) return null;
  const end = "category" in change ? (mentions[0]?.start ?? 0) : reading.frame.length;
  const which = wordsOrLast({ ...reading, frame: reading.frame.slice(0, end) }, OF_ENTRIES);
  return which && call("revise_expense", { which, ...change });
}

const UNCLEAR = /\b(?:than|half|double|third|split|each|times)\b|%/iu;

/** Of two amounts the one that was wrong is left out: "11.99 not 19.11", "i typed 900, it was 90". */
function withoutFormer(reading: Reading): Reading {
  const { amounts, text } = reading;
  if (amounts.length !== 2) return reading;
  const former = amounts.filter(({ start }) => FORMER.test(text.slice(0, start)));
  const [only, another] = former;
  if (!only || another) return reading;
  return { ...reading, amounts: amounts.filter((amount) => amount !== only) };
}

const FORMER =
  /\b(?:not|and not|instead of|rather than|typed|wrote|entered|logged|put(?: it)?(?: down)?(?: as| at)?|said|says|read (?:it )?as|had|have (?:it |that )?(?:at|as|down as)|from)(?: (?:a|the|whole|that))*\s*$/iu;

/** "kill the pizza entry", "the 33.10 one from saturday can go" */
function readRemoved(reading: Reading): ToolCall | null {
  const [day, another] = reading.dates;
  const found = reading.amounts.length === 0 ? null : theAmount(reading);
  if (another || day?.date === null || day?.isFuture || (reading.amounts.length > 0 && found === null)) return null;
  const name = nameIn(reading, OF_ENTRIES) || nameAfter(reading, REMOVING, OF_ENTRIES);
  const which = {
    ...(name === "" ? {} : { words: name }),
    ...(found === null ? {} : { amount: found.amount }),
    ...(day === undefined ? {} : { date: day.date }),
  };
  if (Object.keys(which).length > 0) return call("remove_expense", { which });
  return LAST.test(reading.lower) ? call("remove_expense", { which: { last: 1 } }) : null;
}

const REMOVING =
  /\b(?:remov(?:e|ing)|delet(?:e|ing)|drop|scrap|bin|eras(?:e|ing)|wipe|cancel|tak(?:e|ing)|get(?:ting)? rid of|lose|strike|kill|trash|ditch|rm|del|eliminate|clear)\b/iu;

/** What money came back for, or from whom. */
function refundedIn(reading: Reading): string {
  for (const cue of REFUNDED) {
    const name = nameAfter(reading, cue, OF_REFUNDS);
    if (name !== "") return name;
  }
  return nameIn(reading, OF_REFUNDS);
}

const REFUNDED: readonly RegExp[] = [
  /\bfor\b/iu,
  /\b(?:returned|returning|took|brought|sent|cancelled|canceled|swapped)(?: back)? (?=the|my|a|an|those|that|these|two|one|some)/iu,
  /\bfrom\b/iu,
  /^(?:the |my |our )?/iu,
];

/** What is thought of buying. */
function boughtIn(reading: Reading): string {
  return nameIn(reading, OF_PURCHASES, 4) || nameAfter(reading, BUYING, OF_PURCHASES, 4);
}

const BUYING = /\b(?:buy(?:ing)?|get(?:ting)?|afford|order(?:ing)?|on|for|worth|want|pair of)\b/iu;

/** "steal 20 off dining for petrol", "groceries needs 30, take it out of fun" */
function readMoved(reading: Reading): ToolCall | null {
  const amount = theOwnAmount(reading);
  const [first, second, third] = categoriesMeant(reading);
  if (amount === null || !first || !second || third || first.category === second.category) return null;
  const before = (start: number): string => reading.frame.slice(Math.max(0, start - 28), start).toLowerCase();
  const [one, two] = [before(first.start), reading.frame.slice(first.end, second.start).toLowerCase()];
  const isFirstGiver = GIVES.test(one) || TAKES.test(two);
  const isSecondGiver = GIVES.test(two) || TAKES.test(one);
  if (isFirstGiver === isSecondGiver) return null;
  const [from, to] = isFirstGiver ? [first, second] : [second, first];
  return call("move_money", { from: from.category, to: to.category, amount });
}

const GIVES =
  /\b(?:from|off|out of|steal|raid|rob|borrow|drain|less (?:for|on))(?: \p{L}+){0,3}\s*$|\b(?:from|off|out of)\b/u;
const TAKES = /\b(?:to|into|towards?|for|onto|give|cover|boost|top up|needs?|more (?:for|on))(?: (?:the|my|our))?\s*$/;

/** "give me a nudge on the 28th about the council tax" */
function readReminding({ text, amounts, context }: Reading): ToolCall | null {
  const [day, another] = daysToCome(text, context);
  if (!day || another || day.date <= context.now.toPlainDate().toString() || /\b(?:every|each)\b/i.test(text))
    return null;
  const rest = `${text.slice(0, day.start)} ${text.slice(day.end)}`
    .replace(ASKING, "")
    .replace(/\s+(?:on|by|before|at|for|from|in|come|this|next)(?=\s|$)(?=\s*$)/i, "");
  const about = rest
    .replace(/^(?:\W|(?:on|by|to|about|that|of|for|please|i|need|have)\b)+/i, "")
    .replace(/\s+/g, " ")
    .replace(/[\s,.!?]+$/, "")
    .replace(/\s+(?:on|by|before|at|in|come)$/i, "");
  return about.length < 3 || about.length > 100 || amounts.length > 1
    ? null
    : call("remind_me", { about, date: day.date });
}

/** Days as a text names them, or how far ahead they are: "in a week". */
function daysToCome(text: string, context: Reading["context"]): readonly (Span & { readonly date: CalendarDate })[] {
  const named = findComing(text, context.now.toPlainDate());
  const ahead = AHEAD.exec(text);
  if (!ahead || named.length > 0) return named;
  const date = comingDate(ahead[0], context);
  return date === null ? [] : [{ start: ahead.index, end: ahead.index + ahead[0].length, date }];
}

const AHEAD = /\bin (?:an?|\d{1,2}|two|three|four|five|six|ten|a couple of) (?:days?|weeks?|months?)\b/i;

const ASKING =
  /\b(?:(?:please|can you|could you|would you|will you|hey|ok|i need|i want|i'd like)[, ]+)*(?:(?:give|send|drop) me (?:a |an )?(?:nudge|poke|shout|buzz|heads up|reminder|ping|prod|kick|message|text)|(?:set|make|add) (?:me )?(?:a |an )?reminder|(?:remind|nudge|ping|poke|prod|tell|alert|message|text|buzz|warn) me|let me know|don'?t let me forget|a (?:nudge|reminder|heads up))\b(?: (?:to|about|that|of|for))?/i;

/** "if i quit the gym how much would i have left", "say rent went to 1300" */
function readSupposed(reading: Reading): ToolCall | null {
  const { lower, amounts } = reading;
  if (/%|\b(?:half|double[sd]?|twice|percent|week|hour|by|extra|more|another)\b/.test(lower)) return null;
  if (amounts.length === 0) {
    const what = nameAfter(reading, SKIPPING, OF_SUPPOSING);
    return what === "" ? null : call("what_if", { changes: [{ kind: "skip", what }] });
  }
  const amount = theOwnAmount(reading);
  const thing = nameIn({ ...reading, frame: reading.frame.slice(0, reading.amounts[0]?.start) }, OF_SUPPOSING, 2);
  if (amount === null) return null;
  if (EARNING.test(lower)) return call("what_if", { changes: [{ kind: "income", what: "income", amount }] });
  return thing === "" || !BECOMING.test(reading.frame)
    ? null
    : call("what_if", { changes: [{ kind: "change", what: thing, amount }] });
}

const SKIPPING =
  /\b(?:skip(?:ped)?|cancel(?:l?ed)?|quit|stop(?:ped)?(?: paying(?: for)?)?|cut out|gave up|give up|drop(?:ped)?|got rid of|get rid of|sold|without)\b/iu;
const BECOMING =
  /\b(?:went|goes|go|was|were|is|becomes?|cost|costs|rose|rises|fell|drops?|dropped|up|down)(?: \p{L}+)?\s*$|\bto\s*$|\b(?:went|goes|was|were|becomes?|cost|rose|fell) /iu;
const EARNING =
  /\b(?:i|we) (?:only |just )?(?:earn(?:ed)?|made|make|got paid|get paid|brought home|took home)\b|\b(?:income|salary|wages?|pay|paycheck|pension) (?:was|were|is|went|goes|of|to|became|dropped|rose)\b/;
const OF_SUPPOSING = words(
  "suppose supposing say imagine pretend assume assuming hypothetically scenario how left month months look looks happens happen leave leaves went go goes become becomes cost costs rose rises fell drops dropped change changes difference survive stretch money budget whole completely entirely instead then next till until switched quit cancelled canceled skipped stopped stop skip cancel drop each every free",
);

/** More than the bare adjective, "monthly rent 1200", which may have been paid just now. */
const COMES_AGAIN =
  /\b(?:add|track|set up|new|start\w*|comes?|goes|charge[ds]?|every|each|per|a (?:week|month|year)|on the \d|subscri\w+|signed up|joined|expect|count|remember|note|direct debit|standing order)\b/;

/** The goal of theirs that a text names. */
function knownGoal({ lower, context }: Reading): string | null {
  const named = (context.goals ?? []).filter((goal) => lower.includes(goal.toLowerCase()));
  const [only, another] = named;
  return only !== undefined && another === undefined ? only : null;
}

/** "for a house", "towards the bike", "the bike fund" */
function purposeIn(reading: Reading): string | null {
  const fund = FUND.exec(reading.frame)?.[1];
  if (fund !== undefined && !OF_GOALS.has(fund.toLowerCase())) return fund;
  const name = nameAfter(reading, PURPOSE, OF_GOALS);
  return name === "" || /^(?:later|now|pay|buy|get)$/i.test(name) ? null : name;
}

const FUND = /(?<!\p{L})(\p{L}[\p{L}'-]{2,20}) (?:goal|fund|pot|jar)\b/iu;
const PURPOSE = /\b(?:for|towards?|into|to|at)\b(?! (?:now|later|me|us)\b)/iu;

function frequencyOf(lower: string): "weekly" | "monthly" | "yearly" | null {
  const found = (
    [
      ["weekly", /\b(?:weekly|(?:a|per|each|every) week)\b/],
      ["monthly", /\b(?:monthly|(?:a|per|each|every) month|(?:on|every) the \d{1,2}(?:st|nd|rd|th)|pcm)\b/],
      ["yearly", /\b(?:yearly|annual(?:ly)?|(?:a|per|each|every) year)\b/],
    ] as const
  ).filter(([, pattern]) => pattern.test(lower));
  const [only, another] = found;
  return only === undefined ||
    another !== undefined ||
    /\b(?:other|two|2|three|3|six|6|quarter\w*|fortnight\w*)\b/.test(lower)
    ? null
    : only[0];
}
