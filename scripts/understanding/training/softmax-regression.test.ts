import { describe, expect, it } from "vitest";
import { hashFeatures } from "../../../dialogs/understanding/classifier/features.ts";
import { openLinearModel } from "../../../dialogs/understanding/classifier/linear-model.ts";
import { parseArtefact } from "../../../dialogs/understanding/data/artefact.ts";
import { packModel, scoresOf } from "./pack-model.ts";
import { type Example, trainSoftmax } from "./softmax-regression.ts";

const LABELS = ["food", "travel"];
const SHAPE = { labels: 2, buckets: 2 ** 10, dimensions: 0 };
const SETTINGS = { epochs: 20, rate: 0.3, decay: 1e-6, seed: 7 };
const NO_VECTORS = { dimensions: 0, meanOf: () => null };

const exampleOf = (text: string, label: number): Example => ({
  rows: hashFeatures(text.split(" "), SHAPE.buckets),
  meaning: null,
  labels: [label],
  weight: 1,
});
const examples = [
  ...["pizza", "pizza slice", "pasta", "lunch"].map((text) => exampleOf(text, 0)),
  ...["hotel", "hotel room", "flight", "hostel"].map((text) => exampleOf(text, 1)),
];
const trained = trainSoftmax(examples, SHAPE, SETTINGS);

describe("a trained model", () => {
  it("tells apart what it learned, and what is spelled like it", () => {
    for (const [text, label] of [
      ["pizza", 0],
      ["pizzeria", 0],
      ["hotels", 1],
    ] as const) {
      const [food = 0, travel = 0] = scoresOf(trained, exampleOf(text, label), SHAPE);
      expect(food > travel ? 0 : 1, text).toBe(label);
    }
  });

  it("is the same from the same seed", () => {
    expect(trainSoftmax(examples, SHAPE, SETTINGS)).toEqual(trained);
    expect(trainSoftmax(examples, SHAPE, { ...SETTINGS, seed: 8 })).not.toEqual(trained);
  });

  it("scores nearly the same once it is packed into bytes", () => {
    const packed = openLinearModel(parseArtefact(packModel(trained, SHAPE, LABELS, {})), NO_VECTORS);
    for (const text of ["pizza slice", "hotel room", "something else"]) {
      const exact = scoresOf(trained, exampleOf(text, 0), SHAPE);
      for (const [label, score] of packed.scores(text.split(" ")).entries())
        expect(score).toBeCloseTo(exact[label] ?? 0, 1);
    }
  });
});
