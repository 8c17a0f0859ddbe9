import type { ToolCall } from "../../tools/call.ts";
import type { Reading } from "../reading.ts";
import { call, categoriesIn, nameAfter, nameIn, saysNothingElse, theAmount } from "../slots.ts";
import { withoutFormer } from "./former-amount.ts";
import { OF_OTHERS, type Order, words } from "./order.ts";

/** What a correction or a removal says besides the thing that it is about. */
const OF_ENTRIES = words(
  "swap swapped switch wrong should say said says saying was actually correct corrected correction fix change changed update amend edit make made price cost costs amount total number figure entry entries expense expenses " +
    "put typed type meant mean mistake error typo instead not today today's yesterday yesterday's last latest previous recent first second other remove removing removed delete deleting deleted drop scrap bin bins kill trash ditch rm del eliminate clear eraser erasing mate hubby disappear appears appear showing list cart anyways erase wipe cancel take taken taking " +
    "away rid count counted double twice duplicate logged log added add record recorded entered enter read reads category belongs belong under file filed goes went move moved day date ago earlier before after " +
    "be being somehow never happened record book books list came turned ended paid spent charged charge bill wasn came rather forget ignore scratch that's it's whoops hang hold wait well one's please mind show shows showing down",
);

/** What is said when something is to be taken back, or brought back after all, and nothing is named. */
const OF_UNDOING = words(
  "undo undone undoo un do redo re-do back backtrack revert reverse rewind restore restored reinstate recover previous state before scratch scrap cancel cancelled whoops whoopsie mistake mistaken mistyped accident accidentally accidently never nevermind mind mean meant wrong last latest most recent change changes action step move thing entry " +
    "put take taken taking bring brought set turn roll return way leave left how was like looked forget pressed press hit sent send tapped typed click clicked button key fat finger thumbs fingers autocorrect change changed changing did didn't done made make ignore remove removed delete deleted added adding add after all was correct fine right first place need needed both twice again please sorry oh ah argh nah nope hang hold hey wait second sec minute moment actually bloody damn shit crap dear mate man bro lol haha immediately quick quickly asap kindly able help me one two it's that's thats wasn't wasnt undid undoing undo's keep kept stay same yesterday today earlier earlier " +
    "rückgängig machen mach bitte das letzte letzten wieder zurück nimm nochmal annule annuler annulez ça cela dernière dernier chose refais rétablis remets s'il te plaît stp deshaz deshacer eso último ultima última lo rehacer rehaz vuelve poner annulla l'ultima l'ultimo ultimo ripristina rifai quello desfaz desfazer isso o a refaz refazer wapas karo kar do phir se pehle wala undo",
);

