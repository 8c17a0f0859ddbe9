import { TOOLS } from "../../dialogs/tools/registry.ts";
import { calibrate } from "../../dialogs/understanding/classifier/calibration.ts";
import { wordVectors } from "../../dialogs/understanding/classifier/category-model.ts";
import { NO_INTENT } from "../../dialogs/understanding/classifier/intent-model.ts";
import { normalise } from "../../dialogs/understanding/normalise.ts";
import { noteFeatures } from "../../dialogs/understanding/note-evidence.ts";
import { readText } from "../../dialogs/understanding/reading.ts";
import { readByRules, understand } from "../../dialogs/understanding/understand.ts";
import type { UnderstandingContext } from "../../dialogs/understanding/understanding.ts";
import { readDescriptions, readIntentLines } from "./artefacts.ts";
import { calibrationOf, type UnseenIntent, unseenIntents } from "./compile-intents.ts";
import { fitNotes, type MaybeNote } from "./fit-notes.ts";

/**
 * Understands every training line with a classifier that has not seen it and its like, and prints how that came out: what the
 * thresholds in `dialogs/understanding/` were chosen by. It measures nothing that was held out, and nothing public.
 */
const CONTEXT: UnderstandingContext = {
  now: Temporal.PlainDateTime.from("2026-06-10T09:12:00"),
  currency: "USD",
  locale: "en-US",
  shown: [],
  pending: null,
  isReply: false,
};

const lines = unseenIntents(readIntentLines(), readDescriptions(), wordVectors());
const curve = calibrationOf(lines);
const outcomes = lines.map((line) => ({ ...line, tools: toolsFor(line) }));

const maybeNotes = lines.flatMap(maybeNote);

const others = outcomes.filter(({ label }) => label === NO_INTENT);
print("none of ours, acted on", others.filter(({ tools }) => tools.some(acts)).length, others.length);
for (const [label, members] of Map.groupBy(outcomes, (line) => line.label)) {
  const changed = members.filter(({ tools }) => tools.some((tool) => tool !== label && TOOLS[tool].risk !== "read"));
  print(`${label}, guessed`, members.filter(({ guesses: [best] }) => best?.label === label).length, members.length);
  print(
    `${label}, understood`,
    members.filter(({ tools }) => tools.some((tool) => tool === label)).length,
    members.length,
  );
  print(`${label}, something else changed`, changed.length, members.length);
}

print("notes, read as one by the rules", maybeNotes.filter(({ isNote }) => isNote).length, maybeNotes.length);
const { weights, unseen } = fitNotes(maybeNotes);
for (const from of [0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9]) {
  const taken = unseen.filter(({ likelihood }) => likelihood >= from);
  print(`likely notes from ${from} on that are none`, taken.filter(({ isNote }) => !isNote).length, taken.length);
}
console.log(`weights of what speaks for a note: ${weights.map((weight) => weight.toFixed(2)).join(", ")}`);

function toolsFor(line: UnseenIntent) {
  return understand(line.text, CONTEXT, () => guessesFor(line)).calls.map(({ tool }) => tool);
}

function guessesFor({ guesses }: UnseenIntent) {
  return guesses.map(({ label, share }) => ({ label, confidence: calibrate(share, curve) }));
}

/** What the rules read as a note, or would if it were told as one. */
function maybeNote(line: UnseenIntent): MaybeNote[] {
  const reading = readText(normalise(line.text), CONTEXT);
  const found = readByRules(reading);
  const calls = found.ifTold ?? found.calls;
  if (!calls.every(({ tool }) => tool === "log_expense")) return [];
  const isTold = found.ifTold === undefined;
  const features = noteFeatures({ calls, isTold, reading, guesses: guessesFor(line) });
  return [{ features, isNote: line.label === "log_expense" }];
}

/** True for what is more than a sentence in return. */
function acts(tool: ReturnType<typeof toolsFor>[number]): boolean {
  return !["ask", "decline", "help", "small_talk"].includes(tool);
}

function print(what: string, count: number, of: number): void {
  console.log(`${what}: ${count} of ${of}, ${((100 * count) / of).toFixed(1)} %`);
}
