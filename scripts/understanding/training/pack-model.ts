import { featureValue, MEANING } from "../../../dialogs/understanding/classifier/linear-model.ts";
import { writeArtefact } from "../../../dialogs/understanding/data/artefact.ts";
import type { Example, Trained } from "./softmax-regression.ts";

interface Shape {
  readonly labels: number;
  readonly buckets: number;
  readonly dimensions: number;
}

/** The file that `openLinearModel` opens: weights of one byte each, and a scale for each label. */
export function packModel(
  { weights, bias }: Trained,
  { labels, buckets }: Shape,
  names: readonly string[],
  more: Readonly<Record<string, unknown>>,
): Uint8Array<ArrayBuffer> {
  const most = new Float64Array(labels).fill(1e-9);
  for (const [index, weight] of weights.entries()) {
    const label = index % labels;
    most[label] = Math.max(most[label] ?? 0, Math.abs(weight));
  }
  const numbers = Int8Array.from(weights, (weight, index) => Math.round((weight / (most[index % labels] ?? 1)) * 127));
  const header = {
    labels: names,
    buckets,
    scales: Array.from(most, (largest) => precise(largest / 127)),
    bias: Array.from(bias, precise),
    ...more,
  };
  return writeArtefact(header, new Uint8Array(numbers.buffer));
}

/** A trained model's scores before it is packed. */
export function scoresOf(
  { weights, bias }: Trained,
  { rows, meaning }: Example,
  { labels, buckets }: Shape,
): Float64Array {
  const scores = Float64Array.from(bias);
  const add = (row: number, value: number): void => {
    for (let label = 0; label < labels; label += 1) {
      scores[label] = (scores[label] ?? 0) + (weights[row * labels + label] ?? 0) * value;
    }
  };
  for (const row of rows) add(row, featureValue(rows.length));
  if (meaning) for (const [axis, value] of meaning.entries()) add(buckets + axis, value * MEANING);
  return scores;
}

const precise = (value: number): number => Number(value.toPrecision(6));
