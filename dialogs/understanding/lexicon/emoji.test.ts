import { describe, expect, it } from "vitest";
import { categorize, SURE } from "../categorize.ts";
import { emojiWords } from "./emoji.ts";

describe("words for pictures", () => {
  it("are those of the tables, one after the other", () => {
    expect(emojiWords("🍕🍺 with Tom")).toBe("pizza beer");
    expect(emojiWords("☕️💅🏽")).toBe("coffee nail salon");
    expect(emojiWords("lunch 🎉")).toBe("");
  });

  it.each([
    ["🍣", "dining"],
    ["🛒", "groceries"],
    ["⛽️", "transport"],
    ["✈️", "travel"],
    ["💊", "health"],
    ["🎁 for ana", "gifts"],
    ["🐶", "pets"],
  ])("tell the category of %s", (description, category) => {
    expect(categorize(description)).toMatchObject({ category });
    expect(categorize(description).confidence).toBeGreaterThanOrEqual(SURE);
  });
});
