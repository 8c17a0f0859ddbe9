import { readFileSync } from "node:fs";
import { z } from "zod";
import { foldTerm } from "../../../dialogs/understanding/lexicon/terms.ts";
import type { CategoryId } from "../../../domain/categories.ts";
import { categoryOfKind } from "./tag-categories.ts";

/** What a kind of place is called in some language, or what people look for there. */
export interface PlaceWord {
  readonly word: string;
  readonly category: CategoryId;
  /** `name`: the kind's own name · `term`: something that it is found by. */
  readonly as: "name" | "term";
}

/** The languages that people write in; Hindi's own letters as well. */
const LANGUAGES = ["en", "en-GB", "en-US", "en-IN", "de", "fr", "es", "it", "pt", "pt-BR", "hi"];

/**
 * The names of shops, restaurants and other places where one pays, in the languages above, in a fixed order.
 *
 * @param folder where the packages are installed
 */
export function readPlaceWords(folder: string): PlaceWord[] {
  const schema = `${folder}/@openstreetmap/id-tagging-schema/dist`;
  const presets = presetsFile.parse(JSON.parse(readFileSync(`${schema}/presets.min.json`, "utf8")));
  const kinds = Object.entries(presets).flatMap(([id, { tags }]) => {
    const category = Object.entries(tags)
      .map(([key, value]) => categoryOfKind(`${key}/${value}`))
      .find((found) => found !== null);
    return category === undefined || id.split("/").length > 3 ? [] : [{ id, category }];
  });
  return LANGUAGES.flatMap((language) => {
    const file = translationFile.parse(JSON.parse(readFileSync(`${schema}/translations/${language}.json`, "utf8")));
    const translated = file[language]?.presets.presets ?? {};
    return kinds.flatMap(({ id, category }) => {
      const { name, terms, aliases } = translated[id] ?? {};
      const names = [name ?? "", ...(aliases ?? "").split("\n")].map(foldTerm);
      const found = (terms ?? []).map(foldTerm).filter((term) => !names.includes(term));
      return [
        ...names.map((word): PlaceWord => ({ word, category, as: "name" })),
        ...found.map((word): PlaceWord => ({ word, category, as: "term" })),
      ].filter(({ word }) => word.length > 2);
    });
  });
}

const presetsFile = z.record(z.string(), z.object({ tags: z.record(z.string(), z.string()) }));
const text = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? value : value.join("\n")));
const translationFile = z.record(
  z.string(),
  z.object({
    presets: z.object({
      presets: z.record(
        z.string(),
        z.object({
          name: z.string().optional(),
          aliases: text.optional(),
          terms: text.transform((value) => value.split(/[\n,]/)).optional(),
        }),
      ),
    }),
  }),
);
