import { expect, it } from "vitest";
import { visibleRows } from "./window-of-rows.ts";

it("draws what is in sight and a little more, however long the list is", () => {
  expect(visibleRows({ top: 0, height: 600, rowHeight: 60, count: 50_000 })).toEqual({ from: 0, to: 18 });
  expect(visibleRows({ top: 1_500_000, height: 600, rowHeight: 60, count: 50_000 })).toEqual({
    from: 24_992,
    to: 25_018,
  });
  expect(visibleRows({ top: 2_999_400, height: 600, rowHeight: 60, count: 50_000 })).toEqual({
    from: 49_982,
    to: 50_000,
  });
});

it("draws nothing of an empty list, and stays in bounds when a list became shorter", () => {
  expect(visibleRows({ top: 0, height: 600, rowHeight: 60, count: 0 })).toEqual({ from: 0, to: 0 });
  expect(visibleRows({ top: 9_000, height: 600, rowHeight: 60, count: 3 })).toEqual({ from: 3, to: 3 });
});
