import { expect, it } from "vitest";
import { withCompiledNames } from "../../dialogs/understanding/lexicon/terms.ts";
import { compileNames } from "./compile-names.ts";

const RANKS = new Map([
  ["target", 900],
  ["trash", 9_000],
  ["emma", 8_000],
  ["zorblat", 200_000],
]);
const embeddings = {
  words: [],
  vectorOf: () => [],
  rankOf: (word: string) => RANKS.get(word) ?? Number.POSITIVE_INFINITY,
};
const kindOf = (name: string, fame: [string, number][]): string | undefined => {
  const brands = [{ name, fame }];
  const compiled = compileNames({
    brands,
    places: [],
    embeddings,
    handWritten: new Map([["spa", { category: "personal_care", kind: "word" }]]),
  });
  return withCompiledNames(new Map(), new TextEncoder().encode(compiled))(name)?.kind;
};

it("believes a name that is no word", () => {
  expect(kindOf("zorblat", [["shopping", 4]])).toBe("brand");
});

it("guards a name that is an everyday word by how well it is known", () => {
  expect(kindOf("target", [["shopping", 40]])).toBe("guarded");
  expect(kindOf("target", [["shopping", 10]])).toBe("faint");
  expect(kindOf("trash", [["dining", 2]])).toBeUndefined();
});

it("takes a given name for a person's, however well known the brand", () => {
  expect(kindOf("emma", [["shopping", 60]])).toBe("faint");
});

it("keeps both meanings of a name that is as well known for another thing", () => {
  expect(
    kindOf("zorblat", [
      ["shopping", 10],
      ["dining", 9],
    ]),
  ).toBe("faint");
});

it("leaves what is written by hand to the tables", () => {
  expect(kindOf("spa", [["groceries", 60]])).toBeUndefined();
});

it("tells a place by its name, and only hints where languages disagree", () => {
  const places = [
    { word: "pekarna", category: "dining", as: "name" },
    { word: "boutique", category: "shopping", as: "name" },
    { word: "boutique", category: "groceries", as: "term" },
  ] as const;
  const meaningOf = withCompiledNames(
    new Map(),
    new TextEncoder().encode(compileNames({ brands: [], places, embeddings, handWritten: new Map() })),
  );
  expect(meaningOf("pekarna")).toEqual({ category: "dining", kind: "word" });
  expect(meaningOf("boutique")).toEqual({ category: "shopping", kind: "hint", rival: "groceries" });
});
