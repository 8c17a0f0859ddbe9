import { meantCategory } from "../category-words.ts";
import { ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { withOneAmount } from "./one-amount.ts";

/** "move 40 from travel to fun" */
export function readMoving(reading: Reading): Understanding {
  const { frame } = reading;
  const [, from, to] = FROM_TO.exec(frame) ?? [];
  const [, toFirst, fromLast] = TO_FROM.exec(frame) ?? [];
  const giver = meantCategory(from ?? fromLast ?? "");
  const taker = meantCategory(to ?? toFirst ?? "");
  if (!giver || !taker) return ask("From which category to which? Say it like “move 40 from travel to fun”.", []);
  return withOneAmount(reading, (amount) => ({ tool: "move_money", args: { from: giver, to: taker, amount } }));
}

const FROM_TO =
  /\b(?:from|out of) (?:my |the |our )?([\p{L}& ]{2,30}?)(?: budget)? (?:to|into|in|over to|and put it (?:in|into|to)|and add it to|towards) (?:my |the |our )?([\p{L}& ]{2,30}?)(?: budget)?[.!]*\s*$/iu;
const TO_FROM =
  /\b(?:to|into) (?:my |the |our )?([\p{L}& ]{2,30}?)(?: budget)? (?:from|out of) (?:my |the |our )?([\p{L}& ]{2,30}?)(?: budget)?[.!]*\s*$/iu;
