import { categorize } from "../categorize.ts";
import { findDates } from "../dates.ts";
import { trim } from "../describing.ts";
import { isQuestion, isStatement, whyNotSpent } from "../guards.ts";
import { act, ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";

/** "same as yesterday", "coffee, same as last time", "same again": what was logged before, logged again. */
export function readRepeat({ text, amounts, context }: Reading): Understanding | null {
  if (text.length > LONGEST || amounts.length > 0 || isQuestion(text) || whyNotSpent(text)) return null;
  const body = text.replace(OPENING, "").replace(/(?:,? (?:please|thanks))?[.! ]+$|,? (?:please|thanks)$/i, "");
  if (AGAIN.test(body)) return repeat({ last: 1 });
  const thing = THING_AGAIN.exec(body)?.[1];
  if (thing !== undefined && isThing(thing)) return repeat({ words: thing });
  const groups = (SAME.exec(body) ?? SAME_THING.exec(body))?.groups;
  if (!groups) return null;
  const words = trim(groups.what ?? "");
  if (words.split(" ").length > LONGEST_NAME || isStatement(words)) return null;
  const when = groups.when ?? "";
  const isLatest = /^(?:last time|before|always|usual|earlier)$/i.test(when);
  if (isLatest) return words === "" ? repeat({ last: 1 }) : repeat({ words });
  const [day, another] = findDates(when, context);
  const isWhole = day !== undefined && trim(`${when.slice(0, day.start)} ${when.slice(day.end)}`) === "";
  if (!day || another || !isWhole || day.isFuture) return null;
  if (day.date === null) return ask("Which day do you mean? Nothing is logged yet.", []);
  return repeat({ ...(words === "" ? {} : { words }), date: day.date });
}

const LONGEST = 80;
const LONGEST_NAME = 4;
const OPENING = /^(?:(?:and|ok|okay|so|hey|today|please|for)[, ]+)+/i;
const AGAIN =
  /^(?:the )?same (?:again|one again|thing again)$|^(?:log|repeat|add) (?:it|that|the last one|the same) again$|^repeat (?:that|it|the last one)$/i;
const SAME =
  /^(?:(?<what>[^,]{2,40}?),? )?(?:the )?same(?: (?:amount|price|thing|expense|ones?))? as (?:on |the )?(?<when>.{3,30})$/i;
const SAME_THING = /^(?:the )?same (?<what>(?!as\b).{2,30}?) as (?:on |the )?(?<when>.{3,30})$/i;

const THING_AGAIN = /^(?:another |one more |the )?(\p{L}[\p{L}' ]{1,30}?),? again$/iu;

/** The name of what money is surely spent on. */
function isThing(words: string): boolean {
  return words.split(" ").length <= LONGEST_NAME && !isStatement(words) && categorize(words).confidence >= 0.9;
}

function repeat(which: Readonly<Record<string, unknown>>): Understanding {
  return act([{ tool: "repeat_expense", args: { which } }], 0.92);
}
