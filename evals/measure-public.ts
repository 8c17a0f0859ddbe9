import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { TOOLS } from "../dialogs/tools/registry.ts";
import { findAmounts } from "../dialogs/understanding/amounts.ts";
import { findDates } from "../dialogs/understanding/dates.ts";
import type { Span } from "../dialogs/understanding/masks.ts";
import { normalise } from "../dialogs/understanding/normalise.ts";
import { readText } from "../dialogs/understanding/reading.ts";
import { contextOf } from "../scripts/spoken-line.ts";
import { evalCase } from "./case.ts";
import { compare } from "./compare.ts";
import { type Figure, shareFigure } from "./figures.ts";
import { readJsonLines } from "./json-lines.ts";
import { type Stopwatch, spoken } from "./understood.ts";

/**
 * Measures on public test sets, where a folder holds them.
 *
 * They are for measuring alone: nothing is trained or tuned on them, so only counts leave this file, never a sentence.
 */
export function measurePublicSets(folder: string, stopwatch: Stopwatch): Figure[] {
  const sets = [
    ["examples.jsonl", measureExamples],
    ["clinc-dev.jsonl", measureClinc],
    ["nlupp-banking-dev.jsonl", measureSlots],
  ] as const;
  return sets.flatMap(([name, measure]) => {
    if (existsSync(join(folder, name))) return measure(folder, stopwatch);
    console.log(`${name}: skipped, not found in ${folder}`);
    return [];
  });
}

function measureExamples(folder: string, stopwatch: Stopwatch): Figure[] {
  const cases = readJsonLines(join(folder, "examples.jsonl"), evalCase);
  const exact = cases.filter((given) => compare(stopwatch.understand(given).calls, given).isExact);
  return [shareFigure("whole call, public examples", exact.length, cases.length, { better: "higher" })];
}

const clincMap = z.object({
  always: z.array(z.string()),
  ours: z.record(z.string(), z.array(z.string())),
  also: z.record(z.string(), z.array(z.string())),
});

/** Questions to other assistants: most of them are none of our business, so acting on them is false. */
function measureClinc(folder: string, stopwatch: Stopwatch): Figure[] {
  const { always, ours, also } = clincMap.parse(JSON.parse(readFileSync(join(folder, "clinc-map.json"), "utf8")));
  const lines = readJsonLines(join(folder, "clinc-dev.jsonl"), z.object({ text: z.string(), intent: z.string() }));
  const outcomes = lines.map(({ text, intent }) => {
    const { calls } = stopwatch.understand(spoken(text));
    const own = ours[intent];
    const allowed = [...always, ...(own ?? []), ...(also[intent] ?? [])];
    return {
      isOurs: own !== undefined,
      isRecognised: calls.every(({ tool }) => own?.includes(tool)),
      // A tool that does not exist yet is recognised by name and declined.
      isNamed: calls.every(({ tool, args }) => own?.includes(tool === "decline" ? String(args.about) : tool)),
      isFalse: calls.some(({ tool }) => !allowed.includes(tool)),
    };
  });
  const asked = outcomes.filter(({ isOurs }) => isOurs);
  const others = outcomes.filter(({ isOurs }) => !isOurs);
  const count = (of: typeof outcomes, is: (one: (typeof outcomes)[number]) => boolean): number => of.filter(is).length;
  return [
    shareFigure(
      "false actions, CLINC",
      count(others, ({ isFalse }) => isFalse),
      others.length,
      {
        better: "lower",
        must: 0.01,
        goal: 0.003,
      },
    ),
    shareFigure(
      "recall of ours, CLINC",
      count(asked, ({ isRecognised }) => isRecognised),
      asked.length,
      {
        better: "higher",
        must: 0.8,
        goal: 0.9,
      },
    ),
    shareFigure(
      "recall with tools to come, CLINC",
      count(asked, ({ isNamed }) => isNamed),
      asked.length,
      {
        better: "higher",
      },
    ),
  ];
}

const slotLine = z.object({
  text: z.string(),
  slots: z.record(z.string(), z.object({ text: z.string() })).default({}),
});

/** Amounts and dates in turns with a bank: here the extractors are measured, and that nothing is written. */
function measureSlots(folder: string, stopwatch: Stopwatch): Figure[] {
  const lines = readJsonLines(join(folder, "nlupp-banking-dev.jsonl"), slotLine);
  const written = lines.filter(({ text }) =>
    stopwatch.understand(spoken(text)).calls.some(({ tool }) => TOOLS[tool].risk !== "read"),
  );
  const slots = lines.flatMap(({ text, slots: said }) => {
    const plain = normalise(text);
    const context = contextOf(spoken(text));
    const amounts = findAmounts(plain, [], context);
    const dates = [...readText(plain, context).dates, ...findDates(plain, context)];
    return Object.entries(said).flatMap(([name, slot]) => {
      const kind = kindOfSlot(name);
      if (kind === null) return [];
      const wanted = normalise(slot.text).toLowerCase();
      const start = plain.toLowerCase().indexOf(wanted);
      const place = { start, end: start + wanted.length };
      return [{ kind, isFound: (kind === "amount" ? amounts : dates).some((found) => touches(found, place)) }];
    });
  });
  const found = (kind: string): Figure => {
    const all = slots.filter((slot) => slot.kind === kind);
    const right = all.filter(({ isFound }) => isFound);
    return shareFigure(`${kind}s found, NLU++`, right.length, all.length, { better: "higher" });
  };
  return [
    shareFigure("false changes, NLU++", written.length, lines.length, { better: "lower", must: 0.01, goal: 0.003 }),
    found("amount"),
    found("date"),
  ];
}

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function kindOfSlot(name: string): "amount" | "date" | null {
  if (name.startsWith("amount")) return "amount";
  return name === "date" || name === "date_from" || name === "date_to" ? "date" : null;
}
