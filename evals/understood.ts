import { understand } from "../dialogs/understanding/understand.ts";
import type { Understanding } from "../dialogs/understanding/understanding.ts";
import { contextOf } from "../scripts/spoken-line.ts";
import { type EvalCase, evalCase } from "./case.ts";

/** Understands texts and keeps the time that each took. */
export class Stopwatch {
  /** Milliseconds of each text, by what it is. */
  readonly times: { readonly given: EvalCase; readonly isNote: boolean; ms: number }[] = [];

  understand(given: EvalCase): Understanding {
    const { understanding, ms } = timed(given);
    this.times.push({ given, isNote: understanding.calls[0]?.tool === "log_expense", ms });
    return understanding;
  }

  /**
   * Understands all of them again, one after the other, and keeps the least time of each: what else the machine did is no
   * time of ours.
   */
  repeat(rounds: number): void {
    for (let round = 0; round < rounds; round += 1) {
      for (const time of this.times) time.ms = Math.min(time.ms, timed(time.given).ms);
    }
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

function timed(given: EvalCase): { readonly understanding: Understanding; readonly ms: number } {
  const started = performance.now();
  const understanding = understand(given.text, contextOf(given));
  return { understanding, ms: performance.now() - started };
}

/** A text alone, as a case. */
export function spoken(text: string): EvalCase {
  return evalCase.parse({ id: "", text, now: "2022-03-15T09:00:00", currency: "USD", calls: [] });
}
