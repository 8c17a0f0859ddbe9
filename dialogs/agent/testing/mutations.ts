import type { Figure } from "../figures/figure.ts";

/** A reply with one of its figures changed. */
export interface Mutant {
  readonly reply: string;
  /** What the figure was, and became. */
  readonly was: string;
  readonly now: string;
  /** Where the changed figure begins. */
  readonly start: number;
}

/** Each figure of a reply changed in turn, in every way that a slip would: a digit, a place, a day, a month, a word. */
export function mutantsOf(reply: string, figures: readonly Figure[]): Mutant[] {
  return figures.flatMap((figure) =>
    changesOf(figure.text).map((now) => ({
      reply: reply.slice(0, figure.start) + now + reply.slice(figure.end),
      was: figure.text,
      now,
      start: figure.start,
    })),
  );
}

function changesOf(text: string): string[] {
  const changed = [...digitChanges(text), ...wordChanges(text)];
  return [...new Set(changed)].filter((one) => one !== text);
}

function digitChanges(text: string): string[] {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return [];
  const whole = /^[^\d]*\d[\d,]*/.exec(text)?.[0].length ?? 0;
  return [
    ...places.map((place) => withDigit(text, place, 1)),
    ...places.slice(0, -1).map((place, index) => swapped(text, place, places[index + 1] ?? place)),
    // A day of three digits is no figure any more.
    ...(/[a-z]/i.test(text) ? [] : [`${text.slice(0, whole)}0${text.slice(whole)}`]),
  ];
}

/** The first digit never becomes 0, so that the figure keeps its length. */
function withDigit(text: string, place: number, by: number): string {
  const digit = (Number(text[place]) + by) % 10;
  return text.slice(0, place) + String(digit === 0 ? 5 : digit) + text.slice(place + 1);
}

function swapped(text: string, a: number, b: number): string {
  const letters = text.split("");
  [letters[a], letters[b]] = [letters[b] ?? "", letters[a] ?? ""];
  return letters.join("");
}

/** Each word stands for another one of its kind. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/\bjune?\b/i, "May"],
  [/\bmay\b/i, "August"],
  [/\bjuly?\b/i, "October"],
  [/\bmon(?:day)?\b/i, "Friday"],
  [/\btue(?:sday)?\b/i, "Saturday"],
  [/\bwed(?:nesday)?\b/i, "Monday"],
  [/\bsat(?:urday)?\b/i, "Thursday"],
  [/\bsun(?:day)?\b/i, "Tuesday"],
  [/\btwo\b/i, "seven"],
  [/\bfour\b/i, "six"],
  [/\beight\b/i, "eleven"],
  [/\bnine\b/i, "nineteen"],
  [/\bone hundred\b/i, "two hundred"],
  [/\$/, "€"],
];

function wordChanges(text: string): string[] {
  return OTHERS.filter(([pattern]) => pattern.test(text)).map(([pattern, other]) => text.replace(pattern, other));
}
