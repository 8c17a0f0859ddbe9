import { findAmounts } from "../amounts.ts";
import { type DeclineReason, decline } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";

/** What BudgetWise does not do: computing, converting, investing, cancelling with a shop, moving money. */
export function readRefusal({ text }: Reading): Understanding | null {
  const found = REFUSALS.find(([, pattern]) => pattern.test(text));
  return found ? decline(found[0]) : null;
}

/**
 * What BudgetWise will do once it has the tool, and that must not be taken for an expense until then.
 *
 * `about` names the tool.
 */
export function readLater(reading: Reading): Understanding | null {
  const hasAmount = reading.amounts.length > 0 || findAmounts(reading.text, [], reading.context).length > 0;
  const found = LATER.find(({ pattern, needsAmount }) => (hasAmount || !needsAmount) && pattern.test(reading.text));
  return found ? decline("not_yet", found.tool) : null;
}

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
    start(`(?:send|wire|venmo|zelle|paypal|cash ?app|remit|transfer|pay(?! (?:day|check|slip)))\\b(?! attention)`),
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
      `(?:withdraw|deposit|lend|loan|borrow|give) (?:him |her |them |me |my \\w+ |\\p{Lu}\\p{Ll}+ )?(?:${NUM}|\\p{L}+ (?:dollars|bucks|euros|pounds))`,
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
    /\b(?:shopping|grocery|to-?do|todo|wish) ?list\b|\b(?:weather|forecast|humidity|degrees outside)\b|^(?:call|text|phone|email|dial|message) (?!it\b)/i,
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

interface LaterTool {
  readonly tool: string;
  readonly pattern: RegExp;
  /** Without an amount the words mean something else. */
  readonly needsAmount?: true;
}

const PERSON_PRONOUN =
  "(?:him|her|them|you|someone|my (?:mom|mum|mother|dad|father|brother|sister|wife|husband|partner|friend|roommate|flatmate|son|daughter|boss|girlfriend|boyfriend|cousin|uncle|aunt|neighbou?r|colleague|landlord friend|parents|buddy|mate))";
const CATEGORY_LIKE = "[\\p{L}& ]{2,30}";
const CATEGORIES =
  "(?:housing|utilities|groceries|grocery|food|health|insurance|kids|transport|transportation|education|pets|personal care|dining|eating out|restaurants|entertainment|fun|subscriptions|shopping|clothes|electronics|tech|gifts|charity|travel|vacation|other|misc|debt|leisure|rent|gas|bills)";

