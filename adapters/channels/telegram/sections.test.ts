import fc from "fast-check";
import { expect, test } from "vitest";
import { gapBefore, packSections, type Section } from "./sections.ts";

const section = fc.record({
  style: fc.constantFrom("plain" as const, "preformatted" as const),
  text: fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.lorem({ maxCount: 30 }),
  ),
});

function lengthOf(message: readonly Section[]): number {
  return message.reduce((sum, part, index) => sum + gapBefore(part, message[index - 1]).length + part.text.length, 0);
}

/** Blank pieces may fall away; everything else must arrive. */
function ink(text: string): string {
  return text.toWellFormed().replace(/[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "");
}

test("every message fits, shows something and is well formed, and nothing that shows is lost", () => {
  fc.assert(
    fc.property(fc.array(section, { maxLength: 8 }), fc.integer({ min: 12, max: 60 }), (sections, limit) => {
      const messages = packSections(sections, limit);
      for (const message of messages) {
        expect(lengthOf(message)).toBeLessThanOrEqual(limit);
        for (const { text } of message) {
          expect(ink(text)).not.toBe("");
          expect(text.isWellFormed()).toBe(true);
        }
      }
      const arrived = messages.flat().map(({ text }) => text);
      expect(ink(arrived.join(""))).toBe(ink(sections.map(({ text }) => text.toWellFormed()).join("")));
    }),
  );
});

test("sets sections apart, and boxes less so", () => {
  const plain: Section = { style: "plain", text: "a" };
  const box: Section = { style: "preformatted", text: "b" };
  expect([gapBefore(plain, undefined), gapBefore(plain, plain), gapBefore(box, plain), gapBefore(plain, box)]).toEqual([
    "",
    "\n\n",
    "\n",
    "\n",
  ]);
});
