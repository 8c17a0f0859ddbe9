import fc from "fast-check";
import { expect, it } from "vitest";
import { numbersOf, significant, writtenAmount } from "../../tests/support/amounts-in-text.ts";
import { HOME_CONTEXT } from "../../tests/support/home-context.ts";
import { normalise } from "./normalise.ts";
import { understand } from "./understand.ts";

/** The pieces of which messages about money are made, sense or nonsense. */
const piece = fc.oneof(
  fc.constantFrom(
    "coffee",
    "lunch",
    "spent",
    "paid",
    "on",
    "for",
    "and",
    ",",
    "\n",
    "yesterday",
    "June 5",
    "$",
    "€",
    "no, it was",
    "limit dining to",
    "budget for",
    "iPhone",
    "x3",
    "of it for",
    "k",
    "twenty",
    "fifty",
    "hundred",
    "a couple",
    "the taxi was",
    "can I afford",
    "?",
    "-",
    ".",
    "'",
    "1.500",
    "0",
    "007",
    "12:30",
    "5pm",
    "20%",
    "#tag",
    "at",
    "in 2024",
    "\u0000",
    "\u202e",
    "٣",
    "１２",
    "💸",
    "not",
    "undo",
    "every month",
  ),
  fc.integer({ min: 0, max: 100_000 }).map(String),
  fc.float({ min: 0, max: 9_999, noNaN: true }).map((value) => value.toFixed(2)),
  fc.string({ maxLength: 12, unit: "binary" }),
);

const message = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(" "));

it("answers every text with calls, at once", () => {
  fc.assert(
    fc.property(fc.oneof(message, fc.string({ maxLength: 3_000, unit: "binary" })), (text) => {
      const { calls, confidence } = understand(text, HOME_CONTEXT);
      expect(calls.length).toBeGreaterThan(0);
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2_000 },
  );
});

it("never writes an amount whose digits are not in the text", () => {
  fc.assert(
    fc.property(message, (text) => {
      for (const call of understand(text, HOME_CONTEXT).calls) {
        const amount = writtenAmount(call);
        // What is multiplied, added up or grouped by spaces is reckoned from the digits that are there.
        if (amount !== null && !/twenty|fifty|hundred|couple|k|of it|[x×] ?\d|each|tip|left|\d \d{3}/i.test(text)) {
          expect(normalise(text).replace(/[^\d]/g, " ")).toContain(significant(amount).split(".")[0]);
          expect(numbersOf(text)).toContain(significant(amount));
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

it("gives up on a megabyte without reading it", () => {
  for (const filler of ["1", "a", " ", "coffee 4.50, ", "\n", "fifty "]) {
    const text = filler.repeat(1_000_000 / filler.length);
    const started = performance.now();
    expect(understand(text, HOME_CONTEXT).calls[0]?.tool).toBe("ask");
    expect(performance.now() - started).toBeLessThan(50);
  }
});

it("takes no longer for a hostile text than for a long one", () => {
  const patterns = [
    "1 ",
    "1,",
    "the ",
    "and ",
    "was ",
    "fifty ",
    "how much is ",
    "i paid for ",
    "no, ",
    "0",
    "set my ",
    "$",
    "#a",
    "card charged ",
    "-",
    "12.5 ",
  ];
  understand("coffee 4.50", HOME_CONTEXT);
  for (const pattern of patterns) {
    const text = pattern.repeat(Math.floor(2_000 / pattern.length));
    understand(text, HOME_CONTEXT);
    const started = performance.now();
    understand(text, HOME_CONTEXT);
    expect(performance.now() - started, pattern).toBeLessThan(200);
  }
});
