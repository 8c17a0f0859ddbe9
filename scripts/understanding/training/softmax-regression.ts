import { featureValue, MEANING } from "../../../dialogs/understanding/classifier/linear-model.ts";
import { seededRandom } from "../../../tests/support/random.ts";

/** A text as the trainer sees it. */
export interface Example {
  /** Rows of its hashed features. */
  readonly rows: Uint32Array;
  /** Its mean word vector; null where no word is known. */
  readonly meaning: Float64Array | null;
  /** The labels that are right, by index. */
  readonly labels: readonly number[];
  /** How much it counts. */
  readonly weight: number;
}

interface Shape {
  readonly labels: number;
  readonly buckets: number;
  readonly dimensions: number;
}

interface Settings {
  readonly epochs: number;
  readonly rate: number;
  /** How strongly weights are drawn to 0, for each time that they are used. */
  readonly decay: number;
  readonly seed: number;
}

/** Weights by row and label, and what each label starts with. */
export interface Trained {
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

/**
 * Multinomial logistic regression by stochastic gradient descent with a rate of its own for each weight (AdaGrad, Duchi et
 * al. 2011). The order of the examples is drawn from the seed, so two runs give the same bits.
 */
export function trainSoftmax(examples: readonly Example[], shape: Shape, settings: Settings): Trained {
  const { labels, buckets, dimensions } = shape;
  const weights = new Float64Array((buckets + dimensions) * labels);
  const squares = new Float64Array(weights.length).fill(1e-3);
  const bias = new Float64Array(labels);
  const biasSquares = new Float64Array(labels).fill(1e-3);
  const random = seededRandom(settings.seed);
  const order = Uint32Array.from(examples.keys());
  const scores = new Float64Array(labels);
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at];
      if (!example) continue;
      scores.set(bias);
      eachRow(example, buckets, (row, value) => {
        for (let label = 0, index = row * labels; label < labels; label += 1, index += 1) {
          scores[label] = (scores[label] ?? 0) + (weights[index] ?? 0) * value;
        }
      });
      toGradient(scores, example);
      eachRow(example, buckets, (row, value) => {
        for (let label = 0, index = row * labels; label < labels; label += 1, index += 1) {
          const gradient = (scores[label] ?? 0) * value + settings.decay * (weights[index] ?? 0);
          const square = (squares[index] ?? 0) + gradient * gradient;
          squares[index] = square;
          weights[index] = (weights[index] ?? 0) - (settings.rate * gradient) / Math.sqrt(square);
        }
      });
      for (let label = 0; label < labels; label += 1) {
        const gradient = scores[label] ?? 0;
        const square = (biasSquares[label] ?? 0) + gradient * gradient;
        biasSquares[label] = square;
        bias[label] = (bias[label] ?? 0) - (BIAS_RATE * settings.rate * gradient) / Math.sqrt(square);
      }
    }
  }
  return { weights, bias };
}

/** How fast labels move that are common, against what tells them. */
const BIAS_RATE = 0.1;

/** Every row that an example uses, with its value: its hashed features, then its meaning. */
function eachRow({ rows, meaning }: Example, buckets: number, use: (row: number, value: number) => void): void {
  const share = featureValue(rows.length);
  for (const row of rows) use(row, share);
  if (meaning) for (let axis = 0; axis < meaning.length; axis += 1) use(buckets + axis, (meaning[axis] ?? 0) * MEANING);
}

/** Turns scores into what each label is too high by: its share less what is right, weighed. */
function toGradient(scores: Float64Array, { labels, weight }: Example): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of scores) most = Math.max(most, value);
  let sum = 0;
  for (let label = 0; label < scores.length; label += 1) {
    const power = Math.exp((scores[label] ?? 0) - most);
    scores[label] = power;
    sum += power;
  }
  for (let label = 0; label < scores.length; label += 1) {
    const right = labels.includes(label) ? 1 / labels.length : 0;
    scores[label] = weight * ((scores[label] ?? 0) / sum - right);
  }
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
