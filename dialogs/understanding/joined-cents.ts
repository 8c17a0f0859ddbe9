import type { AmountMention } from "./amounts.ts";

/** "four dollars and fifty cents" is one amount, and so are "thirteen dollars sixty two" and "one forty three and ten cents". */
export function joinCents(mentions: readonly AmountMention[], text: string): AmountMention[] {
  const joined: AmountMention[] = [];
  for (const mention of mentions) {
    const before = joined.at(-1);
    const value = before ? joinedValue(before, mention, text) : null;
    if (before && value !== null)
      joined[joined.length - 1] = { ...before, end: mention.end, readings: [value], isMarked: true, isBare: false };
    else joined.push(mention);
  }
  return joined;
}

/** What a whole amount and the cents behind it come to; null where they are two. */
function joinedValue(before: AmountMention, after: AmountMention, text: string): string | null {
  const whole = before.readings.find((reading) => reading.endsWith(".00"))?.slice(0, -2);
  const [cents, ...others] = after.readings;
  if (whole === undefined || cents === undefined || others.length > 0 || before.doubt !== null) return null;
  const between = text.slice(before.end, after.start);
  if (cents.startsWith("0.") && after.isMarked) {
    const isJoined = before.isMarked
      ? /^ ?(?:and )?$/.test(between)
      : between === " and " && OF_NOTHING_ELSE.test(text.slice(after.end));
    return isJoined ? `${whole}${cents.slice(2)}` : null;
  }
  const [said, then] = [text.slice(before.start, before.end), text.slice(after.start, after.end)];
  const isSpoken = before.isMarked && /\p{L}$/u.test(said) && between === " " && (/\d/.test(said) || !/\d/.test(then));
  const isFirst = !/\p{L}/u.test(text.slice(0, before.start).replace(SPENT, ""));
  const isLast = (isFirst ? OF_NOTHING_BUT_ITS_THING : OF_NOTHING_ELSE).test(text.slice(after.end));
  return isSpoken && isLast && after.isBare && /^[1-9]\d\.00$/.test(cents) ? `${whole}${cents.slice(0, 2)}` : null;
}

/** Nothing follows that a number could count, nor what it could be the price of. */
const OF_NOTHING_ELSE =
  /^ ?(?:$|[,.;!?)-]|(?:at|in|from|with|and|including|all in|total|this|today|yesterday|last)(?!\p{L}))/iu;
/** The thing follows that both belong to: none came before. */
const OF_NOTHING_BUT_ITS_THING =
  /^ ?(?:$|[,.;!?)-]|(?:on|for|at|in|from|with|and|including|all in|total|this|today|yesterday|last)(?!\p{L}))/iu;
const SPENT = /^(?:[,. ]|(?:i|we|just|spent|paid|so|ok|that(?:'s| was)|it was|about)(?!\p{L}))+/iu;
