import { describe, expect, it } from "vitest";
import { DEFAULT_CATEGORIES } from "../../domain/categories.ts";
import { categorize } from "./categorize.ts";
import { BRANDS } from "./lexicon/brands.ts";
import { WORDS } from "./lexicon/words.ts";
import { WORDS_ABROAD } from "./lexicon/words-abroad.ts";

describe("the category of an expense", () => {
  it.each([
    ["espresso", "dining"],
    ["electric bill", "utilities"],
    ["train ticket", "transport"],
    ["Lidl", "groceries"],
    ["PlayStation 5", "entertainment"],
    ["headphones", "electronics"],
    ["iPhone 15", "electronics"],
    ["Apotheke", "health"],
    ["Mittagessen", "dining"],
    ["panadería", "dining"],
    ["food for the dog", "pets"],
    ["shoes for the kids", "kids"],
    ["car insurance", "insurance"],
    ["uber", "transport"],
    ["Uber Eats", "dining"],
    ["headphones at amazon", "electronics"],
    ["dinner with mom", "dining"],
    ["McDonald's", "dining"],
    ["apples", "groceries"],
  ])("%j is %s, surely", (text, category) => {
    const found = categorize(text);
    expect(found.category).toBe(category);
    expect(found.confidence).toBeGreaterThanOrEqual(0.9);
  });

  it("is unsure where a word means two things", () => {
    expect(categorize("subway").confidence).toBeLessThan(0.9);
    expect(categorize("subway").top.map(({ category }) => category)).toContain("transport");
  });

  it("is Other where nothing is known", () => {
    expect(categorize("zzz")).toMatchObject({ category: "other", confidence: 0.2 });
    expect(categorize("")).toMatchObject({ category: "other" });
  });

  it("always comes with the three likeliest, all different", () => {
    for (const text of ["coffee", "zzz", "birthday cake", "subway"]) {
      const { top } = categorize(text);
      expect(new Set(top.map(({ category }) => category)).size).toBe(3);
    }
  });

  it("is one of the default categories for every known word", () => {
    const ids = new Set(DEFAULT_CATEGORIES.map(({ id }) => id));
    for (const table of [BRANDS, WORDS, WORDS_ABROAD]) {
      for (const id of Object.keys(table)) expect(ids).toContain(id);
    }
  });
});
