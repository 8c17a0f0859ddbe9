import type { ToolCall } from "../../tools/call.ts";
import type { AmountMention } from "../amounts.ts";
import { countsThings, type Item, nounAfter } from "../items.ts";
import { amountLabel, ask, choice, dayLabel, decline, NEITHER } from "../questions.ts";
import type { Reading } from "../reading.ts";
import { isOwnShare } from "../totals.ts";
import type { Understanding, UnderstandingContext } from "../understanding.ts";
import { logCall, logCallWithoutAmount } from "./log-call.ts";
import { askEach, askOwnPart, askPairs, type CallsWith, waysShared } from "./several-prices.ts";

/** The one question that these expenses need before anything is written; null when all of them are sure. */
export function firstDoubt(items: readonly Item[], reading: Reading): Understanding | null {
  const shared = askShared(items, reading);
  if (shared) return shared;
  // "rent 900, my part 450 and internet 30": the whole was not paid besides one's own part.
  const isPart = items.length > 1 && reading.amounts.some((amount) => isOwnShare(amount, reading.text));
  if (isPart || isMixed(items, reading)) return askPlainly();
  const doubts = items.flatMap((item) => doubtOf(item, items, reading) ?? []);
  if (doubts.length > 1)
    return ask("I'm not sure about several of these. Can you send them one by one? Nothing is logged yet.", []);
  return doubts[0] ?? null;
}

/** Asks which of an amount's readings is meant; the answer carries out the calls made from it. */
export function askReading(
  { readings, currency }: AmountMention,
  callsFor: (value: string) => readonly ToolCall[],
  context: UnderstandingContext,
): Understanding {
  const labels = readings.map((value) => amountLabel(value, context.locale, currency));
  return ask(
    `${labels.join(" or ")}? Not logged yet.`,
    readings.map((value, index) => ({ label: labels[index] ?? value, calls: callsFor(value) })),
  );
}

/** Asks which currency a loose mark means. */
export function askCurrency(
  { candidates, readings }: AmountMention,
  callsFor: (currency: string) => readonly ToolCall[],
  context: UnderstandingContext,
): Understanding {
  return ask(
    "Which currency is that? Not logged yet.",
    candidates.map((currency) => ({
      label: amountLabel(readings[0] ?? "", context.locale, currency),
      calls: callsFor(currency),
    })),
  );
}

/** Offers to log what may be no expense at all; declines what is too unclear even for that. */
export function confirmExpense(items: readonly Item[], context: UnderstandingContext): Understanding {
  const [item, ...others] = items;
  const [amount, ...more] = item?.amounts ?? [];
  const isOffer = item !== undefined && amount?.readings.length === 1 && amount.candidates.length === 0;
  if (!isOffer || others.length > 0 || more.length > 0) return decline("unclear");
  const isShort = item.description !== "" && item.description.split(" ").length <= LONGEST_OFFER_WORDS;
  if (!isShort || item.dates.some(({ date, isFuture }) => date === null || isFuture)) return decline("unclear");
  const label = amountLabel(amount.readings[0] ?? "", context.locale, amount.currency);
  const choices = [choice(`Yes, log ${label}`, logCall(item, context)), NEITHER];
  return { ...ask(`Did you spend ${label} on ${item.description}? Not logged yet.`, choices), confidence: A_GUESS };
}

/** It may be no expense at all, so whoever understands more is asked before the person is. */
export const A_GUESS = 0.5;

/** "taxi 12, lunch 18, bus 3 yesterday": for all or only the last? */
export function askWhichDay(items: readonly Item[], context: UnderstandingContext): Understanding {
  const last = items.at(-1);
  const date = last?.dates.at(-1)?.date;
  if (!last || !date) return ask("Which day was which? Can you send them one by one?", []);
  const day = dayLabel(date);
  return ask(`Was all of it on ${day}, or only the last? Not logged yet.`, [
    { label: `All on ${day}`, calls: items.map((item) => logCall(item, context, { date })) },
    { label: `Only ${last.description}`, calls: items.map((item) => logCall(item, context)) },
  ]);
}