const LATER: readonly LaterTool[] = [
  {
    tool: "what_if",
    pattern:
      /^(?:(?:so|and|but|hey|ok)[, ]+)*what if\b|\bwhat would (?:happen|change) if\b|\bif i(?:'d| had) (?:skipped|not|never)\b.*\?/i,
  },
  {
    tool: "remind_me",
    pattern: /\b(?:remind me|set a reminder|reminder (?:to|about|for)|list (?:my )?reminders|my reminders)\b/i,
  },
  {
    tool: "set_priority",
    pattern:
      /\b(?:matters? (?:more|less|most|least|a lot)|(?:is|are|'s) (?:more|less|most|least|very|really|not|super|the most) important|prioriti[sz]e|(?:top|low|lower|high|higher|highest|lowest) priority|care (?:more|less|most) about|priority of)\b/i,
  },
  {
    tool: "set_risk",
    pattern:
      /\b(?:be|being|more|less|i'm|i am|go|stay|get|play it|set|risk) (?:a bit |a little |very |more |less |rather |tolerance (?:to|is) |to )*(?:conservative|aggressive|moderate|cautious|careful with|risk[- ]averse|safe with)\b|\brisk (?:tolerance|profile|appetite)\b/i,
  },
  {
    tool: "move_money",
    pattern: new RegExp(
      `\\b(?:move|shift|transfer|reallocate|reassign|take|put|switch|shuffle) .{1,25} (?:from|out of) (?:my |the |our )?${CATEGORIES}(?: budget)? (?:to|into|in|over to|and put it (?:in|into|to)|and add it to|towards) (?:my |the |our )?${CATEGORIES}\\b|\\b(?:move|shift|transfer|reallocate) .{1,25} (?:to|into) (?:my |the |our )?${CATEGORIES}(?: budget)? from (?:my |the |our )?${CATEGORIES}\\b`,
      "i",
    ),
  },
  {
    tool: "suggest_reallocation",
    pattern:
      /\b(?:rebalance|reallocate|where (?:can|could|should) i (?:cut|save|reduce|trim|spend less)|how (?:can|could|do) i (?:save (?:more|money)|spend less|cut (?:back|down|costs))|optimi[sz]e my (?:budget|spending)|improve my (?:budget|spending|finances)|apply (?:the |that )?suggestions?)\b/i,
  },
  {
    tool: "spending_patterns",
    pattern:
      /\b(?:where (?:does|do|did|is|has|'s|are|s)(?: all)?(?: of)? (?:my|our|the) (?:money|cash|income|salary|spending|paycheck|budget)(?: all)? (?:go|going|gone|went|disappear\w*)|where(?:'s| is) .{0,12}money going|spending (?:patterns?|habits?|trends?|behaviou?r)|any (?:spikes|patterns|trends|anomalies|unusual)|unusual (?:spending|expenses|charges|transactions)|patterns? in my|trends? in my|what do i (?:spend|waste) (?:the )?most(?: money)?(?: on| in)?|spend(?:ing)? (?:the )?most (?:on|in|money)|(?:spending|spent|spend) more (?:than|this|on)|compared? (?:to|with) last|how does .{1,30} compare|analy[sz]e my (?:spending|expenses|budget))/i,
  },
  {
    tool: "insights",
    pattern:
      /\b(?:insights?|any (?:advice|tips|suggestions) (?:on|for|about) my (?:budget|spending|money|finances)|give me (?:some )?(?:advice|tips|insights)|financial advice)\b/i,
  },
  {
    tool: "delete_account",
    pattern:
      /^(?:(?:please|can you|i want to|i'd like to)[, ]+)*(?:delete|erase|wipe|remove|close|destroy) (?:my |all |all my |everything|all of my |the whole )+(?:account|data|everything|history|profile|records|information)?/i,
  },
  {
    tool: "export_data",
    pattern:
      /\b(?:export|download) (?:my |all |all my |the |our |everything|this |to )*(?:data|expenses|transactions|ledger|csv|spreadsheet|everything|history|entries|pdf)?\b|\b(?:send|give) me (?:a |my )?(?:csv|spreadsheet|export)\b|\bas (?:a )?(?:csv|spreadsheet|excel)\b/i,
  },
  { tool: "unlink_channel", pattern: /\b(?:unlink|disconnect|unpair)\b/i },
  { tool: "list_channels", pattern: /\b(?:which|what|my) (?:channels|devices)\b/i },
  {
    tool: "link_channel",
    pattern:
      /^(?:(?:please|how do i|how can i|can i|can you|i want to|let's)[, ]+)*(?:link|pair|connect|code)(?: (?:my |this |a |an |with |to |up |another |your )*(?:telegram|slack|sms|phone|whatsapp|channel|device|account|chat|number|console|page|web|code|laptop|me))*[.!?]*$/i,
  },
  { tool: "set_pin", pattern: /\b(?:set|change|reset|new) (?:a |my |the )?pin\b/i },
  {
    tool: "who_owes",
    pattern:
      /\bwho owes\b|\bwhat (?:do|does) .{1,25} owe\b|\bhow much (?:do|does) .{1,25} owe\b|\b(?:settle up|even up)\b|\bwho paid (?:what|how much)\b/i,
  },
  {
    tool: "invite_member",
    pattern:
      /\b(?:share (?:this|my|our|the|it|a)? ?(?:budget|book|ledger|expenses|account)? ?with|invite|add (?:my )?(?:partner|wife|husband|roommate|flatmate|girlfriend|boyfriend) to)\b/i,
  },
  {
    tool: "edit_category",
    pattern:
      /\b(?:call|rename) .{1,40} (?:instead of|category)\b|\brename (?:the )?.{1,30} to \w+|\b(?:add|create|new|make) (?:a )?(?:new )?category\b|\bmerge .{1,30} (?:and|with|into)\b|\bcategory (?:called|named)\b/i,
  },
  {
    tool: "list_rules",
    pattern:
      /\b(?:always|from now on|in future|every time) (?:put|file|count|treat|log|categori[sz]e|book|use|mark)\b|\bwhat have you learn(?:ed|t)\b|\b(?:list|show|my) (?:the |my )?rules\b|\bforget (?:the|that|this) rule\b/i,
  },
  {
    tool: "remember",
    pattern:
      /^(?:(?:please|hey|ok)[, ]+)*(?:remember|keep in mind|note that|don't forget|forget (?:that|it|about|what)|what do you (?:know|remember) about me|what do you remember)\b/i,
  },
  {
    tool: "set_preferences",
    pattern:
      /^(?:(?:please|can you|let's|i want to|from now on)[, ]+)*(?:use|switch to|change (?:to|my currency to|the currency to|currency to)|set (?:my |the )?currency(?: to)?|my currency is) (?:euros?|dollars?|us dollars|pounds|yen|francs|usd|eur|gbp|jpy|chf|cad|aud|inr|rupees|pesos|sterling|[A-Z]{3})\b|\b(?:change|set|update|what(?:'s| is)) (?:my |the )?(?:default )?(?:currency|time ?zone|locale|language|payday|quiet hours|preferences|settings|name|alerts?|notifications?|nudges?)\b|\b(?:i'm|i am|we're|we are|i moved|i'll be|i live) (?:now |currently |staying |living |travell?ing |going |off )*(?:in|to) \p{Lu}[\p{L} ]+|\bquiet (?:after|from|until|between|hours|please|at)\b|\b(?:payday|pay day) (?:is|on|falls)\b|\bi(?:'m| am| get) paid (?:on|every|monthly|weekly|bi-?weekly|twice)\b|\b(?:turn|switch) (?:on|off) (?:the )?(?:alerts|notifications|nudges|reminders|digest)\b|\b(?:no more|fewer|less|more|stop the|stop sending) (?:alerts|notifications|nudges|reminders|messages)\b|\b(?:weekly|monthly) digest\b|^(?:be (?:warmer|stricter|nicer|strict|blunt)|speak (?:german|french|spanish|italian|portuguese))/iu,
  },
  {
    tool: "list_recurring",
    pattern:
      /\b(?:what|which|any|when|show|list|my|upcoming|how much) .{0,20}\b(?:bills?|subscriptions?|recurring|direct debits?|standing orders?)\b.{0,25}(?:coming|due|up|next|left|soon|do i have|have i|this month|next month|this week|next week|tomorrow|today|pending|outstanding|total|\?|$)|\bwhen(?:'s| is| are| do i pay| will)\b.{0,40}\b(?:bill|rent|mortgage|due|payment|subscription|renew|netflix|insurance)\b|\b(?:upcoming|recurring|scheduled) (?:bills?|payments?|expenses?|charges)\b|\b(?:bills?|payments?) (?:due|coming|outstanding)\b|^(?:my )?(?:bills|subscriptions)\??$|\bwhat(?:'s| is| do i have| are) (?:coming )?due\b|\bwhat do i owe\b|\bhow much (?:is|are) (?:my|the) .{1,25} bills?\b|\b(?:next|when is|when's) (?:my )?(?:payday|pay ?check|salary)\b|\bwhen (?:do|will|am|is|does) (?:i|my|we|the)\b.{0,20}\b(?:get paid|paid|payday|paycheck|pay check|salary)\b/i,
  },
  {
    tool: "stop_recurring",
    pattern:
      /^(?:(?:please|can you)[, ]+)*(?:stop|end|pause|drop) (?:the |my |tracking |expecting |logging |paying for |counting )*(?!it$|that$|this$)\p{L}[\p{L} ]{1,30}$/iu,
  },
  {
    tool: "edit_recurring",
    pattern: new RegExp(
      `\\b(?:rent|netflix|spotify|gym|insurance|subscription|mortgage|bill) (?:is|goes|went|will be|will go) (?:now |up |down |going up |changing )+(?:to |by )?${NUM}`,
      "i",
    ),
  },
  {
    tool: "set_income",
    pattern:
      /\b(?:i|we) (?:now |currently |only |usually |normally |typically )?(?:earn|make|bring (?:home|in)|take home|get|net|am paid|get paid|gross) (?:about |around |roughly |only |a net |net )?[$€£]?\d[\d.,]*k?\b(?! (?:back|from|for|off|out|worth|of|at|on|coffees?|beers?))|\bmy (?:monthly |net |gross |annual |yearly |take-?home |new )*(?:salary|income|wage|pay|paycheck|take-?home)(?: pay)? (?:is|=|:|will be|went up to|changed to|now)\b|^(?:income|salary)(?: is|:| =) ?[$€£]?\d|\bset (?:my |the )?(?:income|salary) to\b|\b(?:after|before) tax(?:es)?\b|\b(?:change|update) my (?:income|salary)\b/i,
    needsAmount: true,
  },
  {
    tool: "log_refund",
    pattern:
      /\brefund(?:ed|s)?\b|\breimburse(?:d|ment|s)?\b|\bcash ?back\b|\bmoney back\b|\b(?:got|get|received|have gotten|gotten|had) .{1,25} back\b|\b(?:gave|paid|sent|given) (?:me|us) .{0,25}back\b|\bback from\b|\breturn(?:ed|s)? (?:the|my|a|an|some|it|them|those|these)\b|\b(?:store )?credit (?:from|back|of|note)\b|\bchargeback\b|\bcredited\b|\bkaution zurück|\berstattung|\bremboursement|\breembolso|\brimborso/i,
  },
  {
    tool: "log_income",
    pattern:
      /\b(?:salary|wages?|pay ?check|pay ?day|payslip|stipend|bonus|commission|dividends?|interest (?:earned|received|paid to)|pension (?:arrived|came|received)|allowance from|unemployment|child benefit|inheritance|royalties|gehalt|lohn|salaire|sueldo|nómina|stipendio|salário|income|winnings|revenue|payout|tax return of|scholarship)\b|\b(?:got|was|been|getting|just got|am) paid(?! (?:for|the)\b.*\b(?:i|we) (?:bought|paid))\b|\bpaid me\b|\b(?:gave|sent|tipped|venmoed|zelled|wired|transferred|handed|owes?) (?:me|us)\b|\b(?:earned|received|won|found|sold|inherited|made \$?\d)\b|\bcame in\b|\b(?:deposit|payment|money|transfer) (?:arrived|came|received|landed|hit|cleared|from)\b|\b(?:arrived|landed) in my\b|\bdirect deposit\b|\bi got .{1,20} from (?:my (?:mom|mum|dad|parents|grandma|grandpa|boss|job|employer|client)|work|grandma|grandpa)\b|\bfreelanc\w*.{0,25}(?:paid|invoice|payment)|\bside (?:gig|hustle)\b|\btips? (?:from work|earned|made|tonight)\b/i,
    needsAmount: true,
  },
  {
    tool: "log_transfer",
    pattern: new RegExp(
      `\\b(?:paid|pay|paying|payed|pd)(?: off)?(?: ${NUM})?(?: (?:on|off|to|towards?|for))?(?: (?:my|the|our|down))* (?:credit cards?|cc|visa|mastercard|amex|card bill|card balance|credit card bill|card)\\b|\\b(?:credit card|cc|card|amex|visa|mastercard) (?:payment|bill|payoff|balance)\\b|^(?:credit card|amex|visa|mastercard|cc)[ :]+${NUM}$|\\b(?:moved|transferred|transfer(?:red)?|shifted|swept|wired|put|deposited|added|sent|stashed|tucked|contributed|set aside|saved|save|saving|invested|parked)\\b.{0,30}\\b(?:savings?|saving account|checking|account|emergency fund|rainy day|piggy bank|retirement|401k|401\\(k\\)|ira|isa|pension|brokerage|index fund|stocks?|shares|crypto|bitcoin|etfs?|fund|goal|the bike|vacation fund)\\b|\\b(?:lent|loaned|borrowed|paid back|pay back|paid .{1,20} back|gave back|owes? me|owe|owed|iou|repaid|fronted|spotted)\\b|\\b(?:withdrew|withdrawn|withdrawal|took out ${NUM}|take out|took ${NUM} out|took .{1,15} out of|cash ?out|atm|cash from|got cash|pulled out|drew out)\\b|\\b(?:sent|venmoed|venmo'd|zelled|paypaled|wired|transferred|cashapped)\\b|\\b(?:gave|handed) (?:${PERSON_PRONOUN}|(?-i:\\p{Lu}\\p{Ll}+))\\b|^(?:savings?|to savings|cash|transfer|emergency fund|deposit)[ :]+${NUM}$|\\bsaved ${NUM}|^${NUM} (?:to|into|for|in) (?:my |the )?savings\\b|\\btransfer (?:to|from|of)\\b|\\binvested\\b|\\bbought .{0,20}\\b(?:stocks?|shares|bitcoin|crypto|btc|ethereum|etfs?|bonds)\\b|\\btop(?:ped)? up (?:my |the )?(?:revolut|paypal|wise|monzo|prepaid|account|wallet)`,
      "iu",
    ),
    needsAmount: true,
  },
  {
    tool: "set_balance",
    pattern:
      /\b(?:i|we)(?:'ve| have| got| only have| still have| just have)+(?: got| only| still| just| about| around| exactly)* (?:[$€£]?\d[\d.,]*|\p{L}+ (?:dollars|bucks|euros|pounds))(?: \p{L}+)? ?(?:left|until|till|til|to last|in (?:my|the|cash)|on (?:my|the)|remaining|for the rest|available|cash|right now|now|to spend|before|$)|\b(?:bank|account|app|balance|statement) (?:says|shows|said|is|reads|balance|has|=)|\boverdrawn\b|\bmy balance\b|\bbalance[: ]+(?:is |of )?[$€£]?-?\d|\bthere(?:'s| is| are) .{1,20} (?:in|on|left in) (?:my|the) (?:account|bank|wallet|checking|card)\b|\b[$€£]?\d[\d.,]* (?:left|remaining|in the bank|in my account|in my wallet)(?: (?:until|till|for|in|on|to).{0,30})?$/iu,
    needsAmount: true,
  },
  {
    tool: "set_goal",
    pattern:
      /\b(?:save|saving|put aside|set aside|put away|stash) (?:up )?(?:.{0,25} )?(?:for (?:a|an|the|my|our|some|new)|towards?|by (?:next|the|january|february|march|april|may|june|july|august|september|october|november|december|christmas|summer|20\d\d)|a month|per month|every month|each month|a week)\b|\b(?:goal|goals|saving for|save up|savings target)\b|\bpay off (?:my |the |all )?(?:debt|loan|card|mortgage)\b|\bput .{1,20} (?:into|in|towards|to) (?:the|my) (?:bike|car|house|trip|vacation|holiday|wedding|fund|goal|laptop|pot)\b|\bsave \d+ ?%/i,
  },
  {
    tool: "add_recurring",
    pattern:
      /\b(?:every|each|per) (?:month|week|day|year|other week|two weeks|fortnight|quarter|mon|tue|wed|thu|fri|sat|sun|\d|1st|payday|weekday|morning|few)\w*\b|\b(?:monthly|weekly|yearly|annually|biweekly|bi-weekly|fortnightly|quarterly|daily)\b(?! (?:pass|ticket|card|shop|shopping|groceries|magazine|special|menu|travel ?card|parking pass|planner|newspaper|contacts|lenses|cleaning|bus pass|train pass|metro pass))|\b(?:a|\/) ?(?:month|week|year|mo|yr|day)\b(?! ago)|\bon the \d{1,2}(?:st|nd|rd|th) (?:of (?:each|every|the) month|every|each|monthly)\b|\b(?:due|recurring|renews?|auto-?renew\w*|standing order|direct debit)\b(?! diligence)|\bbilled (?:on|every|monthly|annually)\b|\bmensuel|\bmensual|\bmensile|\bmensal|\bmonatlich|\bjährlich/i,
    needsAmount: true,
  },
  {
    tool: "split_expense",
    pattern:
      /\b(?:split (?:it|that|this|the|with|between|evenly|equally|in|\w+ ways)|went halves|go halves|half of (?:it|that|the)|we shared|my share|share of|50\/50|fifty[- ]fifty|split)\b/i,
  },
  {
    tool: "plan_purchase",
    pattern:
      /\b(?:planning to buy|plan to buy|plan a purchase|planned purchase|going to buy|want to buy|i want (?:a|an|to get)|i need (?:a|an|to buy)|wish ?list)\b(?=.*\d)/i,
  },
  {
    tool: "import_file",
    pattern: /\b(?:import|upload) (?:my |a |the |this )*(?:file|csv|statement|transactions|data|bank)\b/i,
  },
  { tool: "calculate", pattern: new RegExp(`^(?:calculate|compute)\\b.*${CATEGORY_LIKE}`, "iu") },
];
