import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { warmUpUnderstanding } from "../dialogs/understanding/warm-up.ts";
import { type Figure, isFall } from "./figures.ts";
import { measureCalls } from "./measure-calls.ts";
import { measureCategories } from "./measure-categories.ts";
import { measureCost } from "./measure-cost.ts";
import { measureIntents } from "./measure-intents.ts";
import { measurePublicSets } from "./measure-public.ts";
import { readIntervals, renderTable, withTable } from "./table.ts";
import { Stopwatch } from "./understood.ts";

/**
 * Measures the local brain and compares it with the figures that are committed in `docs/understanding.md`: exits with 1 when
 * one fell by more than its interval. `--write` commits the new ones instead.
 *
 * `--misses` prints each line of our own sets that came out otherwise. The public sets are for measuring only.
 */
const { values: options } = parseArgs({
  options: {
    misses: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    "public-sets": { type: "string" },
  },
});
const root = join(import.meta.dirname, "..");
const page = join(root, "docs", "understanding.md");
const publicSets = options["public-sets"] ?? join(root, "..", "shared", "eval");
const onMiss = (line: string): void => {
  if (options.misses) console.log(`  ${line}`);
};

warmUpUnderstanding(Temporal.PlainDateTime.from("2026-06-10T09:12:00"), "full");
const stopwatch = new Stopwatch();
const figures: Figure[] = [
  ...measureCalls(stopwatch, onMiss),
  ...measureCategories(onMiss),
  ...measureIntents(onMiss),
  ...measurePublicSets(publicSets, stopwatch),
  ...measureCost(stopwatch),
];
console.log(renderTable(figures));
const committed = readFileSync(page, "utf8");
if (options.write) writeFileSync(page, withTable(committed, figures));
else process.exitCode = reportFalls(figures, readIntervals(committed));

/** @returns the exit code */
function reportFalls(now: readonly Figure[], before: ReadonlyMap<string, Figure["interval"]>): number {
  const falls = now.filter((figure) => isFall(figure, { interval: before.get(figure.name) ?? null }));
  for (const { name } of falls) console.log(`fell by more than its interval: ${name}`);
  return falls.length === 0 ? 0 : 1;
}
