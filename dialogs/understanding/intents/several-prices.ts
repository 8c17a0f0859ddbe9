import { money, parseAmount, toDecimal } from "../../../domain/money.ts";
import type { ToolCall } from "../../tools/call.ts";
import type { AmountMention } from "../amounts.ts";
import { COUNTS, COUNTS_ELSEWHERE } from "../counts.ts";
import { describe } from "../describing.ts";
import type { Item } from "../items.ts";
import { toAmount } from "../numerals.ts";
import { amountLabel, ask, NEITHER } from "../questions.ts";
import type { Reading } from "../reading.ts";
import { TIMES_AFTER } from "../sums.ts";
import type { Understanding, UnderstandingContext } from "../understanding.ts";
import { type LogOverride, logCall } from "./log-call.ts";

/** The calls of all expenses of the message, one of them changed: no answer may lose the others. */
export type CallsWith = (override: LogOverride) => ToolCall[];

const HOW_MANY = new RegExp(
  `(?:^|\\s)(\\d{1,2}|${[...Object.keys(COUNTS), ...Object.keys(COUNTS_ELSEWHERE)].join("|")})(?: ?[x×])?\\s`,
  "iu",
);
/** A price of one of several: "17.50 a pair", "1,90 le trajet". */
const PER_PIECE =
  /^ ?(?:each|ea|apiece|a piece|per \p{L}+|pro \p{L}+|cada(?: \p{L}+)?|cad\.|c\/u|por (?:cabe[zçc]a|persona|pessoa|viagem|viaje)|chacune?|chaque|pièce|das stück|stück|l'un[ao]?|(?:an?|le|la|al|il) (?:pair|pairs|paire|paio|seat|corner|box|head|go|pop|ride|trip|trajet|demi|bottle|bag|kid|child|plate|slice|round|session|lesson|visit))(?!\p{L})/iu;

/** "2 coffees at 3.90", "2 x coffee 3.50": the price of one or of all? */
export function askEach(
  amount: AmountMention,
  item: Item,
  callsWith: CallsWith,
  { context, text }: Pick<Reading, "context" | "text">,
): Understanding | null {
  const before = text.slice(item.start, amount.start);
  const isEach = PER_PIECE.test(text.slice(amount.end, item.end));
  const isUnclear =
    isEach ||
    /^ ?[x×] ?\d/i.test(text.slice(amount.end, item.end)) ||
    /(?:@|\bat|\bà|\bje|\ba) ?$/i.test(before) ||
    /^\s*\d{1,2} ?[x×] ?/i.test(before);
  const times = TIMES_AFTER.exec(text.slice(amount.end, item.end))?.[1];
  const said = times ?? HOW_MANY.exec(` ${before}`)?.[1] ?? (isEach ? "1" : undefined);
  const [value] = amount.readings;
  if (!isUnclear || said === undefined || value === undefined || amount.readings.length > 1) return null;
  const count = { ...COUNTS, ...COUNTS_ELSEWHERE }[said.toLowerCase()] ?? Number(said);
  const currency = amount.currency ?? context.currency;
  const all = toDecimal(money(parseAmount(value, currency).minor * count, currency));
  const values = count > 1 ? [...(toAmount(all, currency) === null ? [] : [all]), value] : [value];
  return ask(
    "In all, that was… Not logged yet.",
    values.map((total) => ({
      label: amountLabel(total, context.locale, amount.currency),
      calls: callsWith({ amount: total }),
    })),
  );
}

/** "gas 50 lunch 12": two expenses without a comma between them, offered as such. */
export function askPairs(
  item: Item,
  others: readonly Item[],
  text: string,
  context: UnderstandingContext,
): Understanding | null {
  const day = item.dates[0];
  if (others.length > 0 || item.dates.length > 1 || (day && (day.date === null || day.isFuture))) return null;
  let start = item.start;
  const pairs: Item[] = [];
  for (const amount of item.amounts) {
    const description = describe(text, start, amount.start, item.dates);
    pairs.push({ ...item, description, amounts: [amount] });
    start = amount.end;
  }
  const isSure = pairs.every(
    ({ description, amounts: [amount] }) =>
      description !== "" && amount?.readings.length === 1 && amount.candidates.length === 0 && amount.doubt === null,
  );
  if (!isSure || describe(text, start, item.end, item.dates) !== "") return null;
  const label = pairs
    .map(
      ({ description, amounts: [amount] }) =>
        `${description} ${amountLabel(amount?.readings[0] ?? "", context.locale, amount?.currency)}`,
    )
    .join(", ");
  const calls = pairs.map((pair) => logCall(pair, context));
  // A number without cents may count what stands behind it, where not as many others do the same.
  const isPriced = pairs.length > 2 || pairs.every(({ amounts: [amount] }) => amount?.isMarked || !amount?.isBare);
  return {
    ...ask(`Is that ${pairs.length} expenses? Not logged yet.`, [{ label: `Yes: ${label}`, calls }, NEITHER]),
    ...(isPriced ? { ifTold: calls } : {}),
  };
}

/**
 * "dinner was 28.50, we went halves": whether that is the whole or one's own part only the person knows.
 *
 * @param ways among how many it was shared; null where they did not say
 */
export function askOwnPart(item: Item, ways: number | null, context: UnderstandingContext): Understanding | null {
  const [amount] = item.amounts;
  const whole = amount?.readings[0];
  if (!amount || whole === undefined || amount.readings.length > 1 || amount.candidates.length > 0) return null;
  const { minor, currency } = parseAmount(whole, amount.currency ?? context.currency);
  const mine = ways !== null && minor % ways === 0 ? [toDecimal(money(minor / ways, currency))] : [];
  return ask(
    `What was your own part of ${item.description}? Not logged yet.`,
    [...mine, whole].map((value) => ({
      label: amountLabel(value, context.locale, amount.currency),
      calls: [logCall(item, context, { amount: value })],
    })),
  );
}

/** Among how many a bill was shared; null where they did not say, undefined where it was not. */
export function waysShared(text: string): number | null | undefined {
  if (!SHARED.test(text)) return undefined;
  if (HALVES.test(text)) return 2;
  const said = WAYS.exec(text);
  const count = said?.[1] ?? said?.[2] ?? said?.[3];
  return count === undefined ? null : ({ ...COUNTS, ...COUNTS_ELSEWHERE }[count.toLowerCase()] ?? Number(count));
}

const HALVES =
  /(?<![\p{L}\d.,])(?:halfers|halves|halvsies|halfsies|half and half|50[-/]50(?![\d.,])|aadha aadha|moiti[ée][- ]moiti[ée]|a medias|a met[àa]|(?:gives?|gave|paid|pays?|sent) (?:me |us )?(?:back )?half)(?!\p{L})/iu;
const NUMBER = `\\d{1,2}|${[...Object.keys(COUNTS), ...Object.keys(COUNTS_ELSEWHERE)].join("|")}`;
const WAYS = new RegExp(
  `(?<!\\p{L})(?:(${NUMBER}) ways|(?:between|among|entre|durch|zu|par|in) (${NUMBER})(?!\\p{L})|we (?:were|are) (${NUMBER}))(?!\\p{L})`,
  "iu",
);
const SHARED = new RegExp(
  `${HALVES.source}|(?<!\\p{L})(?:split|splitting|shared|divided|geteilt|partag[ée]e?|divis[ée]e?|diviso|dividid[oa]|dividimos|baant\\p{L}*)(?: (?:it|the|that|this|bill|la|le|el|\\p{L}+))* ?(?:evenly|equally|[ée]galement|en parts|a partes|ways|with|by|avec|con|mit|entre|zwischen|between|among|(?:${NUMBER}) ways)|(?<!\\p{L})(?:durch (?:${NUMBER}) (?:geteilt|teilen)|equally \\p{L}+)`,
  "iu",
);
