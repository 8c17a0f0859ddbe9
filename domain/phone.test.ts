import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIdle, newCall, weaknessOf } from "./phone.ts";

const NUMBERS = ["+15557654321"];

describe("a PIN", () => {
  it.each(["830516", "100200", "204860", "719283"])("of %s will do", (pin) => {
    expect(weaknessOf(pin, NUMBERS)).toBeNull();
  });

  it.each([
    ["12345", /six digits/],
    ["1234567", /six digits/],
    ["83051a", /six digits/],
    ["٨٣٠٥١٦", /six digits/],
    ["000000", /repeats/],
    ["121212", /repeats/],
    ["583583", /repeats/],
    ["123456", /follow one another/],
    ["654321", /follow one another/],
    ["789012", /follow one another/],
    ["210987", /follow one another/],
    ["112233", /chosen most/],
    ["765432", /follow one another/],
    ["555765", /part of your phone number/],
  ])("of %s is refused with a reason", (pin, reason) => {
    expect(weaknessOf(pin, NUMBERS)).toMatch(reason);
  });

  it("is refused for no more than one in a hundred of all", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_899 }), (from) => {
        const pins = Array.from({ length: 100 }, (_, index) => String(from * 100 + index).padStart(6, "0"));
        expect(pins.filter((pin) => weaknessOf(pin, NUMBERS) !== null).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe("a call", () => {
  const call = newCall("CA1", "2026-11-23T12:00:00Z");

  it.each([
    ["2026-11-23T12:05:00Z", false],
    ["2026-11-23T12:05:00.001Z", true],
  ])("at %s is idle: %s", (now, idle) => {
    expect(isIdle(call, now)).toBe(idle);
  });
});
