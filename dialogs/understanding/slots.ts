import type { CategoryId } from "../../domain/categories.ts";
import type { ToolCall } from "../tools/call.ts";
import { categorize, SURE } from "./categorize.ts";
import { namedCategory } from "./category-words.ts";
import { countsThings, nounAfter } from "./items.ts";
import { overlaps, type Span } from "./masks.ts";
import type { Reading } from "./reading.ts";

/** What a tool takes, found anywhere in a text: for what is said in ways that no pattern foresees. */

/**
 * The one amount of a text, with its currency where one was stated.
 *
 * @returns null where there is none, where there are several, and where it can be read in more than one way
 */
export function theAmount({ amounts }: Reading): { readonly amount: string; readonly currency?: string } | null {
  const [mention, another] = amounts;
  const [amount, second] = mention?.readings ?? [];
  if (!mention || another || amount === undefined || second !== undefined) return null;
  if (mention.doubt !== null || mention.candidates.length > 0) return null;
  return { amount, ...(mention.currency === undefined ? {} : { currency: mention.currency }) };
}

/** {@link theAmount}, where it surely is a price: "3 beers" counts them. */
export function thePrice(reading: Reading): ReturnType<typeof theAmount> {
  const [mention] = reading.amounts;
  return mention && countsThings(mention) && nounAfter(mention, reading.text) !== null ? null : theAmount(reading);
}

/** {@link theAmount} in the person's own currency: what plans, limits and goals are kept in. */
export function theOwnAmount(reading: Reading): string | null {
  const found = theAmount(reading);
  return found && (found.currency ?? reading.context.currency) === reading.context.currency ? found.amount : null;
}

/** A category that a text names. */
export interface CategoryMention extends Span {
  readonly category: CategoryId;
}

/** The categories that a text names by a name of theirs, from left to right; longer names before shorter ones. */
export function categoriesIn({ frame, context }: Reading): CategoryMention[] {
  const words = [...frame.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const found: CategoryMention[] = [];
  for (let length = LONGEST_NAME; length >= 1; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const start = words[at]?.start ?? 0;
      const end = words[at + length - 1]?.end ?? 0;
      if (found.some((other) => other.start < end && start < other.end)) continue;
      const phrase = frame.slice(start, end);
      const category = NO_NAME.test(phrase) ? null : namedCategory(phrase, context.categories);
      if (category !== null) found.push({ start, end, category });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’&-]*/gu;
const LONGEST_NAME = 3;

/** Names of categories that mean other things far more often. */
const NO_NAME =
  /^(?:the )?(?:other|others|rest|home|house|child|family|eating|everything else|saving|savings|personal|car|getting around)$/i;

/** The categories that a text names, or names things of that surely belong to one: "coffee", "petrol". */
export function categoriesMeant(reading: Reading): CategoryMention[] {
  const named = categoriesIn(reading);
  const things = [...reading.frame.matchAll(WORD)].flatMap((match): CategoryMention[] => {
    const [word] = match;
    const span = { start: match.index, end: match.index + word.length };
    if (word.length < 3 || FUNCTION_WORDS.has(word.toLowerCase()) || named.some((other) => overlaps(other, span)))
      return [];
    const { category, confidence } = categorize(word.toLowerCase());
    return confidence >= SURE && category !== null ? [{ ...span, category }] : [];
  });
  return [...named, ...things].toSorted((a, b) => a.start - b.start);
}

/** The one category that a text is about: by its name, else by a thing that surely belongs to one; null when unsure. */
export function theCategory(reading: Reading): CategoryId | null {
  const named = new Set(categoriesIn(reading).map(({ category }) => category));
  const [only, another] = named;
  if (only !== undefined) return another === undefined ? only : null;
  const [sure, second] = new Set(categoriesMeant(reading).map(({ category }) => category));
  return sure !== undefined && second === undefined ? sure : null;
}

/** True where a text has no word but those of the sentence around. @param around lower case */
export function saysNothingElse({ lower }: Reading, around: ReadonlySet<string>): boolean {
  return [...lower.matchAll(WORD)].every(([word]) => FUNCTION_WORDS.has(word) || around.has(word));
}

/**
 * The words of a text that name something, when those of the sentence around them are left out.
 *
 * @param around words of the sentence, lower case
 * @returns empty where nothing, or too much for a name, is left
 */
export function nameIn({ frame }: Reading, around: ReadonlySet<string>, most = 3): string {
  const all = [...frame.matchAll(WORD)];
  const isLeft = all.map(([word]) => !isAround(word.toLowerCase(), around));
  const [first, last] = [isLeft.indexOf(true), isLeft.lastIndexOf(true)];
  const [from, to] = [all[first], all[last]];
  // What stands apart is no name; the words that hold one together may stand in it.
  const isOne = all.slice(first, last + 1).every(([word]) => !around.has(word.toLowerCase()));
  if (!from || !to || !isOne || isLeft.filter(Boolean).length > most || last - first > most) return "";
  return frame
    .slice(from.index, to.index + to[0].length)
    .replace(/['’]s$/i, "")
    .replace(/\s+/g, " ");
}

const isAround = (word: string, around: ReadonlySet<string>): boolean =>
  [word, word.replace(/['’]s$/, "")].some((form) => FUNCTION_WORDS.has(form) || around.has(form));

/**
 * The name that follows a cue: the words after it, up to the next that only holds the sentence together.
 *
 * @param cue with the flags `iu`
 * @returns empty where nothing is named there
 */
export function nameAfter({ frame }: Reading, cue: RegExp, around: ReadonlySet<string>, most = 3): string {
  const found = cue.exec(frame);
  if (!found) return "";
  const name: string[] = [];
  for (const part of frame.slice(found.index + found[0].length).split(/\s+/)) {
    const word = part.replace(/[^\p{L}\p{N}'’&-]/gu, "");
    const folded = word.toLowerCase();
    const isOfSentence = word === "" || FUNCTION_WORDS.has(folded) || around.has(folded);
    if (isOfSentence && name.length === 0 && !/[,.;!?]/.test(part)) continue;
    if (isOfSentence) break;
    name.push(word);
    if (/[,.;!?]$/.test(part)) break;
  }
  return name.length > most ? "" : name.join(" ").replace(/['’]s$/i, "");
}

/** Words of any sentence. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the my our your this that these those it its it's i i'm i've i'd i'll im ive id we we're we've you me us he she they them him her " +
    "and or but so if as at by for from in into of off on onto out over to up with without about than then too also " +
    "is isn't was wasn't were are aren't be been being am do don't dont does doesn't did didn't done have haven't has had can can't could would should shouldn't " +
    "shall will won't wont might may must not no nope yes yeah yep ok okay oh ah hey hi please pls plz thanks thank ta cheers sorry oops " +
    "just really only actually maybe think guess well right now again still already there here what which who how when where why " +
    "some any all both one ones thing things stuff bit lot more less much many very kind of let let's lets got get go going gonna wanna want need like " +
    "s t d ll re ve m don didn isn wasn doesn"
  ).split(" "),
);

/** A call with those arguments that are there. */
export function call(tool: ToolCall["tool"], args: Readonly<Record<string, unknown>>): ToolCall {
  return {
    tool,
    args: Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined && value !== null)),
  };
}
