import { describe, expect, test } from "vitest";
import { money } from "../../domain/money.ts";
import { spentWords } from "./spent-words.ts";

const view = { locale: "en-US", currency: "USD", today: "2026-06-10" };
const usd = (minor: number) => money(minor, "USD");

describe("what was spent", () => {
  test("is said with what there was to spend", () => {
    expect(spentWords(usd(5_000), view)).toBe("$50.00 spent");
    expect(spentWords(usd(5_000), view, { of: usd(20_000) })).toBe("$50.00 of $200.00 spent");
    expect(spentWords(usd(0), view, { of: usd(20_000), isShort: true })).toBe("$0 of $200 spent");
  });

  test("came back where more was returned than went out", () => {
    expect(spentWords(usd(-2_000), view)).toBe("$20.00 came back");
    expect(spentWords(usd(-2_000), view, { of: usd(20_000), isShort: true })).toBe("$20 came back on top of $200");
  });
});
