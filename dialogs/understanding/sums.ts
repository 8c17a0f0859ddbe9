import { type Currency, divideHalfEven, type Money, money, parseAmount, toDecimal } from "../../domain/money.ts";
import { type AmountMention, findAmounts } from "./amounts.ts";
import { COUNTS } from "./counts.ts";
import { blank, type Mask, overlaps, type Span } from "./masks.ts";
import { toAmount } from "./numerals.ts";
import type { Reading } from "./reading.ts";

/**
 * The text with the sums that it asks for done: a tip or a tax on top ("lunch 20 + 15% tip"), so many at a price each
 * ("3 beers at 6 each", "3 × 15 beers"). Everything else stays as it is; nothing is computed that nobody asked for.
 */
export function withSums(reading: Reading): Reading {
  return withTimes(withEach(withExtras(reading)));
}

const EXTRA =
  "(?:tips?|trinkgeld|pourboire|propina|gorjeta|mancia|gratuity|service(?: charge)?|(?:sales )?tax(?:es)?|vat|delivery(?: fee)?|shipping|cover charge|surcharge|fees?)";
const JOINS =
  "\\s*(?:\\+|\\bplus\\b|\\b(?:and|with|und|mit|et|avec|y|con|e|com|più|mais)\\b|&)\\s*(?:an? |another |de |di |da )?";
/** `§` stands for the amount or percentage that comes on top. */
const ON_TOP = new RegExp(`^${JOINS}(?:§\\s*(?:of |for |in )?(?:the )?${EXTRA}\\b|${EXTRA}(?: of)?:?\\s*§)`, "i");

interface OnTop extends Span {
  /** An amount, or hundredths of a percent of what stands before it. */
  readonly amount?: AmountMention;
  readonly percent?: bigint;
}

/** "35 plus five tip", as often as something comes on top of the same amount. */
function withExtras(reading: Reading): Reading {
  const base = reading.amounts.find((amount) => isClear(amount) && extraAfter(reading, amount) !== null);
  const extra = base && extraAfter(reading, base);
  if (!base || !extra) return reading;
  const currency = base.currency ?? reading.context.currency;
  const before = parseAmount(base.readings[0] ?? "", currency);
  const added = extra.amount
    ? parseAmount(extra.amount.readings[0] ?? "", currency)
    : share(before, extra.percent ?? 0n);
  const total = toAmount(toDecimal(money(before.minor + added.minor, currency)), currency);
  if (total === null) return reading;
  const rest = reading.amounts.filter((amount) => amount !== extra.amount && amount !== base);
  return withExtras(replaced(reading, [...rest, summed(base, total)], extra));
}

function extraAfter(reading: Reading, base: AmountMention): OnTop | null {
  const { text, amounts, masks } = reading;
  const percents = masks.filter(({ kind }) => kind === "percent");
  const candidates: readonly (AmountMention | Mask)[] = [...amounts, ...percents];
  const next = candidates.filter(({ start }) => start >= base.end).sort((a, b) => a.start - b.start)[0];
  if (!next) return null;
  const between = text.slice(base.end, next.start);
  const join = [...between.matchAll(new RegExp(`${JOINS}(?:${EXTRA}(?: of)?:?\\s*)?$`, "gi"))].at(-1);
  if (!join || /[,;\n]/.test(between)) return null;
  const start = base.end + join.index;
  const tail = text.slice(next.end);
  const match = ON_TOP.exec(`${text.slice(start, next.start)}§${tail}`);
  if (!match) return null;
  const span = { start, end: start + match[0].length - 1 + (next.end - next.start) };
  if ("kind" in next) {
    const percent = hundredths(text.slice(next.start, next.end));
    return percent === null ? null : { ...span, percent };
  }
  const isSame = next.currency === undefined || next.currency === base.currency;
  return isClear(next) && isSame ? { ...span, amount: next } : null;
}

function hundredths(percent: string): bigint | null {
  const [, whole, decimals = ""] = /^(\d{1,2})(?:[.,](\d{1,2}))?/.exec(percent) ?? [];
  return whole === undefined ? null : BigInt(whole + decimals.padEnd(2, "0"));
}

function share({ minor, currency }: Money, percent: bigint): Money {
  return money(Number(divideHalfEven(BigInt(minor) * percent, 10_000n)), currency);
}

