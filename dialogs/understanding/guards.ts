import type { DeclineReason } from "./questions.ts";

/** Why a text that names an amount tells of no expense of the person's own; null when nothing speaks against it. */
export function whyNotSpent(text: string): DeclineReason | null {
  const lower = text.toLowerCase();
  if (HYPOTHETICAL.test(lower) || HYPOTHETICAL_ELSEWHERE.test(lower)) return "hypothetical";
  if (NEGATED.test(lower) || NEGATED_ELSEWHERE.test(lower)) return "negated";
  return null;
}

/** True for questions, with or without their mark. */
export function isQuestion(text: string): boolean {
  return /\?\s*$|\?\s/.test(text) || QUESTION_WORD.test(text);
}

/** True when the sentence tells what somebody else paid. */
export function isAboutOthers(text: string): boolean {
  return (OTHERS_PAID.test(text) && !OWN_PAID.test(text)) || OTHERS_PAID_ELSEWHERE.test(text.toLowerCase());
}

const OWN_PAID = /\b(?:i|we) (?:\w+ )?(?:spent|paid|bought)\b/i;

/** True when the text asks for something to be done instead of telling what was. */
export function isImperative(text: string): boolean {
  return IMPERATIVE.test(text);
}

/** True when the words are a sentence about something, not the name of a thing that was bought. */
export function isStatement(text: string): boolean {
  return [STATEMENT, VERB_PAST, VERB_PRESENT, COSTS].some((pattern) => pattern.test(text)) || isPriceElsewhere(text);
}

/** True where a text rather tells what something costs or counts in general, or what was saved: "the euro is at 1.08". */
export function isToldOfPrices(text: string): boolean {
  return VERB_PRESENT.test(text) || COSTS.test(text) || isPriceElsewhere(text) || NOT_SPENT.test(text);
}

const NOT_SPENT = /^no \p{L}|\b(?:saved|rated|rating|gpa|score[sd]?)\b/iu;

const isPriceElsewhere = (text: string): boolean => PRICE_ELSEWHERE.test(text.toLowerCase());

/** What something costs in general: "that place charges 6 for a latte". */
const VERB_PRESENT =
  /\b(?:that|this|these|those|the|their|his|her|my|our|some|every|each|most|many|which) (?:\p{L}+ ){1,3}(?:charges?|sells?|asks?|wants?|pays?|makes|gives?|offers?|costs?|goes for|go for|starts?)\b/iu;

/** "a coffee in Oslo costs 6", where "shipping costs" are something that is paid. */
const COSTS =
  /(?<!\b(?:shipping|delivery|postage|closing|legal|moving|repair|medical|heating|running|travel|living|labou?r|material|extra|additional) )\bcosts\b/i;

/** A past form that is no way to prepare a dish: what stands beside it is a sentence. */
const VERB_PAST =
  /\b(?!(?:fried|iced|used|baked|grilled|smoked|roasted?|canned|dried|boiled|mixed|salted|breaded|stuffed|united|printed|scented|framed|loaded|unleaded|leaded|checked|bottled|packed|crushed|whipped|poached|braised|weighted|knitted|quilted|hooded|tinted|laminated|guided|unlocked|refurbished|seasoned|pulled|mashed|steamed|sliced|shredded|toasted|glazed|cured|minced|pickled|assorted|unlimited|sundried|distilled|filtered|padded|heated|electric|fitted|sacred|hundred|naked|speed|breed|indeed|exceed|wicked|united)\b)\p{L}{3,}(?:[^e]ed|urned)\b/iu;

/** True when another language asks for something else than to note an expense: a correction, a refund, a limit. */
export function isOrderElsewhere(text: string): boolean {
  return ORDER_ELSEWHERE.test(text.toLowerCase());
}

/** True when something went wrong with a payment: a matter for the bank, seldom a purchase to note. */
export function isComplaint(text: string): boolean {
  return COMPLAINT.test(text);
}

