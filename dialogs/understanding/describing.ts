import type { Span } from "./masks.ts";

/**
 * What an expense was for, in the person's words: the text without amounts, dates, and the words that only hold a
 * sentence together.
 *
 * @param from where in the text the expense begins; `to` is not included
 * @param taken stretches that say something else
 * @returns an empty string when nothing is left
 */
export function describe(text: string, from: number, to: number, taken: readonly Span[]): string {
  let rest = text.slice(from, to);
  for (const { start, end } of taken.toSorted((a, b) => b.start - a.start)) {
    if (end <= from || start >= to) continue;
    // Where an amount stood between words a break stays, so that "30 at Target" does not join what it parts.
    rest = `${rest.slice(0, Math.max(0, start - from))} ${rest.slice(Math.min(rest.length, end - from))}`;
  }
  return trim(rest);
}

/** Trims the words that only hold a sentence together, and punctuation, from both ends. */
export function trim(phrase: string): string {
  let rest = phrase
    .replace(/#\p{L}[\p{L}\p{N}_-]*/gu, " ")
    .replace(BY_CARD, " ")
    .replace(/\s+/g, " ")
    .trim();
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(EDGE_SIGNS, "").replace(LEADING, "").replace(ASIDE, "").replace(TRAILING, "").trim();
    // A word of these alone is what was bought.
    rest = rest.replace(LEADING_ELSEWHERE, "").replace(TRAILING_ELSEWHERE, "").trim();
  }
  return rest
    .replace(/(?: ?[-,;:.]){2,}(?= |$)/g, ",")
    .replace(/ ([,.;:!?])/g, "$1")
    .replace(/\(\s*\)/g, "")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** How it was paid is no part of what it was. */
const BY_CARD =
  /\b(?:with|by|on|using) (?:(?:my|the|our) )?(?:(?:credit|debit|visa) )?card\b(?! (?:games?|holder|reader))/gi;

const EDGE_SIGNS = /^[\s,.;:!?=@&+*/|~"'-]+|[\s,;:!?=@&+*/|~"-]+$|(?<!\b\p{L})\.$/gu;

const VERBS =
  "spent|spend|swiped|tapped|paid off|paid|pay for|bought|purchased|dropped|blew|splurged|shelled out|forked out|coughed up|got|grabbed|picked up|ordered|had|ate|took|drank|booked|rented|got charged|was charged|charged|been charged|went to|went on|went for|treated myself to|treated|cost me|cost|set me back|ran me|expense|expensed|topped up|used|tipped|donated|threw|gave";

const LEADING = new RegExp(
  `^(?:(?:so|ok|okay|hey|hi|hello|well|please|pls|um|uh|oh|ah|ugh|damn|wow|ouch|oops|yikes|whew|phew|argh|sigh|finally|ended up|and|then|also|plus|just|only|already|today|forgot(?:ten)? to (?:log|add|mention|say|tell you|note|write down|record|enter|put in|track|include)|new (?:entry|expense)|can you|could you|would you|will you|me|i|we|i've|we've|ive|have|${VERBS}|log|add|record|note|note down|note that|track|put down|put in|put|enter|write down|jot down|expense|out|about|around|roughly|approximately|approx|circa|ca|like|another|some|total|totally|altogether|a|an|the|my|our|for|on|at|in|to|of|by|from|via|was|is|were|came to|worth|worth of|(?:some|too much|a lot of|so much) money on|money on|it|that|this|und|für|et|pour|y|por|per|e)\\b(?! (?:out|up)\\b)[ :,-]*)`,
  "i",
);

const LEADING_ELSEWHERE =
  /^(?:(?:ich|wir) (?:habe|hab|haben|war|waren)|habe|hab|war|(?:gasté|gastamos|compré|compramos|pagué|pagamos)|(?:gastei|comprei|paguei|gastamos)(?: n[oa]s?)?|(?:ho|abbiamo) (?:speso|pagato|comprato|preso|mangiato)|(?:j['’]ai|on a|nous avons) (?:payé|dépensé|acheté|pris|mangé)|payé|dépensé|acheté|réglé|(?:he|hemos) (?:pagado|comprado|gastado)|pague|compre|le puse|puse|botei|coloquei|abasteci|en (?:la|el|los|las)|eine?[nrms]?|une?|uno|umas?|na|nas|nos|em|al|alla|allo|nel|nella|au|aux|chez|im|beim|bei|in (?:der|dem|den)) (?=[\p{L}\d])/iu;

const TRAILING_ELSEWHERE =
  /(?<=\S) (?:virée?|payée?s?|réglée?s?|pag[oa]s?|pagad[oa]s?|pagat[oa]|pres[oia]|hj|hoje|agora(?: (?:h[aá] )?pouco)?|ya|già|já|de novo|de nuevo|di nuovo|schon wieder|encore|dalwaya|dalwaye|bhar di|ausgegeben|bezahlt|überwiesen|gekauft|gezahlt|eingekauft|einkaufen|gegessen|geholt|kharch(?: kiye| kiya)?|diye|diya|bharaya|bharwaya|bhara|bhari|bhare|liya|liye|lage|laga|lagi|di|mein|ko|pe)$/iu;

/** A text without what is said beside a purchase and names nothing: "lol", "no regrets". */
export const withoutAside = (text: string): string => text.trimEnd().replace(ASIDE, "");

const ASIDE =
  /(?:^|[ ,.;:!-]+)(?:lol|lmao|haha+|omg|smh|tbh|btw|fyi|obv|obviously|oops|ugh|ouch|yikes|wow|sigh|argh|damn|sadly|as usual|once again|yet again|again|no regrets|never again|wish me luck|getting old sucks|worth every penny|(?:don'?t|do not) judge(?: me)?|(?:sorry )?not sorry|my bad|so worth it|worth it|treat yo(?:ur)? ?self|rip(?: my wallet)?|down the drain|on (?:the|my|our) way (?:back|home|out|to work|there)|for (?:the|this) month|(?:way |far |much )?too (?:spicy|expensive|sweet|salty|pricey|much)|got (?:me|us)(?: again| good)?|so good|yum(?:my)?|zwinker|leider|hélas|ojalá no|jaja+|kkk+|rsrs+|xd)[!. )]*$/i;

const TRAILING =
  /(?:^|[ ,:-]+)(?:for|on|at|in|to|of|by|so|was|is|were|costs?|cost me|cost us|set me back|set us back|ran me|came to|comes to|came out to|came out at|about|around|roughly|and|(?<!\b(?:ps|disney|canva|paramount|espn|discovery|walmart|apple tv|google|amazon|snapchat|chatgpt|tv) )plus|came (?:out|through|thru)|came|went (?:out|through|thru)|cleared|took|charged(?: me| us)?|renewed|hit (?:my|the) (?:card|account|bank)|my (?:share|half|part|portion|cut)|the|a|an|my|our|total|in total|all in|altogether|with|just|only|please|pls|plz|thanks|thank you|thx|each|from me|me|us|those|these|from|via|spent|paid|für|pour|por|per|it was|that was|it cost|to (?:my|the) (?:expenses|budget|spending|list|log)|worth|worth of|cash|by card|with card|in cash|with cash|expense|(?:was|were|is) (?:really |very |so )?(?:lovely|great|good|nice|delicious|amazing|okay|ok|fine|expensive|terrible|awful|yummy|fun|cheap|awesome|excellent|horrible))$/i;
