import fc from "fast-check";
import { expect, it } from "vitest";
import { axisSteps } from "./scale.ts";

it("goes in round steps to where the line ends", () => {
  expect(axisSteps(990)).toEqual([0, 250, 500, 750, 1000]);
  expect(axisSteps(0)).toEqual([0]);
});

it("always reaches the highest value, in at most five steps", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (max) => {
      const steps = axisSteps(max);
      expect(steps.length).toBeLessThanOrEqual(6);
      expect(steps.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-8));
    }),
  );
});