const COUNT = `(\\d{1,2}|${Object.keys(COUNTS).join("|")})`;
/** A count with what was counted, or for how many it was. */
const COUNTED = new RegExp(
  `(?:(?:^|[\\s,;])${COUNT}(?: ?[x×])? (?!(?:at|for|à) ?$)\\p{L}[\\p{L} '&-]{1,40}?|\\bfor ${COUNT}),?( (?:at|@|for|à))? ?$`,
  "iu",
);
/** "sausage roll 1.35 x2" */
const TIMES_AFTER = /^ ?[x×] ?(\d{1,2})(?![\d\p{L}]|[.,]\d)/iu;
const EACH = /^ ?(?:each|apiece|a piece|per piece|a pop|pro stück|cada uno|chacun)\b/i;

/** "3 beers at 6 each" */
function withEach(reading: Reading): Reading {
  const amounts = reading.amounts.map((amount) => priceOfAll(amount, reading) ?? amount);
  return amounts.every((amount, index) => amount === reading.amounts[index])
    ? reading
    : replaced(reading, amounts, null);
}

function priceOfAll(amount: AmountMention, { text, context }: Reading): AmountMention | null {
  const [after, many] = TIMES_AFTER.exec(text.slice(amount.end)) ?? [];
  if (after !== undefined && isClear(amount) && !amount.isBare && Number(many) > 1) {
    const all = times(Number(many), amount, context.currency);
    return all === null ? null : { ...summed(amount, all), end: amount.end + after.length };
  }
  const each = EACH.exec(text.slice(amount.end));
  const before = COUNTED.exec(text.slice(0, amount.start));
  if (!each || !before || !isClear(amount)) return null;
  const [, ofThings, ofPeople = "", join = ""] = before;
  const said = ofThings ?? ofPeople;
  const count = COUNTS[said.toLowerCase()] ?? Number(said);
  const total = count < 2 ? null : times(count, amount, context.currency);
  if (total === null) return null;
  return { ...summed(amount, total), start: amount.start - join.length, end: amount.end + each[0].length };
}

const TIMES = /(?<![\p{L}\d.,'])(\d{1,2})(?: [x×*] |[×*]| times )(?=[$€£¥]?\d)/giu;

/** "3 × 15 beers": only where it stands alone, with room around it, and is no size of a thing. */
function withTimes(reading: Reading): Reading {
  const { text, context, dates, amounts } = reading;
  const [match, ...others] = [...text.matchAll(TIMES)];
  if (!match || others.length > 0) return reading;
  const start = match.index + match[0].length;
  const found = findAmounts(text, dates, context).find((amount) => amount.start === start);
  const count = Number(match[1]);
  const span = { start: match.index, end: found?.end ?? start };
  const isAlone = amounts.every((amount) => overlaps(amount, span));
  const total = found && isClear(found) && isAlone && count > 1 ? times(count, found, context.currency) : null;
  if (!found || total === null) return reading;
  const masks = reading.masks.filter((mask) => !overlaps(mask, span));
  return replaced({ ...reading, masks }, [{ ...summed(found, total), ...span }], null);
}

function times(count: number, amount: AmountMention, own: Currency): string | null {
  const currency = amount.currency ?? own;
  const { minor } = parseAmount(amount.readings[0] ?? "", currency);
  return toAmount(toDecimal(money(minor * count, currency)), currency);
}

function isClear({ readings, candidates, doubt }: AmountMention): boolean {
  return readings.length === 1 && candidates.length === 0 && (doubt === null || doubt === "time");
}

/** A sum is no count of things, and its figure no time of day. */
function summed(amount: AmountMention, total: string): AmountMention {
  return { ...amount, readings: [total], isBare: false, doubt: null };
}

/** The reading with other amounts; what came on top of one is no part of what was bought. */
function replaced(reading: Reading, amounts: readonly AmountMention[], extra: Span | null): Reading {
  const masks = extra ? reading.masks.filter((mask) => !overlaps(mask, extra)) : reading.masks;
  const included: Mask[] = extra ? [{ kind: "included", start: extra.start, end: extra.end }] : [];
  const changed = {
    ...reading,
    amounts: amounts.toSorted((a, b) => a.start - b.start),
    masks: [...masks, ...included],
  };
  const frame = blank(reading.text, [...changed.amounts, ...changed.dates, ...changed.masks], " ");
  return { ...changed, frame };
}
