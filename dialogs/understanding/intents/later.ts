import { findAmounts } from "../amounts.ts";
import { mayMatch } from "../needed-words.ts";
import { act, decline } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { CLIENT_PAID, readIncome } from "./coming-in.ts";
import { readEarning } from "./earning.ts";
import { askCategory, askPreference, askPriority, askRisk, askRule } from "./half-said.ts";
import { readBalance } from "./having.ts";
import { readWhatIf } from "./imagining.ts";
import { readPlannedPurchase, readReminder } from "./keeping-in-mind.ts";
import { readMoving } from "./moving.ts";
import { readRemembering } from "./remembering.ts";
import { readSaving } from "./saving.ts";
import { readTransfer } from "./transferring.ts";

/**
 * What is said about money without being an expense: the table names the tool that is meant, its reader says with what.
 *
 * What there is no tool for yet must not be taken for an expense either: it is declined, and `about` names the tool.
 */
export function readLater(reading: Reading): Understanding | null {
  const { text, lower, amounts, context } = reading;
  if (!mayBeLater(lower)) return null;
  const hasAmount = amounts.length > 0 || findAmounts(text, [], context).length > 0;
  const found = LATER.find(
    ({ pattern, when }) => (when === undefined || (when === "amount") === hasAmount) && pattern.test(text),
  );
  if (!found) return null;
  const read = READERS[found.tool];
  return read ? read(reading) : decline("not_yet", found.tool);
}

/** What reads a text for a tool that it was found to mean. */
const READERS: Readonly<Record<string, (reading: Reading) => Understanding>> = {
  log_income: readIncome,
  log_transfer: readTransfer,
  set_balance: readBalance,
  set_income: readEarning,
  set_goal: readSaving,
  move_money: readMoving,
  what_if: readWhatIf,
  remind_me: readReminder,
  remember: readRemembering,
  plan_purchase: readPlannedPurchase,
  suggest_reallocation: ({ text }) =>
    act([{ tool: /\bapply\b/i.test(text) ? "apply_suggestion" : "suggest_reallocation", args: {} }], 0.9),
  spending_patterns: readPatterns,
  who_owes: ({ text }) =>
    WHO_OWES.test(text) ? act([{ tool: "who_owes", args: {} }], 0.97) : decline("not_yet", "who_owes"),
  insights: () => act([{ tool: "insights", args: {} }], 0.9),
  set_priority: askPriority,
  set_risk: askRisk,
  edit_category: askCategory,
  list_rules: askRule,
  set_preferences: askPreference,
};

/** "any spikes" asks for what stands out alone. */
function readPatterns({ text }: Reading): Understanding {
  if (!UNUSUAL.test(text)) return act([{ tool: "spending_patterns", args: {} }], 0.9);
  const unusual = /\bthis month\b|\bnow\b|\bcurrent\b/i.test(text) ? "this_month" : "lately";
  return act([{ tool: "spending_patterns", args: { unusual } }], 0.95);
}

/** Nobody in particular, and no shared book. */
const WHO_OWES =
  /^(?:(?:so|hey|show me|tell me)[, ]+)*(?:who owes (?:me|us)(?: (?:money|what|how much|anything))?|who owes (?:what|who(?:m)?|money)|(?:who|whom|what) do (?:i|we) owe|do (?:i|we) owe (?:any(?:one|body|thing)|some(?:one|body)|money)(?: (?:money|anything))?|does any(?:one|body) owe (?:me|us)(?: (?:money|anything))?|how much (?:am i owed|do people owe me|do (?:i|we) owe))[?!. ]*$/i;

const UNUSUAL =
  /^(?:(?:are|were|is|was) there |(?:do|did) (?:i|you) (?:have|see) |show me |so |hey )*(?:any|anything|something)(?: \p{L}+)? ?(?:spikes?|unusual|out of the ordinary|outliers?|strange|odd|weird|anomal(?:y|ies)|stand(?:s|ing)? out)(?: (?:in|about|with|this|lately|recently|here|now|spending|expenses?|charges?|entr(?:y|ies)|purchases?)\b.*)?[?!. ]*$/iu;

const NUM = "[$€£]?\\d[\\d.,]*k?[$€£]?";

