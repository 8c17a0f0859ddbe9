import { normaliseDescription } from "../../../domain/entry.ts";
import type { ToolCall } from "../../tools/call.ts";
import { categorize } from "../categorize.ts";
import { meantCategory } from "../category-words.ts";
import { COUNTS } from "../counts.ts";
import { trim } from "../describing.ts";
import { isQuestion, whyNotSpent } from "../guards.ts";
import { splitItems } from "../items.ts";
import { act, amountLabel, ask, decline } from "../questions.ts";
import { type Reading, readText } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { logCall } from "./log-call.ts";
import { isClear } from "./part-of.ts";
import { namesIn, PERSON, personIn } from "./people.ts";
import { type Which, whichNamed, whichShown } from "./revising.ts";
import { askOwnPart } from "./several-prices.ts";
import { type CategoryPart, readBetween } from "./split-between.ts";
import { type Size, sizeOf } from "./split-size.ts";

/**
 * Splitting what was logged, or is logged with it: "split the dinner with Tom", "12 of the groceries was for the dog",
 * "half of it was Tom's", "dinner 60, split with Ann and Tom".
 *
 * What somebody owes for an expense is only taken from words that name both; everything else is asked.
 */
export function readSplit(reading: Reading): Understanding | null {
  const { text } = reading;
  if (text.length > LONGEST || !ABOUT_SPLITS.test(text) || isQuestion(text)) return null;
  const body = text.replace(OPENING, "").replace(/[.! ]+$/, "");
  for (const read of [newAndBetween, betweenCategories, newAndSplit, unevenly, withPeople, partOfIt, someonesPart]) {
    const understanding = read(body, reading);
    if (understanding) return whyNotSpent(text) === null ? understanding : decline("negated");
  }
  return null;
}

const LONGEST = 160;
const ABOUT_SPLITS =
  /\b(?:split|halves|half|third|quarter|share|part|divide|the rest|of (?:it|that|this|the|my))\b|% of\b|\d ?% .*\d ?% /i;