const LONGEST_OFFER_WORDS = 8;

function doubtOf(item: Item, items: readonly Item[], reading: Reading): Understanding | null {
  const { context, text } = reading;
  const [amount, second] = item.amounts;
  const others = items.filter((other) => other !== item);
  const callsWith: CallsWith = (override) =>
    items.map((other) => logCall(other, context, other === item ? override : {}));
  const day = dayDoubt(item, callsWith, reading);
  if (!amount || amount.readings.length === 0) return askAmount(item, others, context);
  if (second) return askPairs(item, others, text, context) ?? askWhichAmount(item, callsWith, context);
  if (/\p{Sc}/u.test(item.description)) return askPlainly();
  if (item.description === "") return others.length > 0 ? askPlainly() : askWhatFor(item, context);
  if (amount.doubt !== null) return others.length > 0 ? askPlainly() : confirmExpense([item], context);
  if (countsThings(amount) && isCount(amount, item, text)) return askAmount(item, others, context);
  const each = day === null ? askEach(amount, item, callsWith, { context, text }) : null;
  if (each) return each;
  if (amount.readings.length > 1) return day ?? askReading(amount, (value) => callsWith({ amount: value }), context);
  if (amount.candidates.length > 0)
    return day ?? askCurrency(amount, (currency) => inCurrency(items, currency, context), context);
  return day;
}

/** One price of what was shared, and nobody said whose part it is. */
function askShared([item, ...others]: readonly Item[], { text, amounts, context }: Reading): Understanding | null {
  const ways = waysShared(text);
  const isAlone = item?.amounts.length === 1 && others.length === 0 && amounts.length === 1;
  return ways === undefined || !isAlone || OWN_PART.test(text) ? null : askOwnPart(item, ways, context);
}

const OWN_PART =
  /(?<!\p{L})(?:my|our|ma|mi|mein|meine|la mia|minha|mera|meri) (?:share|half|part|portion|cut|bit|third|quarter|moiti[ée]|parte|mitad|anteil|teil|h[äa]lfte|met[àa]|metade|hissa)(?!\p{L})|\b(?:i|we) (?:only |just )?(?:paid|owed)(?! (?:for|and))/iu;

/** "beim Bäcker 2 Brezn und ein Kaffee 6,10": where one price follows its thing, a small number before another may count it. */
function isMixed(items: readonly Item[], { text }: Reading): boolean {
  const counts = items.filter(({ start, amounts: [amount] }) => {
    if (!amount || !countsThings(amount) || nounAfter(amount, text) === null) return false;
    return /\p{L}/u.test(text.slice(start, amount.start));
  });
  const isPricedLast = ({ end, amounts: [amount] }: Item): boolean =>
    amount !== undefined && !amount.isBare && text.slice(amount.end, end).trim() === "";
  return counts.length > 0 && items.some((item) => !counts.includes(item) && isPricedLast(item));
}

const askPlainly = (): Understanding =>
  ask(
    'I\'m not sure what each of these cost. Can you write them like "coffee 4.50, taxi 12"? Nothing is logged yet.',
    [],
  );

function inCurrency(items: readonly Item[], currency: string, context: UnderstandingContext): ToolCall[] {
  return items.map((item) => {
    const call = logCall(item, context);
    return item.amounts[0]?.candidates.includes(currency) ? { ...call, args: { ...call.args, currency } } : call;
  });
}

/** "3 coffees", "dinner for 4": a number that can count what was bought. */
function isCount(amount: AmountMention, item: Item, text: string): boolean {
  const noun = nounAfter(amount, text);
  if (noun !== null) return isPlural(noun) || isPlural(lastNoun(amount, noun, text));
  return COUNTED_PLACES.test(text.slice(item.start, amount.start)) && Number(amount.readings[0]) <= 12;
}

