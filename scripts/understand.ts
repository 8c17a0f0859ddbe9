import { understand } from "../dialogs/understanding/understand.ts";
import { warmUpUnderstanding } from "../dialogs/understanding/warm-up.ts";
import { answerLines } from "./json-lines.ts";
import { contextOf, spokenLine } from "./spoken-line.ts";

/** Reads texts and writes what they mean: the local brain alone, no store, no server, no network. `ms` is milliseconds. */
warmUpUnderstanding(Temporal.PlainDateTime.from("2026-01-01"), "full");
await answerLines(spokenLine, (line) => {
  const started = performance.now();
  const { calls, confidence } = understand(line.text, contextOf(line));
  return { id: line.id, calls, confidence, ms: Math.round((performance.now() - started) * 1000) / 1000 };
});
