import type { ToolCall } from "../tools/call.ts";
import { categorize } from "./categorize.ts";
import { type IntentGuess, NO_INTENT } from "./classifier/intent-model.ts";
import { tellerOf } from "./own-spending.ts";
import type { Reading } from "./reading.ts";

/** What speaks for a note of an expense, and against it. */
export interface NoteEvidence {
  /** The calls that the rules made of the text. */
  readonly calls: readonly ToolCall[];
  /** The rules would write it, and do not only think it possible. */
  readonly isTold: boolean;
  readonly reading: Reading;
  readonly guesses: readonly IntentGuess[];
}

/**
 * How likely a text is a note of what the person spent, 0 … 1: what the classifier takes it for, who is said to have spent, how
 * well the thing is known, and how its price is written, each with a weight that was fitted to lines that the classifier had
 * not seen. `npm run understanding:validate` prints the weights that fit best.
 */
export function noteLikelihood(evidence: NoteEvidence): number {
  const sum = noteFeatures(evidence).reduce((total, feature, index) => total + feature * (WEIGHTS[index] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The weights of {@link noteFeatures}, in their order. */
const WEIGHTS: readonly number[] = [
  -2.62, 2.21, -3.31, 0.73, -0.11, 1.03, 1.27, 0.01, 0.42, 0.04, -0.17, 1.18, 0.05, 0.45, 0.75,
];

/** What {@link noteLikelihood} weighs, each about −1 … 1; the first is always 1. */
export function noteFeatures({ calls, isTold, reading, guesses }: NoteEvidence): number[] {
  const confidenceOf = (is: (label: string) => boolean): number =>
    guesses.find(({ label }) => is(label))?.confidence ?? 0;
  const note = confidenceOf((label) => label === "log_expense");
  const none = confidenceOf((label) => label === NO_INTENT);
  const other = confidenceOf((label) => label !== "log_expense" && label !== NO_INTENT);
  const descriptions = calls.map(({ args }) => (typeof args.description === "string" ? args.description : ""));
  const known = Math.min(...descriptions.map((description) => categorize(description).confidence));
  const longest = Math.max(...descriptions.map((description) => description.split(" ").length));
  const { amounts } = reading;
  return [
    1,
    note,
    other,
    logit(note) - logit(none),
    isTold ? 1 : 0,
    tellerOf(reading) === "own" ? 1 : 0,
    known,
    Math.min(longest, 12) / 12,
    amounts.every(({ isMarked }) => isMarked) ? 1 : 0,
    amounts.every(({ readings: [value] }) => /\.\d*[1-9]/.test(value ?? "")) ? 1 : 0,
    amounts.every(({ isBare, isMarked }) => isBare && !isMarked) ? 1 : 0,
    calls.length > 1 ? 1 : 0,
    reading.masks.length > 0 ? 1 : 0,
    reading.dates.length > 0 ? 1 : 0,
    isTold ? known : 0,
  ];
}

/** Odds as a logarithm, about −1 … 1. */
function logit(share: number): number {
  const bounded = Math.min(0.99, Math.max(0.01, share));
  return Math.log(bounded / (1 - bounded)) / 4.6;
}
