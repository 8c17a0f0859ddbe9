import type { ToolCall } from "../../tools/call.ts";
import { categorize } from "../categorize.ts";
import { describe } from "../describing.ts";
import { countsThings, nounAfter } from "../items.ts";
import { act, amountLabel, ask, decline } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { readPurchaseDay } from "./purchase-day.ts";

/** "can I afford a $500 PlayStation 5?", "should I buy 180 headphones", "is 60 for shoes ok this week" */
export function readPurchase(reading: Reading): Understanding | null {
  const { text, context, amounts, dates, masks } = reading;
  const lead = leadOf(text, amounts.length > 0);
  if (lead === null) return null;
  const usable =
    amounts.length > 1
      ? amounts.filter((amount) => !(countsThings(amount) && nounAfter(amount, text) !== null))
      : amounts;
  const [amount, ...others] = usable.filter((mention) => mention.start >= lead || mention.isMarked);
  const day = readPurchaseDay(reading);
  const times = masks.filter(({ kind }) => kind === "time");
  const item = itemOf(
    describe(text.replace(/[?!.]+$/, ""), lead, text.length, [...usable, ...dates, ...times, ...day.spans]),
  );
  if (others.length > 0) return ask("Which of these is the price? Tell me one at a time.", []);
  if (item === "") return amount ? ask("What would you like to buy for that?", []) : decline("unclear");
  const args = { item, category: categorize(item).category, ...day.args };
  if (!amount || amount.readings.length === 0 || isOnlyCount(reading, amount)) {
    return ask(`What would ${item} cost?`, [], { tool: "check_purchase", args });
  }
  const call = (value: string | undefined, currency = amount.currency): ToolCall => ({
    tool: "check_purchase",
    args: { ...args, amount: value, ...(currency === undefined ? {} : { currency }) },
  });
  if (amount.readings.length > 1) {
    return ask(
      "Which price do you mean?",
      amount.readings.map((value) => ({
        label: amountLabel(value, context.locale, amount.currency),
        calls: [call(value)],
      })),
    );
  }
  if (amount.candidates.length > 0) {
    return ask(
      "Which currency is that?",
      amount.candidates.map((currency) => ({ label: currency, calls: [call(amount.readings[0], currency)] })),
    );
  }
  return act([call(amount.readings[0])], 0.95);
}

/** "can I afford 3 beers": three of them, at a price that nobody said. */
function isOnlyCount({ text }: Reading, amount: Reading["amounts"][number]): boolean {
  const noun = nounAfter(amount, text);
  return countsThings(amount) && noun !== null && /[^s]s$/i.test(noun) && Number(amount.readings[0]) <= 12;
}

const ARTICLES = "(?: (?:to|for|on|the|a|an|some|my|our|this|that|these|those|another))*";
const OPENING =
  "^(?:(?:so|hey|hi|hello|ok|okay|well|and|um|uh|do you think|you think|just wondering|quick question|please|tell me|let me know|can you tell me|i wonder|wondering|is it possible|if|whether|today|now|right now|honestly)[,:]? +)*";

/** Questions that ask about a purchase by themselves. */
const ASKS: readonly RegExp[] = [
  new RegExp(
    `${OPENING}(?:can|could|may|will|would|do|am|are|should) (?:i|we|you) (?:still |really |even |actually |be able to |able to |possibly |comfortably |safely )*afford(?: to (?:buy|get|pay(?: for)?|spend|go (?:to|on|for)|take|order|replace|have))?${ARTICLES}\\b`,
    "i",
  ),
  new RegExp(`${OPENING}(?:i|we) can(?:not|'t)? (?:still )?afford(?: to (?:buy|get))?${ARTICLES}\\b(?=.*\\?)`, "i"),
  new RegExp(
    `${OPENING}(?:should|shall|can|could|may|ought) (?:i|we) (?:to )?(?:really |still |just |go ahead and |go and )*(?:buy|purchase)${ARTICLES}\\b`,
    "i",
  ),
  new RegExp(
    `${OPENING}(?:is|would|are|will) (?:it |there )?(?:be )?(?:ok|okay|fine|alright|all right|wise|smart|sensible|reasonable|a good idea|a bad idea|safe|enough(?: money)?|room|responsible|crazy|stupid)(?: if i| for me| for us| left)*(?: to| in (?:my|the) budget for| for)? (?:buy|bought|get|got|purchase|spend|spent|splurge on)?${ARTICLES}\\b`,
    "i",
  ),
  new RegExp(
    `${OPENING}(?:do|will|would) (?:i|we) (?:still )?have (?:enough(?: money| left| cash| room| budget)*|room|the money|the budget|budget|money)(?: left| in (?:my|the) budget)* (?:for|to (?:buy|get|spend|pay for|afford))${ARTICLES}\\b`,
    "i",
  ),
  new RegExp(`^afford${ARTICLES}\\b`, "i"),
  new RegExp(
    `${OPENING}(?:can|could|should|may) (?:i|we) (?:get|order|have) (?:(?:myself|ourselves|me|us) )?(?:an? |some )?(?=(?:brand )?new )`,
    "i",
  ),
];

