import type { ToolCall } from "../dialogs/tools/call.ts";
import { understand } from "../dialogs/understanding/understand.ts";
import { contextOf } from "../scripts/spoken-line.ts";
import { type EvalCase, evalCase } from "./case.ts";

/** Understands texts and keeps the time that each took. */
export class Stopwatch {
  /** Milliseconds of each text, by what it is. */
  readonly times: { readonly isNote: boolean; readonly ms: number }[] = [];

  understand(given: EvalCase): readonly ToolCall[] {
    const started = performance.now();
    const { calls } = understand(given.text, contextOf(given));
    this.times.push({ isNote: calls[0]?.tool === "log_expense", ms: performance.now() - started });
    return calls;
  }

  /** A percentile in milliseconds, of all texts or of notes of expenses alone. */
  at(share: number, of: "all" | "notes"): number {
    const sorted = this.times
      .filter(({ isNote }) => of === "all" || isNote)
      .map(({ ms }) => ms)
      .toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  }
}

/** A text alone, as a case. */
export function spoken(text: string): EvalCase {
  return evalCase.parse({ id: "", text, now: "2022-03-15T09:00:00", currency: "USD", calls: [] });
}
