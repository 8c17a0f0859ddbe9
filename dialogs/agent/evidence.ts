import { normaliseDescription } from "../../domain/entry.ts";
import { exponentOf, type Money, parseAmount } from "../../domain/money.ts";
import type { Block } from "../channel.ts";
import type { View } from "../replies/format.ts";
import type { Fact } from "../state.ts";
import type { Presentation } from "../tools/tool.ts";
import type { ShownEntry } from "../understanding/understanding.ts";
import { type CategoryFinder, categoryFinderOf } from "./category-mentions.ts";
import type { Day, Figure, Month, Weekday } from "./figures/figure.ts";
import { findFigures } from "./figures/find-figures.ts";
import { lazily } from "./lazily.ts";
import type { Numeral } from "./numerals.ts";
import { type Sense, senseAt, senseOfLabel } from "./senses.ts";

/** A figure that a reply may contain, with what it is about. */
export interface Known {
  readonly value: KnownValue;
  readonly about: () => About;
  /** A day that no tool told: it is only today. */
  readonly isToday?: true;
}

/** What a figure is about: read when a reply has such a figure, as most of what tools tell no reply repeats. */
export interface About {
  /** Ids of the categories that it is told of; empty where it is of all or of none. */
  readonly categories: readonly string[];
  /** What else it is told of: the words of an entry's description. */
  readonly words: () => ReadonlySet<string>;
  readonly sense: Sense | null;
}

export type KnownValue =
  | { readonly kind: "money"; readonly money: Money }
  | { readonly kind: "percent" | "number"; readonly numeral: Numeral; readonly noun: string }
  | Day
  | Month
  | Weekday;

/** All that a reply may say: what the tools of this turn told, and the person's own figures. */
export interface Evidence {
  /** What the facts and entries tell, then each line: read one after the other, until a figure is borne out. */
  readonly known: readonly (() => readonly Known[])[];
  /** The person's own figures may be repeated in any connection. */
  readonly said: () => readonly Figure[];
  /** All that was told and said, in lower case: for figures that are as they are said. */
  readonly text: () => string;
  readonly view: View;
  readonly findCategories: CategoryFinder;
}

interface EvidenceInput {
  /** What the tools of this turn told. */
  readonly presentations: readonly Presentation[];
  /** What the person said. */
  readonly said: string;
  readonly view: View;
}

/** Gathers what a reply may say. */
export function evidenceOf({ presentations, said, view }: EvidenceInput): Evidence {
  const findCategories = categoryFinderOf(view.categories);
  const lines = presentations.flatMap(({ blocks }) => blocks.flatMap(linesOf));
  const structured = (): Known[] => [
    ...presentations.flatMap(({ facts }) => facts.flatMap((fact) => knownOfFact(fact, view, findCategories))),
    ...presentations.flatMap(({ shown = [] }) => shown.flatMap((entry) => knownOfEntry(entry, view))),
    { about: UNRELATED, value: dayOf(view.today), isToday: true },
  ];
  const sources = [structured, ...lines.map((line) => () => knownOfLine(line, view, findCategories))];
  return {
    known: sources.map((source) => lazily(() => withYears(source()))),
    said: lazily(() => findFigures(said, view)),
    text: lazily(() => [...lines, said].join("\n").toLowerCase()),
    view,
    findCategories,
  };
}

const NO_WORDS: ReadonlySet<string> = new Set();
const NOTHING: About = { categories: [], words: () => NO_WORDS, sense: null };
const UNRELATED = (): About => NOTHING;

/** Lines as people read them; a table's row is one. */
function linesOf(block: Block): string[] {
  switch (block.kind) {
    case "text":
      return block.text.split("\n");
    case "fields":
      return block.fields.map(({ label, value }) => `${label}: ${value}`);
    case "table":
      return [...(block.title === undefined ? [] : [block.title]), ...block.rows.map((row) => row.join(" · "))];
    case "choices":
    case "picture":
      return [];
  }
}

function knownOfFact({ label, value }: Fact, view: View, findCategories: CategoryFinder): Known[] {
  const about = lazily((): About => {
    const sense = senseOfLabel(label);
    const isOverdrawn = typeof value === "object" && value.minor < 0 && sense === "left";
    return {
      categories: findCategories(label).map(({ id }) => id),
      words: lazily(() => wordsOf(label)),
      sense: isOverdrawn ? "over" : sense,
    };
  });
  if (typeof value === "string") {
    return findFigures(value, view)
      .flatMap((figure) => figureValue(figure, view))
      .map((one) => ({ about, value: one }));
  }
  if (typeof value === "number") {
    return [{ about, value: { kind: "number", numeral: numeralOf(value), noun: "" } }];
  }
  return [{ about, value: { kind: "money", money: value } }];
}

