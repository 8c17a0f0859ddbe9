import { normaliseDescription } from "../../domain/entry.ts";
import { exponentOf } from "../../domain/money.ts";
import type { Mention } from "./category-mentions.ts";
import type { Evidence, Known, KnownValue } from "./evidence.ts";
import { type Amount, type Day, type Figure, UNITS } from "./figures/figure.ts";
import { findFigures } from "./figures/find-figures.ts";
import { lazily } from "./lazily.ts";
import { isSameNumber, type Numeral, showsAmount } from "./numerals.ts";
import { senseAt } from "./senses.ts";

/**
 * The figures of a reply that nothing of this turn bears out.
 *
 * A figure (money, a percentage, a count, a date, also in words) is borne out when a tool told it in this turn, as exactly
 * as it is shown, of the category that the sentence names for it and as what the sentence says it is (spent, left, the
 * limit), or when the person said it.
 */
export function ungrounded(reply: string, evidence: Evidence): Figure[] {
  const figures = findFigures(reply, evidence.view);
  if (figures.length === 0) return [];
  const clauses = clausesOf(reply, figures, evidence);
  return figures.filter((figure) => !isSaid(figure, evidence) && !isKnown(figure, clauses, evidence));
}

/** A stretch of a sentence that says one thing. */
interface Clause {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Which sentence it is of. */
  readonly sentence: number;
  readonly mentions: readonly Mention[];
  readonly words: () => ReadonlySet<string>;
}

/** A colon ends only what tells a figure by itself, so that "Dining: $118" stays together. */
const BREAKS = /[.!?](?=\s|$)|:(?=\s)|[;\n·•]| [–—-] |, | (?:and|but|while|whereas|plus|with) /g;

/** Figures are passed over, so that no point or comma within one ends a clause. */
function clausesOf(reply: string, figures: readonly Figure[], { findCategories }: Evidence): Clause[] {
  let open = reply;
  for (const { start, end } of figures) open = open.slice(0, start) + "_".repeat(end - start) + open.slice(end);
  const clauses: Clause[] = [];
  let start = 0;
  let sentence = 0;
  const close = (end: number): void => {
    const text = reply.slice(start, end);
    const mentions = findCategories(text);
    const words = lazily(() => new Set(normaliseDescription(text).split(" ")));
    clauses.push({ text, start, end, sentence, mentions, words });
  };
  for (const { 0: mark, index } of open.matchAll(BREAKS)) {
    if (mark === ":" && !figures.some((figure) => figure.start >= start && figure.start < index)) continue;
    close(index);
    start = index + mark.length;
    if (/^[.!?\n]/.test(mark)) sentence += 1;
  }
  close(reply.length);
  return clauses;
}

function isSaid(figure: Figure, { said, text, view }: Evidence): boolean {
  if (figure.kind === "words") return text().includes(figure.text.toLowerCase());
  return said().some((own) => {
    if (isAmount(figure) && isAmount(own)) {
      const isAlike =
        (figure.kind === "percent") === (own.kind === "percent") && areJoinable(figure, own, view.currency);
      return isAlike && figure.readings.some((one) => own.readings.some((other) => isSameNumber(one, other)));
    }
    return own.kind === figure.kind && own.kind === "day" && figure.kind === "day" && isSameDay(figure, own);
  });
}

/** The person's "500" is of their own currency; their euros are no dollars. */
function areJoinable(figure: Amount, own: Amount, currency: string): boolean {
  const meant = own.currencies.length > 0 ? own.currencies : [currency];
  return figure.currencies.length === 0 || figure.currencies.some((one) => meant.includes(one));
}

function isAmount(figure: Figure): figure is Figure & Amount {
  return figure.kind === "money" || figure.kind === "percent" || figure.kind === "number";
}

function isKnown(figure: Figure, clauses: readonly Clause[], { known }: Evidence): boolean {
  const clause = clauses.find(({ start, end }) => figure.start >= start && figure.start < end);
  if (!clause) return false;
  const fits = fittingCategory(figure, clause, clauses);
  const isOfToday = TODAY.test(clause.text);
  const sense = isAmount(figure) ? senseAt(clause.text, figure.start - clause.start, figure.end - clause.start) : null;
  const isIt = (one: Known): boolean => {
    if (!shows(figure, one) || (one.isToday && !isOfToday)) return false;
    const told = one.about().sense;
    return fits(one) && (sense === null || told === null || told === sense);
  };
  return known.some((read) => read().some(isIt));
}

