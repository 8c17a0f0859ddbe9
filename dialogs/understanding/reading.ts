import { type AmountMention, findAmounts } from "./amounts.ts";
import { type DateMention, findDates } from "./dates.ts";
import { blank, findMasks, type Mask, overlaps } from "./masks.ts";
import type { UnderstandingContext } from "./understanding.ts";

/** A text with everything in it that all intents look at. */
export interface Reading {
  /** {@link normalise}d. */
  readonly text: string;
  readonly lower: string;
  /** The text without its amounts, dates and other numbers: the words that say what it is about. */
  readonly frame: string;
  readonly amounts: readonly AmountMention[];
  readonly dates: readonly DateMention[];
  readonly masks: readonly Mask[];
  readonly context: UnderstandingContext;
}

/** Finds dates first, then what is no amount, then amounts in what is left, so that no digit is read twice. */
export function readText(text: string, context: UnderstandingContext): Reading {
  const dates = findDates(text, context);
  const masks = findMasks(text).filter((mask) => !dates.some((date) => overlaps(date, mask)));
  const amounts = findAmounts(text, [...dates, ...masks], context);
  const frame = blank(text, [...amounts, ...dates, ...masks], " ");
  return { text, lower: text.toLowerCase(), frame, amounts, dates, masks, context };
}