const COMPLAINT =
  /\b(?:twice|double[- ]charged|overcharged|wrong(?:ly)?|mistake(?:nly)?|by accident|fraud\w*|unauthori[sz]ed|recogni[sz]e|scam\w*|stolen|hacked|dispute[ds]?|complain\w*|pending|not showing|showing|appear(?:s|ing|ed)?|statement|standing orders?|direct debits?|cheques?|overdraft|supposed|blocked|locked|missing|too much|too little|error|issue|problem|help)\b/i;

const HYPOTHETICAL =
  /\b(?:almost|nearly|would(?:'ve| have| be| cost| like| love)?|wouldn't|i'd|we'd|he'd|she'd|they'd|could(?:'ve| have| be| cost)?|should(?:'ve| have)|might|maybe|perhaps|if i|if we|if only|supposing|suppose|imagine|pretend|thinking (?:of|about)|think i'll|considering|consider|wish|plan(?:ning)? (?:to|on)|going to|gonna|want(?:s|ed)? (?:to|a|an|some|the)|wanna|about to|was going to|were going to|tempted|intend(?:ing)? to|hoping to|hope to|dream(?:ing|t)? (?:of|about)|expect(?:ing|ed)? to|will (?:cost|be|buy|spend|pay|need|get|have)|i'll|we'll|it'll|they'll|gotta|have to|has to|need to|need a|needs? to|must|ought to|supposed to|in case|unless|instead of (?:spending|paying|buying)|rather than|can't decide|saw (?:a|an|some|these|this)|looking at|for sale|on sale for|priced at|budgeted|estimate[ds]?|quoted?|a quote of|worth about|would've|let's say|say i|please share|doors (?:open|at|\d{1,2}(?::\d\d)? ?(?:[ap]m)?)|hypothetically|what if|pending|pre[- ]?order|reserved|next time|someday|one day|dared|offered (?:me|to)|asked (?:me )?for|wanted|asking price|reduced to|marked down|bet (?:you|he|she|they)|promised)\b/;

const NEGATED =
  /\b(?:did ?n[o']?t|did not|have ?n[o']?t|haven't|has ?n[o']?t|hasn't|had ?n[o']?t|hadn't|do ?n't|don't|do not|does ?n't|doesn't|was ?n't|wasn't|weren't|isn't|is not|aren't|ain't|won't|will not|can't|cannot|couldn't|never|no longer|nothing|nobody|not (?:spent|spend|spending|paid|pay|paying|bought|buy|buying|going|a|an|the|even|yet)|without (?:spending|paying|buying)|instead of|skipped|skip|avoided|refused to|forgot(?:ten)? to (?!(?:log|add|mention|say|tell|note|write|record|enter|put|track|include|report|text|send)\b)|declined|failed|bounced|cancell?ed|refused|for free|free of charge|nearly|resisted|held off|returned|decided against|passed on|no need|(?:in|left in|sitting in) (?:my|the) (?:cart|basket)|closed the tab|walked away|put (?:it|them) back|changed my mind|talked myself out|^no (?:\p{L}+ ){1,3}(?:today|yesterday|tonight|this (?:week|morning))\b.*\bsaved)\b/u;

// The languages in which expenses are logged have their own words for what was not spent. Letters beyond ASCII are no \b; all are
// looked for in lower case, which is several times faster than ignoring case.

const whole = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "u");

