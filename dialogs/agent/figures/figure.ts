import type { Numeral } from "../numerals.ts";

/** A figure in a text: something that can be true or false by itself. */
export type Figure = Span & (Amount | Day | Month | Weekday | InWords);

/** Where something stands in a text. */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Money, a percentage, or a number of something. */
export interface Amount {
  readonly kind: "money" | "percent" | "number";
  /** More than one where the text alone does not tell thousands from decimals. */
  readonly readings: readonly Numeral[];
  /** Which currencies its mark can mean; empty where it has none. */
  readonly currencies: readonly string[];
  /** What is counted, in the singular: `entry`; empty where nothing is said. */
  readonly noun: string;
}

export interface Day {
  readonly kind: "day";
  readonly day: number;
  /** Left out in "the 24th". */
  readonly month?: number;
  readonly year?: number;
  /** Monday is 1. */
  readonly weekday?: number;
}

export interface Month {
  readonly kind: "month";
  readonly month: number;
  readonly year?: number;
}

export interface Weekday {
  readonly kind: "weekday";
  readonly weekday: number;
}

/** "half", "twice", and a time of day: figures that are as they are said. */
export interface InWords {
  readonly kind: "words";
}

/** What figures are read by. */
export interface FigureContext {
  /** BCP 47: its months are known beside the English ones. */
  readonly locale: string;
  /** The person's own: what a bare `$` means. */
  readonly currency: string;
}

/** Units that stand for themselves: days are no entries. */
export const UNITS: ReadonlySet<string> = new Set(["day", "week", "month", "year", "hour"]);