const isPlural = (word: string): boolean =>
  (/[^s]s$/i.test(word) && !UNCOUNTED.test(word)) || /^(?:fish|sheep|people|men|women|mice|geese|deer)$/i.test(word);

/** "3 job offers": what is counted, said in two words; empty for one or more. */
function lastNoun({ end }: AmountMention, noun: string, text: string): string {
  return /^ ?(\p{L}{3,})(?= (?:today|yesterday|again)|[.,!]|$)/u.exec(text.slice(end + 1 + noun.length))?.[1] ?? "";
}

/** Plurals that stand for one purchase: before them a number is a price. */
const UNCOUNTED =
  /^(?:groceries|utilities|clothes|gas|shoes|headphones|fees|taxes|flowers|supplies|meds|diapers|nappies|toiletries|bus|glass|snacks|jeans|pants|trousers|shorts|glasses|sunglasses|repairs|cosmetics)$/i;

const COUNTED_PLACES =
  /\b(?:table|dinner|lunch|breakfast|brunch|meal|room|tickets?|seats?|drinks|party|food|pizza) for $/i;

/** What was paid for this week or month was paid today where nothing else is said. */
function dayDoubt(item: Item, callsWith: CallsWith, { context, text }: Reading): Understanding | null {
  const [day, second] = item.dates;
  if (!day) return null;
  const today = context.now.toPlainDate().toString();
  const offers = () => [{ label: "Log it for today", calls: callsWith({ date: today }) }, NEITHER];
  if (second || day.isAmbiguous) return ask("Which day do you mean? Not logged yet.", offers());
  if (day.isFuture) return ask("That day is still to come, and I log what was spent. Log it for today?", offers());
  if (day.date !== null || /^this (?:week|month)$/i.test(text.slice(day.start, day.end))) return null;
  const days = [...new Set([...day.candidates, today])].slice(0, 3);
  return ask(
    "Which day was that? Not logged yet.",
    days.map((date) => ({ label: dayLabel(date), calls: callsWith({ date }) })),
  );
}

function askAmount(item: Item, others: readonly Item[], context: UnderstandingContext): Understanding {
  if (item.description === "" || !isDated(item)) return decline("unclear");
  if (others.length > 0)
    return ask(`How much was ${item.description}? Please send all of them again with it; nothing is logged yet.`, []);
  return ask(`How much was ${item.description}, in all?`, [], logCallWithoutAmount(item, context));
}

const isDated = ({ dates }: Item): boolean => dates.every(({ date, isFuture }) => date !== null && !isFuture);

function askWhichAmount(item: Item, callsWith: CallsWith, context: UnderstandingContext): Understanding {
  const isSure = item.amounts.every(
    ({ readings, candidates, currency }) => readings.length === 1 && candidates.length === 0 && currency === undefined,
  );
  if (!isSure || !isDated(item) || item.description === "" || item.amounts.length > 3) {
    return ask("I see several amounts there. Can you put a comma between the expenses?", []);
  }
  const choices = item.amounts.flatMap(({ readings: [amount] }) =>
    amount === undefined ? [] : [{ label: amountLabel(amount, context.locale), calls: callsWith({ amount }) }],
  );
  return ask(`Which one is the amount for ${item.description}? Not logged yet.`, choices);
}

function askWhatFor(item: Item, context: UnderstandingContext): Understanding {
  const [amount] = item.amounts;
  const isSure = amount?.readings.length === 1 && amount.candidates.length === 0 && amount.doubt === null;
  const label = amountLabel(amount?.readings[0] ?? "0", context.locale, amount?.currency);
  const asOther = choice("Log it as Other", logCall(item, context, { description: "Other" }));
  return ask(
    `What was ${label} for? Write it like "coffee ${label}". Not logged yet.`,
    isSure && isDated(item) ? [asOther] : [],
  );
}
