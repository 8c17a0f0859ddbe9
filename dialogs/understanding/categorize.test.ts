import { describe, expect, it } from "vitest";
import { DEFAULT_CATEGORIES } from "../../domain/categories.ts";
import { categorize } from "./categorize.ts";
import { handWrittenTerms } from "./lexicon/terms.ts";

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
    ["Steam", "entertainment"],
    ["Shein order", "shopping"],
    ["bijli ka bill", "utilities"],
    ["żabka", "groceries"],
    ["スターバックス", "dining"],
  ])("%j is %s, surely", (text, category) => {
    const found = categorize(text);
    expect(found.category).toBe(category);
    expect(found.confidence).toBeGreaterThanOrEqual(0.9);
  });

  it("is guessed from spelling where no word is known", () => {
    expect(categorize("pizzaria do zé").category).toBe("dining");
    expect(categorize("Zahnarztpraxis").category).toBe("health");
  });

  it("is unsure where a word means two things", () => {
    expect(categorize("subway").confidence).toBeLessThan(0.9);
    expect(categorize("subway").top.map(({ category }) => category)).toContain("transport");
  });

  it.each(["Emma", "target practice", "a star chart", "Trash"])("is never a shop's, surely, for %j", (text) => {
    const { category, confidence } = categorize(text);
    expect(category === "shopping" && confidence >= 0.9).toBe(false);
  });

  it("keeps an everyday word's own meaning where a brand bears it too", () => {
    expect(categorize("spa").category).toBe("personal_care");
    expect(categorize("trash").category).toBe("utilities");
    expect(categorize("limes and mint").category).toBe("groceries");
  });

  it("takes an everyday word for the brand alone or after at", () => {
    expect(categorize("Target")).toMatchObject({ category: "shopping" });
    expect(categorize("jumper from Next").category).toBe("shopping");
    expect(categorize("next").top[0]?.category).toBe("shopping");
  });

  it("is Other where nothing likely is known, with the likeliest to choose from", () => {
    expect(categorize("zzz")).toMatchObject({ category: "other", confidence: 0.2 });
    expect(categorize("")).toMatchObject({ category: "other" });
  });

  it("always comes with the three likeliest, all different", () => {
    for (const text of ["coffee", "zzz", "", "birthday cake", "subway"]) {
      const { top } = categorize(text);
      expect(new Set(top.map(({ category }) => category)).size).toBe(3);
    }
  });

  it("is one of the default categories for every term that is written by hand", () => {
    const ids = new Set(DEFAULT_CATEGORIES.map(({ id }) => id));
    for (const [term, { category }] of handWrittenTerms()) expect(ids, term).toContain(category);
  });
});

describe("a person's own choices", () => {
  const past = [
    { description: "Lidl", category: "kids" },
    { description: "band practice room", category: "entertainment" },
    { description: "lidl", category: "groceries" },
  ];

  it("outrank all else for the same description, the latest first", () => {
    expect(categorize("LIDL", past)).toMatchObject({ category: "kids", confidence: 0.99 });
  });

  it("hold for a description that shares most of its words", () => {
    expect(categorize("practice room", past)).toMatchObject({ category: "entertainment", confidence: 0.9 });
    expect(categorize("lidl saturday", past).category).toBe("kids");
  });

  it("say nothing about other things", () => {
    expect(categorize("room service breakfast", past).category).not.toBe("entertainment");
    expect(categorize("coffee", past)).toEqual(categorize("coffee"));
  });

  const filed = (category: string, ...descriptions: string[]) =>
    descriptions.map((description) => ({ description, category }));

  it("tell what a category of theirs is for, from what lies in it", () => {
    const eatingOut = filed("eating_out", "pizza", "burger king", "thai restaurant", "sushi place");
    expect(categorize("indian restaurant", eatingOut)).toMatchObject({ category: "eating_out" });
    expect(categorize("tapas bar", eatingOut).confidence).toBeLessThanOrEqual(0.8);
    expect(categorize("bus ticket", eatingOut)).toEqual(categorize("bus ticket"));
  });

  it("go by words that nothing else is known of", () => {
    const past = filed("boat", "mooring zorbo", "zorbo quarle", "zorbo rope fibble");
    expect(categorize("new zorbo vint", past)).toMatchObject({ category: "boat" });
    expect(categorize("new quint", past)).toEqual(categorize("new quint"));
  });

  it("do not move what is sure among our categories, unless theirs is never used", () => {
    const others = filed("entertainment", "pizza", "burger king", "sushi place", "ramen", "tapas bar");
    expect(categorize("thai restaurant", others).category).toBe("dining");
    const mine = [...others, ...filed("boat", "zorbo")];
    expect(categorize("thai restaurant", mine).category).toBe("entertainment");
    expect(categorize("thai restaurant", [...mine, ...filed("dining", "steakhouse")]).category).toBe("dining");
  });
});
