import { type DeclineReason, decline } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";

/** Somebody who can't pay for what they need is told what comes first; and what BudgetWise does not do: computing, converting, investing, cancelling with a shop, moving money. */
export function readRefusal({ text }: Reading): Understanding | null {
  if (IN_NEED.test(text)) return decline("in_need");
  const found = REFUSALS.find(([, pattern]) => pattern.test(text));
  return found ? decline(found[0]) : null;
}

const IN_NEED =
  /\b(?:(?:can['’]?t|cannot|can not|couldn['’]?t|won['’]?t be able to|(?:am|are|'m|'re) (?:unable|not able) to|don['’]?t know how (?:to|i(?:['’]ll| will| can)?)) (?:even )?(?:pay|afford|make|cover|manage)(?: for)? (?:my |the |our |this month['’]?s )*(?:rent|mortgage|bills?|food|groceries|electricity|power|heating|medicines?|meds)|(?:i|we)(?:['’]m|['’]re| am| are) (?:flat |totally |completely |so )?(?:broke|skint|penniless|out of money)|(?:have|got) no money (?:left )?for (?:my |the )?(?:rent|food|groceries|bills?|medicines?)|(?:can['’]?t|cannot) make ends meet)\b/i;

const PLEASE =
  "(?:(?:so|ok|okay|hey|hi|please|pls|now|and|can you|could you|would you|will you|i want you to|i need you to|i want to|i need to|i'd like to|i would like to|help me|help me to|let's|go ahead and|just|then|can i|how do i|how can i|may i|i wanna|i have to)[, ]+)*";
const NUM = "[$€£]?\\d[\\d.,]*k?[$€£]?";

const start = (source: string): RegExp => new RegExp(`^${PLEASE}(?:${source})`, "i");

const REFUSALS: readonly (readonly [DeclineReason, RegExp])[] = [
  [
    "calculation",
    /^(?:(?:so|hey|ok|please|and)[, ]+)*(?:what(?:'s| is| are|s)|how much (?:is|are|does)|calculate|compute|solve|work out) (?:the )?(?:sum of |product of |square root of |\d[\d.,]* ?(?:%|percent) (?:of|off)|[$€£]?\d[\d.,]* ?(?:[-+*/×÷x^]|plus|minus|times|divided by|multiplied by|over|percent of|less) ?[$€£]?\d)/i,
  ],
  [
    "calculation",
    /^(?:what(?:'s| is| are|s)|how much (?:is|are)|calculate|compute|solve|add up|sum up|divide|multiply|subtract|count) .{0,40}\b(?:plus|minus|times|divided by|multiplied by|percent of|% of|square root|squared|sum of)\b/i,
  ],
  [
    "calculation",
    /^(?:please )?(?:split|divide) [$€£]?\d[\d.,]* (?:by|between|among|into)\b|\b(?:what is|what's|calculate) (?:a |the )?(?:\d+ ?(?:%|percent) )?tip\b|^(?:divide|multiply|subtract|add) [$€£]?\d[\d.,]* (?:by|from|and|to|with) [$€£]?\d/i,
  ],
  ["calculation", /^(?:the )?(?:square|cube) root of \d/i],
  ["calculation", /^[$€£]?\d[\d.,]*(?: ?[-+*/×÷^] ?[$€£]?\d[\d.,]*)+ ?=?\??$/],
  [
    "convert_asked",
    start(
      "(?:convert|exchange)\\b|(?:how (?:much|many)|what)(?:'s| is| are| would| will)?\\b.{0,50}\\b(?:in|to|worth in|into) (?:us |canadian |australian |british |japanese )?(?:dollars|euros?|pounds|yen|usd|eur|gbp|jpy|chf|francs|rupees|pesos|yuan|won|krona|kronor|cad|aud|inr|sterling|bitcoin)\\b",
    ),
  ],
  [
    "convert_asked",
    /\b(?:exchange|conversion|currency) rates?\b|^(?:[$€£]?\d[\d.,]*|a|one|an) ?\p{L}{2,8} (?:in|to|into) (?:dollars|euros?|pounds|yen|usd|eur|gbp|jpy|chf|francs|rupees|pesos|cad|aud|inr)\??$|\bhow many (?:dollars|euros|pounds|yen|rupees|pesos|francs) (?:is|are|in|for|to|do|can|will)\b/iu,
  ],
  [
    "invest_asked",
    start(
      "(?:invest|buy|sell|trade|short|purchase|put)\\b.{0,40}\\b(?:stocks?|shares?|bitcoin|btc|crypto|ethereum|eth|etfs?|index funds?|bonds|mutual funds?|s&p|nasdaq|tesla shares|gold|securities|options|nft)\\b|invest\\b",
    ),
  ],
  [
    "invest_asked",
    /\b(?:should|shall|can|could|would|is it) .{0,40}\b(?:invest|stocks?|shares|bitcoin|crypto|ethereum|etfs?)\b/i,
  ],
  [
    "cancel_asked",
    start(
      "(?:cancel|terminate|unsubscribe(?: me)?(?: from)?|end|quit)(?: my| the| our| all)? (?:.{0,30}\\b(?:subscriptions?|memberships?|contracts?|plans?|accounts?|orders?|bookings?|reservations?|flights?|insurance|policy|appointments?|trial|service)|netflix|spotify|hulu|disney\\b.{0,6}|amazon prime|prime|gym|youtube.{0,10}|hbo.{0,5}|adobe|audible|icloud|dropbox|xbox.{0,12}|apple .{1,8})",
    ),
  ],
  [
    "cancel_asked",
    /^(?:please )?(?:cancel|terminate) (?!that$|it$|this$|the last|everything)\p{L}[\p{L} ]{1,30} (?:for me|please|now|immediately|with them|today)$/iu,
  ],
  [
    "move_money_asked",
    start(
      `(?:send|wire|venmo|zelle|paypal|cash ?app|remit|transfer|pay(?! (?:day|check|slip)))\\b(?! attention|['’]|[\u00C0-\u024F])`,
    ),
  ],
  [
    "move_money_asked",
    start(
      "(?:move|put|take|deposit|shift|withdraw|get)\\b.{0,80}\\b(?:account|checking|chequing|bank|debit card|credit card|atm|wallet)\\b",
    ),
  ],
  [
    "move_money_asked",
    start(
      `(?:withdraw|deposit|lend|loan|borrow|give) (?:him |her |them |me |my \\w+ |\\p{Lu}\\p{Ll}+ )?(?:${NUM}|\\p{L}+ (?:dollars|bucks|euros|pounds))(?![\\d.,]| (?:every|each|a|per|on the|monthly|weekly)\\b| (?:for|on) (?:the|my|our|a|an) (?!account|savings?|future))`,
    ),
  ],
  [
    "not_money",
    start(
      "remind me to (?!(?:pay|buy|cancel|save|transfer|log|check my (?:budget|spending)))|(?:set|create|add|make) (?:an? )?(?:alarm|timer|event|appointment|calendar|meeting)|(?:add|put) .{1,60} (?:to|on) (?:my|the|our) (?:shopping |grocery |to-?do |wish ?)?(?:list|cart|basket|calendar)\\b|what(?:'s| is| will)? (?:the )?(?:weather|forecast|temperature)",
    ),
  ],
  [
    "not_money",
    /\b(?:shopping|grocery|to-?do|todo|wish) ?list\b|\b(?:weather|forecast|humidity|degrees outside)\b|^(?:(?:call|dial) (?!it\b)|(?:text|email|message|phone) (?:my|me|him|her|them|mom|dad) )/i,
  ],
  [
    "not_money",
    /\b(?:phone|mobile|cell|telephone|fax|order|invoice|tracking|account|card|room|confirmation|booking|reference|serial|customer|case|policy|pin|iban|routing|social security|passport|license|member(?:ship)?|flight)(?: ?(?:no\.?|number|nr\.?|#|code|id))\b(?! (?:one|two) )/i,
  ],
  [
    "not_money",
    /^(?:my |the |our )?(?:pin|password|passcode|code|otp|zip ?code|zip|postcode|birthday|address|phone|number|order|age|height|weight|flight) (?:is|was) /i,
  ],
  [
    "not_money",
    /^(?:table|party|reservation|booking|seats?|room) (?:for|of) \w+(?: (?:at|on|please|tonight|tomorrow).{0,30})?$/i,
  ],
];
