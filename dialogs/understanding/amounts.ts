import { type Currency, exponentOf } from "../../domain/money.ts";
import { MARK_AFTER, MARK_BEFORE, type MarkMeaning, readMark } from "./currencies.ts";
import { joinCents } from "./joined-cents.ts";
import { blank, MEASURE_AFTER, overlaps, type Span } from "./masks.ts";
import { matchesOf } from "./matches.ts";
import { findNumberWords, type NumberInWords } from "./number-words.ts";
import { findNumberWordsElsewhere } from "./number-words-elsewhere.ts";
import { type DecimalSign, decimalSignOf, readNumeral, toAmount } from "./numerals.ts";

/** A sum of money that a text names. */
export interface AmountMention extends Span {
  /** Decimal strings in its currency, the likelier first: several when the text is ambiguous, none when it can't be one. */
  readonly readings: readonly string[];
  /** Only when it is stated and not just the person's own kind of dollar. */
  readonly currency?: Currency;
  /** What a loose mark such as `$` may mean for a person whose money is something else. */
  readonly candidates: readonly Currency[];
  /** A currency mark or a money word stands at it. */
  readonly isMarked: boolean;
  /** A whole number without mark or separators: what may count things as well. */
  readonly isBare: boolean;
  readonly doubt: Doubt | null;
}

/** Why a number that looks like an amount may be none, or another one. */
export type Doubt = "vague" | "year" | "signed" | "spaced" | "time";

/** What amounts are read by. */
export interface AmountContext {
  readonly now: Temporal.PlainDateTime;
  readonly currency: Currency;
  /** What a sign means that can't mean `currency`. */
  readonly otherCurrency?: Currency;
  /** BCP 47: tells whether decimals follow a point or a comma. */
  readonly locale: string;
}

/** More numbers than this are no message about money. */
const MOST_NUMBERS = 60;

/**
 * Finds the amounts in a text, from left to right.
 *
 * @param taken stretches that mean something else: dates, times, order numbers
 */
export function findAmounts(text: string, taken: readonly Span[], context: AmountContext): AmountMention[] {
  const open = blank(text, taken, "_");
  const digits = [...open.matchAll(DIGITS)]
    .slice(0, MOST_NUMBERS)
    .flatMap((match) => readDigits(match, open, context) ?? []);
  const isPriced = (end: number): boolean => WORD_MARK.test(open.slice(end, end + 40));
  const words = [...findNumberWords(open), ...findNumberWordsElsewhere(open, isPriced)]
    .slice(0, MOST_NUMBERS)
    .flatMap((number) => readWords(number, open, context) ?? []);
  const units = [...matchesOf(open, ONE_UNIT)].flatMap((match) => readUnit(match, open, context) ?? []);
  const mentions: AmountMention[] = [];
  for (const mention of [...digits, ...words, ...units]) {
    if (!mentions.some((other) => overlaps(other, mention))) mentions.push(mention);
  }
  return joinCents(
    mentions.toSorted((a, b) => a.start - b.start),
    open,
  );
}

/** "a buck" */
const ONE_UNIT =
  /(?<!\p{L})(?:a|un|ein|einen|uno|um|ek) (dollar|buck|euro|quid|pound|peso|real|franc|franken|rupaya)(?!\p{L})(?! (?:store|shop|menu|cake|of)(?!\p{L}))/giu;

function readUnit(match: RegExpExecArray, text: string, context: AmountContext): AmountMention | null {
  const span = { start: match.index, end: match.index + match[0].length };
  const mark = readMark(match[1] ?? "", context.currency, context.otherCurrency);
  return finish(text, span, mark, context, (currency) => present(toAmount("1", currency)));
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ["k", 3],
  ["hundred", 2],
  ["thousand", 3],
  ["grand", 3],
  ["lakh", 5],
  ["lakhs", 5],
  ["million", 6],
  ["mil", 6],
  ["mio", 6],
  ["crore", 7],
]);

const CENTS =
  /^(?: ?(¢|cents?|pence|ct|céntimos|centimes|centesimi|cêntimos|centavos)(?!\p{L})|([cp])(?![\p{L}\p{N}]))/iu;

/** What stands right behind a model or a tag that was blanked belongs to it: "I2703.24" has no 24 cents. */
const NUMBER = String.raw`\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,']\d+)*|(?<!_)[.,]\d{1,2}`;
const SCALE = String.raw` ?[kK](?![\p{L}\p{N}])|[ -]?(?:hundred|thousand|grand|million|mil|mio|lakhs?|crore)\b`;
const DIGITS = new RegExp(
  `(?<![\\p{L}\\p{N}#]|\\d[.,']|_[.'])(?<sign>[-+])?(?:(?<before>${MARK_BEFORE}) ?)?(?<sign2>[-+])?(?<digits>${NUMBER})` +
    `(?:[.,]-{1,2}|/-)?(?<scale>${SCALE})?(?: ?(?<after>${MARK_AFTER})(?!(?<=\\p{L})\\p{L}))?`,
  "gu",
);

