import type { AmountMention } from "./amounts.ts";
import { COUNTS } from "./counts.ts";
import type { Mask, Span } from "./masks.ts";
import type { Reading } from "./reading.ts";

/**
 * The amount that all was in the end, where others say how it came about: "hairdresser was 68 but tipped her, so 75", "10 bales at
 * 7.50, 75", "dinner was 96, my share 32".
 *
 * Either words say so, or the others come to it when they are multiplied: nothing is computed, and nothing believed that the
 * person did not say.
 *
 * @returns null where no amount is told from the others
 */
export function finalAmount({ text, amounts, masks }: Reading): AmountMention | null {
  if (amounts.length < 2 || amounts.some(({ readings }) => readings.length !== 1)) return null;
  const shares = amounts.filter((amount) => isOwnShare(amount, text));
  const [share] = shares;
  if (share && shares.length === 1) return isOfOneThing(amounts, text) ? share : null;
  const last = amounts.at(-1);
  const others = amounts.slice(0, -1);
  const [only, ...more] = others;
  if (!last || !only || amounts.length > MOST) return null;
  const isMore = Number(last.readings[0]) > Number(only.readings[0]);
  const isSaid =
    more.length === 0 &&
    isMore &&
    IN_THE_END.test(before(last, text)) &&
    NOTHING_MORE.test(text.slice(last.end)) &&
    isOfOneThing(amounts, text);
  return isSaid || isProduct(last, others, masks, text) ? last : null;
}

/** True where nothing but how the price came about stands between the amounts, and no other thing: "lunch 12 and a cake that came to 5". */
function isOfOneThing(amounts: readonly AmountMention[], text: string): boolean {
  return amounts
    .slice(1)
    .every((amount, index) => ABOUT_PRICES.test(text.slice(amounts[index]?.end ?? 0, amount.start)));
}

const ABOUT_PRICES = new RegExp(
  `^(?:[^\\p{L}]|(?:${(
    "and but so then that that's it was is came come to out in the end ended up up being paying paid pay i we i'd we'd my our share half part portion cut bit third quarter of all each " +
    "with w plus tax taxes tip tips tipped her him them service fee fees mileage delivery shipping deposit total bill something approx ish exact exactly really actually call put change left gave a an " +
    "split shared divided ways way between us people three four five two six equally evenly only just about around so's thought drink bucks dollars euros quid " +
    "pero entre yo puse y son et on a partagé donc j'ai mis moi pour und mit durch geteilt also io ho messo e quindi com dividimos apna hum"
  )
    .split(" ")
    .join("|")})(?!\\p{L}))*$`,
  "iu",
);

/**
 * The reading without an amount that only sums up the others: "lunch 12 and taxi 8, 20 in all".
 *
 * @returns null where an amount is called the sum of others and is not
 */
export function withoutSum(reading: Reading): Reading | null {
  const { text, amounts, masks } = reading;
  const [sum] = amounts.filter((amount) => isTotal(amount, text));
  if (!sum || amounts.length < 3) return reading;
  const others = amounts.filter((amount) => amount !== sum);
  const isSum =
    others.reduce((all, { readings }) => all + Math.round(Number(readings[0]) * 100), 0) ===
    Math.round(Number(sum.readings[0]) * 100);
  if (!isSum) return others.some(({ isBare, isMarked }) => isMarked || !isBare) ? null : reading;
  const [around] = AROUND.exec(text.slice(sum.end)) ?? [""];
  const [lead] = LEAD.exec(text.slice(0, sum.start)) ?? [""];
  const mask: Mask = { kind: "included", start: sum.start - lead.length, end: sum.end + around.length };
  return { ...reading, amounts: others, masks: [...masks, mask] };
}

const AROUND =
  /^ ?(?:bucks |dollars |euros? )?(?:in )?(?:total|altogether|all together|in all|all in|zusammen|insgesamt|en tout|au total|en total|in tutto|no total)/i;
