import { expect, it } from "vitest";
import { seededRandom } from "../../../tests/support/random.ts";
import { principalAxes } from "./principal-axes.ts";

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

it("finds the directions in which vectors differ, the strongest first, each at right angles to the others", () => {
  const random = seededRandom(1);
  const noise = (size: number): number => (random() - 0.5) * size;
  // Along (1, 1, 0) they differ most, along (0, 0, 1) less, along (1, -1, 0) hardly.
  const vectors = Array.from({ length: 500 }, () => {
    const [far, near, hardly] = [noise(10), noise(3), noise(0.1)];
    return Float64Array.of(far + hardly, far - hardly, near);
  });
  const axes = principalAxes(vectors);
  const [first, second] = axes;
  expect(Math.abs(dot(first ?? Float64Array.of(), Float64Array.of(Math.SQRT1_2, Math.SQRT1_2, 0)))).toBeCloseTo(1, 2);
  expect(Math.abs(second?.[2] ?? 0)).toBeCloseTo(1, 2);
  for (const [at, a] of axes.entries()) {
    for (const [other, b] of axes.entries()) expect(dot(a, b)).toBeCloseTo(at === other ? 1 : 0, 6);
  }
});
