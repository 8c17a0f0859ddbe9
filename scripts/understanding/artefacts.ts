import { readdirSync } from "node:fs";
import { join } from "node:path";
import { intentText } from "../../dialogs/understanding/classifier/intent-words.ts";
import { openWordVectors } from "../../dialogs/understanding/classifier/word-vectors.ts";
import { parseArtefact } from "../../dialogs/understanding/data/artefact.ts";
import { foldTerm, handWrittenTerms, withCompiledNames } from "../../dialogs/understanding/lexicon/terms.ts";
import { contentLines, readLabelledLines } from "../../evals/labelled-lines.ts";
import { compileCategories } from "./compile-categories.ts";
import { compileIntents, type IntentLine } from "./compile-intents.ts";
import { compileNames } from "./compile-names.ts";
import { compileVectors } from "./compile-vectors.ts";
import { readBrandIndex } from "./sources/brand-index.ts";
import { readEmbeddings } from "./sources/embeddings.ts";
import { readPlaceWords } from "./sources/place-names.ts";

/** Where the data packages are installed; see `package.json` beside this file. */
export const PACKAGES = join(import.meta.dirname, "node_modules");

const TRAINING = join(import.meta.dirname, "..", "..", "evals", "training");

/** Makes every compiled file, by name. The same packages and lines give the same bytes. */
export function buildArtefacts(): Map<string, Uint8Array> {
  const embeddings = readEmbeddings(PACKAGES);
  const brands = readBrandIndex(PACKAGES);
  const places = readPlaceWords(PACKAGES);
  const handWritten = handWrittenTerms();
  const descriptions = readLabelledLines(join(TRAINING, "descriptions.txt"));
  const things = readLabelledLines(join(TRAINING, "things.txt"));
  const names = readLabelledLines(join(TRAINING, "brands.txt"));
  const compiledNames = new TextEncoder().encode(compileNames({ brands, places, embeddings, handWritten }));
  const intents = readIntentLines();
  const needed = [...handWritten.keys(), ...[...descriptions, ...things, ...names].map(({ text }) => foldTerm(text))];
  const neededWords = [
    ...needed.flatMap((text) => text.split(" ")),
    ...intents.flatMap(({ text }) => intentText(text).words),
  ];
  const vectorFile = compileVectors(embeddings, new Set(neededWords));
  const vectors = openWordVectors(parseArtefact(vectorFile));
  const meaningOf = withCompiledNames(handWritten, compiledNames);
  return new Map([
    ["names.txt", compiledNames],
    ["words.vectors", vectorFile],
    [
      "categories.model",
      compileCategories({ brands, places, handWritten, descriptions, things, names, vectors, meaningOf }),
    ],
    ["intents.model", compileIntents(intents, readDescriptions(), vectors)],
  ]);
}

/** What things are called, as the classifier of intents is taught notes with them. */
export function readDescriptions(): string[] {
  return ["descriptions.txt", "things.txt", "brands.txt"].flatMap((name) =>
    readLabelledLines(join(TRAINING, name)).map(({ text }) => text),
  );
}

/** One file for each intent, named by it. */
export function readIntentLines(): IntentLine[] {
  const folder = join(TRAINING, "intents");
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => contentLines(join(folder, name)).map((text) => ({ text, label: name.replace(/\.txt$/, "") })));
}
