import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isSure } from "../dialogs/agent/sure.ts";
import { evalCase } from "./case.ts";
import { compare } from "./compare.ts";
import { type Figure, shareFigure } from "./figures.ts";
import { readJsonLines } from "./json-lines.ts";
import type { Stopwatch } from "./understood.ts";

/**
 * How messages are understood as whole calls: on the cases the rules were written with, on held-out ones, and on those that
 * were written before their writer had read a rule or a line of training.
 */
export function measureCalls(stopwatch: Stopwatch, onMiss: (line: string) => void): Figure[] {
  const known = join(import.meta.dirname, "understanding");
  const files = readdirSync(known).filter((name) => name.endsWith(".jsonl"));
  const developed = score(
    files.toSorted().map((name) => join(known, name)),
    stopwatch,
    onMiss,
  );
  const heldOut = score([join(import.meta.dirname, "held-out", "calls.jsonl")], stopwatch, onMiss);
  const fresh = score([join(import.meta.dirname, "held-out", "fresh.jsonl")], stopwatch, onMiss);
  const all = [...developed, ...heldOut];
  const negatives = all.filter(({ isNegative }) => isNegative);
  return [
    share("whole call, held out", heldOut, ({ isExact }) => isExact, WHOLE),
    share("right call, held out", heldOut, ({ isRightCall }) => isRightCall, WHOLE),
    share("whole call, fresh", fresh, ({ isExact }) => isExact, WHOLE),
    share("right call, fresh", fresh, ({ isRightCall }) => isRightCall, WHOLE),
    share("silent wrong amounts, fresh", fresh, ({ isWrongAmount }) => isWrongAmount, SELDOM_WRONG),
    share(
      "false actions on negatives, fresh",
      fresh.filter(({ isNegative }) => isNegative),
      ({ isFalseAction }) => isFalseAction,
      SELDOM_FALSE,
    ),
    share("whole call, written with the rules", developed, ({ isExact }) => isExact, { better: "higher" }),
    share("messages that need no language model", all, ({ needsModel }) => !needsModel, {
      better: "higher",
      must: 0.6,
    }),
    share("silent wrong amounts", all, ({ isWrongAmount }) => isWrongAmount, SELDOM_WRONG),
    share("false actions on our negatives", negatives, ({ isFalseAction }) => isFalseAction, SELDOM_FALSE),
  ];
}

const WHOLE = { better: "higher", must: 0.85, goal: 0.92 } as const;
const SELDOM_WRONG = { better: "lower", must: 0.005, goal: 0.001 } as const;
const SELDOM_FALSE = { better: "lower", must: 0.01, goal: 0.003 } as const;

type Scored = ReturnType<typeof score>[number];

function score(paths: readonly string[], stopwatch: Stopwatch, onMiss: (line: string) => void) {
  return paths
    .flatMap((path) => readJsonLines(path, evalCase))
    .map((given) => {
      const { calls, confidence } = stopwatch.understand(given);
      const outcome = compare(calls, given);
      const needsModel = !isSure({ calls, confidence, brain: "local" });
      if (!outcome.isExact) onMiss(`${given.id} "${given.text}" → ${JSON.stringify(calls)}`);
      return { ...outcome, needsModel, isNegative: given.calls.every(({ tool }) => tool === "decline") };
    });
}

function share(
  name: string,
  of: readonly Scored[],
  is: (one: Scored) => boolean,
  wanted: Parameters<typeof shareFigure>[3],
): Figure {
  return shareFigure(name, of.filter(is).length, of.length, wanted);
}
