import fc from "fast-check";
import { expect, it } from "vitest";
import { calibrate } from "../../../dialogs/understanding/classifier/calibration.ts";
import { isotonic } from "./isotonic.ts";

const outcomes = fc.array(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), isRight: fc.boolean() }), {
  minLength: 1,
  maxLength: 200,
});

it("makes a curve that never falls and stays within 0 and 1", () => {
  fc.assert(
    fc.property(outcomes, (given) => {
      const curve = isotonic(given);
      const read = Array.from({ length: 101 }, (_, index) => calibrate(index / 100, curve));
      for (const value of read) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
      expect(read.every((value, index) => value >= (read[index - 1] ?? 0) - 1e-3)).toBe(true);
    }),
  );
});

it("believes a boastful model as far as it was right", () => {
  const boastful = Array.from({ length: 200 }, (_, index) => ({ share: 0.95, isRight: index % 2 === 0 }));
  expect(calibrate(0.95, isotonic(boastful))).toBeCloseTo(0.5, 1);
});

it("believes few lines less the more it doubts", () => {
  const few = Array.from({ length: 20 }, () => ({ share: 0.6, isRight: true }));
  expect(calibrate(0.6, isotonic(few, 30))).toBeLessThan(calibrate(0.6, isotonic(few)));
});
