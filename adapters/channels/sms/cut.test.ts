import fc from "fast-check";
import { expect, test } from "vitest";
import { cutText } from "./cut.ts";

test.each([
  { text: "short", limit: 5, expected: "short" },
  { text: "one two three", limit: 11, expected: "one two..." },
  { text: "first line\nsecond line", limit: 16, expected: "first line..." },
  { text: "a bcdefghijklmnop", limit: 10, expected: "a bcdef..." },
  { text: "abcdefghij", limit: 8, expected: "abcde..." },
  { text: "abcd👨‍👩‍👧fghijkl", limit: 10, expected: "abcd..." },
])("cuts $text at $limit", ({ text, limit, expected }) => {
  expect(cutText(text, limit)).toBe(expected);
});

test("never goes beyond its limit, never cuts a character in two, and starts as the text does", () => {
  const anyText = fc.string({ unit: fc.constantFrom("a", " ", "\n", "é", "🍕", "👨‍👩‍👧"), maxLength: 80 });
  fc.assert(
    fc.property(anyText, fc.integer({ min: 3, max: 60 }), (text, limit) => {
      const cut = cutText(text, limit);
      expect(cut.length).toBeLessThanOrEqual(limit);
      expect(cut.isWellFormed()).toBe(true);
      expect(text.startsWith(cut === text ? cut : cut.slice(0, -3))).toBe(true);
    }),
  );
});
