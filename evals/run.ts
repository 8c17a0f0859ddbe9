import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { warmUpUnderstanding } from "../dialogs/understanding/warm-up.ts";
import { readDiary } from "./diary.ts";
import { type Figure, isFall } from "./figures.ts";
import { measureCalls } from "./measure-calls.ts";
import { measureCategories } from "./measure-categories.ts";
import { measureCost } from "./measure-cost.ts";
import { measureDiary } from "./measure-diary.ts";
import { measureIntents } from "./measure-intents.ts";
import { measurePublicSets } from "./measure-public.ts";
import { readIntervals, renderTable, withTable } from "./table.ts";
import { Stopwatch } from "./understood.ts";

/**
 * Measures the local brain and compares it with the figures that are committed in `docs/understanding.md`: exits with 1 when
 * one fell by more than its interval. `--write` commits the new ones instead.
 *
 * `--misses` prints each line of our own sets that came out otherwise. The public sets are for measuring only.
 *
 * `--diary FILE.csv` measures how a person's own categories are learned from their diary instead, and compares nothing.
 */
const { values: options } = parseArgs({
  options: {
    misses: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    "public-sets": { type: "string" },
    diary: { type: "string", multiple: true },
  },
});
const root = join(import.meta.dirname, "..");
const page = join(root, "docs", "understanding.md");
const publicSets = options["public-sets"] ?? join(root, "..", "shared", "eval");
const onMiss = (line: string): void => {
  if (options.misses) console.log(`  ${line}`);
};

warmUpUnderstanding(Temporal.PlainDateTime.from("2026-06-10T09:12:00"), "full");
if (options.diary) await reportDiaries(options.diary);
else process.exitCode = report();

async function reportDiaries(paths: readonly string[]): Promise<void> {
  const figures: Figure[] = [];
  for (const path of paths) figures.push(...(await measureDiary(basename(path, ".csv"), readDiary(path), onMiss)));
  console.log(renderTable(figures));
}

/** @returns the exit code */
function report(): number {
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
  if (!options.write) return reportFalls(figures, readIntervals(committed));
  writeFileSync(page, withTable(committed, figures));
  return 0;
}

/** @returns the exit code */
function reportFalls(now: readonly Figure[], before: ReadonlyMap<string, Figure["interval"]>): number {
  const falls = now.filter((figure) => isFall(figure, { interval: before.get(figure.name) ?? null }));
  for (const { name } of falls) console.log(`fell by more than its interval: ${name}`);
  return falls.length === 0 ? 0 : 1;
}
