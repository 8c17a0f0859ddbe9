import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countsAsSpending, type EntryKind, normaliseDescription } from "./entry.ts";
import { money } from "./money.ts";

describe("what counts as spending", () => {
  const counted = (kind: EntryKind, minor = 450, currency = "USD") =>
    countsAsSpending(kind, money(minor, currency), "USD");

  test("are expenses, refunds against them, and adjustments as they are signed", () => {
    expect([counted("expense"), counted("refund"), counted("adjustment", -450)]).toEqual([450, -450, -450]);
  });

  test("are neither income nor transfers, nor money that is not in the ledger's currency", () => {
    expect([counted("income"), counted("transfer"), counted("expense", 450, "JPY")]).toEqual([null, null, null]);
  });
});

describe("a description folded for matching", () => {
  test("has no capitals, marks, punctuation and doubled spaces", () => {
    expect(normaliseDescription("  Café  CRÈME, to-go! ")).toBe("cafe creme to go");
    expect(normaliseDescription("ﬁve №5")).toBe("five no5");
    expect(normaliseDescription("ラーメン 二")).toBe("ラーメン 二");
    expect(normaliseDescription("🍕!")).toBe("");
  });

  test("folds to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = normaliseDescription(text);
        expect(normaliseDescription(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });
});
