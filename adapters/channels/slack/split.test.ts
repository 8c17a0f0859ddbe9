import { expect, test } from "vitest";
import { escapeMrkdwn } from "./mrkdwn.ts";
import { shorten, splitText } from "./split.ts";

test.each([
  { name: "at the end of a line", text: "one two\nthree", pieces: ["one two", "three"] },
  { name: "between words", text: "one two three", pieces: ["one two", "three"] },
  { name: "where a line is too long", text: "onetwothree", pieces: ["onetwoth", "ree"] },
  { name: "not in the first half", text: "a bcdefghij", pieces: ["a bcdefg", "hij"] },
  { name: "by the length that it has when it is escaped", text: "a&&b", pieces: ["a&", "&b"] },
  { name: "between characters as people see them", text: "abc👨‍👩‍👧", pieces: ["abc", "👨‍👩‍👧"] },
  { name: "not at all when it fits", text: "Tea 3.00", pieces: ["Tea 3.00"] },
  { name: "into nothing when nothing shows", text: " \n\u200B", pieces: [] },
])("a text is cut $name", ({ text, pieces }) => {
  expect(splitText(text, 8)).toEqual(pieces);
});

test("pairs of surrogates stay together even where a character is longer than a piece", () => {
  const pieces = splitText("👨‍👩‍👧‍👦", 3);
  expect(pieces.every((piece) => piece.isWellFormed() && escapeMrkdwn(piece).length <= 3)).toBe(true);
  expect(pieces.join("")).toContain("👨");
});

test("a label is shortened between characters, and says so", () => {
  expect(shorten("Undo", 4)).toBe("Undo");
  expect(shorten("Undo all", 4)).toBe("Und…");
  expect(shorten("ab👨‍👩‍👧", 6)).toBe("ab…");
});
