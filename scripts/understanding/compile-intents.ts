import { hashFeatures } from "../../dialogs/understanding/classifier/features.ts";
import { GUESSES } from "../../dialogs/understanding/classifier/intent-model.ts";
import { intentText } from "../../dialogs/understanding/classifier/intent-words.ts";
import { softmax } from "../../dialogs/understanding/classifier/linear-model.ts";
import type { WordVectors } from "../../dialogs/understanding/classifier/word-vectors.ts";
import { isotonic } from "./training/isotonic.ts";
import { packModel, scoresOf } from "./training/pack-model.ts";
import { type Example, trainSoftmax } from "./training/softmax-regression.ts";

/** A line of training with its intent. */
export interface IntentLine {
  readonly text: string;
  readonly label: string;
}

const BUCKETS = 2 ** 15;
const FOLDS = 5;
const SETTINGS = { epochs: 12, rate: 0.3, decay: 1e-6, seed: 20_260_613 };

/** The intent of a bare note, "coffee 4.50". */
const NOTE = "log_expense";
/** How much a note counts that is made of a description, beside a line as somebody wrote it. */
const NOTE_WEIGHT = 0.6;

/** A line with what a classifier that has not seen it takes it for. */
export interface UnseenIntent extends IntentLine {
  /** The likeliest first; shares of the classifier, not calibrated. */
  readonly guesses: readonly { readonly label: string; readonly share: number }[];
}

/**
 * Trains the classifier of intents and measures, on lines that it has not seen, how far it can be believed.
 *
 * @param descriptions what things are called; with a number they are notes of expenses
 */
export function compileIntents(
  lines: readonly IntentLine[],
  descriptions: readonly string[],
  vectors: WordVectors,
): Uint8Array<ArrayBuffer> {
  const { labels, shape, notes, examples } = prepare(lines, descriptions, vectors);
  const outcomes = unseenIntents(lines, descriptions, vectors);
  return packModel(trainSoftmax([...notes, ...examples], shape, SETTINGS), shape, labels, {
    calibration: calibrationOf(outcomes),
  });
}

/** How often guesses of some share came out right. */
export const calibrationOf = (outcomes: readonly UnseenIntent[]) =>
  isotonic(
    outcomes.flatMap(({ guesses: [best], label }) =>
      best ? [{ share: best.share, isRight: best.label === label }] : [],
    ),
  );

/** Every line as classifiers guess it that were trained without it and its like. */
export function unseenIntents(
  lines: readonly IntentLine[],
  descriptions: readonly string[],
  vectors: WordVectors,
): UnseenIntent[] {
  const { labels, shape, notes, examples } = prepare(lines, descriptions, vectors);
  return Array.from({ length: FOLDS }, (_, fold) => {
    const isUnseen = (_example: unknown, index: number): boolean => index % FOLDS === fold;
    const seen = examples.filter((example, index) => !isUnseen(example, index));
    const trained = trainSoftmax([...notes, ...seen], shape, SETTINGS);
    return lines.flatMap((line, index) => {
      const example = examples[index];
      if (!example || !isUnseen(line, index)) return [];
      const shares = softmax(scoresOf(trained, example, shape));
      const guesses = labels
        .map((guessed, at) => ({ label: guessed, share: shares[at] ?? 0 }))
        .toSorted((one, other) => other.share - one.share)
        .slice(0, GUESSES);
      return [{ ...line, guesses }];
    });
  }).flat();
}

function prepare(lines: readonly IntentLine[], descriptions: readonly string[], vectors: WordVectors) {
  const labels = [...new Set(lines.map(({ label }) => label))].toSorted();
  const shape = { labels: labels.length, buckets: BUCKETS, dimensions: vectors.dimensions };
  const toExample = ({ text, label }: IntentLine, weight: number): Example => {
    const { words, phrases } = intentText(text);
    const rows = hashFeatures(words, BUCKETS, phrases);
    return { rows, meaning: vectors.meanOf(words), labels: [labels.indexOf(label)], weight };
  };
  const notes = descriptions.map((text, index) => toExample({ text: noteOf(text, index), label: NOTE }, NOTE_WEIGHT));
  return { labels, shape, notes, examples: lines.map((line) => toExample(line, 1)) };
}

/** A description as a note: its price before or after it, with cents or without. */
function noteOf(description: string, index: number): string {
  const price = index % 2 === 0 ? "4.50" : "12";
  return index % 3 === 0 ? `${price} ${description}` : `${description} ${price}`;
}
