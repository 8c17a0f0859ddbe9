import { expect, test } from "vitest";
import { median, percentile, round } from "./statistics.ts";

test("the median is the value in the middle, whatever the order", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([7])).toBe(7);
});

test("a percentile is never beyond the largest value", () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(values, 0.5)).toBe(51);
  expect(percentile(values, 0.99)).toBe(100);
  expect(percentile(values, 1)).toBe(100);
});

test("figures are shown to two decimals", () => {
  expect(round(1.006)).toBe(1.01);
});
