import { parseAmount, subtract, toDecimal } from "../../../domain/money.ts";
import { type AmountMention, findAmounts } from "../amounts.ts";
import { trim } from "../describing.ts";
import { type Item, splitItems } from "../items.ts";
import { act } from "../questions.ts";
import { type Reading, readText } from "../reading.ts";
import type { Understanding, UnderstandingContext } from "../understanding.ts";
import { logCall } from "./log-call.ts";

/**
 * "groceries 40, 12 of it for the dog": one amount that is part of another becomes two expenses that sum to the whole.
 *
 * @returns null when the text says nothing of the kind, or not clearly enough
 */
export function readPart(reading: Reading, items: readonly Item[]): Understanding | null {
  const { context, text } = reading;
  const [whole, part, ...others] = items;
  if (whole && !part) return readIncluded(reading);
  if (!whole || !part || others.length > 0) return null;
  const [total] = whole.amounts;
  const [share] = part.amounts;
  if (!total || !share || !isClear(whole) || part.amounts.length > 1 || share.readings.length !== 1) return null;
  const purpose = PART_OF.exec(text.slice(share.end, part.end))?.[1];
  if (purpose === undefined) return null;
  return inParts(whole, share, purpose, context);
}

const INCLUDED =
  /^(.*\d.*?),? ?\(?(?:of which|including|incl\.?|with) (\S{1,12}) (?:was |were )?(?:for|on) (.{1,60}?)\)?[.!]*$/i;

/** "groceries 40, of which 12 for the dog": what a price includes is no tip here but another thing. */
function readIncluded({ text, context }: Reading): Understanding | null {
  const [, head = "", phrase = "", purpose = ""] = INCLUDED.exec(text) ?? [];
  const [share, another] = findAmounts(phrase, [], context);
  const [whole, ...others] = head === "" ? [] : splitItems(readText(head, context));
  if (!whole || others.length > 0 || !isClear(whole) || !share || another || share.readings.length !== 1) return null;
  return /^(?:the |a )?(?:tip|tax|service|delivery|shipping|fees?|drinks?)$/i.test(purpose)
    ? null
    : inParts(whole, share, purpose, context);
}

function inParts(
  whole: Item,
  share: AmountMention,
  purpose: string,
  context: UnderstandingContext,
): Understanding | null {
  const [total] = whole.amounts;
  const currency = total?.currency ?? context.currency;
  const [all = "0", part = "0"] = [total?.readings[0], share.readings[0]];
  const rest = subtract(parseAmount(all, currency), parseAmount(part, currency));
  const description = trim(purpose);
  if (rest.minor <= 0 || description === "") return null;
  const calls = [
    logCall(whole, context, { amount: toDecimal(rest) }),
    logCall(whole, context, { description, amount: part }),
  ];
  return act(calls, 0.93);
}

const PART_OF =
  /^\s*(?:of (?:it|that|this|them|which)|thereof)\b(?: (?:was|is|were|went))?(?: (?:for|on|to))? (.{1,100})$/i;

/** True when an item says one amount, what it was for, and when, without any doubt. */
export function isClear({ amounts, dates, description }: Item): boolean {
  const [amount, ...others] = amounts;
  const hasOneAmount = amount?.readings.length === 1 && others.length === 0 && amount.doubt === null;
  return (
    hasOneAmount &&
    amount.candidates.length === 0 &&
    description !== "" &&
    dates.every(({ date, isFuture }) => date !== null && !isFuture)
  );
}
