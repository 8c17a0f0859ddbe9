import { hashText } from "../../dialogs/understanding/classifier/features.ts";
import { writeArtefact } from "../../dialogs/understanding/data/artefact.ts";
import { normaliseDescription } from "../../domain/entry.ts";
import { EMBEDDING_DIMENSIONS, type Embeddings } from "./sources/embeddings.ts";
import { principalAxes } from "./training/principal-axes.ts";

/** Words that get a vector for being common; those of the lexicon and the training lines get one besides. */
const COMMON_WORDS = 24_000;
const DIMENSIONS = 64;
/** The strongest directions tell how common a word is, hardly what it means. */
const SKIPPED_AXES = 2;

/**
 * Compiles the word vectors: fewer words, fewer numbers of one byte each, common words shortened.
 *
 * @param needed words that must have a vector where there is one
 */
export function compileVectors(embeddings: Embeddings, needed: ReadonlySet<string>): Uint8Array<ArrayBuffer> {
  const words = chooseWords(embeddings, needed);
  const raw = words.map(({ word }) => embeddings.vectorOf(word));
  const mean = Array.from(
    { length: EMBEDDING_DIMENSIONS },
    (_, axis) => raw.reduce((sum, vector) => sum + (vector[axis] ?? 0), 0) / raw.length,
  );
  const centred = raw.map((vector) => Float64Array.from(vector, (value, axis) => value - (mean[axis] ?? 0)));
  const axes = principalAxes(centred.slice(0, COMMON_WORDS)).slice(SKIPPED_AXES, SKIPPED_AXES + DIMENSIONS);
  const projected = centred.map((vector, index) => {
    const { rank } = words[index] ?? { rank: 0 };
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
    return axes.map((axis) => (dot(axis, vector) / length) * rarity(rank));
  });
  return pack(
    words.map(({ word }) => hashText(word)),
    projected,
  );
}

/** The commoner a word, the less it says what a text is about. */
const rarity = (rank: number): number => (rank + 1) / (rank + 1 + 60);

function chooseWords(embeddings: Embeddings, needed: ReadonlySet<string>): { word: string; rank: number }[] {
  const isCommon = embeddings.words.filter((word) => /^[a-z]{2,}$/.test(word)).slice(0, COMMON_WORDS);
  const also = embeddings.words.filter((word) => needed.has(word) && normaliseDescription(word) === word);
  return [...new Set([...isCommon, ...also])].map((word) => ({ word, rank: embeddings.rankOf(word) }));
}

/** As {@link openWordVectors} reads them: words sorted by their hashes. */
function pack(hashes: readonly number[], vectors: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const order = [...new Map(hashes.map((hash, index) => [hash, index])).entries()].toSorted(([a], [b]) => a - b);
  const most = Array.from({ length: DIMENSIONS }, (_, axis) =>
    vectors.reduce((largest, vector) => Math.max(largest, Math.abs(vector[axis] ?? 0)), 1e-9),
  );
  const table = Uint32Array.from(order, ([hash]) => hash);
  const numbers = Int8Array.from(
    order.flatMap(([, index]) =>
      most.map((largest, axis) => Math.round(((vectors[index]?.[axis] ?? 0) / largest) * 127)),
    ),
  );
  const body = new Uint8Array(table.byteLength + numbers.byteLength);
  body.set(new Uint8Array(table.buffer), 0);
  body.set(new Uint8Array(numbers.buffer), table.byteLength);
  const scales = most.map((largest) => Number((largest / 127).toPrecision(6)));
  return writeArtefact({ words: order.length, dimensions: DIMENSIONS, scales }, body);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
