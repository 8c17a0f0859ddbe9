import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { normaliseDescription } from "../domain/entry.ts";
import { readJsonLines } from "./json-lines.ts";
import { contentLines, readLabelledLines } from "./labelled-lines.ts";

const training = join(import.meta.dirname, "training");
const heldOut = join(import.meta.dirname, "held-out");
const publicSets = join(import.meta.dirname, "..", "..", "shared", "eval");
const intents = readdirSync(join(training, "intents"));

const textLine = z.object({ text: z.string() });

describe("the training lines", () => {
  it.each(intents.filter((name) => name !== "none.txt"))("are at least 80 different ones in %s", (name) => {
    expect(new Set(contentLines(join(training, "intents", name)).map(folded)).size).toBeGreaterThanOrEqual(80);
  });

  it("hold at least 800 lines of talk that is none of ours", () => {
    expect(new Set(contentLines(join(training, "intents", "none.txt")).map(folded)).size).toBeGreaterThanOrEqual(800);
  });

  it("give every line one intent", () => {
    const lines = intents.flatMap((name) => contentLines(join(training, "intents", name)).map(folded));
    expect(lines.length - new Set(lines).size).toBe(0);
  });

  it("hold none of the lines that we measure on", () => {
    const measured = new Set(
      [
        ...["descriptions.txt", "brands.txt", "intents.txt"].flatMap((name) => readLabelledLines(join(heldOut, name))),
        ...["calls.jsonl", "fresh.jsonl"].flatMap((name) => readJsonLines(join(heldOut, name), textLine)),
      ].map(({ text }) => folded(text)),
    );
    expect(allTrainingLines().filter((line) => measured.has(line))).toEqual([]);
  });

  it.skipIf(!existsSync(publicSets))("hold no sentence of the public test sets", () => {
    const measured = new Set(
      readdirSync(publicSets)
        .filter((name) => name.endsWith(".jsonl"))
        .flatMap((name) => readJsonLines(join(publicSets, name), textLine))
        .map(({ text }) => folded(text)),
    );
    expect(measured.size).toBeGreaterThan(1000);
    expect(allTrainingLines().filter((line) => measured.has(line))).toEqual([]);
  });

  it("are written down as they were said, one a line", () => {
    for (const name of intents) expect(readFileSync(join(training, "intents", name), "utf8")).toMatch(/^[^\t]+\n$/);
  });
});

function allTrainingLines(): string[] {
  return [
    ...["descriptions.txt", "things.txt", "brands.txt"].flatMap((name) => readLabelledLines(join(training, name))),
    ...intents.flatMap((name) => contentLines(join(training, "intents", name)).map((text) => ({ text }))),
  ].map(({ text }) => folded(text));
}

/** A line without case, marks and punctuation; a line of signs alone as it is. */
function folded(text: string): string {
  return normaliseDescription(text) || text;
}