const TODAY = /\b(?:today|as of|so far|now)\b/i;

/** Whether a known figure is of the category that the sentence names for this one. */
function fittingCategory(figure: Figure, clause: Clause, clauses: readonly Clause[]): (known: Known) => boolean {
  const named = nearest(clause.mentions, figure.start - clause.start);
  if (named) {
    return ({ about, value }) => {
      const { categories, words } = about();
      const isFree = categories.length === 0 && !isOfCategory(value);
      return isFree || categories.includes(named.id) || overlaps(words(), clause.words());
    };
  }
  const about = lastNamed(clause, clauses);
  if (about === undefined) return () => true;
  // What the sentence is about goes on: the figure may be of all or of nothing, but not of another category.
  return (known) => {
    const { categories, words } = known.about();
    return categories.length === 0 || categories.includes(about) || overlaps(words(), clause.words());
  };
}

/** The category that the sentence named last before a clause; else the only one that it names after it. */
function lastNamed({ sentence, start }: Clause, clauses: readonly Clause[]): string | undefined {
  const others = clauses.filter((one) => one.sentence === sentence && one.mentions.length > 0);
  const before = others.findLast((one) => one.start < start)?.mentions;
  if (before) return before.at(-1)?.id;
  const after = others.flatMap(({ mentions }) => mentions);
  return after.length === 1 ? after[0]?.id : undefined;
}

/** Money and shares are of something; days belong to all. */
function isOfCategory({ kind }: KnownValue): boolean {
  return kind === "money" || kind === "percent";
}

function nearest(mentions: readonly Mention[], position: number): Mention | undefined {
  const distance = ({ start, end }: Mention): number => (position < start ? start - position : position - end);
  return mentions.toSorted((a, b) => distance(a) - distance(b))[0];
}

function overlaps(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const word of words) if (others.has(word)) return true;
  return false;
}

/** True when a figure says what is known, as exactly as it shows it. */
function shows(figure: Figure, { value, isToday }: Known): boolean {
  switch (figure.kind) {
    case "money":
    case "number":
    case "percent":
      return showsNumber(figure, value);
    case "day":
      return value.kind === "day" && isSameDay(figure, value);
    case "month":
      return (
        (value.kind === "day" || value.kind === "month") &&
        value.month === figure.month &&
        (figure.year === undefined || value.year === undefined || value.year === figure.year)
      );
    case "weekday":
      return !isToday && (value.kind === "day" || value.kind === "weekday") && value.weekday === figure.weekday;
    case "words":
      return false;
  }
}

function showsNumber(figure: Amount, value: KnownValue): boolean {
  if (value.kind === "money") {
    const { minor, currency } = value.money;
    if (figure.kind === "percent" || UNITS.has(figure.noun)) return false;
    if (figure.kind === "money" && !figure.currencies.includes(currency)) return false;
    if (figure.kind === "number" && COUNTING.has(figure.noun)) return false;
    return figure.readings.some((reading) => showsAmount(reading, minor, exponentOf(currency)));
  }
  if (value.kind !== "percent" && value.kind !== "number") return false;
  if (value.kind !== figure.kind || !isSameUnit(figure.noun, value.noun)) return false;
  return figure.readings.some((reading) => rounds(reading, value.numeral));
}

/** What is counted, but no money: three entries are not $3. */
const COUNTING = new Set("entry expense purchase transaction payment time item charge".split(" "));

function isSameUnit(noun: string, known: string): boolean {
  return noun === known || (!UNITS.has(noun) && !UNITS.has(known));
}

function rounds(shown: Numeral, { digits, decimals }: Numeral): boolean {
  return showsAmount(shown, digits, decimals);
}

function isSameDay(figure: Day, known: Day): boolean {
  return (
    figure.day === known.day &&
    (figure.month === undefined || figure.month === known.month) &&
    (figure.year === undefined || known.year === undefined || figure.year === known.year) &&
    (figure.weekday === undefined || known.weekday === undefined || figure.weekday === known.weekday)
  );
}