interface LaterTool {
  readonly tool: string;
  readonly pattern: RegExp;
  /** Where the words mean something else without an amount, or with one. */
  readonly when?: "amount" | "no amount";
}

const PERSON_PRONOUN =
  "(?:him|her|them|you|someone|my (?:mom|mum|mother|dad|father|brother|sister|wife|husband|partner|friend|roommate|flatmate|son|daughter|boss|girlfriend|boyfriend|cousin|uncle|aunt|neighbou?r|colleague|landlord friend|parents|buddy|mate))";
const CATEGORY_LIKE = "[\\p{L}& ]{2,30}";
const CATEGORIES =
  "(?:housing|utilities|groceries|grocery|food|health|insurance|kids|transport|transportation|education|pets|personal care|dining|eating out|restaurants|entertainment|fun|subscriptions|shopping|clothes|electronics|tech|gifts|charity|travel|vacation|other|misc|debt|leisure|rent|gas|bills)";

const LATER: readonly LaterTool[] = [
  {
    tool: "log_income",
    pattern:
      /(?<!\p{L})(?:gehalt|lohn|weihnachtsgeld|urlaubsgeld|kindergeld|elterngeld|(?:witwen|alters|kriegs|betriebs)?rente|bafög|salaire|paye|pourboires (?:de la|du|d')|allocations familiales|sueldo|n[oó]mina|quincena|aguinaldo|stipendio|tredicesima|sal[aá]rio|d[eé]cimo terceiro|aposentadoria|tankhwah|tankhwa|pagaar|steuererstattung|steuerrückzahlung|habe? (?:\S+ ){1,6}verkauft|\p{L}+ verkauft(?=,? \d| für)|j['’]ai vendu|vend[ií] (?:mi|el|la|un|una|o|a|meu|minha)|ho venduto|bech (?:diya|di|dali)|bik gay[aei])(?!\p{L})/iu,
    when: "amount",
  },
  {
    tool: "what_if",
    pattern:
      /^(?:(?:so|and|but|hey|ok)[, ]+)*(?:what if\b|(?:suppose|supposing|imagine|let's say) (?:(?:my |the |our )?(?:rent|salary|income|pay|mortgage|groceries|gas|insurance|dining|utilities|subscriptions|netflix|spotify|gym|food|electricity|bills) (?:is|was|were|went|cost|costs|fell|rose|drops|dropped)|(?:i|we) (?:earn|made|make|skip|cut|drop|stop|quit)))|\bwhat would (?:happen|change) if\b|\bif i(?:'d| had) (?:skipped|not|never)\b.*\?/i,
  },
  {
    tool: "remind_me",
    pattern:
      /\b(?:remind me|set a reminder|reminder (?:to|about|for)|(?:cancel|delete|remove|forget|drop|clear|scrap|move|change|shift|postpone|push) (?:(?:my|the|that|this) )*(?!(?:my|the|that|this|a|all|every|last) reminder).{2,80} reminder|list (?:my )?reminders|my reminders|(?:what|which|any|all) (?:open )?reminders|erinner[e']? mich|rappelle[- ]moi|rappelez-moi|recuérdame|ricordami|me lembr[ae]|lembre-me|yaad dila\p{L}*)(?!\p{L})/iu,
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
      `\\b(?:move|shift|transfer|reallocate|reassign|take|put|switch|shuffle) .{1,25} (?:from|out of) (?:my |the |our )?${CATEGORIES}(?: budget)? (?:to|into|in|over to|and put it (?:in|into|to)|and add it to|towards) (?:my |the |our )?${CATEGORIES}\\b|\\b(?:move|shift|transfer|reallocate) .{1,25} (?:to|into) (?:my |the |our )?${CATEGORIES}(?: budget)? from (?:my |the |our )?${CATEGORIES}\\b|^(?:please )?(?:move|shift|reallocate|reassign) ${NUM} (?:from|out of) (?:my |the |our )?${CATEGORIES}$`,
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
      /\b(?:where (?:does|do|did|is|has|'s|are|s)(?: all)?(?: of)? (?:my|our|the) (?:money|cash|income|salary|spending|paycheck|budget)(?: all)? (?:go|going|gone|went|disappear\w*)|where(?:'s| is) .{0,12}money going|(?:^|spending )(?:patterns?|habits?|trends?|behaviou?r)|any (?:spikes|patterns|trends|anomalies|unusual)|unusual (?:spending|expenses|charges|transactions)|patterns? in my|trends? in my|what do i (?:spend|waste) (?:the )?most(?: money)?(?: on| in)?|spend(?:ing)? (?:the )?most (?:on|in|money)|(?:spending|spent|spend) more (?:than|this|on)|compared? (?:to|with) last|how does .{1,30} compare|analy[sz]e my (?:spending|expenses|budget))/i,
  },
  { tool: "spending_patterns", pattern: UNUSUAL, when: "no amount" },
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
  {
    tool: "who_owes",
    pattern:
      /\bwho owes\b|\bdo (?:i|we) owe (?:any|some|money)|\bdoes any(?:one|body) owe\b|\b(?:what|how much) (?:do|does) .{1,25} owe\b(?! (?:on|for|in|this|each|per)\b)|\b(?:settle up|even up)\b|\bwho paid (?:what|how much)\b/i,
  },
  {
    tool: "invite_member",
    pattern:
      /\b(?:share (?:this|my|our|the|it|a)? ?(?:budget|book|ledger|expenses|account)? ?with|add (?:my )?(?:partner|wife|husband|roommate|flatmate|girlfriend|boyfriend) to)\b/i,
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
      /^(?:(?:please|hey|ok)[, ]+)*(?:remember|keep in mind|note that|don't forget|forget (?:that|this|it|about|what|everything|all|number|no\.?|#? ?\d)|(?:what|everything|all) (?:is it |do )?you (?:know|remember|keep in mind)|what (?:did|have) I (?:tell|told) you about)\b/i,
  },
  {
    tool: "set_preferences",
    pattern:
      /^(?:(?:please|can you|let's|i want to|from now on)[, ]+)*(?:use|switch to|change (?:to|my currency to|the currency to|currency to)|set (?:my |the )?currency(?: to)?|my currency is) (?:euros?|dollars?|us dollars|pounds|yen|francs|usd|eur|gbp|jpy|chf|cad|aud|inr|rupees|pesos|sterling|[A-Z]{3})\b|\b(?:change|set|update|what(?:'s| is)) (?:my |the )?(?:default )?(?:currency|time ?zone|locale|language|payday|quiet hours|preferences|settings|name|alerts?|notifications?|nudges?)\b|\b(?:i'm|i am|we're|we are|i moved|i'll be|i live) (?:now |currently |staying |living |travell?ing |going |off )*(?:in|to) \p{Lu}[\p{L} ]+|\bquiet (?:after|from|until|between|hours|please|at)\b|\b(?:payday|pay day) (?:is|on|falls) \S|\bi(?:'m| am| get) paid (?:on|every|monthly|weekly|bi-?weekly|twice)\b|\b(?:turn|switch) (?:on|off) (?:the )?(?:alerts|notifications|nudges|reminders|digest)\b|\b(?:no more|fewer|less|more|stop the|stop sending) (?:alerts|notifications|nudges|reminders|messages)\b|\b(?:weekly|monthly) digest\b|^(?:be (?:warmer|stricter|nicer|strict|blunt)|speak (?:german|french|spanish|italian|portuguese))/iu,
  },
  {
    tool: "set_balance",
    pattern:
      /\b(?:i|we)(?:'ve| have| got| only have| still have| just have)+(?: got| only| still| just| about| around| exactly)* (?:-?[$€£]?\d[\d.,]*|\p{L}+ (?:dollars|bucks|euros|pounds))(?: (?:dollars?|bucks|euros?|pounds|quid|francs|rupees|usd|eur|gbp|chf|yen))? ?(?:left|until|till|til|to last|in (?:my|the|cash)|on (?:my|the)|remaining|for the rest|available|cash|right now|now|to spend|before|$)|\b(?:bank|account|app|balance|statement) (?:says|shows|said|is|reads|balance|has|=)|\boverdrawn\b|\b(?:i'm|i am|we're|account is|we are) (?:about )?[$€£]?\d[\d.,]*(?: \p{L}+)? in the (?:red|minus)\b|\b(?:i|we)(?:'m| am|'ve| have)(?: got| at| in)* minus [$€£]?\d|\bmy balance\b|\bbalance[: ]+(?:is |of )?[$€£]?-?\d|\bthere(?:'s| is| are) .{1,20} (?:in|on|left in) (?:my|the) (?:account|bank|wallet|checking|card)\b|\b[$€£]?\d[\d.,]*(?: (?:bucks|dollars|euros?|pounds|quid|francs|rupees|usd|eur|gbp))? ?(?:left|remaining|in the bank|in my account|in my wallet|to my name)(?: (?:until|till|for|in|on|to).{0,30})?$/iu,
    when: "amount",
  },
  {
    // A friend who pays back is no shop that refunds.
    tool: "log_transfer",
    pattern: new RegExp(
      `^(?:my )?(?:${PERSON_PRONOUN}|mum|mom|dad|brother|sister) (?:just |finally |has )*(?:paid|gave|sent|returned)(?: (?:me|us))?(?: ${NUM})? back\\b`,
      "iu",
    ),
    when: "amount",
  },
  {
    tool: "set_income",
    pattern:
      /\b(?:i|we) (?:now |also |currently |only |usually |normally |typically )?(?:earn|make|bring (?:home|in)|take home|get|net|am paid|get paid|gross) (?:about |around |roughly |only |a net |net )?[$€£]?\d[\d.,]*k?\b(?! (?:back|from|for|off|out|worth|of|at|on(?! the \d)|coffees?|beers?|(?!(?:dollars|bucks|euros|pounds|francs|rupees|pesos|plus)\b)\p{L}+s(?: (?:every|each|per|a)\b|$)))|\bmy (?:monthly |net |gross |annual |yearly |take[- ]?home |new )*(?:salary|income|wage|pay|paycheck|take[- ]?home)(?: pay)? (?:is|=|:|will be|went up to|changed to|now)\b|^(?:income|salary)(?: is|:| =) ?[$€£]?\d|\bset (?:my |the )?(?:income|salary) to\b|\b(?:after|before) tax(?:es)?\b|\b(?:change|update) my (?:income|salary)\b/iu,
    when: "amount",
  },
  { tool: "log_income", pattern: CLIENT_PAID, when: "amount" },
  {
    tool: "log_income",
    pattern:
      /\b(?:salary|wages?|pay ?check|pay ?day|payslip|stipend|bonus|commission|dividends?|interest (?:earned|received|paid to)|pension (?:arrived|came|received)|allowance from|unemployment|child benefit|inheritance|royalties|gehalt|lohn|salaire|sueldo|nómina|stipendio|salário|income|winnings|revenue|payout|tax return of|scholarship)\b|\b(?:got|was|been|getting|just got|am) paid(?! (?:for|the)\b.*\b(?:i|we) (?:bought|paid))\b|\bpaid me\b|(?<!\p{L})(?:me (?:pagaron|han pagado|ingresaron|depositaron)|he cobrado|cobré|gehalt (?:ist )?(?:da|gekommen)|(?:lohn|gehalt) (?:bekommen|erhalten)|on m'a payé|j'ai (?:reçu|touché)|mi hanno pagato|ho (?:ricevuto|incassato)|me pagaram|recebi|paise mile)(?!\p{L})|\b(?:gave|sent|tipped|venmoed|zelled|wired|transferred|handed|owes?) (?:me|us)\b|\b(?:earned|received|won|found|sold|inherited|made \$?\d)\b|\bcame in\b|\b(?:deposit|payment|money|transfer) (?:arrived|came|received|landed|hit|cleared|from)\b|\b(?:arrived|landed) in my\b|\bdirect deposit\b|\bgot [$€£]?\d[\d.,]*[$€£]? ?(?:dollars |bucks |euros |pounds )?(?:from|off)\b(?! (?:the )?(?:atm|bank|cash))|\bi got .{1,20} from (?:my (?:mom|mum|dad|parents|grandma|grandpa|boss|job|employer|client)|work|grandma|grandpa)\b|\bfreelanc\w*.{0,25}(?:paid|invoice|payment)|\bside (?:gig|hustle)\b|\btips? (?:from work|earned|made|tonight)\b|\b(?:got|made|took home) [$€£]?\d[\d.,]*[$€£]? ?(?:dollars |bucks |euros |pounds )?(?:in |of |as )?(?:tips|child support|alimony)\b|\b(?:child support|alimony) (?:arrived|came|received)\b/iu,
    when: "amount",
  },
  {
    tool: "log_transfer",
    pattern: new RegExp(
      `\\b(?:paid|pay|paying|payed|pd)(?: off)?(?: ${NUM})?(?: (?:on|off|to|towards?|for))?(?: (?:my|the|our|down))* (?:credit cards?|cc|visa|mastercard|amex|card bill|card balance|credit card bill|card)\\b|\\b(?:credit card|cc|card|amex|visa|mastercard) (?:payment|bill|payoff|balance)\\b|^(?:credit card|amex|visa|mastercard|cc)[ :]+${NUM}$|\\b(?:moved|transferred|transfer(?:red)?|shifted|swept|wired|put|deposited|added|sent|stashed|tucked|contributed|set aside|saved|save|saving|invested|parked)\\b.{0,30}\\b(?:savings?|saving account|checking|account|emergency fund|rainy day|piggy bank|retirement|401k|401\\(k\\)|ira|isa|pension|brokerage|index fund|stocks?|shares|crypto|bitcoin|etfs?|fund|goal|the bike|vacation fund)\\b|\\b(?:lent|loaned|borrowed|paid back|pay back|paid .{1,20} back|gave back|owes? me|owe|owed|iou|repaid|fronted|spotted)\\b|\\b(?:withdrew|withdrawn|withdrawal|took out ${NUM}|take out|took ${NUM} out|took .{1,15} out of|cash ?out|atm|cash from|got cash|pulled out|drew out)\\b|\\b(?:sent|venmoed|venmo'd|zelled|paypaled|wired|transferred|cashapped)\\b|\\b(?:gave|handed) ${PERSON_PRONOUN}\\b|^(?:savings?|to savings|cash|transfer|emergency fund|deposit)[ :]+${NUM}$|\\bsaved ${NUM}|^${NUM} (?:to|into|for|in) (?:my |the )?savings\\b|\\btransfer (?:to|from|of)\\b|\\binvested\\b|\\bbought .{0,20}\\b(?:stocks?|shares|bitcoin|crypto|btc|ethereum|etfs?|bonds)\\b|\\btop(?:ped)? up (?:my |the )?(?:revolut|paypal|wise|monzo|prepaid|account|wallet)`,
      "iu",
    ),
    when: "amount",
  },
  { tool: "log_transfer", pattern: /\b(?:[Gg]ave|[Hh]anded) \p{Lu}\p{Ll}+\b/u, when: "amount" },
  {
    tool: "set_goal",
    pattern:
      /\b(?:save|saving|put aside|set aside|put away|stash) (?:up )?(?:.{0,25} )?(?:for (?:a|an|the|my|our|some|new)|towards?|by (?:next|the|january|february|march|april|may|june|july|august|september|october|november|december|christmas|summer|20\d\d)|a month|per month|every month|each month|a week)\b|\b(?:goal|goals|saving for|save up|savings target)\b|\bpay off (?:my |the |all )?(?:debt|loan|card|mortgage)\b|\bput .{1,20} (?:into|in|towards|to) (?:the|my) (?:bike|car|house|trip|vacation|holiday|wedding|fund|goal|laptop|pot)\b|\bsave \d+ ?%/i,
  },
  {
    tool: "plan_purchase",
    pattern:
      /\b(?:plan(?:ning)? (?:to|on) (?:buy|get|purchase|order|buying|getting|purchasing|ordering)|plan a purchase|planned purchase|going to buy|want to buy|i want (?:a|an|to get)|i need (?:a|an|to buy)|wish ?list)\b(?=.*\d)/i,
  },
  {
    tool: "import_file",
    pattern: /\b(?:import|upload) (?:my |a |the |this )*(?:file|csv|statement|transactions|data|bank)\b/i,
  },
  { tool: "calculate", pattern: new RegExp(`^(?:calculate|compute)\\b.*${CATEGORY_LIKE}`, "iu") },
];

const mayBeLater = mayMatch(LATER.map(({ pattern }) => pattern));
