import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOME_CONTEXT } from "../../tests/support/home-context.ts";
import { TOOLS } from "../tools/registry.ts";
import { categorize } from "./categorize.ts";
import { hashFeatures } from "./classifier/features.ts";
import { guessIntents } from "./classifier/intent-model.ts";
import { intentText } from "./classifier/intent-words.ts";
import { gatherEvidence } from "./lexicon/evidence.ts";
import { meaningOf } from "./lexicon/terms.ts";
import { understand } from "./understand.ts";

/** Letters of many scripts, digits that only look like ours, and marks that are not seen. */
const strange = fc.constantFrom(
  ..."кофе кофе４５٣٫٥০১২𝟜𝟝Ⅳ①②½ïß漢字かな한글हिन्दी\u200b\u202e\u0301 coffeeСОFFЕЕ0O1l,.".split(""),
);
const mixed = fc.array(fc.oneof(strange, fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 600 });

const writes = (text: string): boolean =>
  understand(text, HOME_CONTEXT).calls.some(({ tool }) => TOOLS[tool].risk !== "read");

describe("a hostile text", () => {
  it("of 10,000 characters writes nothing", () => {
    for (const piece of ["coffee 4.50 ", "a", "1", "undo ", "🍕", "ｃｏｆｆｅｅ ４．５０ ", "limit dining to 200 "]) {
      expect(writes(piece.repeat(Math.ceil(10_000 / piece.length))), piece).toBe(false);
    }
  });

  it("of 300 numbers writes nothing", () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 300, maxLength: 300 });
    fc.assert(
      fc.property(numbers, fc.constantFrom(" ", ", ", "\n", " coffee "), (given, between) => {
        expect(writes(given.join(between))).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it("of mixed scripts and digits that only look like ours writes nothing but what is a note", () => {
    fc.assert(
      fc.property(mixed, (pieces) => {
        for (const { tool, args } of understand(pieces.join(""), HOME_CONTEXT).calls) {
          if (TOOLS[tool].risk !== "read") expect(Number(args.amount ?? args.income)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("takes a bounded number of steps", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          mixed.map((pieces) => pieces.join("")),
          fc.string({ maxLength: 10_000 }),
        ),
        (text) => {
          const { words, phrases } = intentText(text);
          expect(words.length).toBeLessThanOrEqual(MOST_WORDS + 1);
          expect(hashFeatures(words, 2 ** 14, phrases).length).toBeLessThanOrEqual(MOST_ROWS);
          expect(lookUps(text)).toBeLessThanOrEqual(MOST_LOOK_UPS);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("gets a category and an intent like any other", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3_000 }), (text) => {
        const { confidence, top } = categorize(text);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(top).toHaveLength(3);
        expect(guessIntents(text)).toHaveLength(3);
      }),
      { numRuns: 300 },
    );
  });
});

/** Words of a message that are looked at. */
const MOST_WORDS = 60;
/** Rows for all of a message's words and phrases: of a word of 30 letters 90 pieces at most. */
const MOST_ROWS = MOST_WORDS * 100;
/** For each word of a description of 500 characters up to four lengths in six forms. */
const MOST_LOOK_UPS = 250 * 4 * 6;

function lookUps(text: string): number {
  let count = 0;
  gatherEvidence(text.slice(0, 500).split(/\s+/), (term) => {
    count += 1;
    return meaningOf(term);
  });
  return count;
}