const OPENING =
  /^(?:(?:ok|okay|hey|so|and|oh|please|no|actually|wait|also|can you|could you|let's|we should|i)[, ]+)+/i;

/** "split the last one 60/40 between groceries and home" */
function betweenCategories(body: string, reading: Reading): Understanding | null {
  const between = readBetween(body, reading.context.categories);
  if (!between) return null;
  const { what, parts } = between;
  if (!parts) return askBetween();
  const isLast = what !== undefined && LAST.test(what);
  const target = isLast ? { last: 1 } : targetOf(what === undefined || ONLY_IT.test(what) ? undefined : what, reading);
  return target ? split(target, parts) : askWhich(parts);
}

const LAST = /^(?:the |my )?(?:last|latest)(?: (?:one|expense|entry|purchase))?$/i;
const NEW_BETWEEN = /^(?<head>.*\d[^,;:]*)[,;:] (?<tail>(?:and )?(?:split|half|a third|a quarter|\d{1,2} ?%) .+)$/i;

/** "tesco 80, half groceries, half home": logged and split at once. */
function newAndBetween(body: string, reading: Reading): Understanding | null {
  const { head = "", tail = "" } = NEW_BETWEEN.exec(body)?.groups ?? {};
  const between = tail === "" ? null : readBetween(tail.replace(/^and /i, ""), reading.context.categories);
  return between?.parts ? loggedAndSplit(head, between.parts, reading) : null;
}

const askBetween = (): Understanding =>
  ask("Between which categories? Say it like “split it 60/40 between groceries and home”. Nothing was split yet.", []);

const IT = "(?:it|that|this|that one|this one|the last one|the last expense)";
const ONLY_IT = new RegExp(`^${IT}$`, "i");
const OBJECT = `(?<it>${IT})|(?:the |my |our |that )?(?<what>[^,]{2,50}?)`;
const EVENLY = "(?: (?:evenly|equally|fifty[- ]fifty|50[-/]50|half and half|in half))?";

const SPLIT_WITH = new RegExp(
  `^split (?:${OBJECT})${EVENLY} (?:with|between me and|among me and) (?<names>.+?)${EVENLY}$`,
  "i",
);
const HALVES = new RegExp(
  `^(?:we |i )?(?:went|go|going) halves(?: (?:on|for) (?:${OBJECT}))? with (?<names>.+?)(?: (?:on|for) (?:the |my )?(?<what2>.+))?$`,
  "i",
);
const SPLIT_ALONE = new RegExp(
  `^split (?:${OBJECT})${EVENLY}(?: (?:in (?:two|half|three)|(?:two|three|four|\\d) ways))?$`,
  "i",
);

const UNEVEN = /,? \b(?<mine>\d{1,2})[-/:](?<theirs>\d{1,2})(?=$| )/;

/** "split it 60/40 with Tom": which part is whose is asked. */
function unevenly(body: string, reading: Reading): Understanding | null {
  const { mine, theirs } = UNEVEN.exec(body)?.groups ?? {};
  const groups = SPLIT_WITH.exec(body.replace(UNEVEN, ""))?.groups;
  const [name, another] = namesIn(groups?.names ?? "");
  if (!groups || mine === undefined || mine === theirs || name === undefined || another) return null;
  const target = targetOf(groups.what, reading);
  const whole = Number(mine) + Number(theirs);
  return ask(
    `Which part is ${name}'s? Nothing was split yet.`,
    [Number(theirs), Number(mine)].map((part) => ({
      label: `${part} of ${whole}`,
      calls: [splitCall(target ?? { last: 1 }, [{ share: `${part}/${whole}`, person: name }])],
    })),
  );
}

/** "split the dinner with Tom" */
function withPeople(body: string, reading: Reading): Understanding | null {
  const groups = (SPLIT_WITH.exec(body) ?? HALVES.exec(body))?.groups;
  if (groups) {
    const names = namesIn(groups.names ?? "");
    const target = targetOf(groups.what ?? groups.what2, reading);
    if (names.length === 0) return target && askWith();
    return target ? split(target, evenly(names)) : askWhich(evenly(names));
  }
  const alone = SPLIT_ALONE.exec(body)?.groups;
  const isMeant = alone !== undefined && targetOf(alone.what, reading) !== null;
  return isMeant && !/^\S*\d/.test(alone.what ?? "") ? askWith() : null;
}

const askWith = (): Understanding =>
  ask("Who shares it? Say it like “split the dinner with Tom”. Nothing was split yet.", []);

const SIZE =
  "(?<size>(?:one |a )?(?:half|third|quarter|fifth)|two thirds|three quarters|\\d{1,2} ?%|[^ ,]{1,12}(?: (?:dollars|euros|pounds|bucks|yen))?)";
const PART_OF = new RegExp(
  `^${SIZE}(?: (?:of|from))? (?:${OBJECT})(?: (?:was|is|were|goes|went))(?: (?:for|on|to|actually))* (?:the |my |our )?(?<whose>[^,]{2,50})$`,
  "i",
);

/** "12 of the groceries was for the dog", "half of it was Tom's" */
function partOfIt(body: string, reading: Reading): Understanding | null {
  const groups = PART_OF.exec(body)?.groups;
  if (!groups) return null;
  const size = sizeOf(groups.size ?? "", reading);
  const priced = pricedIn(groups.what, reading);
  const target = priced?.which ?? targetOf(groups.what, reading);
  const part = size && partFor(groups.whose ?? "", size);
  if (part && !target) return askWhich([part]);
  if (!size || !target) return null;
  if (!part) return askWhose(groups.whose ?? "", size, target);
  return priced && !priced.isShown ? askNewOrOld(priced, part, reading) : split(target, [part]);
}

const SOMEONES = new RegExp(
  `^(?:(?<name>${PERSON})'s|his|her|their) (?:share|part|half)(?: of (?:${OBJECT}))?(?: (?:was|is) (?<size>[^,]{1,20}))?$`,
  "iu",
);
const OWES = new RegExp(
  `^(?<name>${PERSON}) owes me (?<size>half|a third|a quarter)(?: (?:of|for|on) (?:${OBJECT}))?$`,
  "iu",
);

/** "Tom's part of the dinner was 20", "Tom owes me half of it" */
function someonesPart(body: string, reading: Reading): Understanding | null {
  const groups = (SOMEONES.exec(body) ?? OWES.exec(body))?.groups;
  const person = personIn(groups?.name ?? "");
  const size = groups?.size === undefined ? null : sizeOf(groups.size, reading);
  const target = groups && (groups.it || groups.what ? targetOf(groups.what, reading) : whichShown(reading));
  return person && size && target ? split(target, [{ ...size, person }]) : null;
}

const NEW_SPLIT =
  /^(?<head>.*\d.*?)[,;:]? (?:and )?(?:i |we )?split (?:it |that )?(?:evenly |equally |50[-/]50 )?with (?<names>[^,\d]+(?:, [^,\d]+)*)$/i;
const NEW_PART =
  /^(?<head>.*\d.*?)[,;:] (?:and )?(?<size>(?:a |one )?(?:half|third|quarter)|two thirds|\d{1,2} ?%)(?: of (?:it|that|this|which))?(?: (?:was|is|were))?(?: for)? (?:the |my )?(?<whose>[^,\d]{2,40})$/i;
const NEW_WAYS =
  /^(?<head>.*\d.*?),? (?:split )?(?:(?<ways>two|three|four|five|2|3|4|5) ways|in half|split in (?:two|half))$/i;

/** "dinner 60, split with Tom": logged and split at once. */
function newAndSplit(body: string, reading: Reading): Understanding | null {
  const shared = NEW_SPLIT.exec(body)?.groups;
  const names = namesIn(shared?.names ?? "");
  if (shared && names.length > 0) return loggedAndSplit(shared.head ?? "", evenly(names), reading);
  const part = NEW_PART.exec(body)?.groups;
  const size = part === undefined ? null : sizeOf(part.size ?? "", reading);
  const of = part && size ? partFor(part.whose ?? "", size) : null;
  if (part && of) return loggedAndSplit(part.head ?? "", [of], reading);
  const ways = NEW_WAYS.exec(body)?.groups;
  if (!ways) return null;
  const { head = "", ways: count = "two" } = ways;
  return askMyShare(head, COUNTS[count.toLowerCase()] ?? Number(count), reading);
}

function clearItem(head: string, { context }: Pick<Reading, "context">) {
  const [item, ...others] = splitItems(readText(head.replace(/[,;: ]+$/, ""), context));
  return item && others.length === 0 && isClear(item) ? item : null;
}

function loggedAndSplit(head: string, parts: readonly SplitPart[], reading: Reading): Understanding | null {
  const item = clearItem(head, reading);
  if (!item) return null;
  return act([logCall(item, reading.context), splitCall({ last: 1 }, parts)], 0.93);
}

/** "dinner 60 split three ways" */
function askMyShare(head: string, ways: number, { context }: Pick<Reading, "context">): Understanding | null {
  const item = clearItem(head, { context });
  return item && askOwnPart(item, ways, context);
}

type SplitPart = CategoryPart | (Size & Readonly<Record<string, string>>);

function evenly(names: readonly string[]): SplitPart[] {
  return names.map((person) => ({ share: `1/${names.length + 1}`, person }));
}

/** Whose a part is, or what it was; null when it could be anything. */
function partFor(whose: string, size: Size): SplitPart | null {
  const description = trim(whose);
  const category = /'s?$/.test(whose) ? null : meantCategory(description);
  if (category) return { ...size, category, description };
  const person = personIn(whose);
  return person ? { ...size, person } : null;
}

function askWhose(whose: string, size: Size, target: Which): Understanding | null {
  const description = trim(whose);
  if (description === "" || description.split(" ").length > 4) return null;
  return ask(
    `Which category is ${description}? Nothing was split yet.`,
    categorize(description).top.map(({ category }) => ({
      label: category,
      calls: [splitCall(target, [{ ...size, category, description }])],
    })),
  );
}

/** The entry that is meant: the one shown, one of those shown, or the latest that is called so. */
function targetOf(what: string | undefined, reading: Reading): Which | null {
  if (what === undefined) return whichShown(reading);
  const priced = pricedIn(what, reading);
  if (priced) return priced.which;
  const words = trim(what);
  return whichNamed(what, reading) ?? (words === "" || /\d/.test(words) ? null : { words });
}

interface Priced {
  readonly which: Which;
  readonly isShown: boolean;
  readonly words: string;
  readonly amount: string;
}

/** "the 60 dinner" */
function pricedIn(what: string | undefined, reading: Reading): Priced | null {
  const [, price = "", rest = ""] = /^(\S*\d\S*) (.+)$/.exec(what ?? "") ?? [];
  const size = price === "" ? null : sizeOf(price, reading);
  const words = trim(rest);
  if (!size || !("amount" in size) || words === "") return null;
  const { amount } = size;
  const isShown = reading.context.shown.some(
    (entry) => Number(entry.amount) === Number(amount) && normaliseDescription(entry.description).includes(words),
  );
  return { which: { words, amount }, isShown, words, amount };
}

/** "half of the 60 dinner was Tom's": nothing shown is that dinner, so it may be one that is not logged yet. */
function askNewOrOld({ which, words, amount }: Priced, part: SplitPart, { context }: Reading): Understanding {
  const label = `${words} ${amountLabel(amount, context.locale)}`;
  const date = context.now.toPlainDate().toString();
  const log: ToolCall = {
    tool: "log_expense",
    args: { amount, description: words, category: categorize(words).category, date },
  };
  return ask(`Is ${label} a new expense, or one that I have? Nothing was changed yet.`, [
    { label: `New: ${label}`, calls: [log, splitCall({ last: 1 }, [part])] },
    { label: "One that you have", calls: [splitCall(which, [part])] },
  ]);
}

/** Nothing is shown that "it" could mean. */
function askWhich(parts: readonly SplitPart[]): Understanding {
  const last = { label: "The last one", calls: [splitCall({ last: 1 }, parts)] };
  return ask("Which expense do you mean? Nothing was split yet.", [last]);
}

function split(target: Which, parts: readonly SplitPart[]): Understanding {
  return act([splitCall(target, parts)], 0.94);
}

function splitCall(which: Which, parts: readonly SplitPart[]): ToolCall {
  return { tool: "split_expense", args: { which, parts } };
}
