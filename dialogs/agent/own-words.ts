import { normaliseDescription } from "../../domain/entry.ts";
import { isCurrency } from "../../domain/money.ts";
import type { AmountMention } from "../understanding/amounts.ts";
import { normalise } from "../understanding/normalise.ts";
import { readText } from "../understanding/reading.ts";
import type { UnderstandingContext } from "../understanding/understanding.ts";

/** What a person said themselves in this message: what a model may write without asking them. */
export interface OwnWords {
  /**
   * True when every value of some arguments stands in the message: its amounts, its words, its days. An amount stands for
   * one call only, so that nothing is written twice from one mention.
   */
  covers(args: object): boolean;
}

interface OwnWordsInput {
  readonly text: string;
  readonly context: UnderstandingContext;
  /** True when somebody else wrote the message. */
  readonly isForwarded: boolean;
  /** Category ids that exist; which one is meant is for the model to say. */
  readonly categories: ReadonlySet<string>;
}

/** Reads a message for what it covers; one that was passed on or pasted covers nothing. */
export function ownWordsOf({ text, context, isForwarded, categories }: OwnWordsInput): OwnWords {
  if (isForwarded || isPasted(text)) return { covers: () => false };
  const { amounts, dates } = readText(normalise(text), context);
  const today = context.now.toPlainDate().toString();
  const said = {
    words: wordsOf(text),
    days: new Set([today, ...dates.flatMap(({ date, candidates }) => (date === null ? candidates : [date]))]),
    categories,
    currency: context.currency,
  };
  const open = new Set(amounts);
  return {
    covers(args) {
      const used = new Set<AmountMention>();
      const isCovered = leavesOf(args).every((leaf) => isSaid(leaf, said, open, used));
      if (isCovered) for (const amount of used) open.delete(amount);
      return isCovered;
    },
  };
}

/** Longer than people type about one thing, in UTF-16 units and lines. */
const TYPED = { length: 400, lines: 6 } as const;

/** True when a message begins as mail programs begin what somebody else wrote, or quotes it. */
export function isPassedOn(text: string): boolean {
  return PASSED_ON.test(text);
}

const PASSED_ON = /^\s*(?:>|fwd?:|fw:|wg:|tr:|rv:)|^-{2,} ?(?:forwarded|original) message|begin forwarded message/im;

function isPasted(text: string): boolean {
  return text.length > TYPED.length || text.trim().split("\n").length > TYPED.lines || isPassedOn(text);
}

interface Said {
  readonly words: ReadonlySet<string>;
  readonly days: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  readonly currency: string;
}

function isSaid(leaf: unknown, said: Said, open: ReadonlySet<AmountMention>, used: Set<AmountMention>): boolean {
  if (leaf === 1 || leaf === null || typeof leaf === "boolean") return true;
  if (typeof leaf === "number") return said.words.has(String(leaf));
  if (typeof leaf !== "string") return false;
  if (AMOUNT.test(leaf)) return takeAmount(leaf, open, used);
  if (DATE.test(leaf)) return said.days.has(leaf);
  if (said.categories.has(leaf)) return true;
  if (isCurrency(leaf)) return leaf === said.currency || [...open].some((amount) => mayBeIn(amount, leaf));
  return [...wordsOf(leaf)].every((word) => isSpoken(word, said.words));
}

const AMOUNT = /^[+-]?\d+(?:\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function takeAmount(value: string, open: ReadonlySet<AmountMention>, used: Set<AmountMention>): boolean {
  const wanted = Math.abs(Number(value));
  for (const amount of open) {
    if (used.has(amount) || !amount.readings.some((reading) => Math.abs(Number(reading)) === wanted)) continue;
    used.add(amount);
    return true;
  }
  return false;
}

function mayBeIn({ currency, candidates }: AmountMention, wanted: string): boolean {
  return currency === wanted || candidates.includes(wanted);
}

/** Words that join others and say nothing by themselves. */
const JOINING = new Set("a an and at by for from in my of on or the to with".split(" "));

function isSpoken(word: string, words: ReadonlySet<string>): boolean {
  if (words.has(word) || JOINING.has(word)) return true;
  // One and many: "croissants" for "croissant".
  return word.length > 3 && (words.has(`${word}s`) || (word.endsWith("s") && words.has(word.slice(0, -1))));
}

function wordsOf(text: string): Set<string> {
  return new Set(normaliseDescription(text).split(" ").filter(Boolean));
}

/** All values in some arguments, however deep; keys are the tool's own words. */
function leavesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leavesOf);
  return value === undefined ? [] : [value];
}
