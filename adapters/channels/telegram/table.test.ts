import { expect, test } from "vitest";
import { alignTable } from "./table.ts";

test("sets words to the left and figures to the right", () => {
  expect(
    alignTable(
      ["Category", "Left", "Due"],
      [
        ["Dining", "$82.00", "1 Jul"],
        ["Groceries", "-$1,204.50", ""],
      ],
    ),
  ).toBe(["Category         Left  Due", "Dining         $82.00  1 Jul", "Groceries  -$1,204.50"].join("\n"));
});

test("counts emoji and East Asian characters as two columns", () => {
  expect(
    alignTable(
      ["", "x"],
      [
        ["🍕", "a"],
        ["寿司", "b"],
        ["👨‍👩‍👧", "c"],
      ],
    ),
  ).toBe(["      x", "🍕    a", "寿司  b", "👨‍👩‍👧    c"].join("\n"));
});

test("keeps a cell on its line, and bears short rows", () => {
  expect(alignTable(["a", "b"], [["one\ntwo", "1"], ["three"]])).toBe(["a        b", "one two  1", "three"].join("\n"));
});
