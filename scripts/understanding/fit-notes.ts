/** A text that the rules read as a note of an expense. */
export interface MaybeNote {
  /** What speaks for it, each about −1 … 1. */
  readonly features: readonly number[];
  readonly isNote: boolean;
}

const FOLDS = 5;
const STEPS = 3000;
const RATE = 0.8;
/** Draws the weights towards nothing: what few lines tell is believed little. */
const DECAY = 5e-4;

/**
 * How much each feature should count so that notes are likely and everything else is not: logistic regression by gradient descent.
 *
 * @returns the weights, and how likely a note each line was to weights that were fitted without it
 */
export function fitNotes(lines: readonly MaybeNote[]) {
  const unseen = Array.from({ length: FOLDS }, (_, fold) => {
    const isUnseen = (_line: MaybeNote, index: number): boolean => index % FOLDS === fold;
    const weights = fit(lines.filter((line, index) => !isUnseen(line, index)));
    return lines.filter(isUnseen).map((line) => ({ ...line, likelihood: likelihoodOf(line, weights) }));
  }).flat();
  return { weights: fit(lines), unseen };
}

function fit(lines: readonly MaybeNote[]): number[] {
  let weights = Array.from(lines[0]?.features ?? [], () => 0);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = weights.map((weight) => DECAY * weight);
    for (const line of lines) {
      const error = (likelihoodOf(line, weights) - (line.isNote ? 1 : 0)) / lines.length;
      for (const [index, feature] of line.features.entries())
        gradient[index] = (gradient[index] ?? 0) + error * feature;
    }
    weights = weights.map((weight, index) => weight - RATE * (gradient[index] ?? 0));
  }
  return weights;
}

function likelihoodOf({ features }: MaybeNote, weights: readonly number[]): number {
  const sum = features.reduce((total, feature, index) => total + feature * (weights[index] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}
