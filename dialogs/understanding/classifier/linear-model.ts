import { z } from "zod";
import type { Artefact } from "../data/artefact.ts";
import { hashFeatures } from "./features.ts";
import type { WordVectors } from "./word-vectors.ts";

/** Tells texts apart: a score for each label from the words' spelling and their meaning. */
export interface LinearModel {
  readonly labels: readonly string[];
  /** A score for each label, in the order of `labels`; only differences mean something. See {@link hashFeatures}. */
  scores(words: readonly string[], phrases?: readonly string[]): Float64Array;
}

const header = z.object({
  labels: z.array(z.string()),
  /** Rows for hashed features; a power of two. The rows after them are the dimensions of the word vectors. */
  buckets: z.int(),
  /** What a weight of 1 stands for, by label. */
  scales: z.array(z.number()),
  bias: z.array(z.number()),
});

/** Opens a model: its body holds, for each row, one signed byte for each label. */
export function openLinearModel({ header: head, body }: Artefact, vectors: WordVectors): LinearModel {
  const { labels, buckets, scales, bias } = header.parse(head);
  const weights = new Int8Array(body.buffer, body.byteOffset, (buckets + vectors.dimensions) * labels.length);
  const width = labels.length;
  return {
    labels,
    scores(words, phrases = []) {
      const rows = hashFeatures(words, buckets, phrases);
      const share = featureValue(rows.length);
      const sums = Float64Array.from(countRows(rows, weights, width), (count) => count * share);
      const meaning = vectors.meanOf(words);
      if (meaning) {
        for (let index = 0; index < meaning.length; index += 1) {
          addRow(sums, weights, buckets + index, (meaning[index] ?? 0) * MEANING);
        }
      }
      for (let label = 0; label < width; label += 1) {
        sums[label] = (sums[label] ?? 0) * (scales[label] ?? 0) + (bias[label] ?? 0);
      }
      return sums;
    },
  };
}

/** The sum of these rows of weights, in whole numbers: all hashed features count alike. */
function countRows(rows: Uint32Array, weights: Int8Array, width: number): Int32Array {
  const counts = new Int32Array(width);
  for (let at = 0; at < rows.length; at += 1) {
    const start = (rows[at] ?? 0) * width;
    for (let label = 0; label < width; label += 1) {
      counts[label] = (counts[label] ?? 0) + (weights[start + label] ?? 0);
    }
  }
  return counts;
}

/** Adds a row of weights, each `value` times. */
function addRow(sums: Float64Array, weights: Int8Array, row: number, value: number): void {
  const start = row * sums.length;
  for (let label = 0; label < sums.length; label += 1) {
    sums[label] = (sums[label] ?? 0) + (weights[start + label] ?? 0) * value;
  }
}

/** What each of a text's hashed features counts, so that all of them together have length 1. */
export const featureValue = (count: number): number => (count === 0 ? 0 : 1 / Math.sqrt(count));

/** How much the meaning of words counts beside their spelling. */
export const MEANING = 1;

/** Scores as shares that sum to 1. */
export function softmax(scores: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  const shares = new Float64Array(scores.length);
  let sum = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const power = Math.exp((scores[index] ?? 0) - most);
    shares[index] = power;
    sum += power;
  }
  for (let index = 0; index < shares.length; index += 1) shares[index] = (shares[index] ?? 0) / sum;
  return shares;
}