const UNDOING =
  /\b(?:undo\w*|un-?do|back|backtrack|revert|reverse|rewind|restore|previous|scratch|scrap|cancel|oops|whoops|mistake|accident\w*|never ?mind|didn'?t mean|wrong|last|how it was|like it was|forget (?:that|it)|rückgängig|zurück|annul\w+|deshac\w+|deshaz|desfa\w+|wapas|take it)\b/u;

const REDOING =
  /\b(?:redo|re-?do|back|restore|reinstate|again|after all|undid|undo|recover|wieder\w*|rétabli\w*|refai\w*|rehac\w*|ripristin\w*|refa\w*)\b/u;

/** What is said about entries that were logged: taken back, put right, removed. */
export const ENTRY_ORDERS: Readonly<Record<string, Order>> = {
  undo: {
    about: UNDOING,
    read: (reading) => (saysNothingElse(reading, OF_UNDOING) ? call("undo", {}) : null),
  },
  redo: {
    about: REDOING,
    // What was removed comes back by taking that back.
    read: (reading) =>
      saysNothingElse(reading, OF_UNDOING)
        ? call(/\b(?:remov|delet|threw|took)/.test(reading.lower) ? "undo" : "redo", {})
        : null,
  },
  revise_expense: {
    asked: "Which entry, and what should it say? Say it like “the lunch was 12.50”. Nothing is changed yet.",
    about: /\S/,
    but: OF_OTHERS,
    read: readRevision,
  },
  remove_expense: {
    asked: "Which entry shall I remove? Its words, its amount or “the last one” will do.",
    about:
      /\b(?:remov\w+|delet\w+|drop|scrap|bin|eras\w+|wipe|cancel|take|get rid|rid|lose|strike|scratch|forget|ignore|kill|trash|ditch|rm|del|eliminate|clear|didn'?t|never|shouldn'?t|twice|two times|double|dup\w*|off|out|away|disappear|not mine)\b/,
    but: /\b(?:subscription|membership|reminder|limit|goal|rule|category|account|history|all|every\w*|entries|both|tag|photos?|files?|messages?|app|number \d)\b/,
    read: readRemoved,
  },
};

const wordsOrLast = (reading: Reading, around: ReadonlySet<string>) => {
  const name = nameIn(reading, around);
  if (name !== "") return { words: name };
  return LAST.test(reading.lower) || reading.context.shown.length === 1 ? { last: 1 } : null;
};

const LAST = /\b(?:last|latest|previous|just|that|it|this)\b/;

/** "the vet thing should say 147.50", "that cinema one is entertainment", "lunch was yesterday" */
function readRevision(given: Reading): ToolCall | null {
  const reading = withoutFormer(given);
  const [mention, second] = categoriesIn(reading).filter(({ start }) => !DENIED.test(reading.frame.slice(0, start)));
  const found = reading.amounts.length === 1 ? theAmount(reading) : {};
  if (found === null || UNCLEAR.test(reading.frame)) return null;
  const [day, another] = reading.dates.filter(({ start }) => !DENIED.test(reading.text.slice(0, start)));
  const isDated = day?.date && !another && !day.isFuture && !WEEKDAY.test(reading.frame);
  const change = {
    ...found,
    ...(reading.amounts.length === 0 && mention && !second ? { category: mention.category } : {}),
    ...(reading.amounts.length === 0 && !mention && isDated ? { date: day.date } : {}),
  };
  if (Object.keys(change).length !== ("currency" in change ? 2 : 1)) return null;
  const end = "category" in change ? (mention?.start ?? 0) : reading.frame.length;
  const which = wordsOrLast({ ...reading, frame: reading.frame.slice(0, end) }, OF_ENTRIES);
  return which && call("revise_expense", { which, ...change });
}

/** What was wrong: "that's not shopping", "not today". */
const DENIED =
  /\b(?:not|isn'?t|ain'?t|wasn'?t|nothing to do with|instead of|rather than)(?: (?:for|in|under|the|on|my))*\s*$/i;
/** A day that was not read as one: "tuesday's lunch". */
const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;
const UNCLEAR = /\b(?:than|half|double|third|split|each|times)\b|%/iu;

/** "kill the pizza entry", "the 33.10 one from saturday can go" */
function readRemoved(reading: Reading): ToolCall | null {
  const [day, another] = reading.dates;
  const found = reading.amounts.length === 0 ? null : theAmount(reading);
  if (another || day?.date === null || day?.isFuture || (reading.amounts.length > 0 && found === null)) return null;
  const name = nameIn(reading, OF_ENTRIES) || nameAfter(reading, REMOVING, OF_ENTRIES);
  const which = {
    ...(name === "" ? {} : { words: name }),
    ...(found === null ? {} : { amount: found.amount }),
    ...(day === undefined ? {} : { date: day.date }),
  };
  if (Object.keys(which).length > 0) return call("remove_expense", { which });
  return LAST.test(reading.lower) ? call("remove_expense", { which: { last: 1 } }) : null;
}

const REMOVING =
  /\b(?:remov(?:e|ing)|delet(?:e|ing)|drop|scrap|bin|eras(?:e|ing)|wipe|cancel|tak(?:e|ing)|get(?:ting)? rid of|lose|strike|kill|trash|ditch|rm|del|eliminate|clear)\b/iu;
