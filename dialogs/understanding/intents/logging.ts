import type { AmountMention } from "../amounts.ts";
import { categorize, LIKELY } from "../categorize.ts";
import { withoutAside } from "../describing.ts";
import {
  isAboutOthers,
  isComplaint,
  isImperative,
  isOrderElsewhere,
  isQuestion,
  isStatement,
  whyNotSpent,
} from "../guards.ts";
import { hasStrayDate, type Item, MOST_ITEMS, nounAfter, splitItems } from "../items.ts";
import { overlaps, type Span } from "../masks.ts";
import { LOG_VERB, tellerOf } from "../own-spending.ts";
import { act, ask, type DeclineReason, decline } from "../questions.ts";
import { type Reading, readText } from "../reading.ts";
import { withSpokenPrice } from "../spoken-price.ts";
import { withSums } from "../sums.ts";
import type { Understanding } from "../understanding.ts";
import { areDeposits, askDeposit, withoutDeposits } from "./deposits.ts";
import { askWhichDay, confirmExpense, firstDoubt } from "./doubts.ts";
import { askFollowed, dayFollowed } from "./following.ts";
import { logCall, placed } from "./log-call.ts";
import { readPart } from "./part-of.ts";

/**
 * Expenses that a text tells of: "coffee 4.50", "spent fifty bucks on gas yesterday", "taxi 12, lunch 18.50".
 *
 * All items of a message are sure, or none is logged: the one doubt is asked about instead.
 *
 * @returns null when the text names no amount
 */
export function readExpenses(told: Reading): Understanding | null {
  const reading = withSums(asTold(told));
  const { text, frame, context, amounts } = reading;
  if (amounts.length === 0) return null;
  const against = whyNotSpent(text);
  if (against) return besideRemark(against, reading);
  if (isQuestion(text) || isOrderElsewhere(text)) return decline("unclear");
  const items = splitItems(reading).map((item) => withSpokenPrice(item, text, context.currency));
  if (isScore(reading, items)) return decline("not_money");
  if (items.length > MOST_ITEMS)
    return ask(`That's more than ${MOST_ITEMS} expenses at once. Can you send them in parts?`, []);
  const part = readPart(reading, items);
  if (part) return part;
  const isDeposit = areDeposits(frame, items);
  const isOrder = isImperative(text) && !LOG_VERB.test(text) && !isDeposit;
  if (isOrder && !items.every(({ description }) => categorize(description).confidence >= 0.7))
    return decline("unclear");
  const isOthers = isAboutOthers(text) || items.some(({ start, end }) => isAboutOthers(text.slice(start, end)));
  const isToldOfElse =
    reading.masks.some(({ kind }) => kind === "percent" || kind === "year") || isRecipe(reading, items);
  if (isOthers) return confirmExpense(items, context);
  const read = readItems(items, reading, isDeposit);
  const isOdd = isOrder || isToldOfElse || isComplaint(frame);
  if (!isOdd && !isPumpPrice(items) && isTold(reading, items, isDeposit)) return read;
  const isPrice = isPumpPrice(items) || PRICED_NOW.test(text) || reading.masks.some(({ kind }) => kind === "year");
  const isClear = !isPrice && (read.ifTold ?? read.calls).every(({ tool }) => tool === "log_expense");
  return { ...confirmExpense(items, context), ...(isClear ? { ifTold: read.ifTold ?? read.calls } : {}) };
}

/** "a pint is 7.20 in soho now": what something costs wherever it is bought. */
const PRICED_NOW = /\b(?:is|are|costs?)\b.*\b(?:now|these days|nowadays|everywhere|this year|gone (?:mad|crazy))\b/i;

/** "diesel is at 1,89": what a litre costs. */
function isPumpPrice(items: readonly Item[]): boolean {
  return items.some(
    ({ description, amounts: [amount] }) =>
      FUEL.test(description) && / \S+ /.test(description) && Number(amount?.readings[0]) < LEAST_OF_A_TANK,
  );
}

const FUEL =
  /^(?:(?:el|la|il|lo|der|die|das|le|o|a|the|regular) )?(?:diesel|benzin|super|petrol|gas|gasoline|unleaded|regular|gasolina|essence|sans plomb|sp ?9[58]|e10|benzina|gasóleo|gasoil)(?!\p{L})/iu;
const LEAST_OF_A_TANK = 4;

/**
 * What speaks against an expense in a remark beside it, "speeding fine, £100, don't tell my wife", does not say that nothing was spent:
 * the note is weighed without it.
 */
