import { hashFeatures } from "../../dialogs/understanding/classifier/features.ts";
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

const BUCKETS = 2 ** 14;
const FOLDS = 5;
const SETTINGS = { epochs: 12, rate: 0.3, decay: 1e-6, seed: 20_260_613 };

/** The intent of a bare note, "coffee 4.50". */
const NOTE = "log_expense";
/** How much a note counts that is made of a description, beside a line as somebody wrote it. */
const NOTE_WEIGHT = 0.3;

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
  const labels = [...new Set(lines.map(({ label }) => label))].toSorted();
  const shape = { labels: labels.length, buckets: BUCKETS, dimensions: vectors.dimensions };
  const toExample = ({ text, label }: IntentLine, weight: number): Example => {
    const { words, phrases } = intentText(text);
    const rows = hashFeatures(words, BUCKETS, phrases);
    return { rows, meaning: vectors.meanOf(words), labels: [labels.indexOf(label)], weight };
  };
  const examples = lines.map((line) => toExample(line, 1));
  const notes = descriptions.map((text, index) =>
    toExample({ text: index % 3 === 0 ? `0 ${text}` : `${text} 0`, label: NOTE }, NOTE_WEIGHT),
  );
  const outcomes = Array.from({ length: FOLDS }, (_, fold) => {
    const isUnseen = (_example: Example, index: number): boolean => index % FOLDS === fold;
    const trained = trainSoftmax(
      [...notes, ...examples.filter((example, index) => !isUnseen(example, index))],
      shape,
      SETTINGS,
    );
    return examples.filter(isUnseen).map((example) => {
      const shares = softmax(scoresOf(trained, example, shape));
      const best = shares.indexOf(Math.max(...shares));
      return { share: shares[best] ?? 0, isRight: example.labels.includes(best) };
    });
  }).flat();
  return packModel(trainSoftmax([...notes, ...examples], shape, SETTINGS), shape, labels, {
    calibration: isotonic(outcomes),
  });
}