const LEAD = /(?:(?:so |that's |for )?(?:a )?total(?: of| was| came to)?:? |so |that's |= ?|altogether )$/i;

/** "41.50 total", "total 41.50" */
export const isTotal = ({ start, end }: Span, text: string): boolean =>
  /^ ?(?:in )?(?:total|altogether|all together|in all|all in|zusammen|insgesamt|en tout|au total|en total|in tutto|no total|total mein)\b/iu.test(
    text.slice(end, end + 16),
  ) ||
  /\b(?:total(?:led|ing)?(?: (?:of|was|came to))?|altogether|zusammen|insgesamt)[ :]{1,2}$/iu.test(
    text.slice(Math.max(0, start - 16), start),
  );

/** Two other numbers of a multiplication and what it comes to. */
const MOST = 3;

const before = ({ start }: Span, text: string): string => text.slice(Math.max(0, start - 30), start);

/** "my half was 16.50", "20 was my part" */
export const isOwnShare = (amount: Span, text: string): boolean =>
  OWN_SHARE_BEFORE.test(before(amount, text)) || OWN_SHARE_AFTER.test(text.slice(amount.end, amount.end + 40));

const SHARE = "(?:share|half|part|portion|bit|third|quarter)";
const OWN_SHARE_BEFORE = new RegExp(
  `\\b(?:my|our) ${SHARE}(?: of (?:it|that|the bill))?(?: was| is| came to| comes to|'s|:| =)?(?: only| just| about)? $|\\bso (?:i|we) (?:only |just )?(?:paid|owed) $|(?<!\\p{L})(?:yo puse|j['’]ai mis|apna apna|ho messo|eu dei|ich habe) $`,
  "iu",
);
const OWN_SHARE_AFTER = new RegExp(`^ (?:was|is|for) (?:my|our) ${SHARE}(?!\\p{L})`, "iu");

/** Words that say that what comes is all of it. */
const IN_THE_END =
  /(?:\bso|=|\bthat's|\bin the end|\bended up(?: being| paying| at)?|\bcame(?: out)? to|\bbut (?:i|we) paid|\bexact(?:ly)?(?: is)?|\bcall it|\bput|\bbill (?:was|came to)|\.\.) ?$/i;
const NOTHING_MORE =
  /^ ?(?:bucks|dollars|euros?|quid|total|in all|altogether|all in|after|with (?:the )?(?:tip|tax|fees?)(?: and \p{L}+)?|paid it|(?:at|from) \p{L}+)?[ .!)]*$/iu;

/** "10 bales at 7.50, 75": two of the other numbers, one of them a count, multiplied. */
function isProduct(
  total: AmountMention,
  others: readonly AmountMention[],
  masks: readonly Span[],
  text: string,
): boolean {
  const value = Number(total.readings[0]);
  const numbers = numbersIn(text.slice(0, total.start));
  const prices = [
    ...others.map(({ readings }) => Number(readings[0])),
    ...masks.flatMap(({ start, end }) => numbersIn(text.slice(start, end))),
  ];
  return (
    EACH.test(text) &&
    numbers.some((count) =>
      prices.some(
        (price) => count > 1 && Number.isInteger(count) && count !== price && Math.abs(count * price - value) < 0.005,
      ),
    ) &&
    others.every(({ readings }) => Number(readings[0]) < value)
  );
}

/** A word or sign that multiplies. */
const EACH =
  /(?:\d ?[x×@*] ?\d|[@×]|(?<!\p{L})(?:each|at|apiece|a piece|per|an? (?:hour|hr|night|day|head)|x)(?!\p{L}))/iu;

const numbersIn = (text: string): number[] => [
  ...[...text.matchAll(/\d+(?:[.,]\d{1,2})?/g)].map(([number]) => Number(number.replace(",", "."))),
  ...[...text.toLowerCase().matchAll(/\p{L}+/gu)].flatMap(([word]) => COUNTS[word] ?? []),
];
