import {
  combine,
  type EvidenceWeights,
  type Ground,
  groundOf,
} from "../../dialogs/understanding/classifier/category-model.ts";
import { hashFeatures } from "../../dialogs/understanding/classifier/features.ts";
import { softmax } from "../../dialogs/understanding/classifier/linear-model.ts";
import type { WordVectors } from "../../dialogs/understanding/classifier/word-vectors.ts";
import { type Evidence, gatherEvidence } from "../../dialogs/understanding/lexicon/evidence.ts";
import type { Meaning, MeaningOf } from "../../dialogs/understanding/lexicon/meaning.ts";
import { foldTerm } from "../../dialogs/understanding/lexicon/terms.ts";
import type { CategoryId } from "../../domain/categories.ts";
import { DEFAULT_CATEGORIES } from "../../domain/categories.ts";
import type { LabelledLine } from "../../evals/labelled-lines.ts";
import type { IndexedBrand } from "./sources/brand-index.ts";
import type { PlaceWord } from "./sources/place-names.ts";
import { isotonic } from "./training/isotonic.ts";
import { packModel, scoresOf } from "./training/pack-model.ts";
import { type Example, type Trained, trainSoftmax } from "./training/softmax-regression.ts";
import { fitWeights } from "./training/weigh-evidence.ts";

interface Sources {
  readonly brands: readonly IndexedBrand[];
  readonly places: readonly PlaceWord[];
  readonly handWritten: ReadonlyMap<string, Meaning>;
  /** As people write them. */
  readonly descriptions: readonly LabelledLine[];
  /** The same of rarer things: how sure the classifier may be is not measured on them. */
  readonly things: readonly LabelledLine[];
  /** Names of brands alone. */
  readonly names: readonly LabelledLine[];
  readonly vectors: WordVectors;
  readonly meaningOf: MeaningOf;
}

const LABELS: readonly CategoryId[] = DEFAULT_CATEGORIES.map(({ id }) => id);
const BUCKETS = 2 ** 14;
const FOLDS = 5;
const SETTINGS = { epochs: 6, rate: 0.25, decay: 2e-6, seed: 20_260_612 };

/** How much an example of each source counts beside a description as people write it. */
const WEIGHTS = {
  description: 2,
  thing: 0.7,
  word: 1,
  hint: 0.3,
  handBrand: 0.4,
  indexedBrand: 0.08,
  place: 0.5,
} as const;

/** Trains the classifier of categories and measures, on lines that it has not seen, how far it can be believed. */
export function compileCategories(sources: Sources): Uint8Array<ArrayBuffer> {
  const { vectors } = sources;
  const descriptions = [...sources.descriptions, ...sources.names];
  const shape = { labels: LABELS.length, buckets: BUCKETS, dimensions: vectors.dimensions };
  const toExample = (text: string, labels: readonly CategoryId[], weight: number): Example => {
    const words = foldTerm(text).split(" ");
    const indexes = labels.map((label) => LABELS.indexOf(label)).filter((index) => index !== -1);
    return { rows: hashFeatures(words, BUCKETS), meaning: vectors.meanOf(words), labels: indexes, weight };
  };
  const toLine = ({ text, labels }: LabelledLine, weight: number): Example =>
    toExample(text, labels.slice(0, 1), weight);
  const fixed = [...fixedExamples(sources, toExample), ...sources.things.map((thing) => toLine(thing, WEIGHTS.thing))];
  const lines = descriptions.map((description) => toLine(description, WEIGHTS.description));
  const train = (examples: readonly Example[]): Trained => trainSoftmax([...fixed, ...examples], shape, SETTINGS);
  const unseen = Array.from({ length: FOLDS }, (_, fold) => {
    const trained = train(lines.filter((_line, index) => index % FOLDS !== fold));
    return descriptions.flatMap((description, index) => {
      const example = lines[index];
      if (index % FOLDS !== fold || !example) return [];
      const words = foldTerm(description.text).split(" ");
      const evidence = gatherEvidence(words, sources.meaningOf);
      const shares = softmax(scoresOf(trained, example, shape));
      return [{ shares, evidence, ground: groundOf(words, evidence, vectors), labels: description.labels }];
    });
  }).flat();
  const weights = fitWeights(LABELS, unseen);
  const header = { weights, calibration: calibrations(unseen, weights) };
  return packModel(train(lines), shape, LABELS, header);
}

/** A line with what a classifier that has not seen it makes of it. */
export interface UnseenLine {
  readonly shares: Float64Array;
  readonly evidence: ReadonlyMap<CategoryId, Evidence>;
  readonly ground: Ground;
  readonly labels: readonly CategoryId[];
}

function fixedExamples(
  { brands, places, handWritten }: Sources,
  toExample: (text: string, labels: readonly CategoryId[], weight: number) => Example,
): Example[] {
  const weightOf = ({ kind }: Meaning): number =>
    kind === "word" ? WEIGHTS.word : kind === "hint" ? WEIGHTS.hint : WEIGHTS.handBrand;
  return [
    ...[...handWritten].map(([term, meaning]) => toExample(term, [meaning.category], weightOf(meaning))),
    ...places.map(({ word, category }) => toExample(word, [category], WEIGHTS.place)),
    ...brands.map(({ name, fame }) =>
      toExample(
        name,
        fame.slice(0, 1).map(([id]) => id),
        WEIGHTS.indexedBrand,
      ),
    ),
  ];
}

/** Our lines mostly hold words that some table knows: how the others come out is known from few, and friendlier ones. */
const DOUBT = 15;

function calibrations(lines: readonly UnseenLine[], weights: EvidenceWeights) {
  const outcomes = lines.map(({ shares, evidence, ground, labels }) => {
    const combined = softmax(combine(LABELS, shares, evidence, weights));
    const best = combined.indexOf(Math.max(...combined));
    return { share: combined[best] ?? 0, isRight: labels.includes(LABELS[best] ?? ""), ground };
  });
  return {
    told: isotonic(outcomes.filter(({ ground }) => ground === "told")),
    meant: isotonic(
      outcomes.filter(({ ground }) => ground === "meant"),
      DOUBT,
    ),
    spelled: isotonic(
      outcomes.filter(({ ground }) => ground === "spelled"),
      2 * DOUBT,
    ),
  };
}