const HYPOTHETICAL_ELSEWHERE = whole(
  [
    "ojalá|kaash|magari avessi|tuviera|tivesse|hätten?|hättest|würden?|würdest|möchten?|wollten?|könnten?|sollten?|beinahe|fast (?:\\S+ )*(?:ausgegeben|gekauft|bezahlt)|überleg\\p{L}*|wenn ich|will (?:ich|mir|einen?|ein)|ich will|brauche?n?",
    "failli|presque|j'aurais|(?:il|elle|on|ça) aurait|(?:je|on) voudrai[st]|je veux|on veut|j'aimerais|on aimerait|si j'avais|je vais|on va (?:acheter|payer)|il faut|faudrait",
    "se (?:les?|os) recuerda|casi|quisiera|quiero|queremos|quería|habría|hubiera|iba a|íbamos a|voy a|vamos a|me gustaría|si tuviera|necesito|debería|tengo que",
    "quasi|vorrei|vorremmo|voglio|vogliamo|volevo|stavo per|avrei|se avessi|devo|dovrei|mi piacerebbe",
    "quase|queria|quero|queremos|gostaria|teria|ia (?:comprar|pagar|gastar)|vou (?:comprar|pagar|gastar)|se eu|preciso|tenho que|deveria",
    "kostenvoranschlag|angebot über|devis|presupuesto de|preventivo|orçamento de|lascio perdere|laisse tomber",
    "khar[ie]+dna|len[ae] (?:hai|tha|hoga|chah\\p{L}+)|chahiye|chahta|chahti|sochta|sochti|soch (?:raha|rahi)|agar (?:main|mai|mere|hum|aap|woh?|yeh?)|dena (?:hai|hoga|padega)",
  ].join("|"),
);

const NEGATED_ELSEWHERE = whole(
  [
    "nicht|nichts|keine?[nrsm]?|niemals",
    "(?:n'ai|n'a|n'avons|n'est|n'ont|ne \\S+) (?:pas|rien|jamais)|rien (?:acheté|payé|dépensé)|gratuit",
    "no (?:he|hemos|ha|han|compré|compramos|gasté|gastamos|pagué|pagamos)|nunca|gratis",
    "non (?:ho|abbiamo|ha|hanno)|niente",
    "não|nada|nem (?:comprei|paguei|gastei|levei)",
    "nahi|nahin|nahee|muft",
  ].join("|"),
);

/** What something costs, in general. */
const PRICE_ELSEWHERE = whole(
  [
    "früher|damals|verdient|kostete[n]?|gekostet|fährt|fahren|kommt|steht|steigt|fällt|zahlt|zahlen|hat (?=(?:ein|eine|einen|sich|ihm|ihr)(?!\\p{L}))|liegt|heißt|wohnt|wohne|wird|wurden?|werden|ist|sind|gesehen|kostet|kosten|liegt bei|der liter|das kilo|pro (?:liter|kilo|stück|nacht)",
    "avant|autrefois|était|étaient|coûtait|coûtaient|valait|fête|fêtent|gagne|baisse|augmente|augmentent|paient|paie|paye|habite|est|sera|c'est|t'as|j'ai vu|tu as|vu|coûte|coûtent|vaut|le (?:litre|kilo)|est à|sont à",
    "antes|era|eran|costaba|costaban|valía|gana|sube|subió|bajó|salen|cobra|cobran|llega|vive|es|cumple|tiene|visto|cuesta|cuestan|vale|está[n]? a|el (?:litro|kilo)",
    "una volta|era|erano|costava|costavano|valeva|guadagna|parte|arriva|scende|paga|pagano|abita|abito|è|compie|sono|siamo|hai visto|costa|costano|è a|al (?:litro|chilo|kilo)|ormai",
    "antigamente|eram|fez|fizeram|custava|custavam|ganha|sobe|subiu|subiram|desce|chega|vai|vão|fica|é|são|tem|faz|viu|custa|custam|tá|está em|o (?:litro|quilo)",
    "pehle|(?:rupaye|rupay|rs|rupees) (?:kilo|kg|litre|liter|darjan|dozen)|hain?|hota|hote|tha|thi|dekha|ho gay[aei]|sast[aei]|kaun|ka bhav|mehnga|mehenga",
    "normally|usually|these days|nowadays|back then|in those days|per (?:lit(?:er|re)|gallon|kilo)|billion|million|trillion|no thanks|gpa",
  ].join("|"),
);

const ORDER_ELSEWHERE = whole(
  [
    "^(?:nein|nee|non|não|nahi|nahin)(?=[ ,])",
    "rückerstattung|erstattung|gutschrift|zurückbekommen|remboursement|remboursée?|reembolso|devolución|devolvieron|rimborso|rimborsat[oa]|estorno|reembolsaram",
    "limite|límite|tope de|obergrenze|höchstens|maximal|budget (?:de|von|per|di|für)|presupuesto|orçamento",
  ].join("|"),
);

