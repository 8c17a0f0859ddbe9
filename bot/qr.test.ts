import { expect, it } from "vitest";
import { qrPath } from "./qr.ts";

it("draws a code with its three corners, all within its square", async () => {
  const { size, path } = await qrPath("https://budget.example/signin?code=abcdefgh");
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)].map(([, ...numbers]) => numbers.map(Number));
  expect(runs.map(([x, y, width]) => `M${x} ${y}h${width}v1H${x}z`).join("")).toBe(path);
  const isDark = (x: number, y: number) =>
    runs.some(([from = 0, row, width = 0]) => row === y && x >= from && x < from + width);
  for (const [x, y] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ] as const) {
    // ISO/IEC 18004: a finder is a dark square of seven in whose light ring stands a dark one of three.
    const ring = [isDark(x, y), isDark(x + 1, y + 1), isDark(x + 3, y + 3), isDark(x + 6, y + 6)];
    expect(ring).toEqual([true, false, true, true]);
  }
  expect(Math.max(...runs.map(([x = 0, , width = 0]) => x + width))).toBe(size);
});