function besideRemark(against: DeclineReason, reading: Reading): Understanding {
  const plain = withoutRemarks(reading);
  const found = plain === null ? null : readExpenses(readText(plain, reading.context));
  const calls = found?.ifTold ?? found?.calls ?? [];
  const isClear = calls.length > 0 && calls.every(({ tool }) => tool === "log_expense");
  return { ...decline(against), ...(isClear ? { ifTold: calls } : {}) };
}

/** The text without the clauses that name no amount; null where what speaks against an expense stands beside one. */
function withoutRemarks({ text, amounts }: Reading): string | null {
  const clauses: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(CLAUSE_END)) {
    clauses.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  clauses.push({ start, end: text.length });
  const first = amounts[0]?.start ?? text.length;
  const isPart = (clause: Span): boolean => {
    const told = text.slice(clause.start, clause.end);
    return (
      clause.start < first ||
      amounts.some((amount) => overlaps(amount, clause)) ||
      whyNotSpent(told) === null ||
      OF_SPENDING.test(told)
    );
  };
  const kept = clauses.filter(isPart);
  const plain = kept.map((clause) => text.slice(clause.start, clause.end).trim()).join(", ");
  return kept.length < clauses.length && whyNotSpent(plain) === null ? plain : null;
}

/** What takes back what was said before. */
const OF_SPENDING =
  /\b(?:spen[dt]|pay|paid|buy|bought|purchase|order|cost|charge|get|got|take|took|taken|have|had|use|went|happen|mind|cancel|return|refund|count|own|need|real|true|ausgegeben|bezahlt|gekauft|payé|acheté|dépensé|pagu|pag|compr|gast|spes|kharch|kharid|liya|diya)\p{L}*/iu;

const CLAUSE_END = /[.!?;]+(?= |$)|,(?= )| - |[()]|(?= (?:lets? see|wish me)\b)/giu;

function readItems(items: readonly Item[], reading: Reading, isDeposit: boolean): Understanding {
  const { context, text } = reading;
  const doubt = firstDoubt(items, reading);
  if (doubt) return doubt;
  const deposit = askDeposit(items, context);
  if (deposit) return deposit;
  if (hasStrayDate(items, reading)) return askWhichDay(items, context);
  const followed = dayFollowed(reading);
  const ofItem = (item: Item) => logCall(item, context, item.dates.length === 0 ? followed : {});
  const isCharge = items.length === 1 && CHARGED.test(text);
  const calls = items.map(ofItem).map((call) => (isCharge ? { ...call, args: { ...call.args, charge: true } } : call));
  return askFollowed(items, reading) ?? act(calls, isDeposit ? DEPOSIT : confidenceOf(items, text));
}

/** "lions 3 x 1 tigers": names that no table knows, on both sides of two small numbers. */
function isScore({ text }: Reading, items: readonly Item[]): boolean {
  return (
    SCORE.test(text) &&
    items.every(({ description }) => categorize(description).confidence < LIKELY || SCORED.test(text))
  );
}

const SCORE = /\p{L} \d{1,3} ?[x×:-] ?\d{1,3} (?!(?:and|und|y|et|e|aur|plus|for|at|on|in|each|of)\b)\p{L}/iu;
const SCORED =
  /\b(?:beat|won|lost|defeated|drew|goals?|golo?s?|gol|vs|versus|match|game|league|cup|final|half|playoffs?|jogo|partido|partita|spiel|gewonnen|kkk+|haha+|lol)\b/i;

/** Longest description of a bare note; what is longer is a sentence, and needs a verb that says money was spent. */
const LONGEST_NOTE_WORDS = 8;
const LONGEST_WORDS = 16;
const LONGEST_DESCRIPTION = 200;

