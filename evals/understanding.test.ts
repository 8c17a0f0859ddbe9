import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { understand } from "../dialogs/understanding/understand.ts";
import { contextOf } from "../scripts/spoken-line.ts";
import { evalCase } from "./case.ts";
import { compare } from "./compare.ts";

const folder = join(import.meta.dirname, "understanding");
const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));

describe.each(files)("%s", (file) => {
  const lines = readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean);
  const scored = lines.map((line) => {
    const given = evalCase.parse(JSON.parse(line));
    return { text: given.text, ...compare(understand(given.text, contextOf(given)).calls, given) };
  });

  it("writes no wrong amount and takes no false action", () => {
    expect(scored.filter(({ isWrongAmount, isFalseAction }) => isWrongAmount || isFalseAction)).toEqual([]);
  });

  it("is understood as a whole call in at least 95 of 100 cases", () => {
    expect(scored.filter(({ isExact }) => isExact).length / scored.length).toBeGreaterThanOrEqual(0.95);
  });
});
