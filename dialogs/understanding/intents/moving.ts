import { meantCategory, namedCategory } from "../category-words.ts";
import { ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { withOneAmount } from "./one-amount.ts";

/** "move 40 from travel to knitting": an order that names two categories can mean nothing else. */
export function readMove(reading: Reading): Understanding | null {
  const isOrder = reading.amounts.length > 0 && ORDER.test(reading.text);
  const [, from, to] = isOrder ? (FROM_TO.exec(reading.frame) ?? []) : [];
  const { categories } = reading.context;
  const isMove = namedCategory(from ?? "", categories) !== null && namedCategory(to ?? "", categories) !== null;
  return isMove ? readMoving(reading) : null;
}

const ORDER = /^(?:please |can you |could you |let's )*(?:move|shift|transfer|reallocate|reassign|take|put|switch)\b/i;

/** "move 40 from travel to fun" */
export function readMoving(reading: Reading): Understanding {
  const { frame, context } = reading;
  const [, from, to] = FROM_TO.exec(frame) ?? [];
  const [, toFirst, fromLast] = TO_FROM.exec(frame) ?? [];
  const giver = meantCategory(from ?? fromLast ?? "", context.categories);
  const taker = meantCategory(to ?? toFirst ?? "", context.categories);
  if (!giver || !taker) return ask("From which category to which? Say it like “move 40 from travel to fun”.", []);
  return withOneAmount(reading, (amount) => ({ tool: "move_money", args: { from: giver, to: taker, amount } }));
}

const FROM_TO =
  /\b(?:from|out of) (?:my |the |our )?([\p{L}& ]{2,30}?)(?: budget)? (?:to|into|in|over to|and put it (?:in|into|to)|and add it to|towards) (?:my |the |our )?([\p{L}& ]{2,30}?)(?: budget)?[.!]*\s*$/iu;
const TO_FROM =
  /\b(?:to|into) (?:my |the |our )?([\p{L}& ]{2,30}?)(?: budget)? (?:from|out of) (?:my |the |our )?([\p{L}& ]{2,30}?)(?: budget)?[.!]*\s*$/iu;