/** Questions that are about a purchase only when they name a price. */
const ASKS_WITH_PRICE: readonly RegExp[] = [
  new RegExp(
    `${OPENING}(?:can|could|should|shall|may) (?:i|we) (?:still |really |just |go ahead and )*(?:get|spend|order|book|have|take|go for|treat myself to|splurge(?: on)?|blow|drop|swing|manage|stretch to|justify|squeeze in|fit in)${ARTICLES}\\b`,
    "i",
  ),
  new RegExp(
    `${OPENING}(?:can|could|will|would) (?:my|our|the) (?:budget|wallet|bank account|account|finances|money|month) (?:still )?(?:handle|take|cover|fit|bear|stomach|allow(?: for)?|stretch to|survive|swing|absorb)${ARTICLES}\\b`,
    "i",
  ),
  new RegExp(
    `${OPENING}(?:(?:am|are) (?:i|we) |(?:is it|would it be|it's) )?(?:good|ok|okay|fine|allowed|safe|clear|cool|free|smart|wise|alright|crazy|dumb|stupid) to (?:still )?(?:buy|get|spend|order|book|grab|pay(?: for)?|splurge on)${ARTICLES}\\b`,
    "i",
  ),
  new RegExp(
    `${OPENING}(?:(?:any )?thoughts (?:on|about)|what do you (?:think|say) (?:of|about|to)|how do you feel about|opinions? on|advice on)(?: (?:me|us|my|our))? (?:buying|getting|spending|ordering|booking)${ARTICLES}\\b`,
    "i",
  ),
  new RegExp(
    `${OPENING}(?:(?:i'm|i am|we're|we are) )?(?:thinking (?:of|about)|considering|tempted (?:to|by)|looking at)(?: (?:buying|getting|spending|ordering|booking|buy|get))?${ARTICLES}\\b(?=.*[,.;-] ?(?:is (?:that|it|this) (?:ok|okay|fine|alright|wise|too much)|(?:is that )?ok|okay|yes or no|good idea|bad idea|should i|shall i|can i|do i dare|thoughts|what do you think|smart|too much|worth it)\\?+$)`,
    "i",
  ),
];