function numeralOf(value: number): Numeral {
  const decimals = String(value).split(".")[1]?.length ?? 0;
  return { digits: Math.abs(Math.round(value * 10 ** decimals)), decimals };
}

function knownOfEntry({ description, amount, currency, category, date }: ShownEntry, view: View): Known[] {
  const words = lazily(() => wordsOf(description));
  const about = (): About => ({ categories: category === undefined ? [] : [category], words, sense: null });
  const money = parseAmount(amount, currency ?? view.currency);
  return [{ about, value: { kind: "money", money } }, ...(date === undefined ? [] : [{ about, value: dayOf(date) }])];
}

const SEGMENTS = / · |; |, (?=\D)|[([]|\.(?= |$)/;

function knownOfLine(line: string, view: View, findCategories: CategoryFinder): Known[] {
  const inLine = lazily(() => new Set(findCategories(line).map(({ id }) => id)));
  return line.split(SEGMENTS).flatMap((segment) => {
    const words = lazily(() => wordsOf(segment));
    const categories = lazily(() => {
      const named = findCategories(segment).map(({ id }) => id);
      // A line that names one category is all about it.
      return named.length === 0 && inLine().size === 1 ? [...inLine()] : named;
    });
    return findFigures(segment, view).flatMap((figure) => {
      const about = lazily(() => {
        return { categories: categories(), words, sense: senseAt(segment, figure.start, figure.end) };
      });
      return figureValue(figure, view).map((value) => ({ value, about }));
    });
  });
}

/** What one of our own texts says; it is written in the person's locale, so a number of theirs has one reading. */
function figureValue(figure: Figure, view: View): KnownValue[] {
  switch (figure.kind) {
    case "money": {
      const [currency = view.currency] = figure.currencies;
      const exponent = exponentOf(currency);
      const numeral = figure.readings.find(({ decimals }) => decimals === exponent) ?? figure.readings[0];
      if (!numeral || numeral.decimals > exponent) return [];
      const minor = numeral.digits * 10 ** (exponent - numeral.decimals);
      return [{ kind: "money", money: { minor, currency } }];
    }
    case "percent":
    case "number": {
      const { kind, readings, noun } = figure;
      return readings.map((numeral) => ({ kind, numeral, noun }));
    }
    case "day":
      return [wholeDay(figure, view)];
    case "month":
      return [{ ...figure, year: figure.year ?? yearNow(view) }];
    case "weekday":
      return [figure];
    case "words":
      return [];
  }
}

/** We name the year only where it is not this one, and not every day's weekday. */
function wholeDay(figure: Day, view: View): Day {
  const { day, month, year = yearNow(view) } = figure;
  if (month === undefined) return figure;
  return { ...figure, year, weekday: figure.weekday ?? Temporal.PlainDate.from({ year, month, day }).dayOfWeek };
}

function yearNow({ today }: View): number {
  return Number(today.slice(0, "YYYY".length));
}

function dayOf(iso: string): Day {
  const { day, month, year, dayOfWeek } = Temporal.PlainDate.from(iso);
  return { kind: "day", day, month, year, weekday: dayOfWeek };
}

const withYears = (known: readonly Known[]): Known[] => [...known, ...known.flatMap(yearOf)];

/** Years are also said by themselves. */
function yearOf({ value }: Known): Known[] {
  if ((value.kind !== "day" && value.kind !== "month") || value.year === undefined) return [];
  return [{ about: UNRELATED, value: { kind: "number", numeral: { digits: value.year, decimals: 0 }, noun: "" } }];
}

/** Words of labels that say what a figure is, not of what. */
const GENERIC = new Set(
  "spent left spend limit budget allocated free total income less savings day days month until from over under more than entry entries the and for with has have this that what there".split(
    " ",
  ),
);

function wordsOf(text: string): ReadonlySet<string> {
  const words = normaliseDescription(text).split(" ");
  return new Set(words.filter((word) => word.length > 2 && !GENERIC.has(word) && !/^\d/.test(word)));
}