const OTHERS_PAID_ELSEWHERE = whole(
  [
    "(?!ich)\\p{L}+ hat (?:\\S+ )*(?:bezahlt|gezahlt|gekauft|ausgegeben|verdient|verkauft|bekommen|gegeben|geholt|bestellt|genommen)",
    "(?:er|sie|(?:mein|dein|sein|ihr|unser)e? \\p{L}+) (?:hat|haben) (?:\\S+ )*(?:bezahlt|gekauft|ausgegeben|verdient|verkauft|bekommen)",
    "(?<!\\p{L})(?!on )\\p{L}{2,} (?:a|ont) (?:payé|acheté|dépensé|gagné|vendu|reçu|pris)|(?:il|elle|ils|elles|(?:mon|ma|mes|ton|ta|son|sa|ses|notre|leur) \\p{L}+) (?:a|ont) (?:\\S+ )?(?:payé|acheté|dépensé|gagné|vendu|reçu|claqué|lâché|mis|réglé|filé|flambé)",
    "^(?:mon|ma|mes|notre|mi|mis|nuestr[oa]|(?:il |la |i |le )?(?:mi[oa]|miei|mie)|la|il|el|(?:o |a )?(?:meu|minha)|mein|meine|unser|unsere|der|die) (?:zi[oa]|mamma|papà|nonn[oa]|sorella|fratello|cugin[oa]|amic[oa]|capo|vicin[oa]|frère|s(?:œ|oe)ur|mère|père|oncle|tante|cousine?|voisine?|copain|copine|pote|collègue|patron|patronne|herman[oa]|madre|padre|mamá|papá|t[ií][oa]|abuel[oa]|vecin[oa]|amig[oa]|jefe|jefa|cuñad[oa]|irmã|irmão|mãe|pai|vizinh[oa]|chefe|bruder|schwester|mutter|vater|oma|opa|onkel|nachbar|nachbarin|freund|freundin|chef|chefin|kollege|kollegin) (?!(?:de|del|della|du|des|do|da|in|im|en|em|zu|zum|für|per|para|pour|und|y|e|et|con|com|avec|mit|geschenk|blumen)(?!\\p{L}))\\p{L}{3,}",
    "pagó|compró|gastó|ganó|vendió|pagaron|compraron|gastaron",
    "(?<!\\p{L})(?:lui|lei|mi[oa] \\p{L}+) (?:ha|hanno) \\p{L}+|ha (?:pagato|comprato|speso|vinto|guadagnato|venduto)",
    "pagou|comprou|gastou|ganhou|vendeu|pagaram|compraram",
    "(?:usne|unhone|(?:bhai|behen|didi|papa|mummy|maa|dost|boss|chacha|mama) ne)",
  ].join("|"),
);

