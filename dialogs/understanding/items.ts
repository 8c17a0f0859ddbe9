import type { AmountMention } from "./amounts.ts";
import type { DateMention } from "./dates.ts";
import { describe } from "./describing.ts";
import type { Mask, Span } from "./masks.ts";
import { overlaps } from "./masks.ts";
import { namedThing } from "./named-thing.ts";
import type { Reading } from "./reading.ts";
import { tagsIn } from "./tags.ts";
import { finalAmount, isTotal, withoutSum } from "./totals.ts";

/** One thing that was paid for, as far as the text tells. */
export interface Item extends Span {
  /** Empty when no words are left. */
  readonly description: string;
  /** Several when nothing tells which one it cost. */
  readonly amounts: readonly AmountMention[];
  readonly dates: readonly DateMention[];
  readonly tags: readonly string[];
}

/** More items than this in one message are a statement to import, not a note. */
export const MOST_ITEMS = 20;

/**
 * Splits a text into the things that were paid for: at commas, "and" and line ends between which amounts stand.
 *
 * Pieces without an amount belong to the piece after them ("hotel in Kyoto, 14,300 yen") or, at the end, before them.
 * A day at the very beginning holds for all; a day within a piece for that piece alone.
 */
export function splitItems(told: Reading): Item[] {
  const reading = withoutSum(told);
  if (!reading) return [toItem({ start: 0, end: told.text.length }, told, tagsIn(told.text))];
  const total = totalOf(reading);
  if (total)
    return [toItem({ start: 0, end: reading.text.length }, { ...reading, amounts: [total] }, tagsIn(reading.text))];
  const final = finalAmount(reading);
  if (final) return [itemOfFinal(final, reading)];
  const pieces = mergePieces(cut(reading), reading);
  const tags = tagsIn(reading.text);
  const items = pieces.map((piece) => toItem(piece, reading, tags));
  const shared = sharedDates(items, reading);
  return shared.length === 0
    ? items
    : items.map((item) => (item.dates.length === 0 ? { ...item, dates: shared } : item));
}

/** "Two movie tix and popcorn, 41.50 total": the price of all of it, where the other numbers count what was bought. */
function totalOf({ text, amounts }: Reading): AmountMention | null {
  const [total, another] = amounts.filter((amount) => isTotal(amount, text));
  if (another || amounts.length < 2) return null;
  if (!total) return countedTotal(text, amounts);
  const others = amounts.filter((amount) => amount !== total);
  return others.every((amount) => countsThings(amount) && nounAfter(amount, text) !== null) ? total : null;
}

/** "2 flat whites and a cinnamon bun £11.20": the one price, at the end, where things are counted before. */
function countedTotal(text: string, amounts: readonly AmountMention[]): AmountMention | null {
  const [price, ...counts] = amounts.toReversed();
  if (!price || (!price.isMarked && price.isBare) || /\p{L}/u.test(text.slice(price.end))) return null;
  return counts.every(
    (count) => countsThings(count) && nounAfter(count, text) !== null && COUNTED.test(text.slice(count.end)),
  )
    ? price
    : null;
}

