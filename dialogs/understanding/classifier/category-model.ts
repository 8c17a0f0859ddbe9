import { z } from "zod";
import type { CategoryId } from "../../../domain/categories.ts";
import { readArtefact } from "../data/artefact.ts";
import { EVIDENCE_KINDS, type Evidence } from "../lexicon/evidence.ts";
import { calibrate } from "./calibration.ts";
import { type LinearModel, openLinearModel, softmax } from "./linear-model.ts";
import { openWordVectors, type WordVectors } from "./word-vectors.ts";

/** How much each kind of evidence, and the classifier, speak for a category. */
const weights = z.record(z.enum([...EVIDENCE_KINDS, "model"]), z.number());
export type EvidenceWeights = z.output<typeof weights>;

const points = z.array(z.tuple([z.number(), z.number()]));
const header = z.object({ weights, calibration: z.record(z.enum(["told", "meant", "spelled"]), points) });

/** What a category was told from: the lexicon, else the meaning of words, else their spelling alone. */
export type Ground = keyof z.output<typeof header>["calibration"];

/**
 * How likely each category is, 0 … 1 and measured: of the categories that come out at .9, nine in ten were right.
 *
 * @param words the description's words, folded
 * @param evidence what the lexicon tells about them
 * @returns all categories, the likeliest first
 */
export function likelyCategories(
  words: readonly string[],
  evidence: ReadonlyMap<CategoryId, Evidence>,
): (readonly [CategoryId, number])[] {
  loaded ??= load();
  const { model, vectors, settings } = loaded;
  const shares = softmax(combine(model.labels, softmax(model.scores(words)), evidence, settings.weights));
  const curve = settings.calibration[groundOf(words, evidence, vectors)];
  return model.labels
    .map((label, index) => ({ label, share: shares[index] ?? 0 }))
    .toSorted((a, b) => b.share - a.share)
    .map(({ label, share }) => [label, calibrate(share, curve)] as const);
}

/** What a category of these words would be told from. */
export function groundOf(
  words: readonly string[],
  evidence: ReadonlyMap<CategoryId, Evidence>,
  vectors: WordVectors,
): Ground {
  if (evidence.size > 0) return "told";
  return vectors.meanOf(words) ? "meant" : "spelled";
}

/** Adds up what speaks for each category: the evidence, and the classifier's shares. */
export function combine(
  labels: readonly CategoryId[],
  shares: Float64Array,
  evidence: ReadonlyMap<CategoryId, Evidence>,
  by: EvidenceWeights,
): Float64Array {
  return shares.map((share, index) => {
    const found = evidence.get(labels[index] ?? "");
    const told = found ? EVIDENCE_KINDS.reduce((sum, kind) => sum + by[kind] * found[kind], 0) : 0;
    return told + by.model * Math.log(share + LEAST_SHARE);
  });
}

/** So that one classifier's certainty of the opposite does not outweigh everything else. */
const LEAST_SHARE = 1e-4;

interface Loaded {
  readonly model: LinearModel;
  readonly vectors: WordVectors;
  readonly settings: z.output<typeof header>;
}

let loaded: Loaded | null = null;

function load(): Loaded {
  const vectors = wordVectors();
  const artefact = readArtefact("categories.model");
  return { vectors, model: openLinearModel(artefact, vectors), settings: header.parse(artefact.header) };
}

let opened: WordVectors | null = null;

/** The vectors that all models share; read at first use. */
export function wordVectors(): WordVectors {
  opened ??= openWordVectors(readArtefact("words.vectors"));
  return opened;
}