/** A mark written between whole and decimals: `4€50`. */
const INNER_MARK = /^\d{2}(?!\d)/;

function readDigits(match: RegExpExecArray, text: string, context: AmountContext): AmountMention | null {
  const { sign, sign2, before: word, digits = "", scale, after } = match.groups ?? {};
  // "twelve dollars 40": the word belongs to the number before it.
  const isOfAnother = word !== undefined && /^\p{L}{3}/u.test(word) && NUMBER_BEFORE.test(text.slice(0, match.index));
  const before = isOfAnother ? undefined : word;
  const start = isOfAnother ? match.index + match[0].indexOf(digits, word.length) : match.index;
  let end = match.index + match[0].length;
  const rest = text.slice(end, end + 40);
  const mark = before ?? after;
  if (after?.toLowerCase().startsWith("pound") && /^ of\b/i.test(rest)) return null;
  if (/^[\d_]|^[.,'][\d_]/.test(rest)) {
    const inner = after !== undefined && /^\d+$/.test(digits) ? INNER_MARK.exec(rest) : null;
    // Digits that go on in a way that no amount does: the number is there, but can't be read.
    if (!inner) return finish(text, { start, end }, null, context, () => []);
    end += inner[0].length;
    return finish(
      text,
      { start, end },
      readMark(after ?? "", context.currency, context.otherCurrency),
      context,
      (currency) => present(toAmount(`${digits}.${inner[0]}`, currency)),
    );
  }
  const cents = mark === undefined || before !== undefined ? CENTS.exec(rest) : null;
  if (cents && scale === undefined && before === undefined) return readCents(match, cents, digits, text, context);
  if (mark === undefined && scale === undefined && MEASURE_AFTER.test(rest)) return null;
  if (after === undefined && /^\p{L}/u.test(rest)) return null;
  const exponent = scale === undefined ? null : (SCALES.get(scale.trim().replace("-", "").toLowerCase()) ?? null);
  const spaced = digits.includes(" ");
  const sureSpaces = mark !== undefined || /[.,]/.test(digits) || decimalSignOf(context.locale) === ",";
  return finish(
    text,
    { start, end },
    mark === undefined ? undefined : readMark(mark, context.currency, context.otherCurrency),
    context,
    (currency, decimalSign) => readScaled(digits, exponent, /^r\$$/i.test(mark ?? "") ? "," : decimalSign, currency),
    {
      isMarked: scale !== undefined,
      isBare: mark === undefined && scale === undefined && /^\d+$/.test(digits),
      doubt: (sign ?? sign2) !== undefined ? "signed" : spaced && !sureSpaces ? "spaced" : null,
    },
  );
}

const NUMBER_BEFORE =
  /(?:\d|(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)) $/iu;

function readScaled(digits: string, exponent: number | null, sign: DecimalSign, currency: Currency): string[] {
  const full = /^[.,]/.test(digits) ? `0${digits}` : digits;
  if (exponent === null) return readNumeral(full, sign, currency);
  const match = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(full);
  return match ? present(toAmount(shift(match[1] ?? "", match[2] ?? "", exponent), currency)) : [];
}

function shift(whole: string, decimals: string, places: number): string {
  const padded = decimals.padEnd(places, "0");
  return `${whole}${padded.slice(0, places)}.${padded.slice(places)}`;
}

function readCents(
  match: RegExpExecArray,
  cents: RegExpExecArray,
  digits: string,
  text: string,
  context: AmountContext,
): AmountMention | null {
  const span = { start: match.index, end: match.index + match[0].length + cents[0].length };
  const unit = (cents[1] ?? cents[2] ?? "").toLowerCase();
  const meaning =
    unit === "p" || unit === "pence"
      ? readMark("gbp", context.currency, context.otherCurrency)
      : ({ kind: "own" } as const);
  if (!/^\d{1,3}$/.test(digits)) return null;
  return finish(text, span, meaning, context, (currency) =>
    exponentOf(currency) === 2 ? present(toAmount(shiftDown(digits), currency)) : [],
  );
}

const shiftDown = (digits: string): string => `${digits.slice(0, -2) || "0"}.${digits.slice(-2).padStart(2, "0")}`;

function readWords(number: NumberInWords, text: string, context: AmountContext): AmountMention | null {
  const rest = text.slice(number.end, number.end + 40);
  const scale = /^ (?:hundred|thousand|grand|million|k)\b/i.exec(rest);
  if (scale) return readScaledWords(number, scale[0], text, context);
  const cents = CENTS.exec(rest);
  if (cents && number.readings.length === 1) {
    const span = { start: number.start, end: number.end + cents[0].length };
    const digits = number.readings[0] ?? "";
    if (!/^\d{1,2}$/.test(digits)) return null;
    return finish(text, span, { kind: "own" }, context, (currency) => present(toAmount(shiftDown(digits), currency)));
  }
  const after = WORD_MARK.exec(rest);
  const mark = after?.[1] === undefined ? undefined : readMark(after[1], context.currency, context.otherCurrency);
  if (!mark && !number.isMoney && isIdle(number.start, text, number.readings, rest)) return null;
  return finish(
    text,
    { start: number.start, end: number.end + (after?.[0].length ?? 0) },
    mark,
    context,
    (currency) => (number.isVague ? [] : number.readings.flatMap((reading) => present(toAmount(reading, currency)))),
    { isMarked: number.isMoney, isBare: mark === undefined && !number.isMoney, doubt: number.isVague ? "vague" : null },
  );
}

/** "two and a half grand" */
function readScaledWords(
  number: NumberInWords,
  scale: string,
  text: string,
  context: AmountContext,
): AmountMention | null {
  const exponent = SCALES.get(scale.trim().toLowerCase()) ?? 0;
  const [whole = "", decimals = ""] = (number.readings[0] ?? "").split(".");
  const span = { start: number.start, end: number.end + scale.length };
  return finish(text, span, { kind: "own" }, context, (currency) =>
    present(toAmount(shift(whole, decimals, exponent), currency)),
  );
}

const WORD_MARK = new RegExp(`^(?: of)? ?(${MARK_AFTER})(?![\\p{L}\\p{N}])`, "u");

/** "one" and "the two" are pronouns, and before a measure a number word measures. */
function isIdle(start: number, text: string, readings: readonly string[], rest: string): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  if (readings.length === 1 && readings[0] === "1") return true;
  return (
    /\b(?:the|that|this|those|these|any|no|every|each|other|first|last|next|all)[ -]$/i.test(before) ||
    MEASURE_AFTER.test(rest)
  );
}

