import { describe, expect, it } from "vitest";
import { isFall, shareFigure, wilson } from "./figures.ts";

describe("a share's interval", () => {
  it("is Wilson's", () => {
    const [low, high] = wilson(8, 10);
    expect(low).toBeCloseTo(0.4902, 3);
    expect(high).toBeCloseTo(0.9433, 3);
  });

  it("stays within 0 and 1, and is everything without lines", () => {
    expect(wilson(10, 10)[1]).toBeLessThanOrEqual(1);
    expect(wilson(0, 10)[0]).toBe(0);
    expect(wilson(0, 0)).toEqual([0, 1]);
  });
});

describe("a fall", () => {
  const before = shareFigure("recall", 80, 100, { better: "higher" });

  it("is more than the committed interval", () => {
    expect(isFall(shareFigure("recall", 60, 100, { better: "higher" }), before)).toBe(true);
    expect(isFall(shareFigure("recall", 76, 100, { better: "higher" }), before)).toBe(false);
  });

  it("goes upwards where less is better", () => {
    const few = shareFigure("false actions", 1, 100, { better: "lower" });
    expect(isFall(shareFigure("false actions", 12, 100, { better: "lower" }), few)).toBe(true);
    expect(isFall(shareFigure("false actions", 0, 100, { better: "lower" }), few)).toBe(false);
  });

  it("is never a time", () => {
    const time = { name: "p50", value: 9, unit: "ms", interval: null, lines: 1, better: "lower" } as const;
    expect(isFall(time, time)).toBe(false);
  });
});