const QUESTION_WORD =
  /^(?:(?:so|and|but|hey|hi|ok|okay|well|um|uh|please|also|then|just|now|budgetwise)[, ]+)*(?:what|what's|whats|how|how's|hows|why|when|when's|where|where's|wheres|who|who's|whose|which|whats|can (?!of\b)|can't|could|should|would|will (?:i|we|it|you|the|my|there|this|that)|shall|do (?:i|we|you|they|u)|does|did|is (?:it|there|this|that|the|my|a|an|\d|\$)|are|am i|was (?:it|that|the|there|i|my)|were|have (?:i|we|you)|has|may i|may we|any |anything|tell me|show me|give me|let me know|explain|thoughts on|opinions? on|advice on|calculate|compute|convert|isn't|aren't|don't|doesn't|didn't|any idea)\b/i;

const OTHERS_PAID =
  /\b(?:he|she|they|you|it|who|someone|somebody|everyone|nobody|people|mom|mum|mother|dad|father|brother|sister|wife|husband|partner|girlfriend|boyfriend|roommate|flatmate|friend|boss|company|colleagues?|son|daughter|neighbou?rs?|friends|parents|kids|cousins?|government|work|client|customer|landlord|bank|uncle|aunt|grandma|grandpa|team|\p{Lu}\p{Ll}+)(?:'s)? (?:just |also |has |had |already |only )*(?:spent|spends|paid|pays|bought|buys|owes?|covered|treated|dropped \d|blew|ordered|purchased|got charged|charged|sold|gave|earns?|makes?|won|lost|saved|found|threw in|chipped in|pitched in)\b/u;

const IMPERATIVE =
  /^(?:(?:so|ok|okay|hey|hi|well|please|pls|now|then|and|just|can you|could you|would you|will you|i want you to|i need you to|i'd like you to|go ahead and|budgetwise)[, ]+)*(?:send|pay|transfer|wire|move|shift|buy|purchase|get me|order|reserve|cancel|stop|terminate|unsubscribe|set|remind|schedule|call|email|text|message|play|turn|find|convert|exchange|tell|show|open|close|delete|create|change|update|withdraw|deposit|invest|lend|borrow|loan(?! (?:payment|[$€£]?\d))|subscribe|check|help|report|block|freeze|unfreeze|activate|increase|decrease|raise|lower|reduce|book (?:a|an|the|me|us|my)|start|make|give|let|look|search|calculate|compute|count|divide|multiply|subtract|translate|write|read|take me|drive|go to|sell|trade|save|venmo|zelle|paypal|refund|donate|split|put|apply|request|top up|refill|renew|switch|raise|charge|bill|forward|share|keep|hold|allocate|assign|budget|limit|cap|plan|estimate|guess|compare|remove|undo|ignore|forget|remember|skip|use|try|ask|sign|dispute|investigate|contest|take (?!away|out)|wake|log me|log in|log out)\b(?![\u00C0-\u024F])/i;

const STATEMENT =
  /(?:\b(?:i|i'm|im|i've|you|you're|your|he|she|they|we|us|it|it's|its|is|are|am|be|been|being|isn't|will|would|could|should|shall|must|may|might|need|needs|want|wants|think|know|hope|tell|can|cannot|(?<![ãçõ]o )do|does|did|don't|weather|temperature|forecast|score|meeting|alarm|timer|reminder|remind|song|volume|password|weigh|weighs|born|old|tall|followers|years?|minutes?|(?<!\bhappy )hours?|balance|bank account|checking|routing|credit score|apr|interest rate|miles away|flight status|what|when|where|why|who|how|which|there|here|these|those|they're|that's|there's|yes|no|not|broke|broken|stole|lost|found|fell|ran|drove|flew|slept|woke|saw|heard|felt|told|said|wrote|came|met|kept|won|scored|lost|beat|chance|percent|averages?|starts? at|starting at|add(?:ed)? to (?:my )?(?:list|cart)|shopping list|to-?do|list|due|until|till|owe|owes|owed|left|remaining|remain|everyone|every|split|half|halves|shared?|together with|worth|deposit(?:ed)?|limit|cap|budget|maximum|minimum|(?<!\bfor )max|min|goal|target of|bill of|vs|versus|or|next (?=\p{L})|hits?|cheapest|falls|rises|went up|went down|goes up|gone up|going up|jumped|below|against|all out|rated|ranked|voted|moved|lived|loved|hated|hired|fired|asked|ended|between|than|more|less|fewer|over|under|cheaper|expensive|discount|coupon|voucher code|off|(?<!\b(?:maid|nanny|driver|cleaner|cook|gardener|helper|tutor)(?:['’]?s)? )(?:salary|wages?)|income|paycheck|bonus|refund(?:ed)?|cashback|reimburse(?:d|ment)?|lent|borrowed|loaned|owing|transfer(?:red)?|withdr[ae]w(?:al)?|atm|savings|saved|invest(?:ed|ment)?|stocks?|shares|crypto|bitcoin|btc|eth|ethereum|exchange rate)\b)/iu;
