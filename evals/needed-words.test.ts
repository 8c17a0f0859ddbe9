import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import type { Understanding } from "../dialogs/understanding/understanding.ts";
import { contextOf } from "../scripts/spoken-line.ts";
import { type EvalCase, evalCase } from "./case.ts";
import { readJsonLines } from "./json-lines.ts";

afterAll(() => vi.doUnmock("../dialogs/understanding/needed-words.ts"));

test("no sentence means something else where every pattern is tried on it", async () => {
  const shortened = await understandAll();
  vi.resetModules();
  vi.doMock("../dialogs/understanding/needed-words.ts", () => ({
    mayMatch: () => () => true,
    rulesFor: (rules: readonly unknown[]) => () => rules,
  }));
  const inFull = await understandAll();
  const changed = sentences.filter((_, index) => JSON.stringify(shortened[index]) !== JSON.stringify(inFull[index]));
  const differing = (index: number) => [shortened[index], inFull[index]].map((found) => JSON.stringify(found));
  expect(changed.map((given) => [given.text, ...differing(sentences.indexOf(given))])).toEqual([]);
  expect(sentences.length).toBeGreaterThan(2_000);
});

const sentences: readonly EvalCase[] = ["understanding", "held-out"].flatMap((folder) => {
  const path = join(import.meta.dirname, folder);
  const files = readdirSync(path).filter((name) => name.endsWith(".jsonl"));
  return files.flatMap((name) => readJsonLines(join(path, name), evalCase));
});

async function understandAll(): Promise<readonly Understanding[]> {
  const { understand } = await import("../dialogs/understanding/understand.ts");
  return sentences.map((given) => understand(given.text, contextOf(given)));
}
