import { combine, type EvidenceWeights } from "../../../dialogs/understanding/classifier/category-model.ts";
import { softmax } from "../../../dialogs/understanding/classifier/linear-model.ts";
import type { CategoryId } from "../../../domain/categories.ts";
import type { UnseenLine } from "../compile-categories.ts";

const STEPS = 400;
const RATE = 1;
/** Draws the weights to where they start, in lines' worth: what few lines tell is believed little. */
const PULL = 0.01;

const START: EvidenceWeights = {
  whole: 6,
  wholeGuarded: 4,
  wholeFaint: 2.5,
  brand: 4,
  word: 3.5,
  hint: 1,
  rival: 0.8,
  model: 0.8,
};

/**
 * How much each kind of evidence and the classifier should count so that the right categories of these lines are likeliest:
 * conditional logistic regression (McFadden 1974) by gradient descent.
 */
export function fitWeights(labels: readonly CategoryId[], lines: readonly UnseenLine[]): EvidenceWeights {
  let weights = START;
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = gradientOf(labels, lines, weights);
    weights = mapWeights((kind) =>
      Math.max(0, weights[kind] + RATE * (gradient[kind] - PULL * (weights[kind] - START[kind]))),
    );
  }
  return mapWeights((kind) => Math.round(weights[kind] * 1e3) / 1e3);
}

function gradientOf(
  labels: readonly CategoryId[],
  lines: readonly UnseenLine[],
  weights: EvidenceWeights,
): EvidenceWeights {
  let sums = mapWeights(() => 0);
  for (const { shares, evidence, labels: right } of lines) {
    const likely = softmax(combine(labels, shares, evidence, weights));
    const rightShare = labels.reduce(
      (sum, label, index) => sum + (right.includes(label) ? (likely[index] ?? 0) : 0),
      0,
    );
    for (const [index, label] of labels.entries()) {
      const share = likely[index] ?? 0;
      const wanted = right.includes(label) ? share / Math.max(rightShare, 1e-9) : 0;
      const told = evidence.get(label);
      const step = sums;
      sums = mapWeights((kind) => {
        const feature = kind === "model" ? Math.log((shares[index] ?? 0) + 1e-4) : (told?.[kind] ?? 0);
        return step[kind] + ((wanted - share) * feature) / lines.length;
      });
    }
  }
  return sums;
}

function mapWeights(value: (kind: keyof EvidenceWeights) => number): EvidenceWeights {
  return {
    whole: value("whole"),
    wholeGuarded: value("wholeGuarded"),
    wholeFaint: value("wholeFaint"),
    brand: value("brand"),
    word: value("word"),
    hint: value("hint"),
    rival: value("rival"),
    model: value("model"),
  };
}
