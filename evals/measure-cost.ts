import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./figures.ts";
import type { Stopwatch } from "./understood.ts";

const ROOT = join(import.meta.dirname, "..");

/** What understanding costs: time for each text, the first text of a process, memory and files. */
export function measureCost(stopwatch: Stopwatch): Figure[] {
  const starts = Array.from({ length: 3 }, measureColdStart);
  const loadMs = Math.min(...starts.map((start) => start.loadMs));
  const loadedMb = Math.max(...starts.map((start) => start.loadedMb));
  stopwatch.repeat(2);
  const lines = stopwatch.times.length;
  return [
    time("a note of an expense, median", stopwatch.at(0.5, "notes"), lines, 0.5),
    time("any text, 95th percentile", stopwatch.at(0.95, "all"), lines, 2),
    time("first use of what was compiled", loadMs, 1, 150),
    {
      name: "memory of what was compiled",
      value: loadedMb,
      unit: "MB",
      interval: null,
      lines: 1,
      better: "lower",
      must: 30,
    },
    { name: "compiled files", value: compiledMb(), unit: "MB", interval: null, lines: 1, better: "lower", must: 8 },
  ];
}

const MB = 1e6;

function time(name: string, value: number, lines: number, must: number): Figure {
  return { name, value, unit: "ms", interval: null, lines, better: "lower", must };
}

/** Loads everything in a process of its own, as a start of the product would. */
function measureColdStart(): { readonly loadMs: number; readonly loadedMb: number } {
  const script = `
    const { categorize } = await import("./dialogs/understanding/categorize.ts");
    const { guessIntents } = await import("./dialogs/understanding/classifier/intent-model.ts");
    const used = () => { gc(); const { heapUsed, external } = process.memoryUsage(); return heapUsed + external; };
    const before = used();
    const started = performance.now();
    categorize("coffee");
    guessIntents("coffee 4.50");
    const loadMs = performance.now() - started;
    console.log(JSON.stringify({ loadMs, loadedMb: (used() - before) / ${MB} }));`;
  const options = { cwd: ROOT, encoding: "utf8" } as const;
  const output = execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", script], options);
  const { loadMs, loadedMb } = JSON.parse(output);
  return { loadMs: Number(loadMs), loadedMb: Number(loadedMb) };
}

function compiledMb(): number {
  const folder = join(ROOT, "dialogs", "understanding", "data");
  const files = readdirSync(folder).filter((name) => /\.(?:model|vectors|txt)$/.test(name));
  return files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / MB;
}
