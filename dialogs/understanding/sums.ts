import { type Currency, divideHalfEven, type Money, money, parseAmount, toDecimal } from "../../domain/money.ts";
import { type AmountMention, findAmounts } from "./amounts.ts";
import { COUNTS, COUNTS_ELSEWHERE } from "./counts.ts";
import { blank, type Mask, overlaps, type Span } from "./masks.ts";
import { toAmount } from "./numerals.ts";
import type { Reading } from "./reading.ts";

/**
 * The text with the sums that it asks for done: a tip or a tax on top ("lunch 20 + 15% tip"), so many at a price each
 * ("3 beers at 6 each", "3 × 15 beers"). Everything else stays as it is; nothing is computed that nobody asked for.
 */
export function withSums(reading: Reading): Reading {
  return withTimes(withExtras(withEach(reading)));
}

const EXTRA =
  "(?:tips?|trinkgeld|pourboire|propina|gorjeta|mancia|dash|baks?hee?sh|gratuity|service(?: charge)?|(?:sales )?tax(?:es)?|vat|delivery(?: fee)?|shipping|postage|cover charge|surcharge|(?:booking |service )?fees?|comisi[oó]n|commission|pfand|levy|versand|livraison|env[ií]o)";
const JOINS =
  "\\s*(?:\\+|\\bplus\\b|\\b(?:and|with|und|mit|et|avec|y|con|e|com|più|mais|m[aá]s|aur|n)\\b|&|,)\\s*(?:an? |another |de |di |da )?";
/** Who is given a tip. */
const WAITER =
  "(?:him|her|them|the (?:driver|waiter|waitress|server|guy|girl|lady|lad|man|woman|boy|kid|barber|bartender|barman|cleaner|stylist|delivery guy|young (?:man|woman|lady))|el (?:muchacho|chico|mesero|repartidor|chofer|taxista)|la (?:chica|mesera|muchacha)|den (?:fahrer|kellner)|die bedienung|le (?:serveur|chauffeur|livreur)|la serveuse)";
const GIVING = `(?:(?:i |we |also )?(?:left|gave|give|tipped|threw in|added|slipped)(?: ${WAITER})? (?:an? )?)?`;
const GIVEN = `(?:i |we |also )?(?:(?:left|gave|give|tipped|slipped) ${WAITER}|left|tipped)(?: an?)? `;
/** "left 6", where "left 20 at home" was not given to anybody. */
const IS_GIVEN =
  "(?=\\s*(?:$|[,.;!)]|\\p{L}+ tip(?!\\p{L})|(?:tip|on top|on the table|for|as|extra|and|cause|cos|because|bc)(?!\\p{L})))";

/** `§` stands for the amount or percentage that comes on top. */
const ON_TOP = new RegExp(
  `^(?:${JOINS}|\\s+(?=tipped ))(?:${GIVING}§\\s*(?:(?:of|for|in|de|di|da|para) )?(?:the |as an? |en )?(?:\\p{L}+ )?(?:${EXTRA}|on top|extra)(?!\\p{L})|${GIVEN}§${IS_GIVEN}|§ (?:for|para|für|pour|per) ${WAITER}(?!\\p{L})|${EXTRA}(?: of)?:?\\s*§)`,
  "iu",
);

interface OnTop extends Span {
  /** An amount, or hundredths of a percent of what stands before it. */
  readonly amount?: AmountMention;
  readonly percent?: bigint;
  /** What it comes to with that. */
  readonly total?: AmountMention;
}

/** "35 plus five tip", as often as something comes on top of the same amount. */
function withExtras(reading: Reading): Reading {
  const base = reading.amounts.find((amount) => isClear(amount) && extraAfter(reading, amount) !== null);
  const extra = base && extraAfter(reading, base);
  if (!base || !extra) return reading;
  const currency = base.currency ?? reading.context.currency;
  const rest = reading.amounts.filter((amount) => ![extra.amount, extra.total, base].includes(amount));
  const [inAll] = extra.total?.readings ?? [];
  if (inAll !== undefined) return withExtras(replaced(reading, [...rest, summed(base, inAll)], extra));
  const before = parseAmount(base.readings[0] ?? "", currency);
  const added = extra.amount
    ? parseAmount(extra.amount.readings[0] ?? "", currency)
    : share(before, extra.percent ?? 0n);
  const total = toAmount(toDecimal(money(before.minor + added.minor, currency)), currency);
  if (total === null) return reading;
  return withExtras(replaced(reading, [...rest, summed(base, total)], extra));
}

function extraAfter(reading: Reading, base: AmountMention): OnTop | null {
  const { text, amounts, masks } = reading;
  const percents = masks.filter(({ kind }) => kind === "percent");
  const candidates: readonly (AmountMention | Mask)[] = [...amounts, ...percents];
  const next = candidates.filter(({ start }) => start >= base.end).sort((a, b) => a.start - b.start)[0];
  if (!next) return null;
  const between = text.slice(base.end, next.start);
  const join = [...between.matchAll(LEADS_ON)].at(-1);
  if (!join || /[;\n]|,.*,/.test(between)) return null;
  const start = base.end + join.index;
  const tail = text.slice(next.end);
  const match = ON_TOP.exec(`${text.slice(start, next.start)}§${tail}`);
  if (!match) return null;
  const span = { start, end: start + match[0].length - 1 + (next.end - next.start) };
  if ("kind" in next) {
    const percent = hundredths(text.slice(next.start, next.end));
    return percent === null ? null : { ...span, percent };
  }
  const isSame = next.currency === undefined || base.currency === undefined || next.currency === base.currency;
  if (!isClear(next) || !isSame) return null;
  // "Friseur 24, mit Trinkgeld 27": what is more than the price holds it.
  if (WITH.test(match[0]) && Number(next.readings[0]) > Number(base.readings[0])) return { ...span, total: next };
  const isListed = /^\s*,/.test(match[0]) && Number(next.readings[0]) > Number(base.readings[0]);
  const isNamed = !isListed && NAMED.test(match[0]);
  return isNamed || isLess(next, base) ? { ...span, amount: next } : null;
}

