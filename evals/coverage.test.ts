import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConversations } from "./conversation.ts";
import { BEHAVIOUR_KEYS, BEHAVIOURS } from "./covered/behaviours.ts";
import { LAWS } from "./covered/laws.ts";

/** How often a law is tried at least. */
const RUNS = 1_000;

const ROOT = join(import.meta.dirname, "..");

describe("what it must be able to do", () => {
  const shown = new Set(readConversations(join(import.meta.dirname, "conversations")).flatMap(({ covers }) => covers));

  it.each(BEHAVIOUR_KEYS.map((key) => [key, BEHAVIOURS[key]] as const))("%s (%s) is shown by a conversation", (key) => {
    expect(shown.has(key)).toBe(true);
  });
});

describe("a law of money", () => {
  it.each(Object.values(LAWS).map((law) => [law.says, law] as const))("%s", (_says, { file, title }) => {
    const source = readFileSync(join(ROOT, file), "utf8");
    expect(source).toContain(`("${title}"`);
    expect(runsAfter(source, `("${title}"`)).toBeGreaterThanOrEqual(RUNS);
  });

  it("stands in the list of laws if a property test bears its name", () => {
    const files = new Set(Object.values(LAWS).map(({ file }) => file));
    const named = [...files].flatMap((file) => {
      const titles = readFileSync(join(ROOT, file), "utf8").matchAll(/\b(?:it|test)\("(law: [^"]+)"/g);
      return [...titles].map(([, title]) => title);
    });
    expect(new Set(named)).toEqual(new Set(Object.values(LAWS).map(({ title }) => title)));
  });
});

/** How many runs the property has whose test begins there; by a constant of the file where it names one. */
function runsAfter(source: string, title: string): number {
  const rest = source.slice(source.indexOf(title));
  const [, stated] = /numRuns: ([\d_]+)|\bRUNS\b/.exec(rest) ?? [];
  const [, constant] = /const RUNS = \{ numRuns: ([\d_]+) \}/.exec(source) ?? [];
  return Number((stated ?? constant ?? "0").replaceAll("_", ""));
}
