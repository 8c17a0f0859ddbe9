import { MOST_REMEMBERED } from "../../../domain/memory.ts";
import { act, ask, choice, decline } from "../questions.ts";
import { type Reading, readText } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { readReminder } from "./keeping-in-mind.ts";
import { readExpenses } from "./logging.ts";

const COURTESY = /^(?:(?:please|hey|ok|okay|and|can you|could you|will you)[, ]+)*/i;
const LIST =
  /^(?:what|everything|all)(?: is it| do)? you (?:know|remember|have (?:kept )?in mind|keep in mind)(?: about me| of me)?[?.!]*$|^what (?:did|have) I (?:tell|told) you about (?:me|myself)[?.!]*$/i;
const FORGET =
  /^forget (?!(?:about )?(?:him|her|them|it all|the past|everyone|everybody)\b)(?:about )?(.{1,210}?)(?:,? please)?[.!]*$/i;
const REMEMBER = /^(?:remember|keep in mind|note|don't forget|do not forget)(?: that|:|,)? (.{2,})$/i;
/** What somebody is or has, whatever amounts are in it; but not what they paid. */
const FACT = /^(?:I|I'm|I've|we|my|our|he|she|they)\b/i;
const SPENT = /^(?:I|we|I've|we've)(?: just| have)? (?:spent|paid|bought|got|had|ordered)\b/i;

/** "remember I'm vegetarian", "what do you know about me", "forget that" */
export function readRemembering({ text, context }: Reading): Understanding {
  const said = text.replace(COURTESY, "").trim();
  if (LIST.test(said)) return act([{ tool: "list_memory", args: {} }], 0.95);
  const forgotten = FORGET.exec(said)?.[1];
  if (forgotten !== undefined) return forgetting(forgotten);
  const told = REMEMBER.exec(said)?.[1]?.trim();
  if (told === undefined || /\?$|^(?:when|how|the time)\b/i.test(told)) return decline("unclear");
  // "remember to pay the rent on Friday" is a thing to do, not a thing to know.
  if (/^to \p{L}/iu.test(told)) return readReminder(readText(`remind me ${told}`, context));
  return remembering(told.replace(/[.!]+$/, ""), readText(told, context));
}

function remembering(told: string, reading: Reading): Understanding {
  if (told.length > MOST_REMEMBERED.characters)
    return ask("That's long. What shall I keep in mind, in one sentence?", []);
  const call = { tool: "remember", args: { text: told } } as const;
  if (FACT.test(told) && !SPENT.test(told)) return act([call], 0.95);
  const logging = readExpenses(reading);
  if (!logging?.calls.some(({ tool }) => tool === "log_expense")) return act([call], 0.95);
  // "remember coffee 4.50" may be meant to be logged, and what is only kept in mind counts nowhere.
  return ask("Shall I log that as spent, or only keep it in mind?", [
    { label: "Log it", calls: logging.calls },
    choice("Keep it in mind", call),
  ]);
}

function forgetting(said: string): Understanding {
  const what = said.replace(/^(?:that|what) (?:I (?:said|told you)(?: about)? )?(?=\S)/i, "").trim();
  if (/^(?:that|it|this|that one|the last one|about it)$/i.test(said))
    return act([{ tool: "forget", args: { which: "latest" } }], 0.95);
  if (
    /^(?:everything|all)(?: (?:that )?(?:you (?:know|remember)|I(?:'ve| have)? told you)| about me| of it|$)/i.test(
      said,
    )
  ) {
    return act([{ tool: "forget", args: { which: "all" } }], 0.95);
  }
  const position = /^(?:(?:number|no\.?|#) ?)?([1-9]\d?)$/i.exec(what)?.[1];
  if (position !== undefined) return act([{ tool: "forget", args: { position: Number(position) } }], 0.95);
  return act([{ tool: "forget", args: { about: what.slice(0, MOST_REMEMBERED.characters) } }], 0.9);
}
