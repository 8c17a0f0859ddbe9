import { categorize, SURE } from "./categorize.ts";
import { blank } from "./masks.ts";
import type { Reading } from "./reading.ts";

/** An order to write something down, or the word that it was forgotten. */
export const LOG_VERB =
  /^(?:(?:so|ok|okay|hey|hi|hello|oh|please|pls|can you|could you|would you|will you|can i|i want to|i'd like to|i need to|forgot to|i forgot to|also|and|just)[, ]+)*(?:log|add|record|note|track|enter|put down|put in|write down|jot down)\b/i;

const SPENT =
  /\b(?:spent|swiped|paid|bought|purchased|dropped|blew|splurged|shelled out|forked out|coughed up|got|grabbed|picked up|ordered|had|ate|took|drank|booked|rented|cost me|cost us|cost|set (?:me|us) back|ran me|was charged|got charged|been charged|charged me|came out|came(?! (?:to|from|with|in|back|home|over|first|last)\b)|went through|went thru|cleared|charged|renewed|filled up|topped up|refilled|renewed|repaired|fixed|replaced|treated|tipped|donated|expensed|used|went to|came to|was|were)\b/i;

/** `own`: the person says that they spent · `others`: somebody else did, or it is told of something else · `null`: neither */
export type Teller = "own" | "others" | null;

/**
 * Who a text says spent the money, by what stands before the verb: nobody, "I" or "we", or the thing that was bought ("dinner came to
 * 40"). Whatever else stands there is somebody or something else: "my parents paid", "john got", "I remember when gas was".
 */
export function tellerOf(reading: Reading): Teller {
  const told = known.get(reading) ?? { teller: read(reading) };
  known.set(reading, told);
  return told.teller;
}

/** A reading is asked about twice. */
const known = new WeakMap<Reading, { readonly teller: Teller }>();

function read({ text, amounts, dates }: Reading): Teller {
  if (LOG_VERB.test(text) || CHARGED_ME.test(text)) return "own";
  const open = blank(text, [...amounts, ...dates], " ");
  if (SPENT_ELSEWHERE.test(text.toLowerCase())) return "own";
  const verb = SPENT.exec(open);
  if (!verb) return null;
  const end = verb.index + verb[0].length;
  const before = open
    .slice(0, verb.index)
    .replace(/[^\p{L}\p{N}'’&]+/gu, " ")
    .replace(FILLERS, "")
    .trim();
  // "a 3.8 gpa", where "a 60 dollar game" is what was bought.
  if (amounts.some(({ start, isMarked }) => !isMarked && /\ban? $/i.test(text.slice(0, start)))) return "others";
  if (before === "") return "own";
  const isBeing = /^(?:was|were)$/i.test(verb[0]);
  if (OWN.test(before)) return (isBeing && OWN_ALONE.test(before)) || RETOLD.test(before) ? "others" : "own";
  if (WITH_OWN.test(before)) return "own";
  const isPrice =
    TAKES.test(verb[0]) ||
    (OF_A_THING.test(verb[0]) && amounts.some(({ start }) => start >= end && HARDLY.test(text.slice(end, start))));
  return isPrice && !OF_OTHERS.test(before) && !IN_GENERAL.test(open) && categorize(before).confidence >= SURE
    ? "own"
    : "others";
}

/** "I spent", "I paid", "I bought" in other languages; looked for in lower case. */
const SPENT_ELSEWHERE =
  /(?<!\p{L})(?:(?:ich|wir) (?:habe?|haben) (?:\S+ ){1,8}(?:ausgegeben|bezahlt|gekauft|gezahlt|geholt|überwiesen)|habe? (?:\S+ ){1,8}(?:ausgegeben|bezahlt|gekauft|gezahlt|geholt|überwiesen)|(?:miete|strom|rate|rechnung|beitrag|nebenkosten)(?: \S+){1,3} (?:überwiesen|bezahlt|gezahlt)|(?:j'ai|on a|nous avons) (?:payé|dépensé|acheté|pris|claqué)|^payé|(?:me |nos )?(?:gasté|gastamos|pagué|pagamos|compré|compramos)|gastei|paguei|comprei|(?:ho|abbiamo) (?:speso|pagato|comprato|preso)|kharch (?:kiye|kiya|ho gaye?|hue|hua)|(?:maine|humne|hamne) .*(?:kharid[ae]|liy[ae]|diy[ae]|khay[ae]))(?!\p{L})/u;

/** Whoever charged it. */
const CHARGED_ME = /\bcharged (?:me|us)\b/i;

/** What the seller or the bank does: whose money it took needs no word. */
const TAKES = /^(?:paid|took|came|came out|went through|went thru|cleared|charged|renewed)$/i;
/** What a thing does, not who bought it; its price follows at once. */
const OF_A_THING = /^(?:was|were|cost|cost me|cost us|came to|set me back|set us back|ran me|paid|was charged)$/i;
const HARDLY =
  /^[ :,-]*(?:(?:only|just|about|around|like|another|over|nearly|roughly|exactly|me|us|a|it|to|in all|altogether) )*$/i;
/** What a thing costs wherever and whenever, not what it cost once: "tomatoes cost 6 now". */
const IN_GENERAL =
  /\b(?:now|these days|nowadays|everywhere|usually|normally|always|anymore|around here|over there|back then|when i was)\b/i;
const OF_OTHERS =
  /\b(?:his|her|their|your|(?:mom|mum|dad|mother|father|brother|sister|boss|friend|wife|husband|partner|roommate|neighbou?r|grandma|grandpa|uncle|aunt|cousin|guy|girl)(?:['’]?s)?)\b|\p{L}['’]s \p{L}/iu;

/** What may stand before the subject, or instead of it. */
const FILLERS =
  /^(?:(?:so|ok|okay|hey|hi|well|oh|and|also|just|then|again|finally|actually|already|only|yesterday|today|tonight|last night|this (?:morning|afternoon|evening)|earlier|ended up|for|on|at) )+/i;
const OWN = /^(?:i|we|i've|we've|i’ve|we’ve|me|us|my (?:card|lunch|dinner|breakfast|coffee))\b/i;
const OWN_ALONE = /^(?:i|we|me|us)$/i;
const WITH_OWN = /\b(?:and (?:i|me)|my (?:share|half|part|portion|cut))$/i;
/** What comes after it is told of others, or of another time. */
const RETOLD =
  /\b(?:remember|when|while|heard|hear|saw|read|said|told|think|thought|know|knew|hope|guess|bet|swear|he|she|they|who|people|my (?:mom|mum|dad|brother|sister|boss|friend|parents|wife|husband|neighbou?r|landlord|uncle|aunt|cousin))\b/i;
