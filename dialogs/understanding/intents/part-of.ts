import { parseAmount, subtract, toDecimal } from "../../../domain/money.ts";
import { trim } from "../describing.ts";
import type { Item } from "../items.ts";
import { act } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { logCall } from "./log-call.ts";

/**
 * "groceries 40, 12 of it for the dog": one amount that is part of another becomes two expenses that sum to the whole.
 *
 * @returns null when the text says nothing of the kind, or not clearly enough
 */
export function readPart({ context, text }: Reading, items: readonly Item[]): Understanding | null {
  const [whole, part, ...others] = items;
  if (!whole || !part || others.length > 0) return null;
  const [total] = whole.amounts;
  const [share] = part.amounts;
  if (!total || !share || !isClear(whole) || part.amounts.length > 1 || share.readings.length !== 1) return null;
  const purpose = PART_OF.exec(text.slice(share.end, part.end))?.[1];
  if (purpose === undefined) return null;
  const currency = total.currency ?? context.currency;
  const rest = subtract(parseAmount(total.readings[0] ?? "", currency), parseAmount(share.readings[0] ?? "", currency));
  const description = trim(purpose);
  if (rest.minor <= 0 || description === "") return null;
  return act(
    [
      logCall(whole, context, { amount: toDecimal(rest) }),
      logCall(whole, context, {
        description,
        ...(share.readings[0] === undefined ? {} : { amount: share.readings[0] }),
      }),
    ],
    0.93,
  );
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
