import { categorize, SURE } from "./categorize.ts";
import { blank } from "./masks.ts";
import type { Reading } from "./reading.ts";

/** An order to write something down. */
export const LOG_VERB = /^(?:please |pls )?(?:log|add|record|note|track|enter|put down|write down)\b/i;

const SPENT =
  /\b(?:spent|paid|bought|purchased|dropped|blew|splurged|shelled out|forked out|coughed up|got|grabbed|picked up|ordered|had|ate|took|drank|booked|rented|cost me|cost us|cost|set (?:me|us) back|ran me|was charged|got charged|been charged|charged me|filled up|topped up|refilled|renewed|repaired|fixed|replaced|treated|tipped|donated|expensed|used|went to|came to|was|were)\b/i;

/** `own`: the person says that they spent · `others`: somebody else did, or it is told of something else · `null`: neither */
export type Teller = "own" | "others" | null;

/**
 * Who a text says spent the money, by what stands before the verb: nobody, "I" or "we", or the thing that was bought ("dinner came to
 * 40"). Whatever else stands there is somebody or something else: "my parents paid", "john got", "I remember when gas was".
 */
export function tellerOf({ text, amounts, dates }: Reading): Teller {
  if (LOG_VERB.test(text)) return "own";
  const open = blank(text, [...amounts, ...dates], " ");
  const verb = SPENT.exec(open);
  if (!verb) return null;
  const before = open
    .slice(0, verb.index)
    .replace(/[^\p{L}\p{N}'’&]+/gu, " ")
    .replace(FILLERS, "")
    .trim();
  if (before === "") return "own";
  const isBeing = /^(?:was|were)$/i.test(verb[0]);
  if (OWN.test(before)) return (isBeing && OWN_ALONE.test(before)) || RETOLD.test(before) ? "others" : "own";
  return WITH_OWN.test(before) || categorize(before).confidence >= SURE ? "own" : "others";
}

/** What may stand before the subject, or instead of it. */
const FILLERS =
  /^(?:(?:so|ok|okay|hey|hi|well|oh|and|also|just|then|again|finally|actually|already|only|yesterday|today|tonight|last night|this (?:morning|afternoon|evening)|earlier|ended up|for|on|at) )+/i;
const OWN = /^(?:i|we|i've|we've|i’ve|we’ve|me|us|my (?:card|lunch|dinner|breakfast|coffee))\b/i;
const OWN_ALONE = /^(?:i|we|me|us)$/i;
const WITH_OWN = /\band (?:i|me)$/i;
/** What comes after it is told of others, or of another time. */
const RETOLD =
  /\b(?:remember|when|while|heard|hear|saw|read|said|told|think|thought|know|knew|hope|guess|bet|swear|he|she|they|who|people|my (?:mom|mum|dad|brother|sister|boss|friend|parents|wife|husband|neighbou?r|landlord|uncle|aunt|cousin))\b/i;
