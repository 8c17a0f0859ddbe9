import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CODE_BITS, CODE_BYTES, linkCodeOf, readLinkCode } from "./link-code.ts";

const codes = fc
  .uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES })
  .map(linkCodeOf)
  .filter((code) => code !== null);

describe("a link code", () => {
  test("is two groups of four that can't be mistaken for one another", () => {
    fc.assert(fc.property(codes, (code) => /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(code)));
  });

  test("is read again however it is typed", () => {
    const typing = fc.record({
      code: codes,
      isLower: fc.boolean(),
      dash: fc.constantFrom("-", ""),
      one: fc.constantFrom("1", "l", "I"),
      nought: fc.constantFrom("0", "o", "O"),
    });
    fc.assert(
      fc.property(typing, ({ code, isLower, dash, one, nought }) => {
        const typed = (isLower ? code.toLowerCase() : code)
          .replace("-", dash)
          .replaceAll("1", one)
          .replaceAll("0", nought);
        expect(readLinkCode(typed)).toBe(code);
      }),
    );
  });

  test("differs where its bytes do", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 5, maxLength: 5 }),
        fc.uint8Array({ minLength: 5, maxLength: 5 }),
        (a, b) => {
          const [one, other] = [linkCodeOf(a), linkCodeOf(b)];
          fc.pre(one !== null && !a.every((byte, index) => byte === b[index]));
          expect(other).not.toBe(one);
        },
      ),
    );
  });

  test("is made of nearly all bytes, so that its bits are nearly all there", () => {
    const all = 32 ** 8 - 24 ** 8 - 10 ** 8 + 2 ** 8;
    expect(Math.log2(all)).toBeCloseTo(CODE_BITS, 1);
    expect(linkCodeOf(Uint8Array.of(0, 0, 0, 0, 0))).toBeNull();
    expect(linkCodeOf(Uint8Array.of(255, 255, 255, 255, 255))).toBeNull();
  });

  test.each([
    "telegram",
    "whatsapp",
    "channels",
    "12345678",
    "1234-5678",
    "7K2M-9QX",
    "7K2M-9QXDA",
    "7K2M-9QXU",
    "jean 1200",
    "",
  ])("is not what “%s” is", (typed) => {
    expect(readLinkCode(typed)).toBeNull();
  });
});