const COUNTED = /^ (?:\p{L}[\p{L}'-]* ){0,2}\p{L}{2,}[^s\P{L}]s(?!\p{L})/u;

/** What was bought is named before it is told how its price came about; else behind. */
function itemOfFinal(final: AmountMention, reading: Reading): Item {
  const { text, amounts, masks, dates } = reading;
  const isCounted = (amount: AmountMention): boolean =>
    countsThings(amount) && !/^something$/i.test(nounAfter(amount, text) ?? "something");
  const told: Span[] = [
    ...amounts.filter((amount) => amount !== final && !isCounted(amount)),
    ...masks.filter(({ kind }) => OF_A_PRICE.has(kind)),
  ];
  const item = toItem({ start: 0, end: text.length }, { ...reading, amounts: [final] }, tagsIn(text));
  const first = Math.min(final.start, ...told.map(({ start }) => start));
  const taken = [...dates, ...told, final];
  const description = namedThing(describe(text, 0, first, taken)) || namedThing(describe(text, 0, text.length, taken));
  return { ...item, description };
}

const OF_A_PRICE: ReadonlySet<string> = new Set(["rate", "duration", "included", "count", "percent"]);

/** True when a day stands after the last of several listed amounts, so that it may hold for one or for all. */
export function hasStrayDate(items: readonly Item[], reading: Reading): boolean {
  const last = items.at(-1);
  const date = last?.dates.at(-1);
  const amount = last?.amounts.at(-1);
  if (items.length < 2 || !last || !date || !amount || date.start < amount.end) return false;
  if (items.slice(0, -1).some((item) => item.dates.length > 0)) return false;
  return !joinsByAnd(items, reading);
}

const SEPARATOR = /\n|;|,(?!\d)|,(?= )|\s(?:and|&|plus|und|et|y|e|aur|then)\s|\s\+\s|\.\s+(?=\p{L})|\s\/\s/giu;

function cut({ text, amounts, dates, masks }: Reading): Span[] {
  const whole = [...amounts, ...dates, ...masks];
  const pieces: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(SEPARATOR)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (whole.some((other) => overlaps(other, span))) continue;
    pieces.push({ start, end: span.start });
    start = span.end;
  }
  pieces.push({ start, end: text.length });
  return pieces.filter(({ start: from, end }) => text.slice(from, end).trim() !== "");
}

/** "3 tacos, 10.50": the things that are counted, and what they cost. */
function isCountedBefore(piece: Span, next: Span | undefined, { text, amounts }: Reading): boolean {
  const [count, ...others] = amounts.filter((amount) => overlaps(amount, piece));
  const [price] = next ? amounts.filter((amount) => overlaps(amount, next)) : [];
  if (!count || others.length > 0 || !next || !price || !countsThings(count)) return false;
  const isAlone = text.slice(next.start, price.start).trim() === "" && text.slice(price.end, next.end).trim() === "";
  return isAlone && OPENING.test(text.slice(piece.start, count.start)) && /[^s]s$/i.test(nounAfter(count, text) ?? "");
}

function mergePieces(pieces: readonly Span[], reading: Reading): Span[] {
  const { amounts } = reading;
  const merged: Span[] = [];
  let waiting: number | null = null;
  for (const [index, piece] of pieces.entries()) {
    const start: number = waiting ?? piece.start;
    if (amounts.some((amount) => overlaps(amount, piece)) && !isCountedBefore(piece, pieces[index + 1], reading)) {
      merged.push({ start, end: piece.end });
      waiting = null;
    } else waiting = start;
  }
  const last = merged.at(-1);
  const end = pieces.at(-1)?.end ?? 0;
  if (waiting === null) return merged;
  if (!last) return [{ start: waiting, end }];
  return [...merged.slice(0, -1), { start: last.start, end }];
}

function toItem(piece: Span, reading: Reading, tags: readonly string[]): Item {
  const { text, masks } = reading;
  const inside = <T extends Span>(spans: readonly T[]): T[] => spans.filter((span) => overlaps(span, piece));
  const amounts = withoutCounts(inside(reading.amounts), text, piece);
  const dates = inside(reading.dates);
  const noise = inside(masks).flatMap((mask) => noiseOf(mask, text));
  return {
    ...piece,
    description: namedThing(describe(text, piece.start, piece.end, [...amounts, ...dates, ...noise])),
    amounts,
    dates,
    tags,
  };
}

/** Times, what a piece costs and what a price includes are no part of what was bought; models, sizes and counts are. */
function noiseOf(mask: Mask, text: string): Span[] {
  if (mask.kind !== "time" && mask.kind !== "included" && mask.kind !== "rate") return [];
  const lead = /(?:at|around|by|um|à|a las|alle) $/i.exec(text.slice(Math.max(0, mask.start - 8), mask.start));
  return [{ start: mask.start - (lead?.[0].length ?? 0), end: mask.end }];
}

/** "2 coffees 7.80": the number that opens a piece and stands at a noun counts, when another one can be the amount. */
function withoutCounts(amounts: readonly AmountMention[], text: string, piece: Span): readonly AmountMention[] {
  const [first, ...others] = amounts;
  if (!first || others.length === 0) return amounts;
  const noun = nounAfter(first, text);
  const opens = OPENING.test(text.slice(piece.start, first.start));
  if (noun === null || !opens || !countsThings(first)) return amounts;
  const next = others[0];
  const isPlural = /(?:[^s]s|en|er|i)$/i.test(noun);
  const isClear = next !== undefined && (next.isMarked || !next.isBare || isPriced(next, text));
  return others.length === 1 && (isPlural || isClear) ? others : amounts;
}

const OPENING =
  /^(?:[^\d]*[.:] )?[\s,]*(?:(?:i|we|i've|we've|just|also|then|and|today|bought|got|had|ordered|grabbed|paid for|for|the|spent|picked up|took|ate|drank)\s+)*$/i;

/** True for a small whole number without a mark. */
export function countsThings({ isBare, readings }: AmountMention): boolean {
  return isBare && readings.length === 1 && Number(readings[0]) <= 24;
}

/** The word right after a number, when it is one that can be counted or bought; null otherwise. */
export function nounAfter({ end }: Span, text: string): string | null {
  const word = /^ ([\p{L}][\p{L}'-]*)/u.exec(text.slice(end, end + 40))?.[1];
  return word === undefined || NO_NOUNS.has(word.toLowerCase()) ? null : word;
}

const NO_NOUNS = new Set(
  "on for at in from to with and plus the a an my our yesterday today last this that was is were by of each total altogether via per or but then also bei für für im am an pour à au chez por en de di da del al per em no na via as if monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);

const isPriced = ({ start }: Span, text: string): boolean =>
  /(?:\bfor|\bat|\bcosts?|\bwas|\bwere|[:=@-]) ?$/i.test(text.slice(Math.max(0, start - 8), start));

function sharedDates(items: readonly Item[], reading: Reading): readonly DateMention[] {
  if (items.length < 2) return [];
  const first = items[0];
  const opening = first?.dates[0];
  if (first && opening && reading.text.slice(first.start, opening.start).trim() === "") return [opening];
  const last = items.at(-1);
  const closing = last?.dates.at(-1);
  const amount = last?.amounts.at(-1);
  const onlyClosing = items.slice(0, -1).every((item) => item.dates.length === 0);
  return closing && amount && onlyClosing && closing.start >= amount.end && joinsByAnd(items, reading) ? [closing] : [];
}

/** "lunch 12 and taxi 8 yesterday" says yesterday of both; a list with commas does not. */
function joinsByAnd(items: readonly Item[], { text }: Reading): boolean {
  return items
    .slice(1)
    .every((item, index) =>
      /^\s*(?:and|&|plus|und|et|y|e|aur|\+)\s*$/i.test(text.slice(items[index]?.end ?? 0, item.start)),
    );
}