/** The same in the languages in which expenses are logged; looked for where a price is named. */
const ASKS_ELSEWHERE: readonly RegExp[] = [
  /^(?:kann|können|könnte|darf|dürfen|soll|sollen|sollte) (?:ich|wir) (?:mir |uns )?(?=.*(?:leisten|kaufen|holen|gönnen|ausgeben)\b)/iu,
  /^¿? ?(?:me |nos )?(?:puedo|podemos|podría|debería|debo) (?:permitirme|permitirnos|comprarme|comprarnos|comprar|gastar(?:me)?|pagar)(?!\p{L})/iu,
  /^¿? ?me (?:alcanza|llega) para/iu,
  /^(?:est-ce que )?(?:je peux|on peut|puis-je|je dois|je devrais) (?:m'|me |nous |s')?(?:offrir|acheter|payer|permettre|prendre|dépenser)(?!\p{L})/iu,
  /^(?:mi |ci )?(?:posso|possiamo|potrei|dovrei) (?:permettermi|permetterci|permettere|comprarmi|comprare|prendere|spendere)(?!\p{L})/iu,
  /^(?:eu |a gente )?(?:posso|podemos|pode|dá pra|dá para|devo) (?:me )?(?:comprar|gastar|pagar|pegar)(?!\p{L})/iu,
  /^(?:kya )?(?:main|mai|mein|hum) (?=.*\b(?:le|khar[ie]+d|kharcha? kar) ?sakt[aei]\b)/iu,
];
/** What remains of the question around the thing, in these languages. */
const ITEM_ELSEWHERE_LEAD =
  /^(?:eine?[nrms]?|une?|un[oa]s?|umas?|uns|un'|der|die|das|el|la|los|las|le|les|il|lo|gli|os?|as?|en|em|num|numa|nuns|auf|sur|su|ka|ki|ke|für|para|pour|per|de|di) /iu;
const ITEM_ELSEWHERE_TAIL =
  /(?:^| )(?:leisten|kaufen|holen|gönnen|ausgeben|für|de|di|à|da|per|por|para|pour|ka|ki|ke|(?:le|khar[ie]+d) sakt[aei](?: h(?:u|un|oon|ai|ain))?)$/iu;

/** Price first: "is 60 for shoes ok", "would a $260 jacket be ok", "thoughts on 180 headphones". */
const PRICED = new RegExp(
  `${OPENING}(?:is|are|would|will|does|do|what about|how about|thoughts on|ok to get|good idea:?)${ARTICLES}(?= ).*\\b(?:ok|okay|fine|alright|all right|too much|reasonable|affordable|within (?:my |the |our )?(?:budget|reach|means)|in (?:my |the |our )budget|doable|possible|worth it|a good idea|wise|smart|sensible|fit(?: (?:in|into|my|our|the|budget|within)| )*|work for (?:me|my budget)|break (?:me|the bank|my budget)|blow my budget)(?: (?:for me|right now|now|today|tomorrow|this|next|week|month|weekend|year|budget|my|our|the|to buy|to spend|with|in|into|i|can|afford))*\\??$`,
  "i",
);

/** "new skis 480 - yes or no?" */
const ASKED_BEHIND =
  /\d\S*(?: \p{L}{3,8})? ?[-,:;.–—]+ ?(?:yes or no|yay or nay|yea or nay|should i|shall i|can i|could i|good idea|bad idea|smart|too much|doable|affordable|can (?:i|we) afford (?:it|that))\?+$/iu;
const ASKED_TAIL =
  /[ ,:;.–—-]+(?:yes or no|yay or nay|yea or nay|should i|shall i|can i|could i|good idea|bad idea|smart|doable|affordable|is (?:that|it|this) (?:ok|okay|fine|alright|wise|too much)|thoughts|what do you think|they want|they ask|it's|do i dare)$/i;

const PRICED_OPENING = new RegExp(
  `${OPENING}(?:is|are|would|will|does|do|what about|how about|thoughts on|ok to get|good idea:?)${ARTICLES}(?= )`,
  "i",
);

/** Where the purchase begins in the text; null when none is asked about. */
function leadOf(text: string, hasAmount: boolean): number | null {
  for (const pattern of ASKS) {
    const match = pattern.exec(text);
    if (match) return match[0].length;
  }
  if (!hasAmount) return null;
  for (const pattern of ASKS_WITH_PRICE) {
    const match = pattern.exec(text);
    if (match) return match[0].length;
  }
  for (const pattern of ASKS_ELSEWHERE) {
    const match = pattern.exec(text);
    if (match) return match[0].length;
  }
  if (ASKED_BEHIND.test(text) && !/^(?:i|we|he|she|they|you|it)\b/i.test(text)) return 0;
  const isPriced =
    PRICED.test(text) ||
    /^(?:is|are|would|will) .{0,60}\$?\d.{0,40} (?:ok|okay|too much|affordable|fine)\b/i.test(text);
  return isPriced ? (PRICED_OPENING.exec(text)?.[0].length ?? 0) : null;
}

const ITEM_TAIL =
  /(?:^|[ ,]+)(?:be|ok|okay|fine|alright|all right|too much|reasonable|affordable|doable|possible|worth it|a good idea|wise|smart|sensible|right now|now|today|tonight|tomorrow|soon|this|next|last|week|weekend|month|year|payday|at the moment|currently|still|then|with|without|within|in|into|from|on|for|to|my|our|the|current|budget|left|means|reach|money|i have|i've got|have|me|us|do you think|you think|or not|or wait|or should i wait|if i want|fit|work|please|that costs|which costs|costs|costing|priced|is|it|too|much|a|an|break|blow|bank|buy|spend|i can|can i|afford|it's|that's|of|at|before|after)$/i;

function itemOf(phrase: string): string {
  let item = phrase;
  for (let before = ""; before !== item; ) {
    before = item;
    item = item
      .replace(ASKED_TAIL, "")
      .replace(ITEM_TAIL, "")
      .replace(ITEM_ELSEWHERE_TAIL, "")
      .replace(ITEM_ELSEWHERE_LEAD, "")
      .replace(
        /^(?:new|buying|getting|spending|too much|too expensive|to|get|buy|purchase|spend|on|for|a|an|the|some|it|be|ok|okay|if|that|this|there) /i,
        (word) => (/^new /i.test(word) ? word : ""),
      )
      .trim();
  }
  return item.length <= 100 ? item : item.slice(0, 100).trim();
}
