import { expect, it } from "vitest";
import { isFling, visibleRows } from "./window-of-rows.ts";

it("draws what is in sight and a little more, however far down that is", () => {
  expect(visibleRows({ top: 0, height: 600, rowHeight: 60 })).toEqual({ from: 0, to: 20 });
  expect(visibleRows({ top: 1_500_000, height: 600, rowHeight: 60 })).toEqual({ from: 24_992, to: 25_020 });
});

it("draws the same rows until a few were scrolled by", () => {
  const at = (top: number) => visibleRows({ top, height: 600, rowHeight: 60 });
  expect(at(6_000 + 59)).toEqual(at(6_000));
  expect(at(6_000 + 240)).not.toEqual(at(6_000));
});

it("tells a fling from reading on", () => {
  const at = (top: number) => visibleRows({ top, height: 600, rowHeight: 60 });
  expect(isFling(at(6_000), at(6_300))).toBe(false);
  expect(isFling(at(6_000), at(7_500))).toBe(true);
  expect(isFling(at(7_500), at(6_000))).toBe(true);
});
