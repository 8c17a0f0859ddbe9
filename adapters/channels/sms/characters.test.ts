import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toSmsCharacters } from "./characters.ts";
import { isGsm7 } from "./segments.ts";

test.each([
  ["✅ Coffee $50.00 · Dining: $118 of $200 spent", "Coffee $50.00; Dining: $118 of $200 spent"],
  ["✏️ Coffee $50.00 → $15.00 ·\nDining: $83", "Coffee $50.00 -> $15.00\nDining: $83"],
  ["$96.00 (82 %). ⚠️ Passed 80 %: $72", "$96.00 (82 %). ! Passed 80 %: $72"],
  ["“Lidl” – it’s fine…", '"Lidl" - it\'s fine...'],
  ["1\u202F234,50\u00A0€", "1 234,50 €"],
  ["• one\n• two", "- one\n- two"],
  ["−20 × 3 ÷ 4", "-20 x 3 / 4"],
  ["1️⃣ 👨‍👩‍👧 dinner 🇩🇪👍🏽", "1 dinner"],
  ["₹500, −₹20 and 300₽ or 5 ₩", "INR 500, -INR 20 and 300 RUB or 5 KRW"],
  ["Café", "Café"],
  ["Łódź, kávé, ação, œuf", "Lodz, kavé, acao, oeuf"],
  ["Кофе и café ação", "Кофе и café ação"],
  ["a\u200Bb\u00ADc\u0007d", "abcd"],
  ["a\r\nb\tc", "a\nb c"],
  ["🍕", ""],
])("writes %j as %j", (text, expected) => {
  expect(toSmsCharacters(text)).toBe(expected);
});

describe("any text", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.string({
      unit: fc.constantFrom(
        ...Array.from("aé áçŁя1.,-$€₹₽·•→✅\n \u00A0\u200D\uFE0F\u0301"),
        "⚠️",
        "👨‍👩‍👧",
        "1️⃣",
        "\uD800",
      ),
      maxLength: 60,
    }),
  );

  test("keeps its digits, in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toSmsCharacters(text).replace(/[^0-9]/g, "")).toBe(text.replace(/[^0-9]/g, ""));
      }),
    );
  });

  test("is well-formed and without emoji, double spaces and space at its ends", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = toSmsCharacters(text);
        expect(plain.isWellFormed()).toBe(true);
        expect(plain).not.toMatch(/\p{Extended_Pictographic}| {2}|^\s|\s$|\t|\r/u);
      }),
    );
  });

  test("is not changed by being written twice", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = toSmsCharacters(text);
        expect(toSmsCharacters(once)).toBe(once);
      }),
    );
  });

  test("stays in 7 bits and as it is when it is plain already", () => {
    const plainText = fc.string({ unit: fc.constantFrom(...Array.from("aZ09 .,:;!?$€£@()[]%+-é\n")), maxLength: 100 });
    fc.assert(
      fc.property(plainText, (text) => {
        const plain = toSmsCharacters(text);
        expect(isGsm7(plain)).toBe(true);
        expect(plain.replace(/\s+/g, "")).toBe(text.replace(/\s+/g, ""));
      }),
    );
  });
});
