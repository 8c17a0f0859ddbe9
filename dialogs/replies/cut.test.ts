import { expect, test } from "vitest";
import { buttonLabel, characterBoundary, cutIntoPieces, shorten } from "./cut.ts";

test.each([
  { name: "at the end of a line", text: "one two\nthree", pieces: ["one two", "three"] },
  { name: "between words", text: "one two three", pieces: ["one two", "three"] },
  { name: "where a line is too long", text: "onetwothree", pieces: ["onetwoth", "ree"] },
  { name: "not in the first half", text: "a bcdefghij", pieces: ["a bcdefg", "hij"] },
  { name: "between characters as people see them", text: "abc👨‍👩‍👧", pieces: ["abc", "👨‍👩‍👧"] },
  { name: "not at all when it fits", text: "Tea 3.00", pieces: ["Tea 3.00"] },
  { name: "into nothing when nothing shows", text: " \n\u200B", pieces: [] },
])("a text is cut $name", ({ text, pieces }) => {
  expect(cutIntoPieces(text, () => 8)).toEqual(pieces);
});

test("a character of more than a whole piece is cut only between code points", () => {
  expect(characterBoundary(`a${"\u{1D165}".repeat(20)}`, 10)).toBe(9);
  const pieces = cutIntoPieces("👨‍👩‍👧‍👦", () => 3);
  expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
  expect(pieces.join("")).toContain("👨");
});

test("a label is shortened between characters, and says so", () => {
  expect(shorten("Undo", 4)).toBe("Undo");
  expect(shorten("Undo all", 4)).toBe("Und…");
  expect(shorten("ab👨‍👩‍👧", 6)).toBe("ab…");
});

test("a button has a label on one line, and always something to see", () => {
  expect(buttonLabel(" Move $40\nfrom Travel ", 80)).toBe("Move $40 from Travel");
  expect(buttonLabel("Undo all", 4)).toBe("Und…");
  for (const label of ["", " \n", "\u200B"]) expect(buttonLabel(label, 80)).toBe("…");
});