const RUPEES: MarkMeaning = { kind: "stated", currency: "INR" };
/** In Hindi rupees are those of India, unless the person's own are others. */
const HINDI =
  /\b(?:ka|ki|ke|mein|pe|aur|kiy[ae]|diy[ae]|liy[ae]|bhar[aei]|lag[aei]|kharch[ae]?|hu[ae]|gay[aei]|wal[aei]|kya|sakt[aei]|hai|tha|sabzi|doodh|dawai|bijli|kirana|kiraya|dukaan|bacche)\b/;

function finish(
  text: string,
  span: Span,
  loose: MarkMeaning | null | undefined,
  context: AmountContext,
  readingsIn: (currency: Currency, decimalSign: DecimalSign) => string[],
  traits: { readonly isMarked?: boolean; readonly isBare?: boolean; readonly doubt?: Doubt | null } = {},
): AmountMention {
  const mark =
    loose?.kind === "unclear" && loose.candidates[0] === "INR" && HINDI.test(text.toLowerCase()) ? RUPEES : loose;
  const currency = mark?.kind === "stated" ? mark.currency : mark?.kind === "unclear" ? mark.candidates[0] : undefined;
  const readings = readingsIn(currency ?? context.currency, decimalSignOf(context.locale));
  const isBare = traits.isBare ?? false;
  return {
    ...span,
    readings,
    ...(mark?.kind === "stated" ? { currency: mark.currency } : {}),
    candidates: mark?.kind === "unclear" ? mark.candidates : [],
    isMarked: mark !== undefined && mark !== null ? true : (traits.isMarked ?? false),
    isBare,
    doubt: traits.doubt ?? (isBare ? doubtOfBare(text, span, context) : null),
  };
}

function doubtOfBare(text: string, { start, end }: Span, { now }: AmountContext): Doubt | null {
  const value = Number(text.slice(start, end));
  // A number beside the current year is more often a model year or a date than an amount.
  if (value >= now.year - 3 && value <= now.year + 1) return "year";
  return value <= 24 && /\bat $/i.test(text.slice(Math.max(0, start - 3), start)) ? "time" : null;
}

const present = (reading: string | null): string[] => (reading === null ? [] : [reading]);
