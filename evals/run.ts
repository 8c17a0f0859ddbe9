import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { findAmounts } from "../dialogs/understanding/amounts.ts";
import { findDates } from "../dialogs/understanding/dates.ts";
import { normalise } from "../dialogs/understanding/normalise.ts";
import { readText } from "../dialogs/understanding/reading.ts";
import { understand } from "../dialogs/understanding/understand.ts";
import { warmUpUnderstanding } from "../dialogs/understanding/warm-up.ts";
import { contextOf } from "../scripts/spoken-line.ts";
import { type EvalCase, evalCase } from "./case.ts";
import { compare } from "./compare.ts";

/**
 * Measures the local brain over the project's own cases, and over public test sets where a folder holds them.
 *
 * `npm run eval -- --misses` also prints each case that came out otherwise. The public sets are for measuring only.
 */

const { values: options } = parseArgs({
  options: { misses: { type: "boolean", default: false }, "public-sets": { type: "string" } },
});
const root = join(import.meta.dirname, "..");
const publicSets = options["public-sets"] ?? join(root, "..", "shared", "eval");

/** Milliseconds of each text that was understood. */
const latencies: number[] = [];

warmUpUnderstanding(Temporal.PlainDateTime.from("2026-06-10T09:12:00"), "full");
for (const name of readdirSync(join(import.meta.dirname, "understanding")).toSorted()) {
  if (name.endsWith(".jsonl")) reportCases(`own/${name}`, join(import.meta.dirname, "understanding", name));
}
measured("examples.jsonl", (path) => reportCases("public/examples.jsonl", path));
measured("clinc-dev.jsonl", reportClinc);
measured("nlupp-banking-dev.jsonl", reportSlots);
reportLatency();

function measured(name: string, report: (path: string) => void): void {
  const path = join(publicSets, name);
  if (existsSync(path)) report(path);
  else console.log(`public/${name}: skipped, not found in ${publicSets}`);
}

function reportCases(name: string, path: string): void {
  const cases = linesOf(path, evalCase);
  const outcomes = cases.map((given) => ({ given, calls: understood(given) }));
  const scored = outcomes.map(({ given, calls }) => ({ given, calls, ...compare(calls, given) }));
  const count = (is: (outcome: (typeof scored)[number]) => boolean): number => scored.filter(is).length;
  console.log(
    `${name}: ${count(({ isExact }) => isExact)} of ${cases.length} exact, ` +
      `${count(({ isFalseAction }) => isFalseAction)} false actions, ${count(({ isWrongAmount }) => isWrongAmount)} wrong amounts written`,
  );
  if (!options.misses) return;
  for (const { given, calls, isExact } of scored) {
    if (!isExact)
      console.log(
        `  ${given.id} "${given.text}"\n    expected ${JSON.stringify(given.calls)}\n    but got  ${JSON.stringify(calls)}`,
      );
  }
}

function understood(given: EvalCase): ReturnType<typeof understand>["calls"] {
  const started = performance.now();
  const { calls } = understand(given.text, contextOf(given));
  latencies.push(performance.now() - started);
  return calls;
}

/** Questions to a bank's assistant: most of them are none of our business, so acting on them is false. */
function reportClinc(path: string): void {
  const map = z
    .object({
      always: z.array(z.string()),
      ours: z.record(z.string(), z.array(z.string())),
      also: z.record(z.string(), z.array(z.string())),
    })
    .parse(JSON.parse(readFileSync(join(publicSets, "clinc-map.json"), "utf8")));
  const lines = linesOf(path, z.object({ text: z.string(), intent: z.string() }));
  let ours = 0;
  let recalled = 0;
  let falseActions = 0;
  for (const { text, intent } of lines) {
    const calls = understood(spoken(text));
    const own = map.ours[intent];
    if (own) {
      ours += 1;
      if (calls.every(({ tool }) => own.includes(tool))) recalled += 1;
    }
    const allowed = [...map.always, ...(own ?? []), ...(map.also[intent] ?? [])];
    if (calls.some(({ tool }) => !allowed.includes(tool))) {
      falseActions += 1;
      if (options.misses) console.log(`  ${intent} "${text}" → ${JSON.stringify(calls)}`);
    }
  }
  console.log(
    `public/clinc-dev.jsonl: ${falseActions} false actions in ${lines.length} texts, ${recalled} of our ${ours} recognised`,
  );
}

/** Amounts and dates inside longer sentences: here only the extractors are measured, and that nothing is written. */
function reportSlots(path: string): void {
  const slot = z.object({ text: z.string() });
  const lines = linesOf(path, z.object({ text: z.string(), slots: z.record(z.string(), slot).default({}) }));
  let written = 0;
  const found = { amounts: 0, dates: 0 };
  const all = { amounts: 0, dates: 0 };
  for (const { text, slots } of lines) {
    const given = spoken(text);
    const context = contextOf(given);
    if (understood(given).some(({ tool }) => tool === "log_expense")) {
      written += 1;
      if (options.misses) console.log(`  logged: "${text}"`);
    }
    const plain = normalise(text);
    const reading = readText(plain, context);
    for (const [name, { text: said }] of Object.entries(slots)) {
      const at = plain.toLowerCase().indexOf(normalise(said).toLowerCase());
      if (name.startsWith("amount")) {
        all.amounts += 1;
        if (findAmounts(plain, [], context).some(({ start, end }) => start < at + said.length && at < end))
          found.amounts += 1;
        else if (options.misses) console.log(`  amount not found: "${said}" in "${text}"`);
      } else if (name === "date" || name === "date_from" || name === "date_to") {
        all.dates += 1;
        const dates = [...reading.dates, ...findDates(plain, context)];
        if (dates.some(({ start, end }) => start < at + said.length && at < end)) found.dates += 1;
        else if (options.misses) console.log(`  date not found: "${said}" in "${text}"`);
      }
    }
  }
  console.log(
    `public/nlupp-banking-dev.jsonl: ${written} of ${lines.length} texts logged, ` +
      `amounts found ${found.amounts} of ${all.amounts}, dates found ${found.dates} of ${all.dates}`,
  );
}

function spoken(text: string): EvalCase {
  return evalCase.parse({ id: "", text, now: "2022-03-15T09:00:00", currency: "USD", calls: [] });
}

function linesOf<Shape extends z.ZodType>(path: string, shape: Shape): z.output<Shape>[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => shape.parse(JSON.parse(line)));
}

function reportLatency(): void {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  console.log(`latency over ${sorted.length} texts: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
}