const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** A bank or a shop took it: perhaps for what was told before. */
const CHARGED = /^(?:(?:so|ok|and|oh|well|actually)[, ]+)*(?:i|we) (?:was|were|got|just got) charged\b/i;
const CHARGED_BY =
  /^(?:(?:so|ok|and|oh|well|actually)[, ]+)*(?:(?:they|(?:(?:the|my|our) )?(?:bank|card|driver|shop|store|restaurant|hotel|airline|garage|clinic|dentist|vet)) (?:just )?charged (?:me|us)|(?:i|we)(?:'ve| have) (?:just )?been charged)\b/i;

/** "They charged me 22.40 for the taxi" is told of oneself, and "can you log 9.50 for a sandwich?" is no question. */
function asTold(told: Reading): Reading {
  if (CHARGED_BY.test(told.text)) return readText(told.text.replace(CHARGED_BY, "I was charged"), told.context);
  if (!ASKED_TO_LOG.test(told.text)) return told;
  return readText(told.text.replace(ASKED_TO_LOG, "log ").replace(/[? ]+$/, ""), told.context);
}

/** An order that is put as a question. */
const ASKED_TO_LOG =
  /^(?:(?:hey|hi|hello|ok|okay|so|please|pls)[, ]+)*(?:can|could|would|will) (?:you|u) (?:please |pls |also |just |quickly )*(?:log|add|record|note(?: down)?(?: that)?|put (?:down|in)|write down|jot down|enter|track) (?=.*\d)/i;

/** True when the text says that the money was spent, or is a note of a thing and its price. */
function isTold(reading: Reading, items: readonly Item[], isDeposit: boolean): boolean {
  const { text, frame, context } = reading;
  const teller = tellerOf(reading);
  if (teller === "others") return false;
  return items.every((item) => {
    const words = wordCount(item.description);
    if (words > LONGEST_WORDS || item.description.length > LONGEST_DESCRIPTION) return false;
    if (teller === "own") return !AFTER_SPENT.test(item.description);
    const isPlaced = placed(item.description, context).category !== null;
    return (
      words <= LONGEST_NOTE_WORDS &&
      !isStatement(isDeposit ? withoutDeposits(frame) : withoutAside(frame)) &&
      (isPlaced || isKnownOrPlain(item, text))
    );
  });
}

/** Words that turn even a told expense into something else. */
const AFTER_SPENT =
  /\b(?:number|code|account|balance|i|you|he|she|they|is|are|split|half|halves|left|owes?|until|till|due|every|back|percent|minutes|hours)\b/i;

/** A thing that no category knows must at least stand plainly beside its price. */
function isKnownOrPlain(item: Item, text: string): boolean {
  if (categorize(item.description).confidence >= 0.5) return true;
  const [amount, ...others] = item.amounts;
  // Several amounts are asked about anyway, and better than whether it was an expense at all.
  if (others.length > 0) return true;
  if (!amount || wordCount(item.description) > 3) return false;
  // "99 luftballons": a number before a word that nobody knows counts as likely as it prices.
  if (amount.isBare && !amount.isMarked && nounAfter(amount, text) !== null) return false;
  const isAtEdge =
    text.slice(item.start, amount.start).trim() === "" ||
    text.slice(amount.end, item.end).replace(DATE_TAIL, "").trim() === "";
  return isAtEdge && (amount.isMarked || !amount.isBare || (amount.readings[0] ?? "").replace(/\D/g, "").length <= 6);
}

const DATE_TAIL =
  /\b(?:on|yesterday|today|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\p{L}+ ago)\b/giu;

/** "log 40 gas", "forgot to log: 40 gas": nothing else can be meant. */
const TO_LOG = /^(?:(?:ok|okay|hey|hi|oh|oops|so|please|pls|i|we|also|and|just)[, ]+)*(?:forgot to )?log\b/i;

function confidenceOf(items: readonly Item[], text: string): number {
  if (TO_LOG.test(text) && items.every(({ description }) => categorize(description).confidence >= LIKELY))
    return DEPOSIT;
  return items.every(({ amounts }) => amounts[0]?.isMarked || !amounts[0]?.isBare) ? WELL_TOLD : 0.95;
}

/** "200 g Mehl und 2 Eier": measures, and numbers that no mark makes money. */
function isRecipe({ amounts, text }: Reading, items: readonly Item[]): boolean {
  if (!amounts.every(isSmallAndBare)) return false;
  return items.length === 1
    ? MEASURED.test(items[0]?.description ?? "")
    : MEASURE.test(text) && amounts.every((amount) => nounAfter(amount, text) !== null);
}

const MEASURE = /\b\d+ ?(?:g|kg|ml|cl|dl|l|oz|el|tl|tbsp|tsp|cups?|xícaras?|tazas?|tasses?|tassen?)\b/i;

const MEASURED = /\b\d+ ?(?:g|kg|ml|cl|dl|l|oz|el|tl|tbsp|tsp|cups?) .*(?:\b(?:and|und|et|y|e|aur|plus)\b|[,&+])/i;
const isSmallAndBare = ({ isBare, isMarked, readings: [value] }: AmountMention): boolean =>
  isBare && !isMarked && Number(value) <= 12;

const WELL_TOLD = 0.98;
/** So sure that it needs no second opinion. */
const DEPOSIT = 0.99;
