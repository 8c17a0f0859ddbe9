import { z } from "zod";
import type { Artefact } from "../data/artefact.ts";
import { hashText } from "./features.ts";

/** What words mean, as directions: words that are used alike point alike. */
export interface WordVectors {
  readonly dimensions: number;
  /**
   * The mean direction of a text's known words, of length 1.
   *
   * @returns null when no word is known
   */
  meanOf(words: readonly string[]): Float64Array | null;
}

const header = z.object({ words: z.int(), dimensions: z.int(), scales: z.array(z.number()) });

/** Opens vectors: a sorted table of the words' hashes, then each word's numbers, one byte each. */
export function openWordVectors({ header: head, body }: Artefact): WordVectors {
  const { words: count, dimensions, scales } = header.parse(head);
  const hashes = new Uint32Array(body.buffer, body.byteOffset, count);
  const numbers = new Int8Array(body.buffer, body.byteOffset + hashes.byteLength, count * dimensions);
  return {
    dimensions,
    meanOf(words) {
      const sum = new Float64Array(dimensions);
      for (const word of words) {
        const at = find(hashes, hashText(word));
        if (at === -1) continue;
        for (let index = 0; index < dimensions; index += 1) {
          sum[index] = (sum[index] ?? 0) + (numbers[at * dimensions + index] ?? 0) * (scales[index] ?? 0);
        }
      }
      return unit(sum);
    },
  };
}

/** Scales to length 1; null for the origin. */
export function unit(vector: Float64Array): Float64Array | null {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return null;
  const length = Math.sqrt(squares);
  const scaled = new Float64Array(vector.length);
  for (let index = 0; index < scaled.length; index += 1) scaled[index] = (vector[index] ?? 0) / length;
  return scaled;
}

function find(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
