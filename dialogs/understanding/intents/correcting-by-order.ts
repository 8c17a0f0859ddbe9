import { namedCategory, ownCategory } from "../category-words.ts";
import { trim } from "../describing.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { positionOf } from "./positions.ts";
import { revise, reviseAmount, whichNamed, whichShown, wholeAmount } from "./revising.ts";
import { mentionedEntry } from "./which-shown.ts";

/** What may correct something that was logged. */
export interface Correction {
  /** The text without "no, sorry, actually". */
  readonly body: string;
  /** It began so: what follows can only be a correction. */
  readonly isProtest: boolean;
  readonly reading: Reading;
}

/** The pronoun that points at what was last shown. */
export const IT =
  "(?:it|that|this|that one|this one|the last one|last one|the last|the last expense|the last entry|the expense|the refund|the amount|the total|amount|total|price|the price|it all)";

const CHANGE =
  /^(?:change|correct|update|make|set|fix|adjust|edit) (.{1,60}?) (?:to |into |= ?)?((?:\$|€|£)? ?\S*\d\S*(?: \p{L}{3,8})?)$/iu;
const ONLY_IT = new RegExp(`^${IT}$`, "i");

/** "change it to 15", "make the taxi 14" */
export function byChange({ body, reading }: Correction): Understanding | null {
  const [, target = "", phrase = ""] = CHANGE.exec(body) ?? [];
  if (phrase === "") return null;
  if (ONLY_IT.test(target)) return reviseAmount(whichShown(reading), phrase, reading);
  const isShown = positionOf(target) !== null || mentionedEntry(target, reading.context.shown).kind !== "none";
  if (isShown) return reviseAmount(whichNamed(target, reading), phrase, reading);
  // An order names it surely, where nothing else is called so: "change the bus to 4".
  const words = trim(target.replace(/^(?:the|my) /i, ""));
  const isThing = CHANGED_TO.test(body) && isNoCategory(words, reading) && !NO_ENTRY.test(words);
  return isThing ? reviseAmount(whichNamed(words, reading) ?? { words }, phrase, reading) : null;
}

const CHANGED_TO = /^(?:change|correct|fix|update) (?:the|my) .{1,60}? to /i;
/** What has an amount and is no entry, or not surely one. */
const NO_ENTRY =
  /\b(?:budget|limit|cap|allowance|plan|goal|pot|fund|income|salary|pay|payday|balance|account|currency|rent|bill|subscription|price|rate|alerts?|warnings?|reminder|priority|necessity|category|rule|volume|speed|temperature|alarm|timer|brightness|time|date|files?|folder|document|photo|picture|image|sheet|playlist|chat|group|channel|branch|variable|column|tab|contact|device|wifi|network)s?\b/i;

const isNoCategory = (words: string, { context }: Reading): boolean =>
  namedCategory(words, context.categories) === null && ownCategory(words, context.categories) === null;

const ADDED = new RegExp(
  `^(?:add|put) (.{1,12}?)(?: more)? (?:on|to|onto) (${IT}|the last (?:one|entry|expense))$`,
  "i",
);

/** "add 2 for the tip": right after an entry it is of that entry. */
const TIP = /^(?:add|put|plus) (.{1,12}?)(?: more| extra)? (?:for|as) (?:the |a )?tips?$/i;

/** "add 5 to the last one": by its name it could as well be a goal's pot that gets something. */
export function byAddition({ body, reading }: Correction): Understanding | null {
  const tip = reading.context.shown.length === 1 ? TIP.exec(body)?.[1] : undefined;
  const phrase = ADDED.exec(body)?.[1] ?? tip ?? "";
  const mention = phrase === "" ? null : wholeAmount(phrase, reading);
  if (mention?.readings.length !== 1 || mention.candidates.length > 0) return null;
  return revise(whichShown(reading) ?? { last: 1 }, { change: `+${mention.readings[0]}` }, reading);
}

const TAGGED = new RegExp(
  `^(?:tag|label|mark) (?:(${IT}|the last (?:one|entry|expense))|(?:the |my )(.{1,60}?)) (?:with |as )?#([\\p{L}\\p{N}_-]{1,40})$`,
  "iu",
);

const IS_TAG = new RegExp(`^${IT}(?:'s| is| was)(?: for [\\p{L} ]{2,30}?)? #([\\p{L}\\p{N}_-]{1,40})$`, "iu");

/** "tag it #food", "tag the fuel with #car", "that was for work #work" */
export function byTag({ body, reading }: Correction): Understanding | null {
  const [, said] = IS_TAG.exec(body) ?? [];
  if (said !== undefined) return revise(whichShown(reading) ?? { last: 1 }, { tags: [said] }, reading);
  const [, pronoun, words = "", tag] = TAGGED.exec(body) ?? [];
  if (tag === undefined) return null;
  const which =
    pronoun === undefined
      ? (whichNamed(words, reading) ?? { words: trim(words) })
      : (whichShown(reading) ?? { last: 1 });
  return revise(which, { tags: [tag] }, reading);
}

const RENAMED = /^(?:rename|relabel) (?:the |my )(.{1,60}?) (?:to|as|into) ["']?([^"']{1,80}?)["']?$/i;
const MOVED_UNDER =
  /^(?:put|move|file|categori[sz]e|book|recategori[sz]e) (?:the |my )(.{1,60}?) (?:under|in|into|to|as) (?:the |my )?([\p{L}& ]{2,40})$/iu;

/** "rename the gas to fuel", "move the fuel to travel": of an entry, where no category is called so. */
export function byOrder({ body, reading }: Correction): Understanding | null {
  const [, renamed, description] = RENAMED.exec(body) ?? [];
  const [, moved, name = ""] = MOVED_UNDER.exec(body) ?? [];
  const words = trim(renamed ?? moved ?? "");
  if (words === "" || !isNoCategory(words, reading) || /\d/.test(words) || NO_ENTRY.test(words)) return null;
  const which = whichNamed(words, reading) ?? { words };
  if (description !== undefined) return revise(which, { description }, reading);
  const category = namedCategory(name, reading.context.categories);
  return category === null ? null : revise(which, { category }, reading);
}