const NAMED = new RegExp(EXTRA, "i");
const WITH = /^\s*,?\s*(?:with|mit|avec|con|com|incl\p{L}*\.?)\s/iu;

/** Whoever gives more than half of the price besides tells of two things. */
const isLess = (extra: AmountMention, base: AmountMention): boolean =>
  Number(extra.readings[0]) * 2 <= Number(base.readings[0]);

const LEADS_ON = new RegExp(`(?:${JOINS}|\\s+(?=tipped ))(?:${EXTRA}(?: of)?:?\\s*|${GIVING}|${GIVEN})?$`, "giu");

function hundredths(percent: string): bigint | null {
  const [, whole, decimals = ""] = /^(\d{1,2})(?:[.,](\d{1,2}))?/.exec(percent) ?? [];
  return whole === undefined ? null : BigInt(whole + decimals.padEnd(2, "0"));
}

function share({ minor, currency }: Money, percent: bigint): Money {
  return money(Number(divideHalfEven(BigInt(minor) * percent, 10_000n)), currency);
}

const COUNT_OF: Readonly<Record<string, number>> = { ...COUNTS, ...COUNTS_ELSEWHERE, both: 2 };
const COUNT = `(\\d{1,2}|${Object.keys(COUNT_OF).join("|")})`;
/** A count with what was counted, or for how many it was. */
const COUNTED = new RegExp(
  `(?:(?:^|[\\s,;])${COUNT}(?: ?[x×])? (?!(?:at|for|à|a|zu|je) ?$|(?:et|und|y|e|and|aur)(?!\\p{L}))\\p{L}[\\p{L} '&-]{1,40}?|\\bfor ${COUNT}(?: of us| (?!(?:at|for|à|a|zu|je)(?!\\p{L}))\\p{L}+)?),?( (?:at|@|for|à|a|zu|je))? ?$`,
  "iu",
);
/** "sausage roll 1.35 x2" */
export const TIMES_AFTER = /^ ?[x×] ?(\d{1,2})(?![\d\p{L}]|[.,]\d| (?:cm|mm|m|in|inch(?:es)?|ft)(?!\p{L}))/iu;
const EACH =
  /^ ?(?:(?:bucks|dollars|euros?|quid|pounds|pesos|rupees) )?(?:each|ea|apiece|a piece|per piece|a pop|per head|pro stück|das stück|stück|cada un[oa]|cada|c\/u|chacune?|pièce|la pièce|l'unité|l'une?|ciascun[oa]|l'un[oa]|wala ek)(?!\p{L})/iu;
/** "4 Knäuel je 6,95", "4 baguettes à 1,10": in English "at" may as well be the price of all. */
const EACH_BEFORE = /(?<!\p{L})(?:je|à|zu) ?$/iu;
/** "tres cañas a 2,40", where "two coffees and a 5 dollar muffin" are two things. */
const EACH_AFTER_FOREIGN_COUNT = /(?<!\p{L})a ?$/iu;

/** "3 beers at 6 each": what counts them is no price. */
function withEach(reading: Reading): Reading {
  const priced = reading.amounts.map((amount) => priceOfAll(amount, reading));
  if (priced.every((found) => found === null)) return reading;
  const counts = priced.flatMap((found) => found?.count ?? []);
  const amounts = reading.amounts.flatMap((amount, index) => {
    if (counts.some((count) => overlaps(count, amount))) return [];
    return [priced[index]?.amount ?? amount];
  });
  return replaced(reading, amounts, null);
}

interface PriceOfAll {
  readonly amount: AmountMention;
  /** Where it is said how many there are. */
  readonly count?: Span;
}

function priceOfAll(amount: AmountMention, { text, context }: Reading): PriceOfAll | null {
  const [after, many] = TIMES_AFTER.exec(text.slice(amount.end)) ?? [];
  if (after !== undefined && isClear(amount) && !amount.isBare && Number(many) > 1) {
    const all = times(Number(many), amount, context.currency);
    return all === null ? null : { amount: { ...summed(amount, all), end: amount.end + after.length } };
  }
  const each = EACH.exec(text.slice(amount.end));
  const before = COUNTED.exec(text.slice(0, amount.start));
  if (!before || !isClear(amount)) return null;
  const [whole, ofThings, ofPeople = "", join = ""] = before;
  const said = ofThings ?? ofPeople;
  const lead = text.slice(0, amount.start);
  const isForeign = COUNTS_ELSEWHERE[said.toLowerCase()] !== undefined;
  if (each === null && !EACH_BEFORE.test(lead) && !(isForeign && EACH_AFTER_FOREIGN_COUNT.test(lead))) return null;
  const count = COUNT_OF[said.toLowerCase()] ?? Number(said);
  const total = count < 2 ? null : times(count, amount, context.currency);
  if (total === null) return null;
  const start = before.index + whole.indexOf(said);
  return {
    amount: { ...summed(amount, total), start: amount.start - join.length, end: amount.end + (each?.[0].length ?? 0) },
    count: { start, end: start + said.length },
  };
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
