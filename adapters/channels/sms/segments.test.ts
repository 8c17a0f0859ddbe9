import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countSegments, isGsm7 } from "./segments.ts";

test.each([
  { what: "nothing", text: "", expected: { encoding: "gsm7", units: 0, segments: 0 } },
  { what: "160 letters", text: "a".repeat(160), expected: { encoding: "gsm7", units: 160, segments: 1 } },
  { what: "161 letters", text: "a".repeat(161), expected: { encoding: "gsm7", units: 161, segments: 2 } },
  { what: "306 letters", text: "a".repeat(306), expected: { encoding: "gsm7", units: 306, segments: 2 } },
  { what: "307 letters", text: "a".repeat(307), expected: { encoding: "gsm7", units: 307, segments: 3 } },
  { what: "80 euros", text: "€".repeat(80), expected: { encoding: "gsm7", units: 160, segments: 1 } },
  { what: "81 euros", text: "€".repeat(81), expected: { encoding: "gsm7", units: 162, segments: 2 } },
  // 76 fit a segment of 153, as the 77th may not be split.
  { what: "153 euros", text: "€".repeat(153), expected: { encoding: "gsm7", units: 306, segments: 3 } },
  { what: "70 rupees", text: "₹".repeat(70), expected: { encoding: "ucs2", units: 70, segments: 1 } },
  { what: "71 rupees", text: "₹".repeat(71), expected: { encoding: "ucs2", units: 71, segments: 2 } },
  {
    what: "one emoji among letters",
    text: `${"a".repeat(69)}🍕`,
    expected: { encoding: "ucs2", units: 71, segments: 2 },
  },
  // 33 pairs fit a segment of 67.
  { what: "67 emoji", text: "🍕".repeat(67), expected: { encoding: "ucs2", units: 134, segments: 3 } },
])("counts $what", ({ text, expected }) => {
  expect(countSegments(text)).toEqual(expected);
});

test.each(Array.from("^{}[]~|\\€"))("%s takes two septets", (character) => {
  expect(countSegments(character)).toEqual({ encoding: "gsm7", units: 2, segments: 1 });
});

test.each(Array.from("@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤ÄÖÑÜ§¿¡äöñüà\n"))("%s takes one septet", (character) => {
  expect(countSegments(character)).toEqual({ encoding: "gsm7", units: 1, segments: 1 });
});

test.each(Array.from("ç`á·→✅₹“…\t"))("%s is not in the 7-bit alphabet", (character) => {
  expect(isGsm7(character)).toBe(false);
});

describe("any text", () => {
  const anyText = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "€", "^", "\n", "é"), maxLength: 700 }),
    fc.string({ unit: fc.constantFrom("a", "€", "🍕", "₹", "я"), maxLength: 300 }),
    fc.string({ unit: "binary", maxLength: 300 }),
  );

  test("fits the segments that are counted, and no fewer", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { encoding, units, segments } = countSegments(text);
        const { alone, chained } = encoding === "gsm7" ? { alone: 160, chained: 153 } : { alone: 70, chained: 67 };
        expect(units).toBeLessThanOrEqual(segments <= 1 ? alone : segments * chained);
        expect(segments).toBeGreaterThanOrEqual(units <= alone ? Math.min(1, units) : Math.ceil(units / chained));
        // At most one unit of a segment stays empty, as no character takes more than two.
        if (segments > 1) expect(units).toBeGreaterThan((segments - 1) * (chained - 1));
      }),
    );
  });

  test("never costs less with more in it", () => {
    fc.assert(
      fc.property(anyText, anyText, (text, more) => {
        expect(countSegments(text + more).segments).toBeGreaterThanOrEqual(countSegments(text).segments);
      }),
    );
  });

  test("is sent in 7 bits exactly when both its halves are", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(isGsm7(one + other)).toBe(isGsm7(one) && isGsm7(other));
      }),
    );
  });
});
